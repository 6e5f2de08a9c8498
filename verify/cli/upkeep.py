"""`verify store` behind its options: figures, checks, room given back, tables written out."""

import csv
import io
import json
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from itertools import chain
from time import monotonic
from typing import TYPE_CHECKING

from sources.errors import StoreCorrupt
from verify.cli.keeping import one_line
from verify.cli.notices import Notices
from verify.cli.options import Asked
from verify.cli.output import write_out
from verify.cli.shelf import existing, open_store, settings_of
from verify.cli.status import Status
from verify.reports.csv import inert

if TYPE_CHECKING:
    from sources.store import Upkeep

Row = Mapping[str, str | int | float | None]
TELLING = 10_000
"""Passages from which on the room that one takes says something; an empty store is a quarter of a megabyte."""
WAYPOINT_EVERY_S = 10.0
"""How often it is told how far embedding has come, where no progress line can be seen."""


def show_figures(asked: Asked, form: str) -> Status:
    """Print what the store holds: a table, or one JSON object."""
    with _upkeep(asked) as upkeep:
        figures = upkeep.figures()
    if form == "json":
        write_out(json.dumps(figures._asdict()) + "\n")
        return Status.DONE
    lines = [
        *figures.rows.items(),
        *((f"vectors {embedder}", count) for embedder, count in figures.embedders.items()),
        *((f"fetches {state}", count) for state, count in figures.fetches.items()),
    ]
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
    """Name every fault of the store, once; findings when there is one, also when it cannot even be opened for one."""
    faults: dict[str, None] = {}
    try:
        with _upkeep(asked) as upkeep:
            for fault in upkeep.faults():
                if fault not in faults:
                    write_out(f"{one_line(fault)}\n")
                faults[fault] = None
    except StoreCorrupt as err:
        faults[str(err)] = None
        write_out(f"{one_line(str(err))}\n")
    if not faults:
        write_out("whole: file, keys, indexes, digests, passages and vectors are as they should be\n")
    return Status.FINDINGS if faults else Status.DONE


def embed_passages(asked: Asked, *, clock_s: Callable[[], float] = monotonic) -> Status:
    """Make the vectors that are missing, telling how far it has come; what was made before an interruption is kept.

    Raises EmbeddingsMissing, with how to install them.
    """
    from sources.retrievers.embeddings import EMBEDDING, Embedder
    from sources.retrievers.nearest import embed_store

    notices = Notices(quiet=asked.quiet)
    with open_store(existing(settings_of(asked).store_path)) as store:
        wanted, made, began, told = store.vectors(EMBEDDING).missing(), 0, clock_s(), 0.0
        try:
            for more in embed_store(store, Embedder()):
                made += more
                passed = clock_s() - began
                left = f"{made:,} of {wanted:,} passages, {_minutes(passed / made * max(0, wanted - made))} left"
                notices.progress(left)
                if passed - told >= WAYPOINT_EVERY_S:
                    told = passed
                    notices.waypoint(left)
        except KeyboardInterrupt:
            notices.note(
                f"{made:,} of {wanted:,} vectors were made and kept: `verify store embed` goes on with the rest"
            )
            raise
    notices.clear()
    write_out(f"{made:,} vectors made; every passage has one\n")
    return Status.DONE


def _minutes(seconds: float) -> str:
    return f"{seconds:.0f} s" if seconds < 90 else f"{seconds / 60:.0f} min"


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
    return inert(value) if isinstance(value, str) else value


@contextmanager
def _upkeep(asked: Asked) -> "Iterator[Upkeep]":
    with open_store(existing(settings_of(asked).store_path)) as store:
        yield store.upkeep()
