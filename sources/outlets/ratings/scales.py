"""A rater's scale: what the values mean, worst to best, where the rater says so."""

import math
import re
from functools import cache
from typing import NamedTuple

NO_SCALE = "not stated"
_NUMBER = r"[+-]?\d+(?:\.\d+)?"
_RANGE = re.compile(rf"({_NUMBER})\.\.({_NUMBER})(?=\W|$)")
_REVERSED = re.compile(r"\b(?:higher\s*[=:]\s*worse|lower\s*[=:]\s*better)\b", re.IGNORECASE)


class Scale(NamedTuple):
    """How a rater counts. A scale with neither ends nor rungs has no order: its values are told and nothing else."""

    ends: tuple[float, float] | None = None
    """The worst value and the best, where values are numbers."""
    rungs: tuple[str, ...] = ()
    """Words of the values, folded, worst first."""

    @property
    def is_ordered(self) -> bool:
        """Whether a value says how favourable it is."""
        return bool(self.ends or self.rungs)

    def share(self, value: str) -> float:
        """How favourable a value is: 0 for the worst of the scale to 1 for the best.

        Raises ValueError for a value that isn't on the scale, or a scale without an order.
        """
        if self.ends:
            return self._by_number(value, *self.ends)
        return self._rung(value) / (len(self.rungs) - 1)

    def _by_number(self, value: str, worst: float, best: float) -> float:
        try:
            found = (float(value) - worst) / (best - worst)
        except ValueError as err:
            raise ValueError(f"{value[:60]!r} is no number, and the scale runs from {worst:g} to {best:g}") from err
        if not (math.isfinite(found) and 0 <= found <= 1):
            raise ValueError(f"{value[:60]!r} lies outside the scale {worst:g}..{best:g}")
        return found

    def _rung(self, value: str) -> int:
        folded = _fold(value)
        if folded in self.rungs:
            return self.rungs.index(folded)
        # "high credibility" on a scale that only says "low<medium<high".
        longer = [n for n, rung in enumerate(self.rungs) if folded.startswith(f"{rung} ")]
        if len(longer) != 1:
            raise ValueError(f"{value[:60]!r} is none of {' < '.join(self.rungs) or 'the values of a scale in order'}")
        return longer[0]


@cache
def read_scale(text: str) -> Scale:
    """The scale that is written as `0..100`, worst value first, or as `low<mixed<high`; words may follow a range.

    "higher=worse" behind a range turns it round. Raises ValueError for ends that are one, or a rung named twice.

    >>> read_scale("0..100 points").share("75")
    0.75
    >>> read_scale("low<mixed<high").share("mixed")
    0.5
    """
    if found := _RANGE.match(text.strip()):
        worst, best = float(found[1]), float(found[2])
        if worst == best:
            raise ValueError(f"the scale {text[:60]!r} begins and ends at {worst:g}: write it as WORST..BEST")
        return Scale(ends=(best, worst) if _REVERSED.search(text) else (worst, best))
    if "<" in text:
        rungs = tuple(_fold(rung) for rung in text.split("<"))
        if len(set(rungs)) < len(rungs) or "" in rungs:
            raise ValueError(f"the scale {text[:60]!r} names a value twice or not at all: write it as low<mixed<high")
        return Scale(rungs=rungs)
    return Scale()


def _fold(value: str) -> str:
    return " ".join(re.split(r"[\s_-]+", value.strip().casefold())).strip()
