"""Accuracy of retrieval: how often a passage that bears on the claim comes first, or among the first few."""

from collections.abc import Iterator, Sequence
from functools import partial
from typing import NamedTuple

from verify.evaluate.lines import Figure, Measured, figure_of

DEPTHS = (1, 5, 10)


class Ranking(NamedTuple):
    """The passages of one claim, best first, and those that are labelled as bearing on it."""

    ranked: tuple[str, ...]
    gold: frozenset[str]


def evaluate_retrieval(rankings: Sequence[Ranking], pooled: Sequence[Ranking] = ()) -> Measured:
    """Share of claims with a labelled passage among the first 1, 5 and 10, and the mean reciprocal rank.

    `pooled`: the same claims, each ranked among the passages of others too, where their own are mostly labelled.
    """
    return Measured(figures=(*_figures(rankings, ""), *(_figures(pooled, ", pooled") if pooled else ())))


def _figures(rankings: Sequence[Ranking], how: str) -> Iterator[Figure]:
    places = [_place(r) for r in rankings if r.gold]
    for depth in DEPTHS:
        yield figure_of(f"among the first {depth}{how}", places, partial(_within, depth))
    yield figure_of(f"mean reciprocal rank{how}", places, lambda ps: sum(1 / p for p in ps) / len(ps))


def _within(depth: int, places: Sequence[float]) -> float:
    return sum(place <= depth for place in places) / len(places)


def _place(ranking: Ranking) -> float:
    """Place of the first labelled passage, from 1; endless where none is ranked."""
    places = (n for n, passage in enumerate(ranking.ranked, start=1) if passage in ranking.gold)
    return next(places, float("inf"))
