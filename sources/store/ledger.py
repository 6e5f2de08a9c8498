"""Runs over many addresses, written down as they go, so that one that was stopped or killed can be finished."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from sources.model import Document, Page, Reference
from sources.store.opening import explained, writing
from sources.store.rows import Failed

if TYPE_CHECKING:
    from sqlite_utils import Database

QUEUED = "queued"
_SETTLED = """UPDATE wanted SET (state, fetch) = (SELECT state, id FROM fetches ORDER BY id DESC LIMIT 1)
    WHERE run = ? AND url = ?"""
_COUNTS = "SELECT state, count(*) FROM wanted WHERE run = ? GROUP BY state"
_UNFINISHED = "SELECT id FROM runs WHERE finished IS NULL ORDER BY id DESC"


class Shelf:
    """What a run writes into: a store's file and the two ways in which an address ends there."""

    def __init__(
        self,
        db: "Database",
        path: str,
        *,
        add: Callable[[Page, Document], Reference],
        fail: Callable[[str, Failed], None],
    ) -> None:
        """For `Store`, whose own `add` and `fail` these are."""
        self.db = db
        self.path = path
        self.add = add
        self.fail = fail

    @contextmanager
    def changing(self) -> Iterator[None]:
        """One write transaction, its errors in our words."""
        with explained(self.path), writing(self.db):
            yield


class Run:
    """One run: each address is queued until what became of it is stored, both in one transaction."""

    def __init__(self, number: int, shelf: Shelf) -> None:
        """Run `number` of a store that has it."""
        self.number = number
        self._shelf = shelf

    def left(self) -> tuple[str, ...]:
        """The addresses whose end is not known, in the order they were asked for."""
        sql = "SELECT url FROM wanted WHERE run = ? AND state = ? ORDER BY number"
        with explained(self._shelf.path):
            return tuple(row[0] for row in self._shelf.db.execute(sql, [self.number, QUEUED]))

    def counts(self) -> Mapping[str, int]:
        """How many addresses are in each state: `queued`, `fetched`, `not modified`, `failed` and the others."""
        with explained(self._shelf.path):
            return dict(self._shelf.db.execute(_COUNTS, [self.number]).fetchall())

    def add(self, page: Page, document: Document) -> Reference:
        """Stores what was read for `page.url`, as `Store.add`, and settles that address."""
        with self._shelf.changing():
            reference = self._shelf.add(page, document)
            self._settle(page.url or "")
        return reference

    def fail(self, url: str, failed: Failed) -> None:
        """Stores why the address gave nothing, and settles it."""
        with self._shelf.changing():
            self._shelf.fail(url, failed)
            self._settle(url)

    def finish(self, now: datetime) -> bool:
        """Whether nothing is queued any more; the run then is over, at `now`."""
        with self._shelf.changing():
            if self.left():
                return False
            over = [now.astimezone(UTC).isoformat(), self.number]
            self._shelf.db.execute("UPDATE runs SET finished = ? WHERE id = ?", over)
        return True

    def _settle(self, url: str) -> None:
        self._shelf.db.execute(_SETTLED, [self.number, url])


def begin(shelf: Shelf, urls: Sequence[str], now: datetime) -> Run:
    """A new run over `urls`, each once, all queued."""
    distinct = list(dict.fromkeys(urls))
    with shelf.changing():
        started = now.astimezone(UTC).isoformat()
        cursor = shelf.db.execute("INSERT INTO runs (started, asked) VALUES (?, ?)", [started, len(distinct)])
        number = int(cursor.lastrowid or 0)
        rows = [(number, place, url, QUEUED) for place, url in enumerate(distinct, start=1)]
        shelf.db.conn.executemany("INSERT INTO wanted (run, number, url, state) VALUES (?, ?, ?, ?)", rows)
    return Run(number, shelf)


def unfinished(shelf: Shelf) -> tuple[Run, ...]:
    """The runs that were not finished, the last one first."""
    with explained(shelf.path):
        return tuple(Run(row[0], shelf) for row in shelf.db.execute(_UNFINISHED).fetchall())
