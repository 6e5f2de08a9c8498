"""`verify store` behind its options: figures, checks, room given back, tables written out."""

import csv
import io
import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from itertools import chain
from typing import TYPE_CHECKING

from verify.cli.keeping import one_line
from verify.cli.options import Asked
from verify.cli.output import write_out
from verify.cli.shelf import existing, open_store, settings_of
from verify.cli.status import Status

if TYPE_CHECKING:
    from sources.store import Upkeep

Row = Mapping[str, str | int | float | None]
TELLING = 10_000
"""Passages from which on the room that one takes says something; an empty store is a quarter of a megabyte."""
FORMULA = ("=", "+", "-", "@", "\t", "\r")
"""First characters by which a spreadsheet takes a cell for a formula (OWASP, CSV injection)."""


def show_figures(asked: Asked, form: str) -> Status:
    """Print what the store holds: a table, or one JSON object."""
    with _upkeep(asked) as upkeep:
        figures = upkeep.figures()
    if form == "json":
        write_out(json.dumps(figures._asdict()) + "\n")
        return Status.DONE
    lines = [*figures.rows.items(), *((f"fetches {state}", count) for state, count in figures.fetches.items())]
    width = max(len(name) for name, _ in lines)
    for name, count in lines:
        write_out(f"{name:<{width}}  {count:>12,}\n")
    for name, size in (
        ("on disk", figures.bytes_on_disk),
        ("bodies", figures.body_bytes),
        ("packed", figures.packed_bytes),
    ):
        write_out(f"{name:<{width}}  {size:>12,} bytes\n")
    if (passages := figures.rows["passages"]) >= TELLING:
        write_out(f"{'a passage':<{width}}  {figures.bytes_on_disk // passages:>12,} bytes, all told\n")
    return Status.DONE


def check_store(asked: Asked) -> Status:
    """Name every fault of the store; findings when there is one."""
    with _upkeep(asked) as upkeep:
        count = 0
        for fault in upkeep.faults():
            write_out(f"{one_line(fault)}\n")
            count += 1
        if not count:
            write_out("whole: file, keys, indexes, digests and passages are as they should be\n")
    return Status.FINDINGS if count else Status.DONE


def vacuum_store(asked: Asked) -> Status:
    """Give back room and say how much."""
    with _upkeep(asked) as upkeep:
        before, after = upkeep.vacuum()
    write_out(f"{before:,} bytes before, {after:,} after\n")
    return Status.DONE


def export_table(table: str, asked: Asked, form: str) -> Status:
    """Write a table's rows as they are read; raises UnknownName for a table that is not exported."""
    with _upkeep(asked) as upkeep:
        rows = upkeep.rows(table)
        for line in _csv(upkeep.columns(table), rows) if form == "csv" else _jsonl(rows):
            write_out(line)
    return Status.DONE


def _jsonl(rows: Iterable[Row]) -> Iterator[str]:
    for row in rows:
        yield json.dumps(row, ensure_ascii=False) + "\n"


def _csv(columns: Sequence[str], rows: Iterable[Row]) -> Iterator[str]:
    """The names first, also of a table without rows, which a spreadsheet then opens all the same."""
    for cells in chain([columns], ([_cell(value) for value in row.values()] for row in rows)):
        line = io.StringIO()
        csv.writer(line).writerow(cells)
        yield line.getvalue()


def _cell(value: str | int | float | None) -> str | int | float | None:
    """A stranger's words that a spreadsheet would run as a formula get an apostrophe before them."""
    return f"'{value}" if isinstance(value, str) and value.startswith(FORMULA) else value


@contextmanager
def _upkeep(asked: Asked) -> "Iterator[Upkeep]":
    with open_store(existing(settings_of(asked).store_path)) as store:
        yield store.upkeep()
