"""Rows for the tables that the store keeps for the other side: finished reports and what they say."""

from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from sources.store.opening import explained, writing

if TYPE_CHECKING:
    from sqlite_utils import Database

Cell = str | int | float | None


class Tables:
    """Plain rows in and out of named tables."""

    def __init__(self, db: "Database", path: str) -> None:
        """For `Store`."""
        self._db = db
        self._path = path

    def put(self, tables: Mapping[str, Sequence[Mapping[str, Cell]]]) -> None:
        """Stores the rows of every table, in the order given, all or none; columns are those of a table's first row."""
        with explained(self._path), writing(self._db):
            for table, rows in tables.items():
                for row in rows:
                    columns = ", ".join(f'"{name}"' for name in row)
                    places = ", ".join("?" for _ in row)
                    sql = f'INSERT INTO "{table}" ({columns}) VALUES ({places})'  # noqa: S608 - names of ours
                    self._db.execute(sql, list(row.values()))

    def delete(self, table: str, key: str) -> bool:
        """Whether there was a row with that id; it is gone with all that hangs on it."""
        with explained(self._path), writing(self._db):
            return bool(self._db.execute(f'DELETE FROM "{table}" WHERE id = ?', [key]).rowcount)  # noqa: S608 - ours

    def get(self, table: str, key: str) -> Mapping[str, Cell] | None:
        """The row with that id; None when there is none."""
        with explained(self._path):
            return next(self._rows(f'SELECT * FROM "{table}" WHERE id = ?', [key]), None)  # noqa: S608 - ours

    def all(self, table: str) -> Iterator[Mapping[str, Cell]]:
        """Every row, in the order stored."""
        with explained(self._path):
            yield from self._rows(f'SELECT * FROM "{table}" ORDER BY rowid', [])  # noqa: S608 - ours

    def known(self, table: str, keys: Sequence[str]) -> frozenset[str]:
        """Those of the ids that the table has."""
        return frozenset(key for key in keys if self.get(table, key) is not None)

    def _rows(self, sql: str, values: Sequence[str]) -> Iterator[Mapping[str, Cell]]:
        cursor = self._db.execute(sql, values)
        names = [column[0] for column in cursor.description]
        return (dict(zip(names, row, strict=True)) for row in cursor)
