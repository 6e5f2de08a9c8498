"""Training of sentence levels: labelled articles to the weights that ship, the same bytes from the same files.

Eighteen convex problems, each solved far more closely than the step to which weights are rounded.
"""

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from itertools import chain
from pathlib import Path
from typing import Final, NamedTuple

import numpy as np
from numpy.typing import NDArray

from sources.errors import InputError
from verify.attribution.levels.reader import chances, unnamed
from verify.attribution.levels.weights import (
    KINDS,
    LEVELS,
    STEP,
    LevelWeights,
    hash_sign,
    write_weights,
)
from verify.errors import OutputError
from verify.training.logistic import Floats, Rows, Task, fit
from verify.training.sentences import GoldSentence

RAREST: Final = 4
"""Sentences that a sign must stand in."""
PENALTY: Final = 10.0
"""On squared weights; chosen on articles held out."""
PARTS: Final = 5
"""Parts of the articles held out in turn, to choose from which probability a sentence is weak."""
LEAST: Final = 20
"""Articles below which nothing can be learned."""
Say = Callable[[str], None]


class Bounds(NamedTuple):
    """Probabilities from which a sentence is weakly sourced, and its source without a name."""

    asked: float
    unnamed: float


class Read(NamedTuple):
    """A labelled article: the signs of its labelled sentences, and what readers made of them."""

    signs: list[list[str]]
    labels: tuple[GoldSentence, ...]


def train(articles: Sequence[Read], out: Path, say: Say) -> str:
    """Writes weights learned from the articles to `out`; gives back the sha256 of the file.

    Raises InputError when they are too few to learn from, OutputError when nothing can be written.
    """
    if len(articles) < LEAST:
        raise InputError(f"{len(articles)} labelled articles given to learn from; give at least {LEAST}")
    bounds = choose_bounds(articles, say)
    say(f"learning from {len(articles)} articles; weak from {bounds.asked:.2f}, unnamed from {bounds.unnamed:.2f}")
    weights = learn(articles)._replace(**bounds._asdict())
    try:
        return write_weights(out, weights)
    except OSError as err:
        raise OutputError(f"cannot write {out}: {err.strerror}; give a place that can be written") from err


def learn(articles: Sequence[Read]) -> LevelWeights:
    """Weights of every sign met often enough."""
    signs = list(chain.from_iterable(a.signs for a in articles))
    labels = list(chain.from_iterable(a.labels for a in articles))
    met = Counter(chain.from_iterable(signs))
    keys = np.array(sorted(hash_sign(s) for s, count in met.items() if count >= RAREST), dtype=np.uint64)
    rows = _rows(signs, keys)
    found = [_fit(rows, column) for column in _columns(labels)]
    steps = np.clip(np.round(np.array([w[:-1] for w in found]).T / STEP), -127, 127).astype(np.int8)
    start = np.round(np.array([w[-1] for w in found]), 3)
    kept = np.flatnonzero(np.abs(steps.astype(np.int64)).max(axis=1) > 0)
    return LevelWeights(keys[kept], steps[kept], start, asked=0.5, unnamed=0.5)


def choose_bounds(articles: Sequence[Read], say: Say) -> Bounds:
    """The probabilities at which F1 is highest on articles that the weights have not seen."""
    rows: list[Floats] = []
    labels: list[GoldSentence] = []
    for part in range(PARTS):
        say(f"learning without part {part + 1} of {PARTS}")
        weights = learn([a for n, a in enumerate(articles) if n % PARTS != part])
        for article in articles[part::PARTS]:
            rows.append(chances(article.signs, weights))
            labels.extend(article.labels)
    said = np.concatenate(rows)
    return Bounds(
        _best_bound(said[:, -1], [label.weak for label in labels]),
        _best_bound(unnamed(said), [label.anonymous for label in labels]),
    )


def _best_bound(said: Floats, true: Sequence[bool | None]) -> float:
    """Where F1 is highest, of those whose readers agreed."""
    agreed = np.array([one is not None for one in true])
    chance, truth = said[agreed], np.array([bool(one) for one in true])[agreed]
    bounds: list[float] = np.arange(0.05, 0.95, 0.01).round(2).tolist()
    return max(bounds, key=lambda bound: _f1(chance >= bound, truth))


def _f1(told: NDArray[np.bool_], truth: NDArray[np.bool_]) -> float:
    return float(2 * (told & truth).sum() / max(1, told.sum() + truth.sum()))


def _rows(signs: Sequence[Sequence[str]], keys: NDArray[np.uint64]) -> Rows:
    """One row a sentence, one column a sign; the last column is 1 everywhere."""
    column = {int(key): place for place, key in enumerate(keys)}
    entries = [
        (number, place)
        for number, names in enumerate(signs)
        for place in [*(column[h] for h in map(hash_sign, names) if h in column), len(keys)]
    ]
    row, place = (np.array(side, dtype=np.int64) for side in zip(*entries, strict=True))
    return Rows(row, place, np.ones(len(row)), (len(signs), len(keys) + 1))


def _columns(labels: Sequence[GoldSentence]) -> Iterator[tuple[Floats, Floats]]:
    """For each answer the labels, 0 or 1, and which sentences count: those whose readers agreed."""
    for name, values in (("level", LEVELS), ("kind", KINDS), ("weak", (True,))):
        given = [getattr(label, name) for label in labels]
        counts = np.array([float(one is not None) for one in given])
        for value in values:
            yield np.array([float(one == value) for one in given]), counts


def _fit(rows: Rows, asked: tuple[Floats, Floats]) -> Floats:
    labels, counts = asked
    penalty = np.full(rows.shape[1], PENALTY)
    penalty[-1] = 1e-3
    return fit(Task(rows, labels, counts, penalty))
