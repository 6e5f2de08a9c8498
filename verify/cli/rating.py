"""The rating sets behind `verify outlets import`, `ratings` and `forget`."""

import json
from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import NamedTuple

from sources.errors import InputError, UnknownName
from sources.files import read_page
from sources.outlets import load_outlets
from sources.outlets.ratings import (
    NO_SCALE,
    UNDATED,
    Columns,
    Forgotten,
    KeptSet,
    RatingSet,
    Statement,
    append_records,
    import_ratings,
    read_scale,
    sets_in,
)
from verify.cli.notices import Notices
from verify.cli.output import write_out
from verify.cli.status import Status
from verify.reports.escape import one_line, plain
from verify.reports.words import count
from verify.settings import read_settings

MOST_PACKED = 50_000_000
"""Bytes of a file of ratings, as it lies on the disk."""
MOST_FAULTS = 20
"""Faults that are named; the rest are counted."""


class ToImport(NamedTuple):
    """A file of ratings and what the user says of it."""

    file: Path
    said: Statement
    columns: Columns
    skip: bool
    """Leave out rows that cannot be kept, instead of importing nothing."""


def import_file(wanted: ToImport, path: Path | None, *, quiet: bool) -> Status:
    """Add the sets of the file that are not there yet, and print a line for each; all its rows or, without skip, none.

    Raises InputError for a file that is no such table, or that has a row which cannot be kept.
    """
    notices = Notices(quiet=quiet)
    if wanted.said.scale is not None:
        _check_scale(wanted.said.scale)
    name = str(wanted.file)
    page = read_page(name, now=datetime.now(UTC), max_bytes=MOST_PACKED)
    found = import_ratings(page.body, page.name, wanted.said, wanted.columns, now=page.fetched)
    for fault in found.faults[:MOST_FAULTS]:
        notices.error(fault)
    if len(found.faults) > MOST_FAULTS:
        notices.error(f"{name}: {len(found.faults) - MOST_FAULTS} more rows like these")
    if found.faults and not wanted.skip:
        rows = count(len(found.faults), "row")
        raise InputError(f"{name} was not imported, for {rows}: mend the file, or leave such rows out with --skip")
    _add(found.sets, read_settings(ratings=path).ratings_path, notices)
    if found.empty:
        notices.note(f"{name}: {count(found.empty, 'row')} without a rating left out")
    return Status.IN_PART if found.faults else Status.DONE


def _check_scale(scale: str) -> None:
    try:
        read_scale(scale)
    except ValueError as err:
        raise InputError(str(err)) from err


def _add(sets: Sequence[RatingSet], path: Path, notices: Notices) -> None:
    known = {kept.id for kept in sets_in(path)}
    new = [each for each in sets if each.id not in known]
    if new:
        append_records(path, new)
    for each in sets:
        write_out(_line(KeptSet(each.id, each)))
        if each.id in known:
            notices.note(f"{each.id}: already there")
        for doubt in _doubts(each):
            notices.note(f"{each.id} {each.rater}: {doubt}")


def _doubts(told: RatingSet) -> Iterable[str]:
    """Why a set, or a part of it, is shown and sets nothing; and what to do."""
    bases = Counter(entry.basis for entry in told.entries)
    if not read_scale(told.scale).is_ordered:
        yield f"scale “{told.scale}” has no order, so it is shown and sets no r; --scale 0..100 or low<high gives one"
    elif bases["not stated"]:
        yield "observed or imputed is not stated, so it is shown and sets no r; --basis observed lets it"
    if told.date == UNDATED and any(entry.date is None for entry in told.entries):
        yield "it has no date; --date 2019-05 gives it one"


def list_ratings(path: Path | None, form: str) -> Status:
    """Print the sets in force, one a line, in the order they were imported."""
    settings = read_settings(ratings=path)
    for kept in sets_in(_existing(settings.ratings_path, path)):
        write_out(_line(kept) if form == "text" else json.dumps(_facts(kept), ensure_ascii=False) + "\n")
    return Status.DONE


def forget_ratings(raters: Sequence[str], path: Path | None) -> Status:
    """Take back every set of these raters, or with these ids; raises UnknownName for one that has none in force."""
    where = _existing(read_settings(ratings=path).ratings_path, path)
    kept = sets_in(where)
    for rater in raters:
        if not any(rater in (each.id, each.told.rater) for each in kept):
            known = ", ".join(sorted({one_line(each.told.rater) for each in kept})) or "none"
            raise UnknownName(f"no ratings by {rater!r} are in force: those in force are by {known}")
    gone = [each for each in kept if {each.id, each.told.rater} & set(raters)]
    append_records(where, (Forgotten(set=each.id, made=datetime.now(UTC)) for each in gone))
    write_out("".join(f"forgotten: {_line(each)}" for each in gone))
    return Status.DONE


def _existing(path: Path, named: Path | None) -> Path:
    """`path`; raises InputError where the user named it and nothing is there."""
    if named is not None and not path.exists():
        raise InputError(f"there are no ratings at {path}: `verify outlets import FILE --ratings PATH` makes them")
    return path


def _facts(kept: KeptSet) -> dict[str, object]:
    told, outlets = kept.told, load_outlets()
    bases = Counter(entry.basis for entry in told.entries)
    listed = {outlet.key for e in told.entries if (outlet := outlets.by_domain(e.place)) is not None}
    return {
        "id": kept.id,
        "rater": told.rater,
        "date": told.date,
        "scale": told.scale,
        "is_ordered": read_scale(told.scale).is_ordered,
        "places": len(told.entries),
        "listed_outlets": len(listed),
        **{basis.replace(" ", "_"): bases[basis] for basis in ("observed", "imputed", "not stated")},
        "file": told.file,
        "imported": told.imported.isoformat(),
    }


def _line(kept: KeptSet) -> str:
    facts = _facts(kept)
    bases = ", ".join(f"{n} {basis}" for basis, n in Counter(e.basis for e in kept.told.entries).most_common())
    scale = kept.told.scale if kept.told.scale != NO_SCALE else "scale not stated"
    rater, date, places = f"{kept.told.rater:32}", f"{kept.told.date:10}", f"{facts['places']:>6} places"
    cells = (kept.id, rater, date, places, f"{facts['listed_outlets']:>4} in the registry", f"{bases:18}", scale)
    return "  ".join(map(plain, cells)) + "\n"
