"""Negation and hedges: whether what bears on a matched piece is the same on both sides."""

from collections.abc import Callable, Container, Iterator, Sequence
from typing import NamedTuple

from sources.model import Span
from verify.judges.differences.alignment import NEAR, Alignment
from verify.judges.differences.lexicon import PROBABLE, WEAKEST
from verify.judges.differences.piece import Piece
from verify.language.numbers import Number
from verify.model import Difference, DifferenceKind, ParsedText

BESIDE = 2
"""Tokens from one word to the next it belongs to: one small word or none between, and no clause."""
AUXILIARIES = 5
"""Tokens before a verb within which its auxiliaries stand."""
Marks = tuple[Span, ...]


def differ_in_marks(alignment: Alignment, claim: ParsedText, passage: ParsedText) -> Iterator[Difference]:
    """Matched pieces of which one is denied or hedged and the other is not.

    Where either side has such a mark that the other lacks, scope cannot be told and nothing is said; see `is_marked`.
    """
    for differing in (_negations(alignment), _hedges(alignment)):
        sides = {d.extra_in_claim for d in differing}
        if len(sides) == 1:
            yield from (d.difference for d in differing if d.local)
    yield from _hardened(alignment, claim, passage)
    for i, j in sorted(alignment.pairs.items()):
        ours, theirs = alignment.claim[i], alignment.passage[j]
        if bound := _bound_kind(ours, theirs):
            yield Difference(kind=bound, claim=ours.span, passage=theirs.span)


def is_marked(alignment: Alignment) -> bool:
    """Whether some matched piece is denied or hedged on one side alone."""
    return bool(_negations(alignment) or _hedges(alignment))


def _hardened(alignment: Alignment, claim: ParsedText, passage: ParsedText) -> Iterator[Difference]:
    """Matched words that are certain to come or probable here and merely possible there."""
    for i, j in sorted(alignment.pairs.items()):
        ours, theirs = alignment.claim[i].hedges, alignment.passage[j].hedges
        words = {s.of(claim.text).casefold() for s in ours}, {s.of(passage.text).casefold() for s in theirs}
        will, may = _modal(alignment.claim[i], claim, _CERTAIN), _modal(alignment.passage[j], passage, _POSSIBLE)
        if will and may and not words[0] & _POSSIBLE:
            yield Difference(kind="hedge", claim=will, passage=may)
            continue
        if words[0] & PROBABLE and not words[0] & WEAKEST and words[1] & WEAKEST and not words[1] & PROBABLE:
            yield Difference(kind="hedge", claim=ours[0], passage=theirs[0])


_CERTAIN = frozenset({"will", "shall", "'ll", "’ll", "must"})
_POSSIBLE = frozenset({"may", "might", "could"})


def _modal(piece: Piece, parsed: ParsedText, words: frozenset[str]) -> Span | None:
    """The auxiliary of these that belongs to the verb."""
    before = parsed.tokens[max(0, piece.token - AUXILIARIES) : piece.token]
    return next((t.span for t in before if t.head == piece.token and t.text.casefold() in words), None)


class _Marked(NamedTuple):
    """A matched piece with a mark on one side alone."""

    difference: Difference
    extra_in_claim: bool
    local: bool
    """Whether a neighbour is matched in place too, so that both sides speak of one thing."""


def _negations(alignment: Alignment) -> list[_Marked]:
    return _differing(alignment, "negation", lambda p: p.negations, lambda marks: len(marks) % 2)


def _hedges(alignment: Alignment) -> list[_Marked]:
    return _differing(alignment, "hedge", lambda p: p.hedges, lambda marks: int(bool(marks)))


def _differing(
    alignment: Alignment, kind: DifferenceKind, marks: Callable[[Piece], Marks], count: Callable[[Marks], int]
) -> list[_Marked]:
    found = []
    partners = {j: i for i, j in alignment.pairs.items()}
    for i, j in sorted(alignment.pairs.items()):
        ours = _bearing(alignment.claim, i, alignment.pairs, marks)
        theirs = _bearing(alignment.passage, j, partners, marks)
        if count(ours) != count(theirs):
            one = ours[0] if ours else alignment.claim[i].span
            other = theirs[0] if theirs else alignment.passage[j].span
            difference = Difference(kind=kind, claim=one, passage=other)
            found.append(_Marked(difference, bool(count(ours)), _is_local(alignment, i)))
    return found


def _bearing(pieces: Sequence[Piece], at: int, matched: Container[int], marks: Callable[[Piece], Marks]) -> Marks:
    """Marks on a piece, with those on unmatched pieces right before it: "no new evidence" denies evidence."""
    found = marks(pieces[at])
    before = at - 1
    while before >= 0 and before not in matched and pieces[before + 1].token - pieces[before].token <= BESIDE:
        found = (*marks(pieces[before]), *found)
        before -= 1
    return found


def _is_local(alignment: Alignment, i: int) -> bool:
    pairs, claim = alignment.pairs, alignment.claim
    for step in (-1, 1):
        n = i + step
        while 0 <= n < len(claim) and claim[n].kind == claim[i].kind == "name":
            n += step
        if n in pairs and 0 < (pairs[n] - pairs[i]) * step <= NEAR + abs(n - i) - 1:
            return True
    return False


def _bound_kind(one: Piece, other: Piece) -> DifferenceKind | None:
    """How the bounds of two matched numbers differ: turned around, or a limit where the other has a count."""
    if not isinstance(one.value, Number) or not isinstance(other.value, Number):
        return None
    bounds = {one.value.rounding, other.value.rounding}
    if bounds == {"at least", "at most"}:
        return "direction"
    return "hedge" if bounds == {"", "at most"} else None
