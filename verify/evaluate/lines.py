"""What a measure comes to: shares of what is right, with bootstrap intervals over the texts it was counted in."""

import random
from collections.abc import Sequence
from typing import NamedTuple

DRAWS = 1000
"""Texts are drawn anew so often for the intervals."""
SEED = 20180501


class Count(NamedTuple):
    """Of one article: how many are right, found and labelled."""

    right: int
    found: int
    gold: int


class Line(NamedTuple):
    """One measure; shares are 0 to 1."""

    name: str
    precision: float
    recall: float
    f1: float
    low: float
    """Lower end of the 95 % interval of F1."""
    high: float
    gold: int
    """How many are labelled."""


def line_of(name: str, counts: Sequence[Count]) -> Line:
    """The measure over all articles (or whatever was counted apart), with the interval of its F1."""
    precision, recall, f1 = _shares(counts)
    draw = random.Random(SEED)  # noqa: S311 - an interval, not a secret
    drawn = sorted(_shares(draw.choices(counts, k=len(counts)))[2] for _ in range(DRAWS))
    low, high = drawn[int(0.025 * DRAWS)], drawn[int(0.975 * DRAWS)]
    return Line(name, precision, recall, f1, low, high, sum(c.gold for c in counts))


def _shares(counts: Sequence[Count]) -> tuple[float, float, float]:
    right, found, gold = (sum(column) for column in zip(*counts, strict=True))
    precision = right / found if found else 0.0
    recall = right / gold if gold else 0.0
    return precision, recall, 2 * precision * recall / (precision + recall) if right else 0.0
