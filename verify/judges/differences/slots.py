"""What differs inside a slot: numbers, units, dates, opposites, names, places, sources."""

import re
from collections.abc import Container, Iterator, Sequence

from sources.model import Span
from verify.judges.differences.alignment import Alignment, Slot
from verify.judges.differences.lexicon import REPORTING, are_negated, are_opposite, same_measure
from verify.judges.differences.pieces import PLACES, Piece, match
from verify.language.dates import Date, conflict
from verify.language.names import CAPITALS, COUNTRY, is_acronym, name_key, same_name
from verify.language.numbers import Number
from verify.model import Difference, DifferenceKind, ParsedText

THOUSANDS = (1e3, 1e6, 1e9, 1e-3, 1e-6, 1e-9)
LONGEST = 5
"""Pieces on either side up to which a slot's whole content is compared; of longer ones only the ends."""
BESIDE = {"enclosed": 0.7, "open": 0.8, "name": 0.75}
"""Coverage that the rest of the claim must have for a difference in a slot to be about the same event."""

_WORD = re.compile(r"[^\W\d_]+(?:[-.'’]\w+)*")

Facing = tuple[tuple[Piece, ...], tuple[Piece, ...]]


def differ_in_slots(alignment: Alignment, claim: ParsedText, passage: ParsedText) -> Iterator[Difference]:
    """What stands in the claim where something of the same sort, but other, stands in the passage."""
    for slot in alignment.slots:
        ours = alignment.claim[slot.claim[0] : slot.claim[1]]
        floor = BESIDE["enclosed" if slot.left and slot.right else "open"]
        for one, other in _facing(slot, alignment):
            found = [*_values(one, other, alignment), *_words(one, other)]
            if alignment.coverage_beside(ours) >= floor:
                yield from found
            if alignment.coverage_beside(ours) >= BESIDE["name"]:
                yield from _names((one, other), slot, alignment, (claim, passage))


def differ_in_measures(alignment: Alignment, claim: ParsedText, passage: ParsedText) -> Iterator[Difference]:
    """Equal numbers of which one is a share and the other counts something: 8 percent, 8 points."""
    partners = {j: i for i, j in alignment.pairs.items()}
    for i, j in sorted(alignment.pairs.items()):
        ours, theirs = alignment.claim[i].value, alignment.passage[j].value
        if not isinstance(ours, Number) or not isinstance(theirs, Number) or {ours.unit, theirs.unit} != {"", "%"}:
            continue
        if theirs.unit and (thing := _counted(alignment.claim, i, alignment.pairs, claim)):
            yield Difference(kind="unit", claim=thing.span, passage=theirs.span)
        if ours.unit and (thing := _counted(alignment.passage, j, partners, passage)):
            yield Difference(kind="unit", claim=ours.span, passage=thing.span)


def _counted(pieces: Sequence[Piece], at: int, matched: Container[int], parsed: ParsedText) -> Piece | None:
    """The noun right after a number, where the other side does not have it."""
    after = pieces[at + 1] if at + 1 < len(pieces) and at + 1 not in matched else None
    beside = after is not None and after.span.start - pieces[at].span.end <= 1
    return after if after is not None and beside and parsed.tokens[after.token].pos in {"NOUN", "PROPN"} else None


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
            if one.kind == other.kind == "word" and (kind := _word_kind(one, other)):
                yield Difference(kind=kind, claim=one.span, passage=other.span)


def _word_kind(one: Piece, other: Piece) -> DifferenceKind | None:
    if are_opposite(one.key, other.key) or are_opposite(one.stem, other.stem):
        return "direction"
    if are_negated(one.key, other.key):
        return "negation"
    return "unit" if same_measure(one.key, other.key) and one.key != other.key else None


def _names(
    stretches: Facing, slot: Slot, alignment: Alignment, parsed: tuple[ParsedText, ParsedText]
) -> Iterator[Difference]:
    ours = [p for p in stretches[0] if p.kind == "name"]
    theirs = [p for p in stretches[1] if p.kind == "name"]
    if not ours or not theirs or _may_be_one(ours, theirs):
        return
    enclosed = slot.left and slot.right
    if max(len(stretches[0]) - len(ours), len(stretches[1]) - len(theirs)) > 1:
        return
    if not enclosed and (_mentions(parsed[1], ours) or _mentions(parsed[0], theirs)):
        return
    parts = _is_part(ours, alignment.claim), _is_part(theirs, alignment.passage)
    if parts[0] != parts[1] or (all(parts) and not any(p.label == "PERSON" for p in (*ours, *theirs))):
        return
    kind = _name_kind(ours, theirs)
    if kind == "name" and any(_is_source(*side) for side in zip((ours, theirs), parsed, strict=True)):
        kind = "attribution"
    yield Difference(kind=kind, claim=_cover(ours), passage=_cover(theirs))


def _mentions(parsed: ParsedText, names: Sequence[Piece]) -> bool:
    """Whether the text has some word of the name anywhere."""
    keys = {name_key(hit.group()) for hit in _WORD.finditer(parsed.text)}
    return any(p.key in keys for p in names)


def _is_part(names: Sequence[Piece], pieces: Sequence[Piece]) -> bool:
    """Whether the name is part of a longer one, the rest of which is matched: the first name of a surname."""
    beside = {names[0].token - 1, names[-1].token + 1}
    return any(p.kind == "name" and p.token in beside for p in pieces)


def _may_be_one(ours: Sequence[Piece], theirs: Sequence[Piece]) -> bool:
    """Whether some word of one name is a spelling of a word of the other, or its initials."""
    if any(same_name(a.key, b.key) or _is_seat(a.key, b.key) for a in ours for b in theirs):
        return True
    for person, land in ((ours, theirs), (theirs, ours)):
        # News writes the land for its leader and the leader for the land.
        if any(p.label == "PERSON" for p in person) and all(_is_land(p.key) for p in land):
            return not all(_is_land(p.key) for p in person)
    return any(
        is_acronym(short[0].key, [p.key for p in long])
        for short, long in ((ours, theirs), (theirs, ours))
        if len(short) == 1
    )


def _is_land(key: str) -> bool:
    return key in CAPITALS or key in COUNTRY.values()


def _is_seat(one: str, other: str) -> bool:
    return other in (CAPITALS.get(one), one) or one == CAPITALS.get(other)


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
