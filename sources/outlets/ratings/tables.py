"""Rows of a table that somebody else wrote: CSV, TSV or JSON Lines, gzipped or not; bounded, with line numbers."""

import csv
import gzip
import io
import json
import zlib
from collections.abc import Iterator, Mapping
from typing import NamedTuple

from sources.errors import InputError

MOST_UNPACKED = 200_000_000
"""Bytes of a table once unpacked; the largest public list takes about 10 MB."""
_LONGEST_CELL = 2_000


class Row(NamedTuple):
    """One row of a table."""

    line: int
    """Line of the file it begins on, from 1."""
    cells: Mapping[str, str]
    """By column."""


def rows_of(body: bytes, name: str) -> Iterator[Row]:
    """The rows of a table; the kind is told by what it holds: `{` begins JSON Lines, a tab in the first line TSV.

    Raises InputError, naming file and line, for what is no such table.
    """
    text = _text(body, name)
    first = next((line for line in text.splitlines() if line.strip()), "")
    if not first:
        raise InputError(f"{name} is empty: give a table with a row for each outlet")
    if first.lstrip().startswith("{"):
        yield from _objects(text, name)
    else:
        yield from _table(text, name, _separator(first))


def _text(body: bytes, name: str) -> str:
    if body[:2] == b"\x1f\x8b":
        try:
            with gzip.open(io.BytesIO(body)) as stream:
                body = stream.read(MOST_UNPACKED + 1)
        except (OSError, EOFError, zlib.error) as err:
            raise InputError(f"{name} cannot be unpacked ({err}): get the file anew") from err
    if len(body) > MOST_UNPACKED:
        raise InputError(f"{name} unpacks to more than {MOST_UNPACKED / 1e6:g} MB: import it in parts")
    try:
        return body.decode("utf-8-sig")
    except UnicodeDecodeError as err:
        line = body[: err.start].count(b"\n") + 1
        raise InputError(f"{name} line {line} is not UTF-8: save the table as UTF-8") from err


def _separator(header: str) -> str:
    return max("\t,;", key=header.count)


def _objects(text: str, name: str) -> Iterator[Row]:
    for number, line in enumerate(text.split("\n"), 1):
        if not line.strip():
            continue
        try:
            found = json.loads(line)
        except (ValueError, RecursionError) as err:
            raise InputError(f"{name} line {number} is no JSON ({err}): write one object a line") from err
        if not isinstance(found, dict):
            raise InputError(f"{name} line {number} is no object: write one object a line")
        cells = ((key, value) for key, value in found.items() if isinstance(value, str | int | float))
        yield Row(number, {key: _cell(value) for key, value in cells})


def _cell(value: str | float) -> str:
    return (json.dumps(value) if not isinstance(value, str) else value)[:_LONGEST_CELL].strip()


def _table(text: str, name: str, separator: str) -> Iterator[Row]:
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=separator, strict=True)
    header: list[str] = []
    line = 1
    try:
        for cells in reader:
            begins, line = line, reader.line_num + 1
            if not any(cell.strip() for cell in cells):
                continue
            if not header:
                header = [cell.strip() for cell in cells]
                continue
            if len(cells) != len(header):
                raise InputError(f"{name} line {begins} has {len(cells)} cells where the head has {len(header)}")
            yield Row(begins, {key: _cell(cell) for key, cell in zip(header, cells, strict=True)})
    except csv.Error as err:
        raise InputError(f"{name} line {reader.line_num} cannot be read as a table ({err}): mend it") from err
