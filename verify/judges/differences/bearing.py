"""What bears on a word: negators and hedges, and the verbs that deny what follows them."""

from collections.abc import Sequence
from typing import NamedTuple

from verify.judges.differences.lexicon import (
    ENDING_VERBS,
    HEDGE_VERBS,
    HEDGES,
    NEGATIVE_PRONOUNS,
    NEGATIVE_VERBS,
    NEGATORS,
)
from verify.judges.differences.piece import Piece
from verify.model import Token

REACH = 5
"""Tokens a negator or hedge reaches ahead."""
_ASKING = frozenset("ask wonder know question see say tell".split())
_COMPLEMENTS = frozenset({"xcomp", "ccomp", "dobj", "nsubjpass"})


class Mark(NamedTuple):
    """A negator or hedge that waits for the piece it bears on."""

    negates: bool
    token: Token


def mark_of(token: Token, piece: Piece | None, tokens: Sequence[Token]) -> Mark | None:
    """The mark that a token is; None for any other word. `piece` is the one it begins."""
    text = token.text.casefold().replace("’", "'")
    if piece is not None and (piece.key == "not" or (piece.span.length > token.span.length and text in NEGATORS)):
        return Mark(True, token) if piece.key == "not" else None
    if piece is not None and piece.kind != "word" and text not in NEGATORS:
        return None
    following = tokens[token.number + 1].text.casefold() if token.number + 1 < len(tokens) else ""
    if text in NEGATORS:
        return None if following in {"only", "just", "necessarily", "least", "doubt"} else Mark(True, token)
    if text in {"if", "whether"} and token.number and tokens[token.number - 1].lemma.casefold() in _ASKING:
        return None
    if text == "could" and following in {"not", "n't", "n’t"}:
        return None  # what could not be done was not done
    if text in {"possible", "likely"} and following == "that":
        return Mark(False, token)
    if text in HEDGES and token.tag not in {"NN", "NNS", "NNP"}:
        return Mark(False, token)
    infinitive = following == "to"
    # Lemmas of short verbs are not to be trusted: "hopes" is no form of "hop" here.
    if infinitive and {token.lemma.casefold(), text.removesuffix("s"), text.removesuffix("d")} & HEDGE_VERBS:
        return Mark(False, token)
    return None


def denies_what_follows(token: Token, tokens: Sequence[Token]) -> bool:
    """Whether the verb negates its complement ("failed to pay"); a pump that failed negates nothing."""
    if token.lemma.casefold() not in NEGATIVE_VERBS | ENDING_VERBS or token.pos != "VERB":
        return False
    if token.lemma.casefold() in ENDING_VERBS:
        return any(t.head == token.number and t.tag == "VBG" and t.dep == "xcomp" for t in tokens)
    return any(t.head == token.number and t.number > token.number and t.dep in _COMPLEMENTS for t in tokens)


def stands_behind_verb(token: Token, found: Sequence[Piece]) -> bool:
    """Whether the token is a negative pronoun that denies the verb before it: "found nothing"."""
    behind = token.text.casefold() in NEGATIVE_PRONOUNS and token.head < token.number
    return behind and any(p.token == token.head for p in found)


def with_marks(piece: Piece, marks: Sequence[Mark], *, before: bool = False) -> Piece:
    """The piece with the marks near it; `before`: besides those it has."""
    near = [m for m in marks if piece.token - m.token.number <= REACH]
    return piece._replace(
        negations=(*(piece.negations if before else ()), *(m.token.span for m in near if m.negates)),
        hedges=tuple(m.token.span for m in near if not m.negates),
    )
