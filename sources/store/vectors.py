"""Vectors of the passages, beside them: rows of plain bytes, so that any program opens the file without an extension.

A passage's vector says with which embedder it was made. One made with another is left alone and never used, until
`vacuum` gives back its room. sqlite-vec would search them in its own tables, which other programs then cannot read;
reading rows and multiplying them takes half a second for 100,000, at 450 bytes each on disk.
"""

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, NamedTuple

from sources.errors import StoreCorrupt
from sources.store.opening import explained, writing

if TYPE_CHECKING:
    from sqlite_utils import Database

ROWS = 4096
"""Vectors read at once, some 1.6 MB."""

_REGISTERED = "INSERT OR IGNORE INTO embedders (digest, name, dimensions) VALUES (?, ?, ?)"
_PUT = (
    "INSERT OR REPLACE INTO vectors (passage, embedder, vector) SELECT id, ?, ? FROM passages WHERE id = ? AND text = ?"
)
_KEPT = "SELECT passage, vector FROM vectors WHERE embedder = ? AND passage > ? ORDER BY passage LIMIT ?"
_MISSING = """FROM passages s WHERE NOT EXISTS
    (SELECT 1 FROM vectors v WHERE v.passage = s.id AND v.embedder = ?)"""


class Embedding(NamedTuple):
    """What makes vectors; two whose vectors may differ differ in their digest."""

    name: str
    digest: str
    """Hex, of everything that a vector follows from besides its text."""
    dimensions: int
    """Bytes of a vector: one signed whole number for each dimension."""


class Batch(NamedTuple):
    """Vectors that follow each other in the store."""

    passages: tuple[int, ...]
    """Numbers of the passages."""
    vectors: bytes
    """Their vectors, one behind the other."""


class Vectors:
    """The vectors that one embedder made of a store's passages."""

    def __init__(self, db: "Database", path: str, made_by: Embedding) -> None:
        """For `Store`."""
        self._db = db
        self._path = path
        self._made_by = made_by

    def missing(self) -> int:
        """How many passages have no vector."""
        with explained(self._path):
            return int(self._db.execute(f"SELECT count(*) {_MISSING}", [self._number()]).fetchone()[0])

    def without(self, most: int, *, after: int = 0) -> tuple[tuple[int, str], ...]:
        """Number and text of at most `most` passages beyond number `after` that have no vector, in order."""
        sql = f"SELECT s.id, s.text {_MISSING} AND s.id > ? ORDER BY s.id LIMIT ?"
        with explained(self._path):
            return tuple(self._db.execute(sql, [self._number(), after, most]).fetchall())

    def put(self, vectors: Sequence[tuple[int, str, bytes]]) -> None:
        """Stores vectors beside number and text of their passage, all or none; a passage that is gone is passed over.

        Raises ValueError for a vector of another length.
        """
        for _, _, vector in vectors:
            if len(vector) != self._made_by.dimensions:
                raise ValueError(
                    f"{self._made_by.name} makes vectors of {self._made_by.dimensions} bytes, not {len(vector)}"
                )
        made_by = self._made_by
        with explained(self._path), writing(self._db):
            self._db.execute(_REGISTERED, [made_by.digest, made_by.name, made_by.dimensions])
            number = self._number()
            self._db.conn.executemany(_PUT, [(number, vector, *passage) for *passage, vector in vectors])

    def batches(self, rows: int = ROWS) -> Iterator[Batch]:
        """All vectors in the order of their passages, at most `rows` at a time: memory does not grow with the store.

        Raises StoreCorrupt for a vector of another length.
        """
        number, last = self._number(), 0
        while True:
            with explained(self._path):
                found = self._db.execute(_KEPT, [number, last, rows]).fetchall()
            if not found:
                return
            passages, vectors = zip(*found, strict=True)
            if any(len(vector) != self._made_by.dimensions for vector in vectors):
                raise StoreCorrupt(f"store {self._path} holds a damaged vector: `verify store check` names it")
            yield Batch(passages, b"".join(vectors))
            last = passages[-1]

    def _number(self) -> int:
        """The embedder's number here; 0, which none has, before it made any."""
        row = self._db.execute("SELECT number FROM embedders WHERE digest = ?", [self._made_by.digest]).fetchone()
        return int(row[0]) if row else 0


def delete_stale(db: "Database") -> int:
    """How many vectors were deleted because a newer embedder was used since; the caller holds the transaction."""
    stale = "SELECT number FROM embedders WHERE number < (SELECT max(number) FROM embedders)"
    count = int(db.execute(f"SELECT count(*) FROM vectors WHERE embedder IN ({stale})").fetchone()[0])  # noqa: S608
    db.execute(f"DELETE FROM embedders WHERE number IN ({stale})")  # noqa: S608 - words of ours
    return count
