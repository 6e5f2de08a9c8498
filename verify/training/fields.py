"""Training of linear-chain fields by stochastic gradients (AdaGrad; Duchi et al., 2011), late weights averaged."""

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from verify.attribution.learned.decode import Field, Floats, make_field
from verify.attribution.learned.features import BITS


class Schedule(NamedTuple):
    """How long and how boldly a field is trained."""

    rounds: int = 6
    rate: float = 0.15
    kept: float = 0.5
    """Share of the features of a row that a step looks at, drawn anew each time (dropout; Srivastava et al., 2014)."""
    decay: float = 0.0
    """Share by which touched weights shrink at a step."""
    rarest: int = 3
    """Features met less often are left out."""
    rows: int = 1500
    """Rows of one step, about."""
    averaged: int = 2
    """Rounds at the end over which weights are averaged."""


class Batch(NamedTuple):
    """Sequences of like length, laid out for one step."""

    rows: NDArray[np.int64]
    """Row of each place, shape (steps, sequences); -1 past a sequence's end."""
    features: NDArray[np.int32]
    """Place in `touched` of each feature, shape (rows in order of `rows`, templates)."""
    touched: NDArray[np.int32]
    """Rows of the weights that the batch touches."""


def train_field(
    features: NDArray[np.int32], labels: NDArray[np.int64], sizes: NDArray[np.int64], *, count: int, plan: Schedule
) -> Field:
    """A field for `count` labels; sequences stand one after another, their lengths in `sizes`."""
    numbers, compact = _compact(features, plan.rarest)
    batches = _batches(compact, sizes, plan.rows)
    weights = np.zeros((len(numbers) + 1, count), dtype=np.float32)
    squares = np.full_like(weights, 1e-6)
    steps, step_squares = np.zeros((count, count)), np.full((count, count), 1e-6)
    mean, mean_steps, taken = np.zeros_like(weights), np.zeros_like(steps), 0
    order = np.random.default_rng(20180501)
    for turn in range(plan.rounds):
        for place in order.permutation(len(batches)):
            batch = batches[place]
            local = weights[batch.touched]
            drawn = batch._replace(features=_drawn(batch.features, plan.kept, order))
            slope, step_slope = _slopes(drawn, local, steps, labels)
            squares[batch.touched] += slope**2
            local *= 1 - plan.decay
            local += plan.rate * slope / np.sqrt(squares[batch.touched])
            weights[batch.touched] = local
            step_squares += step_slope**2
            steps += plan.rate * step_slope / np.sqrt(step_squares)
        if turn >= plan.rounds - plan.averaged:
            mean, mean_steps, taken = mean + weights, mean_steps + steps, taken + 1
    # All features are looked at in use, so each weighs as much less.
    return make_field(numbers, mean[1:] * np.float32(plan.kept / taken), mean_steps / taken)


def _drawn(features: NDArray[np.int32], kept: float, order: np.random.Generator) -> NDArray[np.int32]:
    """The features with some of them put out of sight: place 0, which weighs nothing."""
    if kept == 1:
        return features
    return np.where(order.random(features.shape, dtype=np.float32) < kept, features, 0)


def _compact(features: NDArray[np.int32], rarest: int) -> tuple[NDArray[np.int32], NDArray[np.int32]]:
    """The features met often enough, and the matrix with their places among them from 1 up; 0 for the others."""
    met = np.zeros(1 << BITS, dtype=np.int64)
    for column in features.T:
        met += np.bincount(column, minlength=1 << BITS)
    numbers = np.flatnonzero(met >= rarest).astype(np.int32)
    place = np.zeros(1 << BITS, dtype=np.int32)
    place[numbers] = np.arange(1, len(numbers) + 1, dtype=np.int32)
    return numbers, place[features]


def _batches(features: NDArray[np.int32], sizes: NDArray[np.int64], rows: int) -> list[Batch]:
    starts = np.cumsum(sizes) - sizes
    order = np.argsort(sizes, kind="stable")
    made: list[Batch] = []
    chosen: list[int] = []
    for n in order.tolist():
        chosen.append(n)
        if sizes[chosen].sum() >= rows or n == order[-1]:
            made.append(_batch(features, starts[chosen], sizes[chosen]))
            chosen = []
    return made


def _batch(features: NDArray[np.int32], starts: NDArray[np.int64], sizes: NDArray[np.int64]) -> Batch:
    steps = np.arange(int(sizes.max()))[:, None]
    rows = np.where(steps < sizes[None], starts[None] + steps, -1)
    here = features[rows[rows >= 0]]
    touched, places = np.unique(here, return_inverse=True)
    # Place 0 is there always, for the features that are left out.
    lacks_none = int(touched[0] != 0)
    touched = np.concatenate([touched[:0], [0] * lacks_none, touched]).astype(np.int32)
    return Batch(rows, (places.reshape(here.shape) + lacks_none).astype(np.int32), touched)


def _slopes(
    batch: Batch, weights: NDArray[np.float32], steps: Floats, labels: NDArray[np.int64]
) -> tuple[NDArray[np.float32], Floats]:
    """What a step up the log likelihood is, for the touched weights and for the transitions."""
    count = weights.shape[1]
    real = batch.rows >= 0
    summed = np.zeros((len(batch.features), count))
    for column in batch.features.T:
        summed += weights[column]
    padded = np.zeros((*real.shape, count))
    padded[real] = summed
    gold = np.where(real, labels[batch.rows], 0)
    said, moves = _expected(padded, real, steps)
    wanted = np.eye(count)[gold[real]] - said[real]
    slope = np.empty_like(weights)
    flat = batch.features.ravel()
    for label in range(count):
        pull = np.repeat(wanted[:, label], batch.features.shape[1])
        slope[:, label] = np.bincount(flat, weights=pull, minlength=len(weights))
    slope[batch.touched == 0] = 0
    follows = real[1:]
    seen = np.zeros((count, count))
    np.add.at(seen, (gold[:-1][follows], gold[1:][follows]), 1)
    return slope, seen - moves


def _expected(given: Floats, real: NDArray[np.bool_], steps: Floats) -> tuple[Floats, Floats]:
    """Probability of each label at each place, and how often each follows each."""
    local = np.exp(given - given.max(axis=2, keepdims=True))
    jump = np.exp(steps)
    forward = np.empty_like(local)
    forward[0] = local[0] / local[0].sum(axis=1, keepdims=True)
    for n in range(1, len(local)):
        moved = (forward[n - 1] @ jump) * local[n]
        forward[n] = moved / moved.sum(axis=1, keepdims=True)
    said = np.empty_like(local)
    moves = np.zeros_like(steps)
    backward = np.ones_like(local[0])
    for n in range(len(local) - 1, -1, -1):
        both = forward[n] * backward
        said[n] = both / both.sum(axis=1, keepdims=True)
        if n == 0:
            break
        coming = backward * local[n]
        pairs = np.einsum("bi,ij,bj->bij", forward[n - 1], jump, coming)
        total = pairs.sum(axis=(1, 2), keepdims=True)
        moves += (pairs / total)[real[n]].sum(axis=0)
        moved = coming @ jump.T
        backward = np.where(real[n][:, None], moved / moved.sum(axis=1, keepdims=True), 1.0)
    return said, moves


__all__: Sequence[str] = ("Schedule", "train_field")
