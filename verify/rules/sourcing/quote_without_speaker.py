"""Quoted words whose speaker does not stand in the sentence."""

import re

from sources.model import Span
from verify.rules.case import Case, Example, Remark, Rule

_TERM_WORDS = 2
"""A quotation below the headline of so few words is a term or a title, not speech."""
_TITLE = re.compile(r"(?:[A-Z\d][\w’'-]*|a|an|and|at|by|for|from|in|is|of|on|or|the|to|vs?\.?|with|:|–|—|-|\s|[,.!?])+")


def _check(case: Case) -> Remark | None:
    if "quote without speaker" not in case.vouching.modifiers:
        return None
    span = next((q for q in case.vouching.quotes if not _is_term(case, q)), None)
    if span is None or not _is_first_in(case, span) or _speaker_is_beside(case):
        return None
    speaker = f" (the text seems to mean {case.origin.text})" if case.origin is not None else ""
    return Remark(
        f"{span.of(case.document.text)} has no speaker in its sentence{speaker}.",
        "Put the speaker beside the quotation; or take the quotation marks away.",
    )


def _is_term(case: Case, quote: Span) -> bool:
    """Whether the words between the marks are a title, or a term that is only mentioned."""
    words = quote.of(case.document.text)[1:-1].strip()
    if _TITLE.fullmatch(words) and not case.in_headline:
        return True
    return len(words.split()) <= _TERM_WORDS and not case.in_headline


def _is_first_in(case: Case, quote: Span) -> bool:
    """Whether it is the first claim of the quotation: a long one is told once."""
    return next(c.id for c in case.around.claims if c.span.overlaps(quote)) == case.claim.id


def _speaker_is_beside(case: Case) -> bool:
    """Whether a speaker with a name stands in the same paragraph or the one before: a reader is not left in doubt."""
    link = case.vouching.chain[-1] if case.vouching.chain else None
    if link is None or link.span is None or case.origin is None or case.origin.type != "person":
        return False
    here = case.around.parsed.sentences[case.claim.sentence].paragraph
    spoken = case.around.parsed.sentence_at(link.span.start)
    return spoken is not None and 0 <= here - spoken.paragraph <= 1


RULE = Rule(
    code="quote-without-speaker",
    number="SRC010",
    family="sourcing",
    level="warning",
    summary="A quotation stands without its speaker in the same sentence.",
    why="Reuters: it must be clear at once who is speaking; a quotation belongs to a named speaker.",
    mend="Put the speaker beside the quotation; or take the quotation marks away.",
    fires=Example("The valley is “robbed of its water”."),
    passes=Example("Anna Berg said the valley is “robbed of its water”."),
    check=_check,
)
