"""Who and where: other names, places and named speakers in each other's place."""

import re
from collections.abc import Iterator, Sequence

from sources.model import Span
from verify.judges.differences.alignment import Alignment, Slot
from verify.judges.differences.lexicon import VOICING
from verify.judges.differences.piece import PLACES, Piece
from verify.judges.differences.sorts import GENERIC, standing
from verify.language.names import CAPITALS, COUNTRY, is_acronym, name_key, same_name
from verify.model import Difference, DifferenceKind, ParsedText

_WORD = re.compile(r"[^\W\d_]+(?:[-.'’]\w+)*")
Facing = tuple[tuple[Piece, ...], tuple[Piece, ...]]
"""Stretches of the claim and of the passage that stand in each other's place."""


def differ_in_names(
    stretches: Facing, slot: Slot, alignment: Alignment, parsed: tuple[ParsedText, ParsedText]
) -> Iterator[Difference]:
    """Other names in the place of the claim's: a person or a firm, a place, or whoever says what is said."""
    ours, theirs = _first_names(stretches[0]), _first_names(stretches[1])
    measured = any(p.key[:1].isdigit() or not p.key[:1].isalpha() for p in (*ours, *theirs))
    if not ours or not theirs or measured or _may_be_one(ours, theirs):
        return
    enclosed = slot.left and slot.right
    if max(_words_in(stretches[0]), _words_in(stretches[1])) > 1:
        return
    if not enclosed and (_mentions(parsed[1], ours) or _mentions(parsed[0], theirs)):
        return
    parts = _is_part(ours, alignment, in_claim=True), _is_part(theirs, alignment, in_claim=False)
    if all(parts) and _rest_is_generic(ours, alignment.claim) and _rest_is_generic(theirs, alignment.passage):
        parts = (False, False)
    if parts[0] != parts[1] or (all(parts) and not any(p.label == "PERSON" for p in (*ours, *theirs))):
        return
    kind = _name_kind(ours, theirs, parsed)
    if kind == "name" and all(_is_source(*side) for side in zip((ours, theirs), parsed, strict=True)):
        kind = "attribution"
    yield Difference(kind=kind, claim=_cover(ours), passage=_cover(theirs))


def _words_in(pieces: Sequence[Piece]) -> int:
    return sum(p.kind != "name" for p in pieces)


def _first_names(pieces: Sequence[Piece]) -> list[Piece]:
    """The names of the stretch up to the first plain word behind one: Baltrix, according to the Weekly."""
    found: list[Piece] = []
    for piece in pieces:
        if piece.kind == "name":
            found.append(piece)
        elif found:
            break
    return found


def _mentions(parsed: ParsedText, names: Sequence[Piece]) -> bool:
    """Whether the text has some word of the name anywhere."""
    keys = {name_key(hit.group()) for hit in _WORD.finditer(parsed.text)}
    return any(p.key in keys for p in names)


def _is_part(names: Sequence[Piece], alignment: Alignment, *, in_claim: bool) -> bool:
    """Whether the name is part of a longer one, the rest of which is matched: the first name of a surname.

    What is a plain word on the other side is none of it: "Conductor", where a sentence begins with it.
    """
    beside = {names[0].token - 1, names[-1].token + 1}
    pieces, others = (alignment.claim, alignment.passage) if in_claim else (alignment.passage, alignment.claim)
    partners = alignment.pairs if in_claim else {j: i for i, j in alignment.pairs.items()}
    near = [n for n, p in enumerate(pieces) if p.kind == "name" and p.token in beside]
    return any(n not in partners or others[partners[n]].kind == "name" for n in near)


def _rest_is_generic(names: Sequence[Piece], pieces: Sequence[Piece]) -> bool:
    """Whether all that stands beside the name says only what sort of thing it is: the street of Baker Street."""
    beside = {names[0].token - 1, names[-1].token + 1}
    return all(p.key in GENERIC for p in pieces if p.kind == "name" and p.token in beside)


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


def _name_kind(ours: Sequence[Piece], theirs: Sequence[Piece], parsed: tuple[ParsedText, ParsedText]) -> DifferenceKind:
    """A place where both stand as one; what the parser calls a place is none where it gets or does something."""
    if any(p.label == "PERSON" for side in (ours, theirs) for p in side):
        places = [any(p.label in PLACES or _is_land(p.key) for p in side) for side in (ours, theirs)]
        return "place" if all(places) else "name"
    stands = [standing(side[0].token, p) for side, p in zip((ours, theirs), parsed, strict=True)]
    known = any(_is_land(p.key) for p in (*ours, *theirs))
    if not known and "party" in stands:
        return "name"
    labelled = any(p.label in PLACES for p in (*ours, *theirs))
    organised = any(p.label in {"ORG", "PRODUCT"} for p in (*ours, *theirs))
    return "place" if known or labelled or (stands == ["place", "place"] and not organised) else "name"


def _is_source(names: Sequence[Piece], parsed: ParsedText) -> bool:
    """Whether the name, or what it is part of, is the subject of a reporting verb or follows "according to"."""
    token = parsed.tokens[names[-1].token]
    for _ in range(4):
        head = parsed.tokens[token.head]
        if token.dep == "nsubj":
            return head.lemma.casefold() in VOICING
        if head is token or token.dep in {"dobj", "dative"}:
            return False
        if token.dep == "pobj":
            return head.head != head.number and parsed.tokens[head.head].text.casefold() == "according"
        token = head
    return False


def _cover(pieces: Sequence[Piece]) -> Span:
    return Span(pieces[0].span.start, pieces[-1].span.end)
