"""What outside judges share: a model's word counts only where our own judge shows no difference."""

from collections.abc import Sequence
from typing import Literal, NamedTuple

from verify.judges import Judge, Pair
from verify.model import Judgement, StanceProbabilities

NOTHING = StanceProbabilities(supports=0, refutes=0, neutral=1)
SAID = 0.85
"""Probability given to a model's bare word: ordinal, not calibrated for any particular model."""
REST = round((1 - SAID) / 2, 4)


class Ruled(NamedTuple):
    """What a model said of one pair, or why it said nothing usable."""

    stance: Literal["supports", "refutes", "neutral"] | None
    failure: str | None = None


def judgement_of(ruled: Ruled) -> Judgement:
    """The judgement; an unusable answer abstains and says why, it never becomes a stance."""
    if ruled.stance is None:
        return Judgement(stance="abstain", p=NOTHING, failure=ruled.failure or "no usable answer")
    p = {"supports": REST, "refutes": REST, "neutral": REST, ruled.stance: SAID}
    return Judgement(stance=ruled.stance, p=StanceProbabilities(**p))


def settled_by_differences(own: Judge, pairs: Sequence[Pair]) -> dict[int, Judgement]:
    """Place → judgement of the pairs of which our own judge shows a difference: no model may overrule it."""
    return {n: found for n, found in enumerate(own.judge(pairs)) if found.differences}
