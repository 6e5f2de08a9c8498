"""Negation and hedges: whether what bears on a matched piece is the same on both sides."""

from collections.abc import Iterator

from verify.judges.differences.alignment import Alignment
from verify.judges.differences.pieces import Piece
from verify.language.numbers import Number
from verify.model import Difference, DifferenceKind


def differ_in_marks(alignment: Alignment) -> Iterator[Difference]:
    """Matched pieces of which one is denied or hedged and the other is not."""
    for i, j in sorted(alignment.pairs.items()):
        ours, theirs = alignment.claim[i], alignment.passage[j]
        if len(ours.negations) % 2 != len(theirs.negations) % 2:
            yield Difference(
                kind="negation",
                claim=ours.negations[0] if ours.negations else ours.span,
                passage=theirs.negations[0] if theirs.negations else theirs.span,
            )
        if bound := _bound_kind(ours, theirs):
            yield Difference(kind=bound, claim=ours.span, passage=theirs.span)
        if bool(ours.hedges) != bool(theirs.hedges):
            yield Difference(
                kind="hedge",
                claim=ours.hedges[0] if ours.hedges else ours.span,
                passage=theirs.hedges[0] if theirs.hedges else theirs.span,
            )


def _bound_kind(one: Piece, other: Piece) -> DifferenceKind | None:
    """How the bounds of two matched numbers differ: turned around, or a limit where the other has a count."""
    if not isinstance(one.value, Number) or not isinstance(other.value, Number):
        return None
    bounds = {one.value.rounding, other.value.rounding}
    if bounds == {"at least", "at most"}:
        return "direction"
    return "hedge" if bounds == {"", "at most"} else None
