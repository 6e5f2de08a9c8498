"""Reliability: whether probabilities are frequencies, and how precision falls as more is answered."""

from collections.abc import Sequence
from typing import NamedTuple

BINS = 10


class Scored(NamedTuple):
    """One answer: how sure it was, 0 to 1, and whether it was right."""

    p: float
    right: bool


class Bin(NamedTuple):
    """Answers of like sureness."""

    p: float
    """Their mean probability."""
    right: float
    """Share of them that is right."""
    answers: int


class Point(NamedTuple):
    """A place on the coverage–precision curve, both 0 to 1."""

    coverage: float
    precision: float
    p: float
    """The probability from which answers are given."""


def bins_of(scored: Sequence[Scored]) -> tuple[Bin, ...]:
    """The answers in ten equal bins of probability, empty ones left out."""
    sorted_in: dict[int, list[Scored]] = {}
    for one in scored:
        sorted_in.setdefault(min(BINS - 1, int(one.p * BINS)), []).append(one)
    return tuple(
        Bin(sum(s.p for s in inside) / len(inside), sum(s.right for s in inside) / len(inside), len(inside))
        for _, inside in sorted(sorted_in.items())
    )


def calibration_error(scored: Sequence[Scored]) -> float:
    """Expected calibration error: mean distance of probability and share right, bins weighed by size; 0 of nothing."""
    return sum(b.answers * abs(b.p - b.right) for b in bins_of(scored)) / len(scored) if scored else 0.0


def curve_of(scored: Sequence[Scored], total: int) -> tuple[Point, ...]:
    """Precision at each coverage of `total` records, the surest first; answers of equal sureness come together."""
    ranked = sorted(scored, key=lambda s: -s.p)
    points = []
    right = 0
    for count, one in enumerate(ranked, start=1):
        right += one.right
        if count == len(ranked) or ranked[count].p != one.p:
            points.append(Point(count / total, right / count, one.p))
    return tuple(points)
