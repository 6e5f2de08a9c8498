"""The file of rating sets, `ratings/1`: JSON Lines, only ever added to; a set is taken back by a line too."""

import hashlib
import json
import os
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Annotated, Literal, NamedTuple

from pydantic import AwareDatetime, Field, TypeAdapter, ValidationError

from sources.errors import InputError
from sources.model import Frozen
from sources.outlets.ratings.lookup import Basis, Ratings

MAX_BYTES = 500_000_000
"""Cap of the file; a rating takes about 60 bytes."""


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
    rater: str = Field(min_length=1, max_length=200, description="Who rates.")
    scale: str = Field(max_length=300, description="The rater's scale: `0..100`, `low<mixed<high`, or words.")
    date: str = Field(description="Of the set, ISO 8601, as exact as it is known; `no date`.")
    file: str = Field(description="Name of the file it came from.")
    imported: AwareDatetime = Field(description="When, UTC.")
    entries: tuple[RatingEntry, ...] = Field(description="Place, value, basis, own date, period; by place.")

    @property
    def id(self) -> str:
        """`r` and 12 hex digits of what it says; the same ratings have the same id whenever they are imported."""
        told = json.dumps([self.rater, self.scale, self.date, self.entries], ensure_ascii=False)
        return "r" + hashlib.sha256(told.encode()).hexdigest()[:12]


class Forgotten(Frozen):
    """The word that a set no longer counts; importing it again makes it count again."""

    schema_: Literal["ratings/1"] = Field(default="ratings/1", alias="schema", description="Form and version.")
    kind: Literal["forget"] = Field(default="forget", description="A set is taken back.")
    set: str = Field(description="Its id.")
    made: AwareDatetime = Field(description="When, UTC.")


Record = Annotated[RatingSet | Forgotten, Field(discriminator="kind")]
_RECORD: TypeAdapter[RatingSet | Forgotten] = TypeAdapter(Record)


class KeptSet(NamedTuple):
    """A set with its id, worked out once."""

    id: str
    told: RatingSet


def read_ratings(path: Path) -> Ratings:
    """The ratings in force; none where there is no file. Raises InputError, naming file and line."""
    return Ratings(kept.told for kept in sets_in(path))


def sets_in(path: Path) -> tuple[KeptSet, ...]:
    """The sets in force with their ids, in the order they were imported; raises as `read_ratings`."""
    try:
        if not path.exists():
            return ()
        if path.stat().st_size > MAX_BYTES:
            raise InputError(f"{path} holds more than the {MAX_BYTES:,} bytes that are read as ratings")
        body = path.read_bytes()
    except OSError as err:
        raise InputError(f"the ratings in {path} cannot be read ({err.strerror}): name a file with --ratings") from err
    sets: dict[str, RatingSet] = {}
    for number, line in enumerate(body.split(b"\n"), 1):
        if not line.strip():
            continue
        record = _read(line, f"{path} line {number}")
        if isinstance(record, Forgotten):
            sets.pop(record.set, None)
        else:
            sets.setdefault(record.id, record)
    return tuple(KeptSet(*item) for item in sets.items())


def _read(line: bytes, where: str) -> RatingSet | Forgotten:
    try:
        return _RECORD.validate_json(line)
    except ValidationError as err:
        fault = err.errors()[0]["msg"]
        raise InputError(f"{where} is no rating set ({fault}): take the line out, or import into another file") from err


def told(records: Iterable[RatingSet | Forgotten]) -> bytes:
    """The records as lines of the file."""
    return "".join(record.model_dump_json(by_alias=True) + "\n" for record in records).encode()


def append_records(path: Path, records: Iterable[RatingSet | Forgotten]) -> None:
    """Add the records at the end of the file, made with its folder if missing, and see them onto the disk.

    Raises InputError when that cannot be done.
    """
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        size = path.stat().st_size if path.exists() else 0
        with path.open("r+b" if size else "ab") as file:
            file.seek(max(0, size - 1))
            # A line that a crash left half written is closed first, and is named when the file is read.
            is_torn = size > 0 and file.read(1) != b"\n"
            file.seek(0, os.SEEK_END)
            file.write((b"\n" if is_torn else b"") + told(records))
            file.flush()
            os.fsync(file.fileno())
    except OSError as err:
        raise InputError(f"{path} cannot be written ({err.strerror}): choose another place with --ratings") from err


def digest_of(ratings: Ratings) -> str | None:
    """12 hex digits of what the ratings in force say; None where there are none."""
    if not ratings:
        return None
    return hashlib.sha256(" ".join(each.id for each in ratings.sets).encode()).hexdigest()[:12]


def narrowed(ratings: Ratings, wanted: Mapping[str, object] | set[str]) -> tuple[RatingSet, ...]:
    """The sets with the entries of these places alone; a set without any is left out."""
    kept = (
        each.model_copy(update={"entries": tuple(e for e in each.entries if e.place in wanted)})
        for each in ratings.sets
    )
    return tuple(each for each in kept if each.entries)
