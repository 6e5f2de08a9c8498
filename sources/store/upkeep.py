"""Looking after a store's file: what it holds, whether it is whole, and giving back room."""

import hashlib
import json
import zlib
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from sources.errors import StoreCorrupt, UnknownName
from sources.store.opening import explained, writing
from sources.store.rows import delete_orphans
from sources.store.vectors import delete_stale

if TYPE_CHECKING:
    from sqlite_utils import Database

Row = dict[str, str | int | float | None]

_COUNTED = ("documents", "texts", "passages", "pages", "fetches", "bodies", "runs", "reports", "claims", "vectors")

TABLES = {
    "references": """SELECT d.id, d.title, d.url, d.publisher, d.outlet, d.published, d.language, p.fetched,
        p.read_from, p.status, p.sha256, t.text FROM documents d JOIN texts t ON t.id = d.content
        JOIN pages p ON p.id = (SELECT max(id) FROM pages WHERE document = d.id) ORDER BY d.number""",
    "passages": 'SELECT id, document, title, publisher, published, start, "end", text FROM passage_list ORDER BY id',
    "vectors": """SELECT v.passage, e.name AS embedder, e.digest, lower(hex(v.vector)) AS vector
        FROM vectors v JOIN embedders e ON e.number = v.embedder ORDER BY v.passage, v.embedder""",
    "fetches": """SELECT id, url, final_url, status, headers, fetched, read_from, sha256, state, failure, message,
        document FROM fetches ORDER BY id""",
    "reports": """SELECT id, created, version, rubric, settings, document, name, title, url, outlet, published,
        language, claims, problems FROM reports ORDER BY created, id""",
    "claims": "SELECT * FROM claims ORDER BY report, number",
    "citations": "SELECT * FROM citations",
    "weak_claims": "SELECT * FROM weak_claims",
}
"""What can be taken out of a store, and the query for it."""


_EMBEDDERS = """SELECT e.name || ' ' || substr(e.digest, 1, 8), count(v.passage)
    FROM embedders e LEFT JOIN vectors v ON v.embedder = e.number GROUP BY e.number ORDER BY e.number"""


class Figures(NamedTuple):
    """What a store holds."""

    rows: dict[str, int]
    """Table → its rows."""
    fetches: dict[str, int]
    """State → fetches that ended so."""
    bytes_on_disk: int
    """Size of the file, its log beside it included; 0 for one in memory."""
    body_bytes: int
    """Size of what was read, before packing, each body once."""
    packed_bytes: int
    """The same, packed."""
    embedders: dict[str, int]
    """What made vectors, with the head of its digest → passages that have its vector; the last one is in use."""


class Upkeep:
    """The house work of one store."""

    def __init__(self, db: "Database", path: str) -> None:
        """For `Store`."""
        self._db = db
        self._path = path

    def figures(self) -> Figures:
        """What the store holds."""
        with explained(self._path):
            rows = {table: self._number(f"SELECT count(*) FROM {table}") for table in _COUNTED}  # noqa: S608 - ours
            states = self._db.execute("SELECT state, count(*) FROM fetches GROUP BY state ORDER BY state").fetchall()
            body, packed = self._db.execute(
                "SELECT coalesce(sum(size), 0), coalesce(sum(length(compressed)), 0) FROM bodies"
            ).fetchone()
            made = self._db.execute(_EMBEDDERS).fetchall()
        return Figures(rows, dict(states), self.bytes_on_disk(), body, packed, dict(made))

    def bytes_on_disk(self) -> int:
        """Size of the file and of its log."""
        files = (Path(f"{self._path}{end}") for end in ("", "-wal"))
        return sum(file.stat().st_size for file in files if file.exists())

    def vacuum(self) -> tuple[int, int]:
        """Bytes on disk before and after: what nothing leads to goes, indexes are merged, free pages given back."""
        before = self.bytes_on_disk()
        with explained(self._path):
            with writing(self._db):
                delete_orphans(self._db)
                delete_stale(self._db)
                for index in ("passages_fts", "passages_pairs"):
                    self._db.execute(f"INSERT INTO {index}({index}) VALUES ('optimize')")  # noqa: S608 - ours
            self._db.execute("VACUUM")
            self._db.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()
        return before, self.bytes_on_disk()

    def faults(self) -> Iterator[str]:
        """Everything that is not as it should be, in words, as it is found; a whole store has none."""
        checks: tuple[Callable[[], Iterator[str]], ...] = (
            self._file,
            self._keys,
            self._indexes,
            self._bodies,
            self._documents,
            self._vectors,
            self._orphans,
        )
        for check in checks:
            try:
                with explained(self._path):
                    yield from check()
            except StoreCorrupt as err:
                # Where a page of the file is damaged, what it held cannot be looked through; the rest still can.
                yield str(err)

    def columns(self, table: str) -> tuple[str, ...]:
        """The names of the columns of one of TABLES, in order; raises UnknownName for any other."""
        if table not in TABLES:
            raise UnknownName(f"there is no {table!r} to export; there are {', '.join(TABLES)}")
        with explained(self._path):
            return tuple(column[0] for column in self._db.execute(TABLES[table]).description)

    def rows(self, table: str) -> Iterator[Row]:
        """The rows of one of TABLES, one by one; raises UnknownName for any other."""
        names = self.columns(table)
        with explained(self._path):
            for row in self._db.execute(TABLES[table]):
                yield dict(zip(names, row, strict=True))

    def _number(self, sql: str, values: Sequence[str] = ()) -> int:
        return int(self._db.execute(sql, values).fetchone()[0])

    def _file(self) -> Iterator[str]:
        for (said,) in self._db.execute("PRAGMA integrity_check(20)").fetchall():
            if said != "ok":
                yield f"the file is damaged: {said}"

    def _keys(self) -> Iterator[str]:
        for table, row, parent, _ in self._db.execute("PRAGMA foreign_key_check").fetchall():
            yield f"row {row} of {table} belongs to something in {parent} that is not there"

    def _indexes(self) -> Iterator[str]:
        for index in ("passages_fts", "passages_pairs"):
            # With rank 1 the index is held against the text that it is about, https://sqlite.org/fts5.html
            rank = 1 if index == "passages_fts" else 0
            try:
                self._db.execute(f"INSERT INTO {index}({index}, rank) VALUES ('integrity-check', {rank})")  # noqa: S608
            except self._db.conn.DatabaseError as err:
                yield f"the index {index} does not fit its passages ({err})"

    def _bodies(self) -> Iterator[str]:
        for digest, size, packed in self._db.execute("SELECT sha256, size, compressed FROM bodies"):
            try:
                body = zlib.decompress(packed)
            except zlib.error as err:
                yield f"body {digest} cannot be unpacked ({err})"
                continue
            if len(body) != size or hashlib.sha256(body).hexdigest() != digest:
                yield f"body {digest} is not what was read: its digest or length is another"

    def _documents(self) -> Iterator[str]:
        sql = "SELECT d.id, d.json, t.id, t.sha256, t.text FROM documents d JOIN texts t ON t.id = d.content"
        for number, known, content, digest, text in self._db.execute(sql):
            if hashlib.sha256(text.encode()).hexdigest() != digest:
                yield f"the text of document {number} is not what was read: its digest is another"
            try:
                json.loads(known)
            except ValueError as err:
                yield f"what is known of document {number} cannot be read ({err})"
            yield from self._passages(content, text)

    def _passages(self, content: str, text: str) -> Iterator[str]:
        sql = 'SELECT id, start, "end", text FROM passages WHERE content = ?'
        for number, start, end, words in self._db.execute(sql, [content]).fetchall():
            if text[start:end] != words:
                yield f"passage {number} does not stand where it says in its text"

    def _vectors(self) -> Iterator[str]:
        sql = """SELECT v.passage, e.name, length(v.vector), e.dimensions
            FROM vectors v JOIN embedders e ON e.number = v.embedder WHERE length(v.vector) <> e.dimensions"""
        for passage, name, length, dimensions in self._db.execute(sql):
            yield f"the vector of passage {passage} by {name} has {length} bytes, not {dimensions}"

    def _orphans(self) -> Iterator[str]:
        texts = self._number("SELECT count(*) FROM texts WHERE id NOT IN (SELECT content FROM documents)")
        bodies = self._number(
            "SELECT count(*) FROM bodies WHERE sha256 NOT IN (SELECT sha256 FROM pages)"
            " AND sha256 NOT IN (SELECT sha256 FROM fetches WHERE sha256 IS NOT NULL)"
        )
        unread = self._number("SELECT count(*) FROM documents WHERE id NOT IN (SELECT document FROM pages)")
        for count, what in ((texts, "texts that no document carries"), (bodies, "bodies that no read leads to")):
            if count:
                yield f"{count} {what}: `verify store vacuum` gives back their room"
        if unread:
            yield f"{unread} documents that were read nowhere: remove them and add their pages again"
