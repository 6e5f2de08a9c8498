"""Nouns to rows and back: what a page, a document and its passages look like in the tables."""

import json
import zlib
from collections.abc import Mapping
from datetime import UTC
from typing import TYPE_CHECKING

from pydantic import ValidationError

from sources.errors import StoreCorrupt
from sources.model import Document, Page, Reference
from sources.passages import split_passages
from sources.store.searching import paired

if TYPE_CHECKING:
    from sqlite_utils import Database

_DOCUMENT = """INSERT INTO documents (id, title, url, publisher, outlet, published, language, text, json)
    VALUES (:id, :title, :url, :publisher, :outlet, :published, :language, :text, :json)
    ON CONFLICT (id) DO UPDATE SET title = :title, url = :url, publisher = :publisher, outlet = :outlet,
    published = :published, language = :language, json = :json"""
_PASSAGE = 'INSERT INTO passages (document, start, "end", text) VALUES (?, ?, ?, ?)'
_PAGE = """INSERT OR IGNORE INTO pages
    (document, url, final_url, name, status, content_type, headers, fetched, sha256, read_from)
    VALUES (:document, :url, :final_url, :name, :status, :content_type, :headers, :fetched, :sha256, :read_from)"""


def put_document(db: "Database", document: Document) -> None:
    """Stores the document, or anew what is known about it, with its passages; the caller holds the transaction."""
    # The text stands in its own column; in the JSON too it would double the file.
    columns = ("id", "title", "url", "publisher", "outlet", "published", "language", "text")
    row = {c: getattr(document, c) for c in columns}
    db.execute(_DOCUMENT, {**row, "json": document.model_dump_json(exclude={"text"})})
    db.execute("DELETE FROM passages WHERE document = ?", [document.id])
    for passage in split_passages(document):
        number = db.execute(_PASSAGE, [passage.document, *passage.span, passage.text]).lastrowid
        if pairs := paired(passage.text):
            db.execute("INSERT INTO passages_pairs (rowid, pairs) VALUES (?, ?)", [number, pairs])


def insert_page(db: "Database", page: Page, document_id: str) -> None:
    """Stores one read, unless it is stored already, with its bytes; the caller holds the transaction."""
    body = [page.sha256, len(page.body), zlib.compress(page.body)]
    db.execute("INSERT OR IGNORE INTO bodies (sha256, size, compressed) VALUES (?, ?, ?)", body)
    columns = ("url", "final_url", "name", "status", "content_type", "sha256", "read_from")
    row = {c: getattr(page, c) for c in columns} | {
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
