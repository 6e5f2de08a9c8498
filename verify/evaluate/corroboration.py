"""Accuracy of corroboration: what the log-odds over origins say of claims whose truth is known."""

from collections.abc import Sequence
from typing import NamedTuple

from verify.evaluate.drawing import draw_reliability
from verify.evaluate.lines import Count, Measured, figure_of, line_of
from verify.evaluate.reliability import Scored, bins_of, calibration_error, curve_of


class Answer(NamedTuple):
    """A claim whose truth is known, and what its witnesses came to."""

    holds: bool
    p: float | None
    """Probability that it holds; None where the evidence gives no answer."""


def evaluate_corroboration(answers: Sequence[Answer]) -> Measured:
    """Lines for claims that hold and that don't, accuracy, calibration, and a reliability diagram."""
    given = [a for a in answers if a.p is not None]
    lines = tuple(
        line_of(
            name,
            [Count(int(a.holds == side == _says(a)), int(_says(a) == side), int(a.holds == side)) for a in answers],
        )
        for name, side in (("supported", True), ("contradicted", False))
    )
    figures = (
        figure_of("answers given", answers, lambda xs: sum(a.p is not None for a in xs) / len(xs)),
        figure_of("right, of those given", given, lambda xs: sum(_says(a) == a.holds for a in xs) / len(xs)),
        figure_of("calibration error", given, lambda xs: calibration_error(_scored(xs))),
    )
    scored = _scored(given)
    drawing = draw_reliability(
        "corroboration", bins_of(scored), curve_of(scored, max(1, len(answers))), error=calibration_error(scored)
    )
    return Measured(lines, figures, drawing)


def _says(answer: Answer) -> bool | None:
    return None if answer.p is None else answer.p >= 0.5


def _scored(answers: Sequence[Answer]) -> list[Scored]:
    return [Scored(max(a.p, 1 - a.p), _says(a) == a.holds) for a in answers if a.p is not None]
