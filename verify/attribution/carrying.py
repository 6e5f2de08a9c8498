"""Carrying over: how a speaker's account goes on over further quotations and further sentences."""

import re
from collections.abc import Iterator, Sequence

from sources.model import Span
from verify.attribution import lexicon, wording
from verify.attribution.firsthand import is_checked
from verify.attribution.scope import Scoped, merged
from verify.model import ParsedText, Sentence, Token, overlapping

_PLANNED = re.compile(
    r"\b(?:is|are|was|were) (?:due|scheduled|slated|set) to\b|\bwill be (?:sentenced|held|buried|aired|broadcast)\b"
)
"""What stands in a calendar, which the writer tells."""
_BREAKS = frozenset(
    "but yet however despite meanwhile although though while elsewhere separately nevertheless still".split()
)
"""Openings with which a writer leaves the account just given."""


def carry_over(parsed: ParsedText, scoped: Sequence[Scoped]) -> tuple[Scoped, ...]:
    """The attributions with the sentences over which their speakers' accounts go on."""
    spoken = {n for s in scoped for n in _sentences_of(parsed, s)}
    extra: dict[int, list[Span]] = dict(_opened_before(parsed, scoped, spoken))
    spoken |= {s.number for spans in extra.values() for span in spans for s in parsed.sentences_over(span)}
    speakers = {s.sentence: i for i, s in enumerate(scoped) if s.mention is not None}
    hearsay = {s.sentence for s in scoped if s.mention is None and s.leads}
    speaker: int | None = None
    last: int | None = None
    for sentence in parsed.sentences:
        if sentence.number in speakers:
            speaker = last = speakers[sentence.number]
            continue
        if sentence.number in hearsay:
            speaker = None
        if speaker is None and last is not None and _is_quoted(parsed, sentence) and _is_near(scoped[last], sentence):
            speaker = last
        if speaker is None or sentence.number in spoken:
            continue
        if _goes_on(parsed, scoped[speaker], sentence):
            extra.setdefault(speaker, []).append(sentence.span)
        elif not _is_quoted(parsed, sentence):
            speaker = None
    return tuple(_extended(s, tuple(extra.get(i, ()))) for i, s in enumerate(scoped))


def _opened_before(parsed: ParsedText, scoped: Sequence[Scoped], spoken: set[int]) -> Iterator[tuple[int, list[Span]]]:
    """Quoted sentences of the paragraph before, whose quotation is closed only where its speaker is named."""
    carried = [q for n, q in enumerate(parsed.quotes) if _goes_on_from(parsed, n)]
    for i, attribution in enumerate(scoped):
        if attribution.mention is None or not any(next(overlapping(carried, c), None) for c in attribution.content):
            continue
        before = parsed.sentences[attribution.sentence].paragraph - 1
        open_ones = [s for s in parsed.sentences_in(before) if s.number not in spoken]
        found = [s.span for s in open_ones if _is_quoted(parsed, s)]
        if found:
            yield i, found


def _goes_on_from(parsed: ParsedText, number: int) -> bool:
    """Whether a quotation continues one that the paragraph before left open."""
    quote = parsed.quotes[number]
    if quote.span.start == quote.inner.start:
        return True
    before = parsed.quotes[number - 1] if number else None
    return before is not None and before.span.end == before.inner.end


def _sentences_of(parsed: ParsedText, scoped: Scoped) -> Iterator[int]:
    for content in scoped.content:
        for sentence in parsed.sentences_over(content):
            yield sentence.number


def _is_near(scoped: Scoped, sentence: Sentence) -> bool:
    """Whether a quotation stands so soon after a speaker's account that it must be theirs."""
    return 0 < sentence.number - scoped.sentence <= 3


def _goes_on(parsed: ParsedText, scoped: Scoped, sentence: Sentence) -> bool:
    """Whether the sentence plainly continues the account: quoted throughout, or next in the same paragraph."""
    if sentence.block == "title":
        return False
    if _is_quoted(parsed, sentence):
        return True
    origin = parsed.sentences[scoped.sentence]
    if origin.paragraph != sentence.paragraph or origin.block == "title":
        return False
    text = sentence.span.of(parsed.text)
    if is_checked(text) or _PLANNED.search(text):
        return False
    opening = text.lower()
    if opening.startswith(lexicon.GLOSSES) or opening.split()[0].strip(",") in _BREAKS:
        return False
    if scoped.aside or scoped.on_platform or _is_writers(parsed, scoped, sentence):
        return False
    # What is told aside, in brackets or in a lesser clause, does not go on.
    if _is_in_brackets(parsed, scoped) or not (scoped.leads or 2 * scoped.covers(origin.span) >= origin.span.length):
        return False
    told_by_somebody = scoped.mention is not None and scoped.mention.type not in {"anonymous_collective", "vague"}
    return scoped.tells and told_by_somebody and not scoped.back


def _is_writers(parsed: ParsedText, scoped: Scoped, sentence: Sentence) -> bool:
    """Whether the writer must be speaking: where a judgement follows a lesser source, or the present what was past."""
    text = sentence.span.of(parsed.text)
    lesser = scoped.mention is None or scoped.mention.type in _LESSER
    if lesser and any(mark.search(text) for mark in (wording.JUDGES, wording.EXPLAINS, wording.ACCUSES)):
        return True
    root = next((t for t in parsed.tokens_of(sentence) if t.dep == "ROOT"), None)
    if root is None or scoped.content[0].start >= sentence.span.start:
        return False
    subject = next((t for t in parsed.tokens_of(sentence) if t.head == root.number and t.dep.startswith("nsubj")), None)
    if subject is not None and subject.pos in ({"PROPN"} if lesser else ()):
        return True
    if subject is not None and subject.pos in {"NOUN", "PROPN"} and _is_all_quoted(parsed, scoped):
        return True
    now = root.tag in {"VBZ", "VBP"} and subject is not None and subject.pos in {"NOUN", "PROPN"}
    return now and any(_is_past(parsed, t) for t in _tokens_in(parsed, scoped.content[0]))


def _is_all_quoted(parsed: ParsedText, scoped: Scoped) -> bool:
    """Whether all that is said stands in quotation marks, so that what stands outside is the writer's."""
    return all(
        any(q.span.contains(c) for q in parsed.quotes_over(c)) for c in scoped.content if c not in scoped.carried
    )


def _is_past(parsed: ParsedText, token: Token) -> bool:
    """Whether it is the main verb of what was said, in a past tense."""
    head = parsed.tokens[token.head]
    return (token.tag == "VBD" and token.dep == "ccomp") or (
        token.tag == "VBD" and token.dep in {"aux", "auxpass"} and head.dep == "ccomp"
    )


def _tokens_in(parsed: ParsedText, span: Span) -> Iterator[Token]:
    for sentence in parsed.sentences_over(span):
        yield from (t for t in parsed.tokens_of(sentence) if span.contains(t.span))


_LESSER = frozenset({"outlet", "document", "social", "anonymous_described", "anonymous_bare", "anonymous_collective"})
"""Sources whose accounts writers seldom go on with in their own words."""


def _is_in_brackets(parsed: ParsedText, scoped: Scoped) -> bool:
    """Whether it is told in brackets, which end with their sentence."""
    if not scoped.cue:
        return False
    before = parsed.text[parsed.sentences[scoped.sentence].span.start : scoped.cue[0].start]
    return before.count("(") > before.count(")")


def _is_quoted(parsed: ParsedText, sentence: Sentence) -> bool:
    """Whether nearly all of the sentence stands in quotation marks."""
    inside = sum(
        min(q.span.end, sentence.span.end) - max(q.span.start, sentence.span.start)
        for q in parsed.quotes_over(sentence.span)
    )
    return inside >= 0.8 * sentence.span.length


def _extended(scoped: Scoped, more: tuple[Span, ...]) -> Scoped:
    if not more:
        return scoped
    return scoped._replace(content=merged((*scoped.content, *more)), carried=more)
