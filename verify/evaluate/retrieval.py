"""Accuracy of retrieval: how often a passage that bears on the claim comes first, or among the first few."""

from collections.abc import Sequence
from functools import partial
from typing import NamedTuple

from verify.evaluate.lines import Measured, figure_of

DEPTHS = (1, 5, 10)


class Ranking(NamedTuple):
    """The passages of one claim, best first, and those that are labelled as bearing on it."""

    ranked: tuple[str, ...]
    gold: frozenset[str]


def evaluate_retrieval(rankings: Sequence[Ranking]) -> Measured:
    """Share of claims with a labelled passage among the first 1, 5 and 10, and the mean reciprocal rank."""
    places = [_place(r) for r in rankings if r.gold]
    hits = [figure_of(f"among the first {depth}", places, partial(_within, depth)) for depth in DEPTHS]
    rank = figure_of("mean reciprocal rank", places, lambda ps: sum(1 / p for p in ps) / len(ps))
    return Measured(figures=(*hits, rank))


def _within(depth: int, places: Sequence[float]) -> float:
    return sum(place <= depth for place in places) / len(places)


def _place(ranking: Ranking) -> float:
    """Place of the first labelled passage, from 1; endless where none is ranked."""
    places = (n for n, passage in enumerate(ranking.ranked, start=1) if passage in ranking.gold)
    return next(places, float("inf"))
