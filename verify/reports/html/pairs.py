"""A claim beside a passage, with what differs marked on both sides."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from sources.model import Span
from verify.model import Difference, Evidence, ReportReference
from verify.reports.html.ground import Ground
from verify.reports.index import votes
from verify.reports.view import credit
from verify.reports.words import DIFFERENCES, decimals

MOST, FEWEST = 6, 2
"""Passages shown beside one claim, and in long articles; the others are listed by number and place."""
STANCES = {"supports": "supports it", "refutes": "speaks against it", "neutral": "no verdict"}


class Bit(NamedTuple):
    """Some words of one side; `differs` names the difference they are part of, and is empty elsewhere."""

    text: str
    differs: str


class Pair(NamedTuple):
    """A claim and one passage, side by side."""

    stance: str
    tone: str
    number: int
    """Of the reference, as the source sheet counts; 0 where it is not listed."""
    credit: str
    place: Span
    claim: tuple[Bit, ...]
    passage: tuple[Bit, ...]
    missing: tuple[str, ...]
    """Differences that have words on one side only, or on none."""
    figures: str

    @property
    def marked(self) -> bool:
        """Whether anything differs on the claim's side: else its words need not stand here again."""
        return any(bit.differs for bit in self.claim)


class Glance(NamedTuple):
    """A passage that was read and is not shown."""

    number: int
    place: Span


def pairs(claim: str, text: str, ground: Ground) -> tuple[tuple[Pair, ...], tuple[Glance, ...]]:
    """The passages that speak for or against the claim `claim` with the words `text`, closest first; then the rest."""
    parts, numbers = ground.parts, ground.numbers
    ranked = sorted(parts.evidence.get(claim, ()), key=lambda e: (not votes(e), not e.differences, -e.match))
    most = FEWEST if ground.is_long else MOST
    shown = [e for e in ranked if votes(e) or e.differences][:most]
    rest = [e for e in ranked if e not in shown]
    return (
        tuple(_pair(e, text, parts.references.get(e.reference), numbers.get(e.reference, 0)) for e in shown),
        tuple(Glance(numbers.get(e.reference, 0), e.span) for e in rest),
    )


def _pair(item: Evidence, text: str, reference: ReportReference | None, number: int) -> Pair:
    stance = item.stance if votes(item) else "neutral"
    p = item.p
    figures = f"match {decimals(item.match)}"
    if votes(item):
        figures += f", supports {decimals(p.supports)}, refutes {decimals(p.refutes)}, neutral {decimals(p.neutral)}"
    return Pair(
        STANCES[stance],
        stance,
        number,
        credit(reference) if reference else item.reference,
        item.span,
        tuple(_bits(text, [(d.claim, DIFFERENCES[d.kind]) for d in item.differences])),
        tuple(_bits(item.passage, [(d.passage, DIFFERENCES[d.kind]) for d in item.differences])),
        tuple(dict.fromkeys(_missing(d) for d in item.differences if not (d.claim.length and d.passage.length))),
        f"{figures}; {item.judge}",
    )


def _missing(difference: Difference) -> str:
    side = "the passage" if difference.claim.length else "the claim"
    return f"{DIFFERENCES[difference.kind]}: nothing of it in {side}"


def _bits(text: str, marked: Sequence[tuple[Span, str]]) -> Iterator[Bit]:
    at = 0
    for span, name in sorted(set(marked)):
        if span.length and span.start >= at:
            if at < span.start:
                yield Bit(text[at : span.start], "")
            yield Bit(span.of(text), name)
            at = span.end
    if at < len(text):
        yield Bit(text[at:], "")
