"""A rater's table as rating sets: which column is what, and every row held to the scale before any is kept."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime
from typing import NamedTuple, cast

from sources.errors import InputError
from sources.outlets.hosts import hosts_of
from sources.outlets.ratings.lookup import DEEPEST
from sources.outlets.ratings.scales import NO_SCALE, read_scale
from sources.outlets.ratings.sets import LONGEST_NAME, UNDATED, Basis, RatingEntry, RatingSet
from sources.outlets.ratings.tables import Row, rows_of

DATE = re.compile(r"\d{4}(?:-(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|[12]\d|3[01]))?)?")
_HOST = re.compile(r"(?:[a-z0-9_](?:[a-z0-9_-]*[a-z0-9_])?\.)+(?:xn--[a-z0-9-]+|[a-z]{2,63})")
_NOTHING = {"", "n/a", "na", "nan", "null", "none", "-", "–", "unrated", "not rated", "unknown"}
"""Values that say that there is no rating."""
_BASES: Mapping[str, Basis] = {
    **dict.fromkeys(("imputed", "true", "yes", "1", "1.0", "estimated", "predicted"), "imputed"),
    **dict.fromkeys(("observed", "false", "no", "0", "0.0"), "observed"),
}
_DETECTED: Mapping[str, tuple[str, ...]] = {
    "domain": ("domain", "host", "hostname", "site", "website", "url", "source_url", "source", "outlet"),
    "value": ("value", "rating", "score", "grade", "label", "reliability", "credibility", "factual_reporting"),
    "rater": ("rater", "rated_by", "rating_source"),
    "scale": ("scale",),
    "date": ("date", "rated", "rated_on", "updated", "last_updated"),
    "basis": ("basis", "imputed", "is_imputed", "observed", "is_observed"),
    "since": ("since", "from", "valid_from"),
    "until": ("until", "to", "valid_to", "valid_until"),
}


class Columns(NamedTuple):
    """Names of the columns; None: found by their usual names, where there are any."""

    domain: str | None = None
    value: str | None = None
    rater: str | None = None
    scale: str | None = None
    date: str | None = None
    basis: str | None = None
    since: str | None = None
    until: str | None = None


class Statement(NamedTuple):
    """What is said of a whole file; of each, a column says it row by row where there is one."""

    rater: str | None = None
    """With a column of raters: take this one's rows alone."""
    scale: str | None = None
    """Outranks the column."""
    date: str | None = None
    basis: Basis | None = None
    """Outranks the column."""


class Imported(NamedTuple):
    """What a file came to."""

    sets: tuple[RatingSet, ...]
    faults: tuple[str, ...]
    """A sentence for each row that cannot be kept, with file and line."""
    empty: int
    """Rows that say that there is no rating."""


class _Found(NamedTuple):
    line: int
    entry: RatingEntry


def import_ratings(body: bytes, name: str, said: Statement, columns: Columns, *, now: datetime) -> Imported:
    """The rating sets of a table, one for each rater and scale in it, by rater.

    `name` is what messages call the file. Raises InputError for no table, or when raters, columns or the statement do
    not fit it.
    """
    if said.date is not None and not DATE.fullmatch(said.date):
        raise InputError(f"the date {said.date!r} is none: write it as 2019, 2019-05 or 2019-05-31")
    rows = tuple(rows_of(body, name))
    if not rows:
        raise InputError(f"{name} has a head and no rows: there is nothing to import")
    table = _Table(name, said, _columns(rows[0], name, columns))
    if table.columns.rater is None and said.rater is None:
        raise InputError(f"{name} does not say who rates: give --rater NAME, or the column with --rater-column")
    grouped, faults, empty = table.read(rows)
    if not grouped and not faults:
        raise InputError(table.nobody(rows))
    sets = tuple(
        RatingSet(rater=rater, scale=scale, date=said.date or UNDATED, file=name, imported=now, entries=entries)
        for (rater, scale), entries in sorted(grouped.items())
    )
    return Imported(sets, tuple(faults), empty)


def _columns(first: Row, name: str, given: Columns) -> Columns:
    """The columns as they are called in this file."""
    called = {key.casefold().replace(" ", "_"): key for key in first.cells}
    found: dict[str, str | None] = {}
    for field, wanted in given._asdict().items():
        if wanted is not None and wanted not in first.cells:
            raise InputError(f"{name} has no column {wanted!r}: it has {', '.join(first.cells)}")
        usual = (called[guess] for guess in _DETECTED[field] if guess in called)
        found[field] = wanted or next(usual, None)
    for field in ("domain", "value"):
        if found[field] is None:
            known = ", ".join(first.cells)
            raise InputError(f"{name} has no column of {field}s by a usual name: give --{field}-column, one of {known}")
    return Columns(**found)


class _Table:
    """One table with what is said of it."""

    def __init__(self, name: str, said: Statement, columns: Columns) -> None:
        self.name, self.said, self.columns = name, said, columns

    def read(self, rows: Sequence[Row]) -> tuple[dict[tuple[str, str], tuple[RatingEntry, ...]], list[str], int]:
        """Entries by rater and scale, faults, and how many rows say that there is no rating."""
        found: defaultdict[tuple[str, str], list[_Found]] = defaultdict(list)
        faults: list[str] = []
        empty = 0
        for row in rows:
            rater = self._rater(row)
            if rater is None:
                continue
            if self._cell(row, "value").casefold() in _NOTHING:
                empty += 1
                continue
            try:
                scale = self._scale(row)
                _check_lengths(rater, scale)
                found[rater, scale].append(_Found(row.line, self._entry(row, scale)))
            except ValueError as err:
                faults.append(f"{self.name} line {row.line}: {err}")
        grouped = {}
        for key, items in found.items():
            grouped[key] = tuple(sorted(self._merged(items, key[1], faults), key=lambda e: (e.place, e.date or "")))
        return grouped, faults, empty

    def nobody(self, rows: Sequence[Row]) -> str:
        """Why nothing was taken."""
        raters = Counter(self._cell(row, "rater") for row in rows) if self.columns.rater else Counter()
        if self.said.rater is not None and raters and self.said.rater not in raters:
            return f"{self.name} has no rater {self.said.rater!r}: it has {', '.join(sorted(raters)[:20])}"
        return f"{self.name} holds no rating: every value of {self.columns.value} is empty"

    def _rater(self, row: Row) -> str | None:
        """Whose row it is; None for a row of one who isn't asked for."""
        if self.columns.rater is None:
            return self.said.rater
        rater = self._cell(row, "rater")
        return rater if rater and self.said.rater in (None, rater) else None

    def _scale(self, row: Row) -> str:
        return self.said.scale or self._cell(row, "scale") or NO_SCALE

    def _entry(self, row: Row, scale: str) -> RatingEntry:
        place, value = place_named(self._cell(row, "domain")), self._cell(row, "value")
        order = read_scale(scale)
        if order.is_ordered:
            order.share(value)
        since, until = self._date(row, "since"), self._date(row, "until")
        if since and until and since > until:
            raise ValueError(f"the period from {since} until {until} ends before it begins")
        return RatingEntry(place, value, self._basis(row, scale), self._date(row, "date"), since, until)

    def _date(self, row: Row, field: str) -> str | None:
        told = self._cell(row, field)[:10]
        if told and not DATE.fullmatch(told):
            raise ValueError(f"{field} {told!r} is no date: write it as 2019, 2019-05 or 2019-05-31")
        return told or None

    def _basis(self, row: Row, scale: str) -> Basis:
        if self.said.basis is not None:
            return self.said.basis
        told = self._cell(row, "basis")
        if not told:
            # A list that says of its own scale that it was filled in is not one where somebody looked.
            return "imputed" if "imputed" in scale.casefold() else "not stated"
        if told.casefold() not in _BASES:
            raise ValueError(f"{self.columns.basis} {told[:40]!r} is neither observed nor imputed")
        basis = _BASES[told.casefold()]
        is_turned = "observed" in cast("str", self.columns.basis).casefold() and told.casefold() not in _WORDS
        return _OTHER[basis] if is_turned else basis

    def _merged(self, items: Sequence[_Found], scale: str, faults: list[str]) -> Iterator[RatingEntry]:
        """One entry a place and time: several words without an order are told together, two grades are a fault."""
        by_place: dict[tuple[str | None, ...], _Found] = {}
        torn: set[tuple[str | None, ...]] = set()
        for item in items:
            e = item.entry
            key = (e.place, e.date, e.since, e.until)
            known = by_place.setdefault(key, item)
            if e.value in known.entry.value.split("; "):
                continue
            if read_scale(scale).is_ordered:
                torn.add(key)
                faults.append(
                    f"{self.name} line {item.line}: {e.place} is {e.value!r} here and {known.entry.value!r} in line "
                    f"{known.line}; one rater says one thing at a time"
                )
                continue
            by_place[key] = known._replace(entry=known.entry._replace(value=f"{known.entry.value}; {e.value}"))
        # Which of two grades the rater meant is not ours to choose: neither is kept.
        return (item.entry for key, item in by_place.items() if key not in torn)

    def _cell(self, row: Row, field: str) -> str:
        column = getattr(self.columns, field)
        return row.cells.get(column, "") if column else ""


def _check_lengths(rater: str, scale: str) -> None:
    if max(len(rater), len(scale)) > LONGEST_NAME:
        raise ValueError(f"rater and scale are told in {LONGEST_NAME} characters each, at most")


_WORDS = {"observed", "imputed", "estimated", "predicted"}
_OTHER: Mapping[Basis, Basis] = {"observed": "imputed", "imputed": "observed"}


def place_named(written: str) -> str:
    """The place on the web that a domain or address names: `example.org`, or `example.org/en` with a path.

    Raises ValueError for what is none.
    """
    hosts = hosts_of(written)
    host = hosts[0].removeprefix("www.") if hosts else ""
    try:
        host = host.encode("idna").decode() if not host.isascii() and "–" not in host else host
    except UnicodeError:
        host = ""
    if not _HOST.fullmatch(host):
        raise ValueError(f"{written[:80]!r} is no domain: write it as example.org")
    path = written.partition("//")[2] or written
    parts = [part for part in path.partition("?")[0].lower().split("/")[1:] if part]
    return "/".join((host, *parts[:DEEPEST]))
