"""Accuracy of a judge: precision and recall of what it says, with and without abstention, and its calibration."""

from collections.abc import Callable, Sequence
from typing import NamedTuple

from verify.evaluate.drawing import draw_reliability
from verify.evaluate.lines import Count, Figure, Line, Measured, figure_of, line_of
from verify.evaluate.reliability import Scored, bins_of, calibration_error, curve_of

STANCES = ("supports", "refutes", "neutral")
ALARMS = frozenset({"refutes", "overstated"})
FAITHFUL = "faithful"


class Ruling(NamedTuple):
    """One labelled record with what the judge said of it."""

    label: str
    """`supports`, `refutes` or `neutral`; other labels mean neither and count as neutral, save in a made set."""
    stance: str
    """What the judge says; `abstain` for nothing."""
    p: tuple[float, float, float]
    """Probabilities in the order of `STANCES`."""
    kinds: frozenset[str] = frozenset()
    """Kinds of the differences shown."""
    edit: str | None = None
    """How the claim was made from the passage: a kind of difference or `faithful`; None in a set that was not made."""


def evaluate_judge(rulings: Sequence[Ruling]) -> Measured:
    """Lines for each stance and each kind of distortion, figures of calibration, and a reliability diagram."""
    given = _given(rulings)
    refuted = [Scored(r.p[1], _true(r) == "refutes") for r in rulings if _likeliest(r) == "refutes"]
    curve = curve_of([Scored(r.p[1], _true(r) == "refutes") for r in rulings if r.stance == "refutes"], len(rulings))
    drawing = draw_reliability(
        "verdicts given", bins_of(given), curve or curve_of(refuted, len(rulings)), error=calibration_error(given)
    )
    lines = [_line(s, rulings, forced=False) for s in STANCES]
    lines += [_line(s, rulings, forced=True) for s in STANCES]
    return Measured((*(x for x in lines if x.gold), *_kinds(rulings)), _figures(rulings), drawing)


def _figures(rulings: Sequence[Ruling]) -> tuple[Figure, ...]:
    faithful = [r for r in rulings if r.edit == FAITHFUL]
    found = [
        figure_of("verdicts given", rulings, lambda rs: _share(rs, lambda r: r.stance != "abstain")),
        figure_of("refutes given", rulings, lambda rs: _share(rs, lambda r: r.stance == "refutes")),
        figure_of("macro-F1", rulings, lambda rs: _macro(rs, forced=False)),
        figure_of("macro-F1, no abstention", rulings, lambda rs: _macro(rs, forced=True)),
        figure_of("calibration error, given", rulings, lambda rs: calibration_error(_given(rs))),
        figure_of("calibration error, all", rulings, lambda rs: calibration_error(_forced(rs))),
    ]
    if faithful:
        found.append(figure_of("false alarms on faithful", faithful, lambda rs: _share(rs, _alarms)))
    return tuple(found)


def _kinds(rulings: Sequence[Ruling]) -> tuple[Line, ...]:
    """A line for each kind of distortion: recall is the share caught, precision counts alarms on the faithful too."""
    made = sorted({r.edit for r in rulings if r.edit and r.edit not in {FAITHFUL, "neutral"}})
    return tuple(
        line_of(f"kind: {kind}", [Count(int(_caught(r)), int(_caught(r)), 1) for r in rulings if r.edit == kind])
        for kind in made
    )


def _caught(ruling: Ruling) -> bool:
    return ruling.stance in ALARMS or ruling.edit in ruling.kinds


def _alarms(ruling: Ruling) -> bool:
    return ruling.stance in ALARMS or bool(ruling.kinds)


def _line(stance: str, rulings: Sequence[Ruling], *, forced: bool) -> Line:
    said = [(_true(r), _likeliest(r) if forced else r.stance) for r in rulings]
    counts = [Count(int(true == found == stance), int(found == stance), int(true == stance)) for true, found in said]
    return line_of(f"{stance}, no abstention" if forced else stance, counts)


def _true(ruling: Ruling) -> str:
    return ruling.label if ruling.label in STANCES else "neutral"


def _likeliest(ruling: Ruling) -> str:
    return max(zip(ruling.p, STANCES, strict=True))[1]


def _given(rulings: Sequence[Ruling]) -> list[Scored]:
    answered = (r for r in rulings if r.stance in STANCES)
    return [Scored(r.p[STANCES.index(r.stance)], r.stance == _true(r)) for r in answered]


def _forced(rulings: Sequence[Ruling]) -> list[Scored]:
    return [Scored(max(r.p), _likeliest(r) == _true(r)) for r in rulings]


def _share(rulings: Sequence[Ruling], holds: Callable[[Ruling], bool]) -> float:
    return sum(holds(r) for r in rulings) / len(rulings) if rulings else 0.0


def _macro(rulings: Sequence[Ruling], *, forced: bool) -> float:
    """Mean F1 over the stances that are labelled."""
    said = [(_true(r), _likeliest(r) if forced else r.stance) for r in rulings]
    scores = []
    for stance in STANCES:
        gold = sum(true == stance for true, _ in said)
        found = sum(one == stance for _, one in said)
        right = sum(true == one == stance for true, one in said)
        if gold:
            scores.append(2 * right / (gold + found))
    return sum(scores) / len(scores) if scores else 0.0
