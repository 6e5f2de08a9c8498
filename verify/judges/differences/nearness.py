"""Nearness: which sentences of a passage have enough of a claim's words that anything could be shown in them."""

from functools import lru_cache
from typing import NamedTuple

from sources.model import Span
from sources.sentences import find_sentences
from verify.judges.differences.denials import denial_in
from verify.language.paragraphs import whole_text
from verify.language.quotes import find_quotes
from verify.language.words import content_words, heaviest, share_of

READ_FROM = 0.5
"""Share of the claim's words below which nothing could be shown in a sentence, so it is not even parsed."""
BEHIND = 0.2
"""By how much another sentence may have less of the claim than the best one and still turn out to be the closest."""


class Near(NamedTuple):
    """How much of a claim a passage has."""

    share: float
    """Of the claim's weighted content words, in the whole passage, 0 to 1."""
    spans: tuple[Span, ...]
    """The sentences to be read, in order; none where nothing could be shown."""


def find_near(claim: str, passage: str) -> Near:
    """The sentences of a passage worth reading beside a claim.

    A denial at the head of a passage and a quotation may span sentences, so there the whole passage counts; and it is
    read as it stands beside a claim of several sentences, or of one that the rules of sentence ends would cut too.
    """
    weights = heaviest(content_words(claim))
    whole = share_of(weights, _stems(passage))
    plain = dict.fromkeys(weights, 1.0)
    if whole < READ_FROM <= share_of(plain, _stems(passage)):
        weights = plain  # two names may be all that differs, and they weigh twice
    elif whole < READ_FROM:
        return Near(whole, ())
    spans = _sentences(passage)
    if len(_sentences(claim)) > 1 or len(spans) < 2:
        return Near(whole, (Span(0, len(passage)),))
    shares = [share_of(weights, _stems(s.of(passage))) for s in spans]
    if max(shares) < READ_FROM and not _spans_sentences(claim, passage):
        return Near(whole, ())
    return Near(whole, tuple(s for s, share in zip(spans, shares, strict=True) if share >= max(shares) - BEHIND))


def _spans_sentences(claim: str, passage: str) -> bool:
    return denial_in(passage, claim) is not None or any(mark in claim for mark in '"“„«')


@lru_cache(maxsize=16_384)
def _sentences(text: str) -> tuple[Span, ...]:
    """The sentences of a text; those of one quotation, with what says who said it, are one."""
    cut = find_sentences(text, Span(0, len(text)))
    if len(cut) < 2:
        return cut
    quotes = [q.span for paragraph in whole_text(text) for q in find_quotes(text, paragraph.span)]
    found: list[Span] = []
    for span in cut:
        if found and any(q.start < span.start < q.end for q in quotes):
            found[-1] = Span(found[-1].start, span.end)
        else:
            found.append(span)
    return tuple(found)


@lru_cache(maxsize=16_384)
def _stems(text: str) -> frozenset[str]:
    return frozenset(w.stem for w in content_words(text))
