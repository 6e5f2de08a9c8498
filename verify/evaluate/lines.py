"""What a measure comes to: shares of what is right, with bootstrap intervals over the texts it was counted in."""

import random
from collections.abc import Callable, Sequence
from typing import NamedTuple, TypeVar

DRAWS = 1000
"""Texts are drawn anew so often for the intervals."""
FEWER_DRAWS = 200
"""The same for figures that are dear to compute."""
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


class Figure(NamedTuple):
    """One measured value that is no precision and recall; shares are 0 to 1."""

    name: str
    value: float
    low: float
    """Lower end of the 95 % interval."""
    high: float
    counted: int
    """How many records it was taken over."""


class Measured(NamedTuple):
    """What a measure comes to."""

    lines: tuple[Line, ...] = ()
    figures: tuple[Figure, ...] = ()
    drawing: str | None = None
    """A chart of it as SVG, where there is something to draw."""


Record = TypeVar("Record")


def figure_of(name: str, records: Sequence[Record], measure: Callable[[Sequence[Record]], float]) -> Figure:
    """What `measure` makes of the records, with its interval over records drawn anew; 0 over none."""
    if not records:
        return Figure(name, 0.0, 0.0, 0.0, 0)
    draw = random.Random(SEED)  # noqa: S311 - an interval, not a secret
    drawn = sorted(measure(draw.choices(records, k=len(records))) for _ in range(FEWER_DRAWS))
    low, high = drawn[int(0.025 * FEWER_DRAWS)], drawn[int(0.975 * FEWER_DRAWS)]
    return Figure(name, measure(records), low, high, len(records))


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
