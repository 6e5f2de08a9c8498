"""The reader of sentences: signs to the kind and level readers would give, and whether they would ask for a source.

Eighteen logistic regressions over the same signs, one for each level, each kind, and for "weak". What they learned from
and where they fail stands in `model_card.md`; `verify train sourcing` makes them anew.
"""

from collections.abc import Sequence
from functools import lru_cache
from typing import Final, NamedTuple

import numpy as np

from verify.attribution.levels.signs import RuleReading, signs_of
from verify.attribution.levels.weights import (
    KINDS,
    LEVELS,
    STEP,
    UNNAMED,
    Floats,
    LevelWeights,
    hash_sign,
    load_weights,
)
from verify.model import ClaimKind, Level, ParsedText

ALWAYS: Final[frozenset[Level]] = frozenset({"S1", "S2", "S3"})
"""Levels at which a claim is weakly sourced by the guidelines; readers hold to it in 96 of 100 sentences."""
ASKABLE: Final[frozenset[Level]] = frozenset({"S0", "S4", "S5"})
"""Levels at which it hangs on the claim."""
_NO_CLAIM: Final[frozenset[ClaimKind]] = frozenset({"background", "none"})
_REMEMBERED: Final = 50_000
# What nobody would ask a source for has no level, and has one of the last kinds.
_TOGETHER: Final = np.array([[(level == "EX") == (kind in _NO_CLAIM) for kind in KINDS] for level in LEVELS])

_IS_UNNAMED: Final = np.array([level in UNNAMED for level in LEVELS])
_UNNAMED: Final = np.flatnonzero(_IS_UNNAMED)


class Reading(NamedTuple):
    """How well a sentence is sourced, as a reader would have it."""

    kind: ClaimKind
    level: Level
    weak: bool
    asked: float
    """Probability that an editor would ask for better sourcing, 0 to 1."""


def read_sentences(
    parsed: ParsedText, rules: Sequence[RuleReading], weights: LevelWeights | None = None
) -> tuple[Reading, ...]:
    """One reading for every sentence, of what the rules take each for; with `weights`, or those that are shipped.

    Raises WeightsError when the shipped ones are missing or altered.
    """
    used = weights or load_weights()
    return tuple(decide(row, used) for row in chances(signs_of(parsed, rules), used))


def chances(signs: Sequence[Sequence[str]], weights: LevelWeights) -> Floats:
    """Probability of each answer for each sentence, shape (sentences, ANSWERS); every answer by itself."""
    scores = np.array([_score(names, weights) for names in signs]).reshape(-1, len(weights.start))
    return np.asarray(1 / (1 + np.exp(-scores)))


def _score(names: Sequence[str], weights: LevelWeights) -> Floats:
    keys = np.array([_key(name) for name in names], dtype=np.uint64)
    places = np.minimum(np.searchsorted(weights.keys, keys), len(weights.keys) - 1)
    known = places[weights.keys[places] == keys]
    return np.asarray(weights.start + STEP * weights.steps[known].sum(axis=0, dtype=np.int64))


_key = lru_cache(maxsize=_REMEMBERED)(hash_sign)


def unnamed(rows: Floats) -> Floats:
    """Probability of a source without a name: of the levels of such sources together; rows are the last axis."""
    return np.asarray(rows[..., _UNNAMED].sum(axis=-1))


def decide(row: Floats, weights: LevelWeights) -> Reading:
    """The likeliest kind and level that go together, within the bounds on sources without a name and on weakness."""
    levels, kinds = row[: len(LEVELS)], row[len(LEVELS) : -1]
    nameless = unnamed(row) >= weights.unnamed
    pairs = np.where(_TOGETHER & (_IS_UNNAMED[:, None] == nameless), np.outer(levels, kinds), 0)
    level, kind = divmod(int(pairs.argmax()), len(KINDS))
    chance, told = float(row[-1]), LEVELS[level]
    return Reading(KINDS[kind], told, told in ALWAYS or (told in ASKABLE and chance >= weights.asked), chance)
