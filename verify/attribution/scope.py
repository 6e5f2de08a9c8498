"""Scope: how far each attribution reaches beyond its own sentence.

Followed here: a quotation that runs on over sentences; "this is reported by X", which takes in what stands before; and
an outlet named at the top, through which everything attributed below it seems to come. How a speaker's account goes on
over further sentences stands in `carrying`.
"""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from sources.model import Span
from verify.attribution.reporting import Reporting
from verify.language import Tree
from verify.model import Mention, ParsedText, Sentence


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
    aside: bool = False
    """Whether the cue stands in a clause beside the main one ("because X asked", "who said")."""
    cites: bool = False
    """Whether it names whom another source cites ("…, quoting a general")."""
    acts: bool = False
    """Whether it tells what somebody set out to do ("agreed to sell")."""
    yet_to_come: bool = False
    """Whether it tells what somebody is to say, not what they said ("could announce")."""
    probability: float | None = None
    """That it is right, 0 to 1, where the extractor says."""

    def covers(self, span: Span) -> int:
        """Code points of `span` that its source, cue and content take up."""
        own = (*self.content, *self.cue, *((self.mention.span,) if self.mention else ()))
        inside = [Span(max(s.start, span.start), min(s.end, span.end)) for s in own if s.overlaps(span)]
        return sum(s.length for s in merged(inside)) if inside else 0


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
    return merged(_with_quotes(parsed, s) for s in spans if s is not None)


def _with_quotes(parsed: ParsedText, span: Span) -> Span:
    for quote in tuple(parsed.quotes_over(span)):
        if quote.inner.overlaps(span) and not span.contains(quote.span):
            begins = quote.span.start <= span.start <= quote.inner.start + 1
            ends = quote.inner.end - 2 <= span.end <= quote.span.end
            if begins or ends:
                span = Span(min(span.start, quote.span.start), max(span.end, quote.span.end))
    return span


def merged(spans: Iterable[Span]) -> tuple[Span, ...]:
    """The spans in order, those that touch or overlap joined."""
    joined: list[Span] = []
    for span in sorted(spans):
        if joined and span.start <= joined[-1].end:
            joined[-1] = Span(joined[-1].start, max(joined[-1].end, span.end))
        else:
            joined.append(span)
    return tuple(joined)


def antecedents(parsed: ParsedText, tree: Tree, sentence: Sentence, taken: Sequence[int]) -> tuple[Span, ...]:
    """What "this" stands for: in the same paragraph the sentences before it that no other source has taken.

    A quotation just before is the antecedent by itself, with its main clause but without a writer's aside after it.
    At the start of a paragraph the paragraph before is meant.
    """
    paragraph = sentence.paragraph if _opens_late(parsed, sentence) else sentence.paragraph - 1
    before = [s for s in parsed.sentences_in(paragraph) if s.number < sentence.number]
    if not before:
        return ()
    nearest = before[-1]
    if next(parsed.quotes_over(nearest.span), None) is not None:
        return (_without_aside(parsed, tree, nearest),)
    free = [s for s in before if s.number not in taken] or [nearest]
    return tuple(s.span for s in free)


def _opens_late(parsed: ParsedText, sentence: Sentence) -> bool:
    return sentence.number > 0 and parsed.sentences[sentence.number - 1].paragraph == sentence.paragraph


def _without_aside(parsed: ParsedText, tree: Tree, sentence: Sentence) -> Span:
    """The sentence up to a relative clause after its last quotation: that clause is the writer's own."""
    last = max(q.span.end for q in parsed.quotes_over(sentence.span))
    below = (
        tree.subtree(t.number)
        for t in parsed.tokens_of(sentence)
        if t.dep in {"relcl", "advcl"} and t.span.start >= last
    )
    asides = (
        parsed.tokens[b[0]].span.start for b in below if any(parsed.tokens[n].tag in {"WDT", "WP"} for n in b[:3])
    )
    return Span(sentence.span.start, min(asides, default=sentence.span.end))


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
