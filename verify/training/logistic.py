"""Logistic regression on sparse rows, to the optimum: the objective is convex, so there is one, whatever the machine.

Newton's method with steps found by conjugate gradients and cut back until they help (Nocedal and Wright, Numerical
Optimization, 2006, algorithm 7.1).
"""

from collections.abc import Callable
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]

ROUNDS = 100
"""Newton steps at most; some fifteen do."""
CLOSE = 1e-6
"""Length of the gradient at which the optimum counts as found: far below half a step of the shipped weights."""


class Rows(NamedTuple):
    """A sparse matrix, one entry a place in three arrays of one length."""

    row: NDArray[np.int64]
    column: NDArray[np.int64]
    value: Floats
    shape: tuple[int, int]

    def times(self, weights: Floats) -> Floats:
        """One score a row."""
        each: Floats = self.value * weights[self.column]
        return np.bincount(self.row, weights=each, minlength=self.shape[0]).astype(np.float64)

    def transposed_times(self, pulls: Floats) -> Floats:
        """One sum a column."""
        each: Floats = self.value * pulls[self.row]
        return np.bincount(self.column, weights=each, minlength=self.shape[1]).astype(np.float64)


class Task(NamedTuple):
    """What is fitted: rows, their labels 0 or 1, how much each row counts, and the penalty on each column."""

    rows: Rows
    labels: Floats
    counts: Floats
    penalty: Floats
    """Half of it times the squared weight is added to the loss; above 0 wherever the optimum would be endless."""


def fit(task: Task) -> Floats:
    """The weights that minimise the penalised log loss, one a column."""
    weights = np.zeros(task.rows.shape[1])
    loss = _loss(task, weights)
    for _ in range(ROUNDS):
        said = _sigmoid(task.rows.times(weights))
        slope = task.rows.transposed_times(task.counts * (said - task.labels)) + task.penalty * weights
        length = float(np.sqrt(slope @ slope))
        if length <= CLOSE:
            break
        step = _newton_step(task, task.counts * said * (1 - said), slope)
        taken = _cut_back(task, (weights, step), (loss, float(slope @ step)))
        if taken is None:
            break
        weights, loss = taken
    return weights


def _newton_step(task: Task, curve: Floats, slope: Floats) -> Floats:
    def bend(direction: Floats) -> Floats:
        return task.rows.transposed_times(curve * task.rows.times(direction)) + task.penalty * direction

    length = float(np.sqrt(slope @ slope))
    return _solve(bend, -slope, min(0.5, np.sqrt(length)) * length)


def _solve(bend: Callable[[Floats], Floats], wanted: Floats, close: float) -> Floats:
    """Conjugate gradients: the x for which bend(x) is wanted, as near as `close`."""
    found, left = np.zeros_like(wanted), wanted.copy()
    direction, size = left.copy(), float(left @ left)
    for _ in range(500):
        if np.sqrt(size) <= close:
            break
        bent = bend(direction)
        share = size / float(direction @ bent)
        found += share * direction
        left -= share * bent
        before, size = size, float(left @ left)
        direction = left + size / before * direction
    return found


def _cut_back(task: Task, at: tuple[Floats, Floats], known: tuple[float, float]) -> tuple[Floats, float] | None:
    """Weights after the step, halved until the loss falls enough (Armijo), and that loss; None when none helps."""
    (weights, step), (loss, fall) = at, known
    share = 1.0
    while share > 1e-6:
        moved = weights + share * step
        found = _loss(task, moved)
        # At the optimum the loss falls by less than its own rounding, so as much is let pass.
        if found <= loss + 1e-4 * share * fall + 1e-12 * abs(loss):
            return moved, found
        share /= 2
    return None


def _loss(task: Task, weights: Floats) -> float:
    scores = task.rows.times(weights)
    each = np.logaddexp(0, scores) - task.labels * scores
    return float(task.counts @ each + task.penalty @ weights**2 / 2)


def _sigmoid(scores: Floats) -> Floats:
    return np.exp(-np.logaddexp(0, -scores))
