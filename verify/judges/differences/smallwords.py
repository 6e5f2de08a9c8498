"""Small words that turn a sentence round: for and against, to and from, only and not only."""

from collections.abc import Iterator

from verify.judges.differences.alignment import Alignment
from verify.judges.differences.lexicon import ONLY
from verify.judges.differences.piece import Piece
from verify.model import Difference, ParsedText, Token

_PAIRS = """for against|to from|into from|with without|over under|above below|on off|toward from|towards from|
into out|in out|inside outside|behind before|within beyond|before after|until since"""
_TURNED = frozenset(frozenset(pair.split()) for pair in _PAIRS.split("|"))
REACH = 4
"""Tokens before a word within which what governs it stands."""


def differ_in_small_words(alignment: Alignment, claim: ParsedText, passage: ParsedText) -> Iterator[Difference]:
    """Matched words behind opposite small words on the same word, or behind an "only" that is denied on one side."""
    for i, j in sorted(alignment.pairs.items()):
        ours, theirs = alignment.claim[i], alignment.passage[j]
        one, other = _governs(ours, claim), _governs(theirs, passage)
        if (
            one
            and other
            and _are_turned((one, claim), (other, passage))
            and _same_head(one, other, alignment, (claim, passage))
        ):
            yield Difference(kind="direction", claim=one.span, passage=other.span)
        shut, opened = _only(ours, claim), _only(theirs, passage)
        if shut and opened and shut[1] != opened[1]:
            yield Difference(kind="negation", claim=shut[0].span, passage=opened[0].span)


def _governs(piece: Piece, parsed: ParsedText) -> Token | None:
    """The preposition that the word is the object of; None where it is none."""
    token = parsed.tokens[piece.token]
    for _ in range(3):
        head = parsed.tokens[token.head]
        if token.dep == "pobj" and head.pos in {"ADP", "SCONJ"} and 0 < piece.token - head.number <= REACH:
            return head
        if token.dep not in {"compound", "amod", "nummod", "poss"}:
            return None
        token = head
    return None


def _are_turned(*sides: tuple[Token, ParsedText]) -> bool:
    return frozenset(_word(token, parsed) for token, parsed in sides) in _TURNED


def _word(token: Token, parsed: ParsedText) -> str:
    """The preposition, "out" for "out of"."""
    before = parsed.tokens[token.number - 1].text.casefold() if token.number else ""
    return "out" if before == "out" and token.text == "of" else token.text.casefold()


def _same_head(one: Token, other: Token, alignment: Alignment, parsed: tuple[ParsedText, ParsedText]) -> bool:
    """Whether both hang on words that match, with no word of that pair on the other side elsewhere."""
    heads = _held_by(one, parsed[0]), _held_by(other, parsed[1])
    same = any(
        alignment.claim[i].token == heads[0] and alignment.passage[j].token == heads[1]
        for i, j in alignment.pairs.items()
    )
    elsewhere = any(t.text.casefold() == one.text.casefold() and t.head == other.head for t in parsed[1].tokens)
    return same and not elsewhere


def _held_by(small: Token, parsed: ParsedText) -> int:
    """Number of the word that the preposition hangs on, a preposition before it passed over."""
    head = parsed.tokens[small.head]
    return head.head if head.pos == "ADP" else head.number


def _only(piece: Piece, parsed: ParsedText) -> tuple[Token, bool] | None:
    """The "only" right before a word, articles passed over, and whether a "not" stands before it."""
    at = piece.token - 1
    while at >= 0 and parsed.tokens[at].pos == "DET":
        at -= 1
    if at < 0 or parsed.tokens[at].text.casefold() not in ONLY:
        return None
    negated = at > 0 and parsed.tokens[at - 1].text.casefold() in {"not", "n't", "n’t"}
    return parsed.tokens[at - negated], negated
