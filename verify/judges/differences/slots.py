"""What differs inside a slot: numbers, units, dates, opposites, names, places, sources."""

from collections.abc import Iterator, Sequence

from sources.model import Span
from verify.judges.differences.alignment import Alignment, Slot
from verify.judges.differences.lexicon import REPORTING, are_negated, are_opposite, same_measure
from verify.judges.differences.pieces import PLACES, Piece
from verify.language.dates import Date, conflict
from verify.language.names import COUNTRY, is_acronym, same_name
from verify.language.numbers import Number
from verify.model import Difference, DifferenceKind, ParsedText

THOUSANDS = (1e3, 1e6, 1e9, 1e-3, 1e-6, 1e-9)


def differ_in_slots(alignment: Alignment, claim: ParsedText, passage: ParsedText) -> Iterator[Difference]:
    """What stands in the claim where something of the same sort, but other, stands in the passage."""
    for slot in alignment.slots:
        ours = alignment.claim[slot.claim[0] : slot.claim[1]]
        theirs = alignment.passage[slot.passage[0] : slot.passage[1]]
        yield from _values(ours, theirs)
        yield from _words(ours, theirs)
        yield from _names(alignment, slot, claim, passage)


def _values(ours: Sequence[Piece], theirs: Sequence[Piece]) -> Iterator[Difference]:
    """Numbers against numbers and dates against dates, in order."""
    for kind in ("number", "date"):
        for one, other in zip((p for p in ours if p.kind == kind), (p for p in theirs if p.kind == kind), strict=False):
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
            if one.kind == other.kind == "word" and (kind := _word_kind(one, other)):
                yield Difference(kind=kind, claim=one.span, passage=other.span)


def _word_kind(one: Piece, other: Piece) -> DifferenceKind | None:
    if are_opposite(one.key, other.key) or are_opposite(one.stem, other.stem):
        return "direction"
    if are_negated(one.key, other.key):
        return "negation"
    return "unit" if same_measure(one.key, other.key) and one.key != other.key else None


def _names(alignment: Alignment, slot: Slot, claim: ParsedText, passage: ParsedText) -> Iterator[Difference]:
    ours = [p for p in alignment.claim[slot.claim[0] : slot.claim[1]] if p.kind == "name"]
    theirs = [p for p in alignment.passage[slot.passage[0] : slot.passage[1]] if p.kind == "name"]
    if not ours or not theirs or _may_be_one(ours, theirs):
        return
    if any(_known(p, alignment.passage) for p in ours) and not slot.enclosed:
        return
    kind = _name_kind(ours, theirs)
    if kind == "name" and (_is_source(ours, claim) or _is_source(theirs, passage)):
        kind = "attribution"
    yield Difference(kind=kind, claim=_cover(ours), passage=_cover(theirs))


def _may_be_one(ours: Sequence[Piece], theirs: Sequence[Piece]) -> bool:
    """Whether some word of one name is a spelling of a word of the other, or its initials."""
    if any(same_name(a.key, b.key) for a in ours for b in theirs):
        return True
    return any(
        is_acronym(short[0].key, [p.key for p in long])
        for short, long in ((ours, theirs), (theirs, ours))
        if len(short) == 1
    )


def _known(piece: Piece, pieces: Sequence[Piece]) -> bool:
    return any(p.kind == "name" and same_name(p.key, piece.key) for p in pieces)


def _name_kind(ours: Sequence[Piece], theirs: Sequence[Piece]) -> DifferenceKind:
    places = [any(p.label in PLACES or p.key in COUNTRY.values() for p in side) for side in (ours, theirs)]
    persons = any(p.label == "PERSON" for side in (ours, theirs) for p in side)
    return "place" if all(places) or (any(places) and not persons) else "name"


def _is_source(names: Sequence[Piece], parsed: ParsedText) -> bool:
    """Whether the name, or what it is part of, is the subject of a reporting verb or follows "according to"."""
    token = parsed.tokens[names[-1].token]
    for _ in range(4):
        head = parsed.tokens[token.head]
        if token.dep == "nsubj":
            return head.lemma.casefold() in REPORTING
        if head is token or token.dep in {"dobj", "dative"}:
            return False
        if token.dep == "pobj":
            return head.head != head.number and parsed.tokens[head.head].text.casefold() == "according"
        token = head
    return False


def _cover(pieces: Sequence[Piece]) -> Span:
    return Span(pieces[0].span.start, pieces[-1].span.end)
