"""Doubts: why what looks like a difference may be none, where the passage is no restatement of the claim.

A close restatement that has another number has it wrong. A sentence that merely shares most words with the claim may
speak of another year, measure another thing, or say the same from the other end ("higher than" for "lower than").
"""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from verify.judges.differences.alignment import Alignment
from verify.judges.differences.lexicon import NEGATIVE_VERBS, NEGATORS, TURNING
from verify.judges.differences.piece import Piece
from verify.language.dates import Date, conflict
from verify.language.names import COUNTRY
from verify.language.numbers import Number
from verify.model import Difference, ParsedText

NEARLY_ALL = 0.8
"""Share of the claim, what differs left out, that the sentence must have where it is no restatement."""
AFTER = 4
"""Pieces after a denied one that must match too, for both sides to deny or assert the same."""
CLOSE = 0.85
"""Share of both sides' pieces that must match, the differing ones left out, for one to restate the other."""
_VALUES = frozenset({"number", "unit", "date", "direction", "name", "place", "role"})
_SUBJECT = frozenset({"nsubj", "nsubjpass", "csubj"})
_LIGHT = frozenset("have be do get make".split())
"""Verbs that say little: another may stand for them."""
_PLACED = frozenset({"GPE", "LOC", "FAC", "NORP"})


class Compared(NamedTuple):
    """A claim and a sentence of a passage, aligned."""

    alignment: Alignment
    claim: ParsedText
    passage: ParsedText


def credible(found: Sequence[Difference], compared: Compared) -> tuple[Difference, ...]:
    """The differences that no doubt speaks against."""
    found = [d for d in found if d.kind != "direction" or not _turned_round(d, compared.alignment)]
    if restates(found, compared.alignment):
        return tuple(found)
    kinds = {d.kind for d in found}
    if "negation" in kinds and kinds & _VALUES:
        return ()  # not the first, but the second: two differences may say the same together
    if closeness(found, compared.alignment)[0] <= NEARLY_ALL:
        found = [d for d in found if d.kind not in _VALUES]
    return tuple(d for d in found if not any(_doubts(d, compared)))


def restates(found: Sequence[Difference], alignment: Alignment) -> bool:
    """Whether each side says nearly everything the other says, but for what differs."""
    return min(closeness(found, alignment)) >= CLOSE


def closeness(found: Sequence[Difference], alignment: Alignment) -> tuple[float, float]:
    """Share of the claim's and of the sentence's weighted pieces that match, what differs left out; 0 to 1."""
    taken = set(alignment.pairs.values())
    ours = [(p, n in alignment.pairs) for n, p in enumerate(alignment.claim)]
    theirs = [(p, n in taken) for n, p in enumerate(alignment.passage)]
    differing = [d.claim for d in found], [d.passage for d in found]
    shares = []
    for side, spans in zip((ours, theirs), differing, strict=True):
        rest = [(p.weight, met) for p, met in side if not any(s.overlaps(p.span) for s in spans)]
        total = sum(w for w, _ in rest)
        shares.append(sum(w for w, met in rest if met) / total if total else 0.0)
    return shares[0], shares[1]


def _doubts(difference: Difference, compared: Compared) -> Iterator[bool]:
    kind = difference.kind
    if kind in {"number", "date", "unit"}:
        yield _other_measure(difference, compared)
    if kind in {"number", "unit", "direction"}:
        yield _other_time(compared, undated_too=kind != "direction")
    if kind == "negation":
        yield _denied_otherwise(compared)
        yield _denies_another(difference, compared.alignment)
    if kind in {"role", "name", "negation"}:
        yield _one_side_hedges(compared.alignment)
    if kind in {"name", "place", "attribution"}:
        yield _other_sort(difference, compared)
        yield _other_place_in_sentence(difference, compared)
    if kind in _VALUES:
        yield _one_side_denies(compared.alignment)


def _other_measure(difference: Difference, compared: Compared) -> bool:
    """Whether two numbers count different things: an ordinal beside a count, books beside years."""
    ours = _piece_at(compared.alignment.claim, difference, ours=True)
    theirs = _piece_at(compared.alignment.passage, difference, ours=False)
    if ours is None or theirs is None:
        return False
    if isinstance(ours.value, Number) and isinstance(theirs.value, Number):
        if _follows_every(theirs, compared.passage) or _one_of_several(theirs, compared.alignment):
            return True
        if ("ordinal" in (ours.value.unit, theirs.value.unit)) and ours.value.unit != theirs.value.unit:
            return True
        if difference.kind == "number" and not ours.value.unit:
            counted = _counted(ours, compared.claim), _counted(theirs, compared.passage)
            return all(counted) and counted[0] != counted[1]
    return False


def _follows_every(number: Piece, parsed: ParsedText) -> bool:
    """Whether it is the whole of a share: among every four users."""
    return number.token > 0 and parsed.tokens[number.token - 1].text.casefold() in {"every", "each", "per"}


def _one_of_several(number: Piece, alignment: Alignment) -> bool:
    """Whether the sentence has another unmatched number of that sort, so that it cannot be told which one is meant."""
    taken = set(alignment.pairs.values())
    rivals = [p.value for n, p in enumerate(alignment.passage) if n not in taken and p is not number]
    unit = number.value.unit if isinstance(number.value, Number) else ""
    return any(isinstance(v, Number) and v.unit == unit for v in rivals)


def _counted(number: Piece, parsed: ParsedText) -> str:
    """Lemma of what the number counts; empty where it stands alone."""
    token = parsed.tokens[number.token]
    for _ in range(3):
        head = parsed.tokens[token.head]
        if head.number == token.number:
            return ""
        if head.pos in {"NOUN", "PROPN"} and head.number > token.number:
            return head.lemma.casefold()
        token = head
    return ""


def _other_time(compared: Compared, *, undated_too: bool) -> bool:
    """Whether the passage dates what it says otherwise; `undated_too`: or at all, where the claim has no date."""
    ours = [p.value for p in compared.alignment.claim if isinstance(p.value, Date)]
    theirs = [p.value for p in compared.alignment.passage if isinstance(p.value, Date)]
    return bool(theirs) and (bool(ours) or undated_too) and all(conflict(a, b) for a in ours for b in theirs)


def _turned_round(difference: Difference, alignment: Alignment) -> bool:
    """Whether names change sides around the opposite words: A is lower than B, B is higher than A."""
    before = [j for i, j in alignment.pairs.items() if alignment.claim[i].span.end <= difference.claim.start]
    after = [j for i, j in alignment.pairs.items() if alignment.claim[i].span.start >= difference.claim.end]
    crossed_left = sum(alignment.passage[j].span.start >= difference.passage.end for j in before)
    crossed_right = sum(alignment.passage[j].span.end <= difference.passage.start for j in after)
    return bool(crossed_left and crossed_right)


def _denied_otherwise(compared: Compared) -> bool:
    """Whether both sides deny, or one of them has an unmatched word that turns things round without a negator."""
    alignment = compared.alignment
    taken = set(alignment.pairs.values())
    bare = [p for n, p in enumerate(alignment.claim) if n not in alignment.pairs]
    bare += [p for n, p in enumerate(alignment.passage) if n not in taken]
    if any(_turns(p) for p in bare):
        return True
    return all(_negators(side, parsed) for side, parsed in _sides(compared))


def _denies_another(difference: Difference, alignment: Alignment) -> bool:
    """Whether what is denied goes on in words of its own: not the first woman, the second woman."""
    after = [n for n, p in enumerate(alignment.claim) if p.span.start >= difference.claim.start][:AFTER]
    return any(
        n not in alignment.pairs and alignment.claim[n].weight >= 1 and alignment.claim[n].key not in _LIGHT
        for n in after
    )


def _turns(piece: Piece) -> bool:
    return piece.kind == "word" and (piece.key in NEGATIVE_VERBS or piece.key in TURNING)


def _sides(compared: Compared) -> tuple[tuple[Sequence[Piece], ParsedText], tuple[Sequence[Piece], ParsedText]]:
    return (compared.alignment.claim, compared.claim), (compared.alignment.passage, compared.passage)


def _negators(pieces: Sequence[Piece], parsed: ParsedText) -> int:
    if not pieces:
        return 0
    tokens = parsed.tokens[pieces[0].token : pieces[-1].token + 1]
    return sum(t.text.casefold().replace("’", "'") in NEGATORS for t in tokens)


def _one_side_denies(alignment: Alignment) -> bool:
    counts = [sum(len(p.negations) for p in side) % 2 for side in (alignment.claim, alignment.passage)]
    return counts[0] != counts[1]


def _one_side_hedges(alignment: Alignment) -> bool:
    hedged = [any(p.hedges for p in side) for side in (alignment.claim, alignment.passage)]
    return hedged[0] != hedged[1]


def _other_sort(difference: Difference, compared: Compared) -> bool:
    """Whether a person stands where the other side has a place, or the like."""
    labels = []
    for side, ours in ((compared.alignment.claim, True), (compared.alignment.passage, False)):
        span = difference.claim if ours else difference.passage
        labels.append({_sort(p) for p in side if p.span.overlaps(span) and p.kind == "name"} - {""})
    known = [bool(found) for found in labels]
    if not any(known) or ("PERSON" in labels[0]) != ("PERSON" in labels[1]):
        return True
    return all(known) and not labels[0] & labels[1]


def _sort(piece: Piece) -> str:
    if piece.key in COUNTRY.values() or piece.label in _PLACED:
        return "place"
    return piece.label


def _other_place_in_sentence(difference: Difference, compared: Compared) -> bool:
    """Whether one name is a doer and the other something done to, spoken of or owned."""
    roles = []
    for side, parsed, span in (
        (compared.alignment.claim, compared.claim, difference.claim),
        (compared.alignment.passage, compared.passage, difference.passage),
    ):
        last = [p for p in side if p.span.overlaps(span)]
        roles.append(_role(last[-1], parsed) if last else "")
    return roles[0] != roles[1] and "subject" in roles


def _role(piece: Piece, parsed: ParsedText) -> str:
    token = parsed.tokens[piece.token]
    for _ in range(3):
        if token.dep in _SUBJECT:
            return "subject"
        if token.dep not in {"compound", "conj", "flat", "amod", "nmod"}:
            return token.dep
        token = parsed.tokens[token.head]
    return token.dep


def _piece_at(pieces: Sequence[Piece], difference: Difference, *, ours: bool) -> Piece | None:
    span = difference.claim if ours else difference.passage
    return next((p for p in pieces if p.span == span), None)
