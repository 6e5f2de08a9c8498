"""The reference store: what was read, as bytes and as text, and its passages, in one SQLite file.

Nothing stored is lost to a failure: every change is one transaction, and a damaged file is reported, never mended
or replaced. Many processes may read while one writes. The file opens in Datasette.
"""

from collections.abc import Mapping, Sequence
from datetime import datetime
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Self

from sources.errors import StoreError
from sources.model import Document, Page, Passage, Reference, copy_id, reference_of
from sources.store.ledger import Run, Shelf, begin, unfinished
from sources.store.migrations import text_sha256
from sources.store.opening import explained, open_database, writing
from sources.store.rows import (
    Failed,
    FetchState,
    delete_orphans,
    insert_failure,
    insert_fetch,
    insert_page,
    put_document,
    to_page,
    to_reference,
)
from sources.store.searching import Wanted, best, each_best, of_numbers
from sources.store.tables import Tables
from sources.store.upkeep import Upkeep
from sources.store.vectors import Embedding, Vectors

if TYPE_CHECKING:
    # Loading sqlite-utils takes longer than `verify --help` may: it is loaded when a store is opened.
    from sqlite_utils import Database

__all__ = ["Embedding", "Failed", "FetchState", "Run", "Store", "Tables", "Upkeep", "Vectors", "Wanted"]

BUSY_TIMEOUT_S = 10.0
"""How long a writer waits for others before StoreLocked; adding a page takes milliseconds, but many may wait."""

_REFERENCES = """SELECT d.json, t.text, p.fetched, p.read_from, p.sha256, p.id AS latest
    FROM documents d JOIN texts t ON t.id = d.content
        JOIN pages p ON p.id = (SELECT max(id) FROM pages WHERE document = d.id)
    WHERE {condition}"""
_AT = "d.url = ?1 OR d.id IN (SELECT document FROM pages WHERE url = ?1 OR final_url = ?1)"
_ALL = _REFERENCES.format(condition="true ORDER BY d.number")
_ONE = _REFERENCES.format(condition="d.id = ?")
_LAST_PAGE = """SELECT p.url, p.final_url, p.name, p.status, p.content_type, p.headers, p.fetched, p.read_from,
        b.compressed
    FROM pages p JOIN bodies b ON b.sha256 = p.sha256 WHERE p.document = ? ORDER BY p.id DESC LIMIT 1"""
_SAME_TEXT = _REFERENCES.format(condition="t.sha256 = ? ORDER BY d.number")
_LAST_AT = _REFERENCES.format(condition=f"{_AT} ORDER BY latest DESC LIMIT 1")


class Store:
    """An open reference store. It belongs to the thread that opened it; close it, or use it in a `with`.

    Every method raises StoreLocked, StoreCorrupt or StoreError, with the path and what to do.
    """

    def __init__(self, db: "Database", path: str) -> None:
        """For `open`, which sees to the file; `path` is what messages call it."""
        self._db = db
        self.path = path

    @classmethod
    def open(cls, path: str | Path, *, now: datetime | None = None, busy_timeout_s: float = BUSY_TIMEOUT_S) -> Self:
        """The store in the file `path`, made if it is not there; `:memory:` gives one that is gone when closed.

        `now` is noted beside the migrations applied. Raises StoreError where the file cannot be made or was written
        by a newer version, StoreCorrupt where it is no store, StoreLocked where another process is making it.
        """
        return cls(open_database(str(path), now=now, busy_timeout_s=busy_timeout_s), str(path))

    def add(self, page: Page, document: Document) -> Reference:
        """The reference now at hand: `document` as stored, with the circumstances of this read.

        A text is stored once, but is a reference at each address it was read at. A further read of it at the same
        address, or the first with an address, renews what is known about the document; a file that holds it is noted
        as a read and leaves the document alone.
        """
        with explained(self.path), writing(self._db):
            return self._add(page, document)

    def add_all(self, read: Sequence[tuple[Page, Document]]) -> tuple[Reference, ...]:
        """As `add` for each in turn, but all are stored or none.

        The index is written once for all, which spares a third of the time; some tens at once are enough for that.
        """
        with explained(self.path), writing(self._db):
            return tuple(self._add(page, document) for page, document in read)

    def _add(self, page: Page, document: Document) -> Reference:
        known = self._known(document)
        document = self._named(document, known)
        clash = None if known else next(iter(self._select(_ONE, document.id)), None)
        if clash is not None:
            raise StoreError(f"{document.name} and {clash.document.name} differ and share the id {document.id}")
        if known is None or _renews(known, document):
            put_document(self._db, document)
        insert_page(self._db, page, document.id)
        if page.url is not None and page.read_from != "file":
            insert_fetch(self._db, page, document.id)
        return reference_of(page, self._select(_ONE, document.id)[0].document)

    def fail(self, url: str, failed: Failed) -> None:
        """Notes why an address gave no reference, with what came in all the same."""
        with explained(self.path), writing(self._db):
            insert_failure(self._db, url, failed)

    def begin(self, urls: Sequence[str], now: datetime) -> Run:
        """A new run over `urls`, each once, that can be finished after an interruption."""
        return begin(self._shelf(), urls, now)

    def unfinished(self) -> tuple[Run, ...]:
        """The runs that were not finished, the last one first."""
        return unfinished(self._shelf())

    def _shelf(self) -> Shelf:
        return Shelf(self._db, self.path, add=self.add, fail=self.fail)

    def named(self, document: Document) -> Document:
        """The document under the id that it has here, or would have: another store beside this one then agrees."""
        with explained(self.path):
            return self._named(document, self._known(document))

    def _known(self, document: Document) -> Document | None:
        """What is stored of this text at this address."""
        twins = [r.document for r in self._select(_SAME_TEXT, text_sha256(document.text))]
        if document.url is None:
            return next(iter(twins), None)
        same = (twin for url in (document.url, None) for twin in twins if twin.url == url)
        return next(same, None)

    def _named(self, document: Document, known: Document | None) -> Document:
        if known is None and document.url is not None and self._holds(document.text):
            return document.model_copy(update={"id": copy_id(document.text, document.url)})
        return document if known is None else document.model_copy(update={"id": known.id})

    def _holds(self, text: str) -> bool:
        sql = "SELECT 1 FROM documents d JOIN texts t ON t.id = d.content WHERE t.sha256 = ?"
        return self._db.execute(sql, [text_sha256(text)]).fetchone() is not None

    def references(self) -> tuple[Reference, ...]:
        """Every document, in the order first added, each with the circumstances of its latest read."""
        with explained(self.path):
            return self._select(_ALL)

    def get(self, document_id: str) -> Reference | None:
        """The reference with that id, with the circumstances of its latest read; None when there is none."""
        with explained(self.path):
            return next(iter(self._select(_ONE, document_id)), None)

    def find(self, url: str) -> Reference | None:
        """The reference read last at `url`, asked for or answering, or published there; None when there is none."""
        with explained(self.path):
            return next(iter(self._select(_LAST_AT, url)), None)

    def page(self, document_id: str) -> Page | None:
        """The page that the document was last read from, with its bytes; None when there is no such document."""
        with explained(self.path):
            cursor = self._db.execute(_LAST_PAGE, [document_id])
            names, row = [column[0] for column in cursor.description], cursor.fetchone()
            return to_page(dict(zip(names, row, strict=True)), self.path) if row else None

    def remove(self, document_id: str) -> bool:
        """Whether there was such a document; it is gone, with its reads, passages, and bytes no other read has."""
        with explained(self.path), writing(self._db):
            gone = self._db.execute("DELETE FROM documents WHERE id = ?", [document_id]).rowcount
            delete_orphans(self._db)
        return bool(gone)

    def search(self, words: Sequence[str], *, limit: int = 200) -> tuple[Passage, ...]:
        """At most `limit` passages that hold any of the words, those with most of them first, then the shortest.

        Word forms are folded (Porter stems, no accents). A word with white space is a phrase. Nothing in a word is
        query syntax.
        """
        with explained(self.path):
            return best(self._db, words, limit=limit)

    def candidates(self, words: Sequence[str], wanted: Wanted) -> tuple[Passage, ...]:
        """As `search`, but bounded document by document, so that no document changes what is found in another."""
        with explained(self.path):
            return each_best(self._db, words, wanted)

    def numbered(self, numbers: Sequence[int]) -> Mapping[int, tuple[Passage, ...]]:
        """Number → its passage, once for each document that carries the text."""
        with explained(self.path):
            return of_numbers(self._db, numbers)

    def vectors(self, made_by: Embedding) -> Vectors:
        """The vectors of the passages that this embedder made."""
        return Vectors(self._db, self.path, made_by)

    def upkeep(self) -> Upkeep:
        """The house work: figures, checks, room given back, tables to take out."""
        return Upkeep(self._db, self.path)

    def tables(self) -> Tables:
        """The tables for finished reports, as plain rows."""
        return Tables(self._db, self.path)

    def close(self) -> None:
        """Ends the connection; a second time does nothing."""
        self._db.conn.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self.close()

    def _select(self, sql: str, *values: str) -> tuple[Reference, ...]:
        cursor = self._db.execute(sql, values)
        names = [column[0] for column in cursor.description]
        return tuple(to_reference(dict(zip(names, row, strict=True)), self.path) for row in cursor)


def _renews(known: Document, read: Document) -> bool:
    """Whether what `read` says about the same text replaces what is known."""
    return known != read and known.url in (None, read.url)
