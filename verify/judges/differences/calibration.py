"""Calibration: from what the judge saw of a pair to probabilities that can be read as frequencies.

Two logistic regressions over a few signs, one for *supports* and one for *refutes* (after Platt, 1999); what they leave
is *neutral*. `model_card.md` says what they learned from and where they fail; `verify train judge` makes them anew.
"""

import hashlib
import json
import math
from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

from verify.model import StanceProbabilities
from verify.weights import read_values

MODEL = "calibration.v2"
PLACE = Path(__file__).with_name("calibration.json")
SHA256 = "de07f1dd1e77d142d350b404639d20d265bb20a20e01438f3970fec3e7841f1a"
SIGNS = (
    "bias",
    "carried",
    "differs",
    "hedged",
    "restated",
    "far",
    "coverage",
)
"""What is weighed; each is 0 or 1 but the shares, 0 to 1."""
FIRM = 0.95
"""No judgement is surer than this: about one labelled pair in twenty is labelled otherwise than one would."""


class Calibration(NamedTuple):
    """Everything that training finds out: one weight a sign for each regression."""

    model: str
    supports: dict[str, float]
    refutes: dict[str, float]

    def probabilities(self, signs: Mapping[str, float]) -> StanceProbabilities:
        """Probabilities of the stances for a pair with these signs, to four digits."""
        supports, refutes = _chance(self.supports, signs), _chance(self.refutes, signs)
        total = max(1.0, supports + refutes)
        supports, refutes = round(supports / total, 4), round(refutes / total, 4)
        return StanceProbabilities(supports=supports, refutes=refutes, neutral=max(0.0, 1 - supports - refutes))


def _chance(weights: Mapping[str, float], signs: Mapping[str, float]) -> float:
    odds = sum(weights.get(name, 0.0) * value for name, value in signs.items())
    return min(FIRM, 1 / (1 + math.exp(-max(-30.0, min(30.0, odds)))))


@lru_cache(maxsize=1)
def shipped() -> Calibration:
    """The calibration that ships; raises WeightsError when it is missing or altered."""
    return read_calibration(PLACE, sha256=SHA256)


def read_calibration(path: Path, *, sha256: str | None) -> Calibration:
    """The calibration in a file; `sha256` is the hex digest that it must have, None for any.

    Raises WeightsError when the file is missing, altered or of another model.
    """
    return read_values(path, Calibration, model=MODEL, sha256=sha256)


def write_calibration(found: Calibration, path: Path) -> str:
    """The calibration as a file, the same bytes for the same numbers; gives back the sha256."""
    body = (json.dumps(found._asdict(), indent=1, sort_keys=True) + "\n").encode()
    path.write_bytes(body)
    return hashlib.sha256(body).hexdigest()
