"""Roles: who did it, and to whom. Two names that change places around one verb say something else."""

from collections.abc import Iterator, Sequence

from verify.judges.differences.alignment import Alignment
from verify.judges.differences.lexicon import SYMMETRIC
from verify.judges.differences.pieces import Piece
from verify.language.names import same_name
from verify.model import Difference, ParsedText


def differ_in_roles(alignment: Alignment, claim: ParsedText, passage: ParsedText) -> Iterator[Difference]:
    """Names that stand around a matched verb the other way round, voice taken into account."""
    for i, j in sorted(alignment.pairs.items()):
        ours, theirs = alignment.claim[i], alignment.passage[j]
        if ours.kind != "word" or ours.key in SYMMETRIC:
            continue
        if claim.tokens[ours.token].pos not in {"VERB", "AUX"} and passage.tokens[theirs.token].pos != "VERB":
            continue
        around = _around(alignment.claim, i), _around(alignment.passage, j)
        (left, right), (their_left, their_right) = around
        if not (left and right and their_left and their_right) or _same(left, right):
            continue
        crossed = _same(left, their_right) and _same(right, their_left)
        straight = _same(left, their_left) and _same(right, their_right)
        turned = _passive(ours, claim) != _passive(theirs, passage)
        if (crossed and not turned) or (straight and turned):
            yield Difference(kind="role", claim=left.span, passage=their_left.span)


def _around(pieces: Sequence[Piece], at: int) -> tuple[Piece | None, Piece | None]:
    """The nearest name on either side of a verb."""
    left = next((p for p in reversed(pieces[:at]) if p.kind == "name"), None)
    right = next((p for p in pieces[at + 1 :] if p.kind == "name"), None)
    return left, right


def _same(one: Piece, other: Piece) -> bool:
    return same_name(one.key, other.key)


def _passive(piece: Piece, parsed: ParsedText) -> bool:
    """Whether the verb is a passive with its agent named: "was met by"."""
    token = parsed.tokens[piece.token]
    if token.tag != "VBN":
        return False
    following = parsed.tokens[token.number + 1 : token.number + 4]
    return any(t.text.casefold() == "by" for t in following)
