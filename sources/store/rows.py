"""Nouns to rows and back: what a page, a document and its passages look like in the tables."""

import hashlib
import json
import zlib
from collections.abc import Mapping
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any, Literal, NamedTuple

from pydantic import ValidationError

from sources.errors import StoreCorrupt
from sources.model import Document, Page, Reference
from sources.passages import split_passages
from sources.store.migrations import text_key, text_sha256
from sources.store.searching import paired

if TYPE_CHECKING:
    from sqlite_utils import Database

FetchState = Literal["fetched", "not modified", "disallowed", "refused", "failed", "unreadable"]
"""What became of an address: the last four gave no reference; an unreadable page came in and holds no article."""


class Failed(NamedTuple):
    """Why an address gave no reference."""

    state: FetchState
    kind: str
    """Name of the error's class: `TimedOut`."""
    message: str
    """What was wrong and what to do."""
    at: datetime
    """When, UTC."""
    page: Page | None = None
    """What came in all the same, when it could not be read."""
    status: int | None = None
    """HTTP status, where the server answered."""
    final_url: str | None = None


# Two statements, not one with ON CONFLICT: that would open a savepoint, at which FTS5 writes out all it has gathered.
_NEW = """INSERT INTO documents (id, title, url, publisher, outlet, published, language, content, json)
    VALUES (:id, :title, :url, :publisher, :outlet, :published, :language, :content, :json)"""
_RENEWED = """UPDATE documents SET title = :title, url = :url, publisher = :publisher, outlet = :outlet,
    published = :published, language = :language, content = :content, json = :json WHERE id = :id"""
_TEXT = "INSERT OR IGNORE INTO texts (id, sha256, text) VALUES (?, ?, ?)"
_PASSAGE = 'INSERT INTO passages (id, content, start, "end", text) VALUES (?, ?, ?, ?, ?)'
_INDEXED = "INSERT INTO passages_fts (rowid, text) VALUES (?, ?)"
_PAIRS = "INSERT INTO passages_pairs (rowid, pairs) VALUES (?, ?)"
_BODY = "INSERT OR IGNORE INTO bodies (sha256, size, compressed) VALUES (?, ?, ?)"
_PAGE = """INSERT OR IGNORE INTO pages
    (document, url, final_url, name, status, content_type, headers, fetched, sha256, read_from)
    VALUES (:document, :url, :final_url, :name, :status, :content_type, :headers, :fetched, :sha256, :read_from)"""
_ORPHANS = "DELETE FROM texts WHERE id = ? AND id NOT IN (SELECT content FROM documents)"


def put_document(db: "Database", document: Document) -> None:
    """Stores the document, or anew what is known about it, with its passages; the caller holds the transaction."""
    # The text stands in a table of its own; in the JSON too it would double the file.
    columns = ("id", "title", "url", "publisher", "outlet", "published", "language")
    row = {c: getattr(document, c) for c in columns}
    content = _put_text(db, document)
    before = db.execute("SELECT content FROM documents WHERE id = ?", [document.id]).fetchone()
    known = {**row, "content": content, "json": document.model_dump_json(exclude={"text"})}
    db.execute(_RENEWED if before else _NEW, known)
    if before and before[0] != content:
        db.execute(_ORPHANS, [before[0]])


def _put_text(db: "Database", document: Document) -> str:
    """The key of the document's text, stored with its passages unless another document carries it already."""
    blocks = json.dumps([block.model_dump(mode="json") for block in document.blocks], separators=(",", ":"))
    key = text_key(blocks, document.text)
    if not db.execute(_TEXT, [key, text_sha256(document.text), document.text]).rowcount:
        return key
    first = (db.execute("SELECT max(id) FROM passages").fetchone()[0] or 0) + 1
    passages = list(enumerate(split_passages(document), start=first))
    cursor = db.conn.cursor()
    cursor.executemany(_PASSAGE, [(number, key, *passage.span, passage.text) for number, passage in passages])
    cursor.executemany(_INDEXED, [(number, passage.text) for number, passage in passages])
    if paired(document.text):
        pairs = ((number, paired(passage.text)) for number, passage in passages)
        cursor.executemany(_PAIRS, [(number, each) for number, each in pairs if each])
    return key


def put_body(db: "Database", body: bytes) -> str:
    """The hex sha256 of bytes that are stored now, once; the caller holds the transaction."""
    digest = hashlib.sha256(body).hexdigest()
    if not db.execute("SELECT 1 FROM bodies WHERE sha256 = ?", [digest]).fetchone():
        db.execute(_BODY, [digest, len(body), zlib.compress(body)])
    return digest


def insert_page(db: "Database", page: Page, document_id: str) -> None:
    """Stores one read, unless it is stored already, with its bytes; the caller holds the transaction."""
    columns = ("url", "final_url", "name", "status", "content_type", "read_from")
    row = {c: getattr(page, c) for c in columns} | {
        "sha256": put_body(db, page.body),
        "document": document_id,
        "headers": json.dumps(page.headers),
        # In UTC, so that times sort as text.
        "fetched": page.fetched.astimezone(UTC).isoformat(),
    }
    db.execute(_PAGE, row)


def to_reference(row: Mapping[str, str], path: str) -> Reference:
    """The reference from a row of json, text, fetched, read_from, sha256; raises StoreCorrupt when it makes none."""
    try:
        document = Document.model_validate({**json.loads(row["json"]), "text": row["text"]})
        read = {column: row[column] for column in ("fetched", "read_from", "sha256")}
        return Reference.model_validate({"document": document, **read})
    except (ValidationError, ValueError) as err:
        raise StoreCorrupt(
            f"store {path} holds a document that cannot be read ({err}); it was left as it is: restore a copy, "
            "or remove the document and add its page again"
        ) from err


def to_page(row: Mapping[str, Any], path: str) -> Page:
    """The page from a row of its columns and the compressed body; raises StoreCorrupt when it makes none."""
    try:
        kept = {column: row[column] for column in row if column not in ("headers", "compressed")}
        return Page.model_validate(
            {**kept, "headers": json.loads(row["headers"]), "body": zlib.decompress(row["compressed"])}
        )
    except (ValidationError, ValueError, zlib.error) as err:
        raise StoreCorrupt(f"store {path} holds a page that cannot be read ({err}); restore a copy of it") from err


def insert_fetch(db: "Database", page: Page, document_id: str | None) -> int:
    """The number of the row that says this page was fetched; the caller holds the transaction."""
    columns = ("url", "final_url", "status", "read_from")
    row = {c: getattr(page, c) for c in columns} | {
        "headers": json.dumps(page.headers),
        "fetched": page.fetched.astimezone(UTC).isoformat(),
        "sha256": put_body(db, page.body),
        "state": "not modified" if page.read_from == "cache" else "fetched",
        "document": document_id,
    }
    return _insert_fetch(db, row)


def insert_failure(db: "Database", url: str, failed: Failed) -> int:
    """The number of the row that says why an address gave no reference; the caller holds the transaction."""
    page = failed.page
    row = {
        "url": url,
        "final_url": page.final_url if page else failed.final_url,
        "status": page.status if page else failed.status,
        "headers": json.dumps(page.headers if page else ()),
        "fetched": (page.fetched if page else failed.at).astimezone(UTC).isoformat(),
        "read_from": page.read_from if page else None,
        "sha256": put_body(db, page.body) if page else None,
        "state": failed.state,
        "failure": failed.kind,
        "message": failed.message,
    }
    return _insert_fetch(db, row)


def _insert_fetch(db: "Database", row: Mapping[str, str | int | None]) -> int:
    names = ", ".join(row)
    places = ", ".join(f":{name}" for name in row)
    sql = f"INSERT INTO fetches ({names}) VALUES ({places})"  # noqa: S608 - names of ours
    return int(db.execute(sql, dict(row)).lastrowid or 0)


def delete_orphans(db: "Database") -> int:
    """How many texts and bodies were deleted because nothing leads to them; the caller holds the transaction."""
    texts = db.execute("DELETE FROM texts WHERE id NOT IN (SELECT content FROM documents)").rowcount
    used = "SELECT sha256 FROM pages UNION SELECT sha256 FROM fetches WHERE sha256 IS NOT NULL"
    bodies = db.execute(f"DELETE FROM bodies WHERE sha256 NOT IN ({used})").rowcount  # noqa: S608 - words of ours
    return texts + bodies
