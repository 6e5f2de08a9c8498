"""What differs inside a slot: numbers, units, dates and opposites here, names in `callings`."""

from collections.abc import Container, Iterator, Sequence

from sources.model import Span
from verify.judges.differences.alignment import Alignment, Slot
from verify.judges.differences.callings import Facing, differ_in_names
from verify.judges.differences.conversions import same_quantity
from verify.judges.differences.lexicon import are_negated, are_opposite, same_measure
from verify.judges.differences.piece import Piece, match
from verify.language.dates import Date, conflict
from verify.language.numbers import MULTIPLES, Number, ordinal_value
from verify.model import Difference, DifferenceKind, ParsedText

THOUSANDS = (1e3, 1e6, 1e9, 1e-3, 1e-6, 1e-9)
LONGEST = 5
"""Pieces on either side up to which a slot's whole content is compared; of longer ones only the ends."""
BESIDE = {"enclosed": 0.7, "open": 0.8, "name": 0.75}
"""Coverage that the rest of the claim must have for a difference in a slot to be about the same event."""


def differ_in_slots(alignment: Alignment, claim: ParsedText, passage: ParsedText) -> Iterator[Difference]:
    """What stands in the claim where something of the same sort, but other, stands in the passage."""
    for slot in alignment.slots:
        ours = alignment.claim[slot.claim[0] : slot.claim[1]]
        floor = BESIDE["enclosed" if slot.left and slot.right else "open"]
        for one, other in _facing(slot, alignment):
            found = [*_values(one, other, alignment), *_words(one, other)]
            if _converted(one, other, alignment):
                found = [d for d in found if d.kind not in {"number", "unit"}]
            if alignment.coverage_beside(ours) >= floor:
                yield from found
            if alignment.coverage_beside(ours) >= BESIDE["name"]:
                yield from differ_in_names((one, other), slot, alignment, (claim, passage))


def _converted(ours: Sequence[Piece], theirs: Sequence[Piece], alignment: Alignment) -> bool:
    """Whether a quantity of one stretch is one of the other in another unit, the unit in the stretch or after it."""
    left = [n for n, p in enumerate(alignment.claim) if p in ours]
    right = [n for n, p in enumerate(alignment.passage) if p in theirs]
    return any(same_quantity(alignment.claim[i : i + 4], alignment.passage[j : j + 4]) for i in left for j in right)


def differ_in_measures(alignment: Alignment, claim: ParsedText, passage: ParsedText) -> Iterator[Difference]:
    """Equal numbers of which one is a share and the other counts something: 8 percent, 8 points."""
    partners = {j: i for i, j in alignment.pairs.items()}
    for i, j in sorted(alignment.pairs.items()):
        ours, theirs = alignment.claim[i].value, alignment.passage[j].value
        if not isinstance(ours, Number) or not isinstance(theirs, Number) or not _may_measure_otherwise(ours, theirs):
            continue
        if theirs.unit and (thing := _counted(alignment.claim, i, alignment.pairs, claim)):
            yield Difference(kind="unit", claim=thing, passage=theirs.span)
        if ours.unit and (thing := _counted(alignment.passage, j, partners, passage)):
            yield Difference(kind="unit", claim=ours.span, passage=thing)


def _may_measure_otherwise(one: Number, other: Number) -> bool:
    """Whether one has a unit of share or money and the other none, and it is no fraction of one."""
    units = {one.unit, other.unit}
    return "" in units and len(units) == 2 and "ordinal" not in units and min(abs(one.value), abs(other.value)) >= 1


def _counted(pieces: Sequence[Piece], at: int, matched: Container[int], parsed: ParsedText) -> Span | None:
    """The noun right after a number, where the other side does not have it; the number where an "of" follows it."""
    end = pieces[at].span.end
    if parsed.text[end : end + 4].casefold() == " of ":
        return pieces[at].span
    after = pieces[at + 1] if at + 1 < len(pieces) and at + 1 not in matched else None
    beside = after is not None and after.span.start - pieces[at].span.end <= 1
    counts = after is not None and beside and parsed.tokens[after.token].pos in {"NOUN", "PROPN"}
    return after.span if after is not None and counts else None


def _facing(slot: Slot, alignment: Alignment) -> Iterator[Facing]:
    """The stretches of a slot that can be held against each other."""
    ours = alignment.claim[slot.claim[0] : slot.claim[1]]
    theirs = alignment.passage[slot.passage[0] : slot.passage[1]]
    if slot.left and slot.right and max(len(ours), len(theirs)) <= LONGEST:
        yield ours, theirs
        return
    if slot.left:
        yield _first_run(ours), _first_run(theirs)
    if slot.right:
        yield _first_run(ours[::-1])[::-1], _first_run(theirs[::-1])[::-1]


def _first_run(pieces: tuple[Piece, ...]) -> tuple[Piece, ...]:
    """The first piece; with the words that follow it where it is a name."""
    end = 1
    while end < len(pieces) and pieces[end].kind == pieces[0].kind == "name":
        end += 1
    return pieces[:end]


def _values(ours: Sequence[Piece], theirs: Sequence[Piece], alignment: Alignment) -> Iterator[Difference]:
    """Numbers against numbers and dates against dates, in order; not where the passage has the value elsewhere."""
    for kind in ("number", "date"):
        left = [p for p in ours if p.kind == kind and not any(match(p, q) for q in alignment.passage)]
        for one, other in zip(left, (p for p in theirs if p.kind == kind), strict=False):
            differing = _value_kind(one.value, other.value)
            if differing:
                yield Difference(kind=differing, claim=one.span, passage=other.span)


def _value_kind(one: Number | Date | None, other: Number | Date | None) -> DifferenceKind | None:
    if isinstance(one, Date) and isinstance(other, Date):
        return "date" if conflict(one, other) else None
    if not isinstance(one, Number) or not isinstance(other, Number):
        return None
    if one.unit != other.unit and one.unit and other.unit:
        return "number" if "ordinal" in (one.unit, other.unit) else "unit"
    scaled = one.value and other.value and any(abs(one.value - k * other.value) < 1e-9 * one.value for k in THOUSANDS)
    return "unit" if scaled else "number"


def _words(ours: Sequence[Piece], theirs: Sequence[Piece]) -> Iterator[Difference]:
    """Opposites, negating prefixes, units of the same measure."""
    for one in ours:
        for other in theirs:
            kind = _word_kind(one, other) if one.kind == other.kind == "word" else _unit_kind(one, other)
            if kind and not _turned_twice(kind, one, other):
                yield Difference(kind=kind, claim=one.span, passage=other.span)


def _turned_twice(kind: DifferenceKind, one: Piece, other: Piece) -> bool:
    """Whether one of two opposites is denied, so that both say the same: untrue, not true."""
    return kind in {"direction", "negation"} and bool(len(one.negations) % 2) != bool(len(other.negations) % 2)


def _unit_kind(one: Piece, other: Piece) -> DifferenceKind | None:
    """Units that are written with a capital: Celsius, Fahrenheit."""
    words = {one.kind, other.kind} <= {"word", "name"}
    return "unit" if words and one.key != other.key and same_measure(one.key, other.key) else None


def _word_kind(one: Piece, other: Piece) -> DifferenceKind | None:
    if are_opposite(one.key, other.key) or are_opposite(one.stem, other.stem):
        return "direction"
    if are_negated(one.key, other.key) or {one.key, other.key} == {"have", "lack"}:
        return "negation"
    counts = ordinal_value(one.key) or MULTIPLES.get(one.key), ordinal_value(other.key) or MULTIPLES.get(other.key)
    if None not in counts and counts[0] != counts[1] and (one.key in MULTIPLES) == (other.key in MULTIPLES):
        return "number"
    return "unit" if same_measure(one.key, other.key) and one.key != other.key else None
