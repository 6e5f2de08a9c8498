"""The file of decisions: one JSON object a line, only ever added to."""

import os
from collections.abc import Iterable
from pathlib import Path
from typing import NamedTuple

from pydantic import ValidationError

from sources.errors import InputError
from verify.errors import OutputError
from verify.model import Decision

MAX_BYTES = 200_000_000
"""Cap of the file; a record takes about 1 kB."""


class Kept(NamedTuple):
    """The records of a file, and the lines of it that hold none."""

    records: tuple[Decision, ...] = ()
    unreadable: tuple[str, ...] = ()
    """One sentence a line that is no record; it stays in the file."""


def read_records(path: Path) -> Kept:
    """The records in the order they were added, each once; nothing where there is no file yet.

    Raises InputError when the file cannot be read at all.
    """
    try:
        if not path.exists():
            return Kept()
        if path.stat().st_size > MAX_BYTES:
            raise InputError(f"{path} holds more than the {MAX_BYTES:,} bytes that are read as decisions")
        lines = path.read_bytes().split(b"\n")
    except OSError as err:
        raise InputError(
            f"the decisions in {path} cannot be read ({err.strerror}): name a file with --reviews"
        ) from err
    records: dict[str, Decision] = {}
    unreadable = []
    for number, line in enumerate(lines, 1):
        if not line.strip():
            continue
        try:
            record = Decision.model_validate_json(line)
        except ValidationError as err:
            fault = err.errors()[0]["msg"]
            unreadable.append(f"{path} line {number} is no decision ({fault}): it is left as it is")
        else:
            records.setdefault(record.id, record)
    return Kept(tuple(records.values()), tuple(unreadable))


def append_records(path: Path, records: Iterable[Decision]) -> None:
    """Add the records at the end of the file, made with its folder if missing, and see them onto the disk.

    What stands there is not touched; a line that a crash left half written is closed first. Raises OutputError.
    """
    lines = "".join(told(record) + "\n" for record in records).encode()
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        handle = os.open(path, os.O_RDWR | os.O_APPEND | os.O_CREAT, 0o600)
        try:
            size = os.fstat(handle).st_size
            is_torn = size > 0 and os.pread(handle, 1, size - 1) != b"\n"
            # One write a call: with O_APPEND two people's records never run into one another.
            written = os.write(handle, (b"\n" if is_torn else b"") + lines)
            os.fsync(handle)
        finally:
            os.close(handle)
    except OSError as err:
        raise OutputError(f"{path} cannot be written ({err.strerror}): choose another place with --reviews") from err
    if written < len(lines):
        raise OutputError(f"{path} took only {written} of {len(lines)} bytes: make room on the disk and decide again")


def told(record: Decision) -> str:
    """The record on one line, as it is kept and exported."""
    return record.model_dump_json(by_alias=True, exclude_none=True)
