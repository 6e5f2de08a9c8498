"""The rubric's numbers as one value, handed in: `rubric/1` as it stands, or as a newsroom's house rules change it.

The numbers are editorial judgement, not fitted; each rung's rule and source stand in the rubric (Reuters handbook, AP
news values, BBC editorial guidelines 3.3).
"""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Annotated, Any, TypeVar

from pydantic import AfterValidator, Field, PlainSerializer, model_validator

from sources.model import Frozen
from verify.model import Cap, Level, Modifier

K = TypeVar("K")
V = TypeVar("V")
Fixed = Annotated[Mapping[K, V], AfterValidator(MappingProxyType), PlainSerializer(dict)]
"""A mapping that nobody can write into."""
Share = Annotated[float, Field(ge=0, le=1)]
Addend = Annotated[float, Field(ge=-1, le=1)]

_BASES: dict[Level, float] = {
    "S9": 0.95,
    "S8": 0.85,
    "S7": 0.75,
    "S6": 0.70,
    "S5": 0.55,
    "S4": 0.50,
    "SP": 0.40,
    "S3": 0.35,
    "S2": 0.20,
    "S1": 0.10,
    "S0": 0.05,
}
_MODIFIERS: dict[Modifier, float] = {
    "link": 0.08,
    "speaker quoted": 0.05,
    "position to know": 0.05,
    "reason for anonymity": 0.05,
    "stock reason for anonymity": 0.025,
    "further source": 0.05,
    "second further source": 0.05,
    "dated": 0.04,
    "anonymous opinion": -0.10,
    "quote without speaker": -0.05,
    "translated quote unmarked": -0.05,
    "interest undisclosed": -0.05,
    "chain ambiguous": -0.05,
    "back-reference": -0.02,
}
_CAPS: dict[Cap, float] = {
    "anonymous only": 0.60,
    "unlinked relay": 0.65,
    "anonymous opinion": 0.35,
    "unattributed": 0.10,
}


class Bands(Frozen):
    """Lower ends of the bands; below `adequate` a claim counts as weakly sourced."""

    strong: float = Field(default=0.75, ge=0, le=1, description="Strong from here on.")
    adequate: float = Field(default=0.55, ge=0, le=1, description="Adequate from here on; below, weakly sourced.")
    weak: float = Field(default=0.35, ge=0, le=1, description="Weak from here on; below, very weak.")

    @model_validator(mode="after")
    def _go_down(self) -> "Bands":
        if not self.strong > self.adequate > self.weak:
            raise ValueError(f"bands must go down: strong {self.strong}, adequate {self.adequate}, weak {self.weak}")
        return self


class Witnesses(Frozen):
    """How far references carry a claim: numbers of the sum over independent origins."""

    unrated: float = Field(default=0.60, gt=0.5, lt=1, description="Reliability of an outlet that nobody rated.")
    rated_worst: float = Field(default=0.55, ge=0.55, le=0.75, description="Reliability at a scale's worst value.")
    rated_best: float = Field(default=0.75, ge=0.55, le=0.75, description="Reliability at a scale's best value.")
    cap: float = Field(default=0.90, gt=0.5, lt=1, description="No single witness counts for more than this.")
    supported_from: float = Field(
        default=0.55, gt=0.5, lt=1, description="Supported from this p on; the mirror image of .45."
    )
    contradicted_to: float = Field(default=0.45, gt=0, lt=0.5, description="Contradicted up to this p.")
    confirmed_from: float = Field(default=0.80, gt=0.5, lt=1, description="Two origins confirm (digit 1) from here on.")


class Rubric(Frozen):
    """Every number that a score is made of."""

    bases: Fixed[Level, Share] = Field(default=_BASES, validate_default=True, description="Rung of the ladder → base.")
    unverified_account: Share = Field(
        default=0.20, description="Base of a social post whose account the text does not call verified or official."
    )
    relay: float = Field(default=0.85, gt=0, le=1, description="Factor for every relay after the first.")
    modifiers: Fixed[Modifier, Addend] = Field(
        default=_MODIFIERS, validate_default=True, description="What strengthens or weakens → addend."
    )
    caps: Fixed[Cap, Share] = Field(default=_CAPS, validate_default=True, description="Ceiling → value.")
    highest: float = Field(default=0.97, gt=0, le=0.97, description="No score is higher: nothing is certain.")
    bands: Bands = Field(default_factory=Bands, description="Strength in words.")
    witnesses: Witnesses = Field(default_factory=Witnesses, description="Numbers of corroboration.")

    @model_validator(mode="before")
    @classmethod
    def _fill_in(cls, given: object) -> object:
        """House rules name what they change; the rest stays as the rubric has it."""
        if not isinstance(given, dict):
            return given
        tables: tuple[tuple[str, Mapping[Any, float]], ...] = (
            ("bases", _BASES),
            ("modifiers", _MODIFIERS),
            ("caps", _CAPS),
        )
        filled = {n: {**t, **given[n]} for n, t in tables if isinstance(given.get(n), Mapping)}
        return {**given, **filled}

    def base(self, level: Level, *, is_verified: bool = True) -> float:
        """Base of a rung; of a social post also by whether its account is verified."""
        if level == "SP" and not is_verified:
            return min(self.unverified_account, self.bases["SP"])
        return self.bases[level]


RUBRIC = Rubric()
"""`rubric/1`."""
