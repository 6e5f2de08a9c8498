"""Reportings: attributions as token numbers, before types and scope."""

from typing import NamedTuple

from verify.language import Tree
from verify.model import Token


class Reporting(NamedTuple):
    """One attribution as token numbers, before types and scope."""

    sentence: int
    source: list[int]
    """Empty where nobody is named."""
    head: int | None
    """Head token of the source."""
    cue: list[int]
    content: list[int]
    points_back: bool
    """Whether the content is a word like "this", which stands for what was said before."""
    confidence: float | None = None
    """Probability that source and content are right, 0 to 1; None where the extractor gives none."""
    verb: int | None = None
    """The cue's word that the others hang on, where it is not the last."""

    @property
    def opener(self) -> int:
        """The word of the cue that tells how it was said."""
        return self.cue[-1] if self.verb is None else self.verb


def cue_of(tree: Tree, verb: Token) -> list[int]:
    """The verb with its auxiliaries, negation and particle."""
    parts = [t.number for t in tree.children(verb.number, "aux", "auxpass", "neg", "prt")]
    return sorted([verb.number, *(n for n in parts if abs(n - verb.number) <= 3)])


def trimmed(tree: Tree, numbers: list[int]) -> list[int]:
    """The tokens without punctuation at either end."""
    while numbers and tree.tokens[numbers[-1]].pos == "PUNCT":
        numbers = numbers[:-1]
    while numbers and tree.tokens[numbers[0]].pos == "PUNCT":
        numbers = numbers[1:]
    return numbers


def is_act(tree: Tree, verb: Token) -> bool:
    """Whether the verb tells what somebody undertook, not what they said: "agreed to sell", "refused to go"."""
    return tree.child(verb.number, "xcomp") is not None and tree.child(verb.number, "ccomp") is None
