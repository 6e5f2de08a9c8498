"""The records of the file of ratings, `ratings/1`: a set of one rater, and the word that a set no longer counts."""

import hashlib
from functools import cached_property
from typing import Literal, NamedTuple

from pydantic import AwareDatetime, Field, field_validator

from sources.model import Frozen
from sources.outlets.ratings.scales import read_scale

Basis = Literal["observed", "imputed", "not stated"]
UNDATED = "no date"
LONGEST_NAME = 300
"""Characters of a rater's name, and of a scale."""


class RatingEntry(NamedTuple):
    """A line of a rating set."""

    place: str
    value: str
    basis: Basis
    date: str | None
    """Where it is another than the set's."""
    since: str | None
    until: str | None


class RatingSet(Frozen):
    """What one rater published at one time, on one scale."""

    schema_: Literal["ratings/1"] = Field(default="ratings/1", alias="schema", description="Form and version.")
    kind: Literal["set"] = Field(default="set", description="A set of ratings.")
    rater: str = Field(min_length=1, max_length=LONGEST_NAME, description="Who rates.")
    scale: str = Field(max_length=LONGEST_NAME, description="The rater's scale: `0..100`, `low<mixed<high`, or words.")
    date: str = Field(description="Of the set, ISO 8601, as exact as it is known; `no date`.")
    file: str = Field(description="Name of the file it came from.")
    imported: AwareDatetime = Field(description="When, UTC.")
    entries: tuple[RatingEntry, ...] = Field(description="Place, value, basis, own date, period; by place.")

    @field_validator("scale")
    @classmethod
    def _can_be_read(cls, scale: str) -> str:
        read_scale(scale)
        return scale

    @cached_property
    def id(self) -> str:
        """`r` and 12 hex digits of what it says; the same ratings have the same id whenever they are imported."""
        told = self.model_dump_json(include={"rater", "scale", "date", "entries"})
        return "r" + hashlib.sha256(told.encode()).hexdigest()[:12]


class Forgotten(Frozen):
    """The word that a set no longer counts; importing it again makes it count again."""

    schema_: Literal["ratings/1"] = Field(default="ratings/1", alias="schema", description="Form and version.")
    kind: Literal["forget"] = Field(default="forget", description="A set is taken back.")
    set: str = Field(description="Its id.")
    made: AwareDatetime = Field(description="When, UTC.")
