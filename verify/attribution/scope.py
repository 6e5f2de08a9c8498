"""Scope: how far each attribution reaches beyond its own sentence.

Four ways are followed: a quotation that runs on over sentences; "this is reported by X", which takes in what stands
before; further quotations and further sentences of the same speaker's account; and an outlet named at the top, through
which everything attributed below it seems to come.
"""

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from sources.model import Span
from verify.attribution import lexicon
from verify.attribution.extract import Reporting
from verify.language import Tree
from verify.model import Mention, ParsedText, Sentence

_BREAKS = frozenset(
    "but yet however despite meanwhile although though while elsewhere separately nevertheless still".split()
)
"""Openings with which a writer leaves the account just given."""


class Scoped(NamedTuple):
    """An attribution with all it covers."""

    mention: Mention | None
    """None where nobody is named."""
    cue: tuple[Span, ...]
    content: tuple[Span, ...]
    sentence: int
    """Number of the sentence with the cue."""
    back: bool
    """Whether it covers its content only by pointing back to it."""
    carried: tuple[Span, ...]
    """The part of `content` it covers only because the account goes on."""
    on_platform: bool
    """Whether it was said in a post."""
    witnessed: bool
    """Whether the outlet's own reporters saw or heard it."""
    leads: bool
    """Whether the cue is the main verb of its sentence, or joined to it."""
    tells: bool
    """Whether the cue opens an account that may go on ("said", not "condemned")."""
    probability: float | None = None
    """That it is right, 0 to 1, where the extractor says."""

    def covers(self, span: Span) -> int:
        """Code points of `span` that its source, cue and content take up."""
        own = (*self.content, *self.cue, *((self.mention.span,) if self.mention else ()))
        taken = {at for s in own for at in range(max(s.start, span.start), min(s.end, span.end))}
        return len(taken)


def content_spans(parsed: ParsedText, tree: Tree, reporting: Reporting) -> tuple[Span, ...]:
    """The content as spans: cut only where source or cue stand in it; quotations it touches are taken in whole."""
    barrier = {*reporting.source, *reporting.cue}
    runs: list[list[int]] = []
    for n in reporting.content:
        if n in barrier:
            continue
        if runs and not any(m in barrier for m in range(runs[-1][-1] + 1, n)):
            runs[-1].append(n)
        else:
            runs.append([n])
    spans = (tree.span(run) for run in runs)
    return _merged(_with_quotes(parsed, s) for s in spans if s is not None)


def _with_quotes(parsed: ParsedText, span: Span) -> Span:
    for quote in parsed.quotes:
        if quote.inner.overlaps(span) and not span.contains(quote.span):
            begins = quote.span.start <= span.start <= quote.inner.start + 1
            ends = quote.inner.end - 2 <= span.end <= quote.span.end
            if begins or ends:
                span = Span(min(span.start, quote.span.start), max(span.end, quote.span.end))
    return span


def _merged(spans: Iterable[Span]) -> tuple[Span, ...]:
    merged: list[Span] = []
    for span in sorted(spans):
        if merged and span.start <= merged[-1].end:
            merged[-1] = Span(merged[-1].start, max(merged[-1].end, span.end))
        else:
            merged.append(span)
    return tuple(merged)


def antecedents(parsed: ParsedText, tree: Tree, sentence: Sentence, taken: Sequence[int]) -> tuple[Span, ...]:
    """What "this" stands for: in the same paragraph the sentences before it that no other source has taken.

    A quotation just before is the antecedent by itself, with its main clause but without a writer's aside after it.
    At the start of a paragraph the paragraph before is meant.
    """
    paragraph = sentence.paragraph if _opens_late(parsed, sentence) else sentence.paragraph - 1
    before = [s for s in parsed.sentences if s.paragraph == paragraph and s.number < sentence.number]
    if not before:
        return ()
    nearest = before[-1]
    if any(q.span.overlaps(nearest.span) for q in parsed.quotes):
        return (_without_aside(parsed, tree, nearest),)
    free = [s for s in before if s.number not in taken] or [nearest]
    return tuple(s.span for s in free)


def _opens_late(parsed: ParsedText, sentence: Sentence) -> bool:
    return sentence.number > 0 and parsed.sentences[sentence.number - 1].paragraph == sentence.paragraph


def _without_aside(parsed: ParsedText, tree: Tree, sentence: Sentence) -> Span:
    """The sentence up to a relative clause after its last quotation: that clause is the writer's own."""
    last = max(q.span.end for q in parsed.quotes if q.span.overlaps(sentence.span))
    below = (
        tree.subtree(t.number)
        for t in parsed.tokens_of(sentence)
        if t.dep in {"relcl", "advcl"} and t.span.start >= last
    )
    asides = (
        parsed.tokens[b[0]].span.start for b in below if any(parsed.tokens[n].tag in {"WDT", "WP"} for n in b[:3])
    )
    return Span(sentence.span.start, min(asides, default=sentence.span.end))


def carry_over(parsed: ParsedText, scoped: Sequence[Scoped]) -> tuple[Scoped, ...]:
    """The attributions with the sentences over which their speakers' accounts go on."""
    spoken = {n for s in scoped for n in _sentences_of(parsed, s)}
    extra: dict[int, list[Span]] = {i: list(found) for i, found in _opened_before(parsed, scoped, spoken)}
    spoken |= {s.number for spans in extra.values() for s in parsed.sentences if s.span in spans}
    speaker: int | None = None
    last: int | None = None
    for sentence in parsed.sentences:
        own = [i for i, s in enumerate(scoped) if s.sentence == sentence.number and s.mention is not None]
        if own:
            speaker = last = own[-1]
            continue
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
    for i, attribution in enumerate(scoped):
        carried = [q for n, q in enumerate(parsed.quotes) if _goes_on_from(parsed, n)]
        if attribution.mention is None or not any(q.span.overlaps(c) for q in carried for c in attribution.content):
            continue
        before = parsed.sentences[attribution.sentence].paragraph - 1
        open_ones = [s for s in parsed.sentences if s.paragraph == before and s.number not in spoken]
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
    for sentence in parsed.sentences:
        if any(c.overlaps(sentence.span) for c in scoped.content):
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
    opening = sentence.span.of(parsed.text).lower()
    if opening.startswith(lexicon.GLOSSES) or opening.split()[0].strip(",") in _BREAKS:
        return False
    told_by_somebody = scoped.mention is not None and scoped.mention.type != "anonymous_collective"
    return scoped.tells and told_by_somebody and not scoped.back


def _is_quoted(parsed: ParsedText, sentence: Sentence) -> bool:
    """Whether nearly all of the sentence stands in quotation marks."""
    inside = sum(
        min(q.span.end, sentence.span.end) - max(q.span.start, sentence.span.start)
        for q in parsed.quotes
        if q.span.overlaps(sentence.span)
    )
    return inside >= 0.8 * sentence.span.length


def _extended(scoped: Scoped, more: tuple[Span, ...]) -> Scoped:
    if not more:
        return scoped
    return scoped._replace(content=_merged((*scoped.content, *more)), carried=more)


def relaying_outlet(parsed: ParsedText, scoped: Sequence[Scoped], own_outlet: str | None) -> Scoped | None:
    """The other outlet through which the whole article seems to come.

    It is named in the headline, or the lead hands all it says to it ("This is reported by X"). An outlet that is
    merely cited for one fact in the lead is no such relay.
    """
    lead = _lead(parsed)
    for attribution in scoped:
        mention = attribution.mention
        if mention is None or mention.type != "outlet" or (mention.outlet and mention.outlet == own_outlet):
            continue
        sentence = parsed.sentences[attribution.sentence]
        if sentence.block == "title" or (sentence.paragraph <= lead and attribution.back):
            return attribution
    return None


def _lead(parsed: ParsedText) -> int:
    """Number of the first body paragraph long enough to be one."""
    for sentence in parsed.sentences:
        if sentence.block != "title" and sentence.span.length > 100:
            return sentence.paragraph
    return 0
