"""How the report was made: the rubric in force, the rules that spoke, and how often this version errs."""

import tomllib
from functools import cache
from importlib.resources import files
from typing import NamedTuple

from sources.model import Frozen
from verify.model import Report
from verify.reports.words import LEVELS, decimals


class Measured(Frozen):
    """One figure measured on labelled texts."""

    what: str
    figure: str
    interval: str = ""
    on: str
    date: str


class Rung(NamedTuple):
    """A rung of the ladder with its base, empty where the report does not carry the rubric's numbers."""

    level: str
    base: str
    words: str


class Methods(NamedTuple):
    """What the page of methods shows."""

    rungs: tuple[Rung, ...]
    modifiers: tuple[tuple[str, str], ...]
    limits: tuple[tuple[str, str], ...]
    """Factors, caps and bands."""
    measured: tuple[Measured, ...]
    judges: tuple[str, ...]


def methods(report: Report) -> Methods:
    """The rubric as this run had it, and the figures of this version."""
    numbers = {step.name: step.value for step in report.scoring}
    rungs = tuple(
        Rung(level, decimals(numbers[f"base {level}"]) if f"base {level}" in numbers else "", words)
        for level, words in LEVELS.items()
    )
    others = {name: value for name, value in numbers.items() if name.removeprefix("base ") not in LEVELS}
    limits = tuple((n, decimals(v)) for n, v in others.items() if ":" in n or n == "highest")
    addends = tuple(
        (n, signed(v)) for n, v in others.items() if not n.startswith("base") and (n, decimals(v)) not in limits
    )
    return Methods(rungs, addends, limits, measured(), tuple(sorted({e.judge for e in report.evidence})))


def signed(value: float) -> str:
    """A number with its sign, to three digits where two would round it away."""
    words = decimals(value, 2 if round(value, 2) == round(value, 3) else 3)
    return words if words.startswith("−") else f"+{words}"


@cache
def measured() -> tuple[Measured, ...]:
    """The figures of `measured.toml`, which stands beside the forms and is changed with each version."""
    text = (files("verify.reports") / "measured.toml").read_text(encoding="utf-8")
    return tuple(Measured(**row) for row in tomllib.loads(text)["measured"])
