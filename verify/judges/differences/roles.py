"""Roles: who did it, and to whom. Two names that change places around one verb say something else."""

from collections.abc import Iterator, Sequence
from itertools import product

from sources.model import Span
from verify.judges.differences.alignment import Alignment
from verify.judges.differences.lexicon import SYMMETRIC
from verify.judges.differences.piece import Piece
from verify.language.names import COUNTRY, same_name
from verify.model import Difference, ParsedText

REACH = 6
"""Pieces from a verb within which a name may be its doer or what is done to."""


FAR = 12
"""The same for persons, who are seldom mistaken for part of something else."""
Names = tuple[Piece, ...]


def differ_in_roles(alignment: Alignment, claim: ParsedText, passage: ParsedText) -> Iterator[Difference]:
    """Names that stand around a matched verb the other way round, voice taken into account."""
    for i, j in sorted(alignment.pairs.items()):
        ours, theirs = alignment.claim[i], alignment.passage[j]
        if ours.kind != "word" or ours.key in SYMMETRIC:
            continue
        if claim.tokens[ours.token].pos not in {"VERB", "AUX"} and passage.tokens[theirs.token].pos != "VERB":
            continue
        turned = _passive(ours, claim) != _passive(theirs, passage)
        around = _around(alignment.claim, i, claim), _around(alignment.passage, j, passage)
        for (left, right), (their_left, their_right) in product(*around):
            if _same(left, right) or (ours.key == "play" and are_teams(left) and are_teams(right)):
                continue
            crossed = _same(left, their_right) and _same(right, their_left)
            straight = _same(left, their_left) and _same(right, their_right)
            if (crossed and not turned) or (straight and turned):
                yield Difference(kind="role", claim=_cover(left), passage=_cover(their_left))
                break


def are_teams(names: Sequence[Piece]) -> bool:
    """Whether a name is that of a land or a team, which play one another; an actor plays somebody."""
    return any(p.label in {"GPE", "ORG", "NORP"} or p.key in COUNTRY.values() for p in names)


def _around(pieces: Sequence[Piece], at: int, parsed: ParsedText) -> list[tuple[Names, Names]]:
    """Names on either side of a verb, all their words: the nearest, the nearest persons, and its doer with its object.

    Titles and places stand between a verb and its persons, and asides between it and its doer.
    """
    near = range(max(0, at - REACH), min(len(pieces), at + 1 + REACH))
    persons = range(max(0, at - FAR), min(len(pieces), at + 1 + FAR))
    verb = parsed.tokens[pieces[at].token].number
    found = []
    for those in (
        [i for i in near if pieces[i].kind == "name"],
        [i for i in persons if pieces[i].kind == "name" and pieces[i].label == "PERSON"],
        [i for i, p in enumerate(pieces) if p.kind == "name" and _belongs(p, verb, parsed)],
    ):
        left, right = [i for i in those if i < at][-1:], [i for i in those if i > at][:1]
        if left and right:
            found.append((_run(pieces, left, -1), _run(pieces, right, 1)))
    return list(dict.fromkeys(found))


def _belongs(name: Piece, verb: int, parsed: ParsedText) -> bool:
    """Whether the name is the head of the verb's subject or object."""
    token = parsed.tokens[name.token]
    return token.head == verb and token.dep in {"nsubj", "nsubjpass", "dobj", "dative"}


def _cover(name: Sequence[Piece]) -> Span:
    return Span(name[0].span.start, name[-1].span.end)


def _run(pieces: Sequence[Piece], start: Sequence[int], step: int) -> tuple[Piece, ...]:
    """The name that begins at `start`, as far as its words stand side by side in the text."""
    found: list[Piece] = []
    at = start[0] if start else -1
    while 0 <= at < len(pieces) and pieces[at].kind == "name":
        if found and abs(pieces[at].token - found[-1].token) != 1:
            break
        found.append(pieces[at])
        at += step
    return tuple(found[::step])


def _same(one: Sequence[Piece], other: Sequence[Piece]) -> bool:
    """Whether every word of the shorter name stands in the longer one."""
    short, long = sorted((one, other), key=len)
    return all(any(same_name(a.key, b.key) for b in long) for a in short)


def _passive(piece: Piece, parsed: ParsedText) -> bool:
    """Whether the verb is a passive with its agent named: "was met by"."""
    token = parsed.tokens[piece.token]
    if token.tag != "VBN":
        return False
    following = parsed.tokens[token.number + 1 : token.number + 4]
    return any(t.text.casefold() == "by" for t in following)
