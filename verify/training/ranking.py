"""Figures of a yes-or-no probability against labels: at a threshold, over all of them, and how well calibrated."""

from collections.abc import Sequence
from itertools import groupby
from typing import NamedTuple

BINS = 10


class Scored(NamedTuple):
    """One answer: a probability, 0 to 1, and the label."""

    probability: float
    worth: bool


class Figures(NamedTuple):
    """Shares, 0 to 1, but for the count; 0 where nothing could be counted."""

    answers: int
    share: float
    """Of the items labelled yes."""
    precision: float
    recall: float
    f1: float
    average_precision: float
    """Precision at each yes, ranked by probability, on average; ties mixed evenly."""
    calibration_error: float
    """Expected, over ten bins, both labels counting as if equally frequent (Guo et al., 2017)."""


def measure(scored: Sequence[Scored], *, threshold: float = 0.5) -> Figures:
    """The figures of all answers; an answer is yes from `threshold` up."""
    yes = sum(one.worth for one in scored)
    said = [one for one in scored if one.probability >= threshold]
    right = sum(one.worth for one in said)
    return Figures(
        answers=len(scored),
        share=_part(yes, len(scored)),
        precision=_part(right, len(said)),
        recall=_part(right, yes),
        f1=_part(2 * right, len(said) + yes),
        average_precision=_average_precision(scored, yes),
        calibration_error=_calibration_error(scored, yes),
    )


def _part(some: float, whole: float) -> float:
    return some / whole if whole else 0.0


def _average_precision(scored: Sequence[Scored], yes: int) -> float:
    found = hit = seen = 0.0
    for _, tied in groupby(sorted(scored, key=lambda one: -one.probability), key=lambda one: one.probability):
        group = list(tied)
        mine = sum(one.worth for one in group)
        for place in range(1, len(group) + 1):
            share = mine / len(group)
            found += share * (hit + share * place) / (seen + place)
        hit, seen = hit + mine, seen + len(group)
    return _part(found, yes)


def _calibration_error(scored: Sequence[Scored], yes: int) -> float:
    gaps = [0.0] * BINS
    for one in scored:
        weight = _part(0.5, yes if one.worth else len(scored) - yes)
        gaps[min(BINS - 1, int(one.probability * BINS))] += weight * (one.worth - one.probability)
    return sum(abs(gap) for gap in gaps)
