"""Decoding of linear chains: probabilities and best paths of many sequences at once."""

from collections.abc import Iterable
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from verify.attribution.learned.features import BITS

Floats = NDArray[np.float64]
TOGETHER = 128
"""Sequences decoded at once; they are padded to the longest of them."""


class Field(NamedTuple):
    """A linear-chain conditional random field."""

    place: NDArray[np.int32]
    """Row of `weights` for each feature number; row 0 is all zeros."""
    weights: NDArray[np.float32]
    """Shape (rows, labels)."""
    steps: Floats
    """Weight of label j after label i, shape (labels, labels)."""


def make_field(numbers: NDArray[np.int32], weights: NDArray[np.float32], steps: Floats) -> Field:
    """A field from its feature numbers and their weights."""
    place = np.zeros(1 << BITS, dtype=np.int32)
    place[numbers] = np.arange(1, len(numbers) + 1, dtype=np.int32)
    return Field(place, np.concatenate([np.zeros_like(weights[:1]), weights]), steps)


def scores(field: Field, features: NDArray[np.int32]) -> Floats:
    """What speaks for each label at each row, shape (rows, labels)."""
    return summed(field, features.T, len(features))


def summed(field: Field, columns: Iterable[NDArray[np.int32]], rows: int) -> Floats:
    """The same of features that come template by template, each with one number a row."""
    found = np.zeros((rows, field.weights.shape[1]))
    for column in columns:
        found += field.weights[field.place[column]]
    return found


def _batches(sizes: NDArray[np.int64]) -> list[NDArray[np.int64]]:
    order = np.argsort(sizes, kind="stable")
    return [order[i : i + TOGETHER] for i in range(0, len(order), TOGETHER)]


def _padded(given: Floats, starts: NDArray[np.int64], sizes: NDArray[np.int64]) -> tuple[Floats, NDArray[np.bool_]]:
    """Scores as (steps, sequences, labels), and which of them are real."""
    steps = np.arange(int(sizes.max()))[:, None]
    real = steps < sizes[None, :]
    rows = np.where(real, starts[None, :] + steps, 0)
    return given[rows], real


def marginals(field: Field, given: Floats, sizes: NDArray[np.int64]) -> Floats:
    """Probability of each label at each row; the sequences stand one after another in `given`."""
    starts = np.cumsum(sizes) - sizes
    found = np.zeros_like(given)
    steps = np.exp(field.steps)
    for batch in _batches(sizes):
        padded, real = _padded(given, starts[batch], sizes[batch])
        local = np.exp(padded - padded.max(axis=2, keepdims=True))
        forward = np.empty_like(local)
        forward[0] = local[0] / local[0].sum(axis=1, keepdims=True)
        for n in range(1, len(local)):
            moved = (forward[n - 1] @ steps) * local[n]
            forward[n] = moved / moved.sum(axis=1, keepdims=True)
        backward = np.ones_like(local[0])
        for n in range(len(local) - 1, -1, -1):
            both = forward[n] * backward
            rows = (starts[batch] + n)[real[n]]
            found[rows] = (both / both.sum(axis=1, keepdims=True))[real[n]]
            moved = (backward * local[n]) @ steps.T
            moved /= moved.sum(axis=1, keepdims=True)
            backward = np.where(real[n][:, None], moved, 1.0)
    return found


def best_paths(field: Field, given: Floats, sizes: NDArray[np.int64]) -> NDArray[np.int64]:
    """The label of each row on the likeliest path of its sequence."""
    starts = np.cumsum(sizes) - sizes
    found = np.zeros(len(given), dtype=np.int64)
    for batch in _batches(sizes):
        padded, real = _padded(given, starts[batch], sizes[batch])
        best = padded[0]
        came = np.zeros(padded.shape, dtype=np.int64)
        for n in range(1, len(padded)):
            ways = best[:, :, None] + field.steps[None]
            came[n] = ways.argmax(axis=1)
            moved = ways.max(axis=1) + padded[n]
            best = np.where(real[n][:, None], moved, best)
            came[n] = np.where(real[n][:, None], came[n], np.arange(padded.shape[2])[None])
        at = best.argmax(axis=1)
        for n in range(len(padded) - 1, -1, -1):
            found[(starts[batch] + n)[real[n]]] = at[real[n]]
            at = came[n][np.arange(len(at)), at]
    return found
