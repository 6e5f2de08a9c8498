"""The file of rating sets, `ratings/1`: JSON Lines, only ever added to; a set is taken back by a line too."""

import hashlib
import os
from collections.abc import Collection, Iterable
from pathlib import Path
from typing import Annotated, NamedTuple

from pydantic import Field, TypeAdapter, ValidationError

from sources.errors import InputError
from sources.outlets.ratings.lookup import Ratings
from sources.outlets.ratings.sets import Forgotten, RatingSet

MAX_BYTES = 500_000_000
"""Cap of the file; a rating takes about 60 bytes."""


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


def narrowed(ratings: Ratings, wanted: Collection[str]) -> tuple[RatingSet, ...]:
    """The sets with the entries of these places alone; a set without any is left out."""
    kept = (
        each.model_copy(update={"entries": tuple(e for e in each.entries if e.place in wanted)})
        for each in ratings.sets
    )
    return tuple(each for each in kept if each.entries)
