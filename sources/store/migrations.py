"""The store's shape, as numbered steps from an empty file; a step that has been released is never changed again."""

from collections.abc import Sequence
from datetime import UTC, datetime
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from sqlite_utils import Database

# `categories` adds combining marks to the letters, or vowel signs would cut Devanagari and Thai words in pieces.
TOKENS = "porter unicode61 remove_diacritics 2 categories ''L* N* Co Mn Mc''"


class Migration(NamedTuple):
    """One step; its number is its place in MIGRATIONS, counted from 1."""

    name: str
    statements: tuple[str, ...]


PAGES_AND_DOCUMENTS = Migration(
    "pages and documents",
    (
        "CREATE TABLE migrations (number INTEGER PRIMARY KEY, name TEXT NOT NULL, applied TEXT)",
        "CREATE TABLE bodies (sha256 TEXT PRIMARY KEY, size INTEGER NOT NULL, compressed BLOB NOT NULL)",
        """CREATE TABLE documents (number INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE,
            title TEXT NOT NULL, url TEXT, publisher TEXT, outlet TEXT, published TEXT,
            language TEXT NOT NULL, text TEXT NOT NULL, json TEXT NOT NULL)""",
        """CREATE TABLE pages (id INTEGER PRIMARY KEY,
            document TEXT NOT NULL REFERENCES documents(id) ON DELETE CASCADE,
            url TEXT, final_url TEXT, name TEXT NOT NULL, status INTEGER, content_type TEXT, headers TEXT NOT NULL,
            fetched TEXT NOT NULL, sha256 TEXT NOT NULL REFERENCES bodies(sha256), read_from TEXT NOT NULL)""",
        "CREATE UNIQUE INDEX pages_read ON pages(document, name, coalesce(url, ''), fetched, sha256)",
        "CREATE INDEX pages_url ON pages(url)",
        "CREATE INDEX pages_final_url ON pages(final_url)",
        "CREATE INDEX pages_sha256 ON pages(sha256)",
        "CREATE INDEX documents_url ON documents(url)",
    ),
)

PASSAGES = Migration(
    "passages and their indexes",
    (
        """CREATE TABLE passages (id INTEGER PRIMARY KEY,
            document TEXT NOT NULL REFERENCES documents(id) ON DELETE CASCADE,
            start INTEGER NOT NULL, "end" INTEGER NOT NULL, text TEXT NOT NULL)""",
        "CREATE INDEX passages_document ON passages(document)",
        f"""CREATE VIRTUAL TABLE passages_fts USING fts5(
            text, content='passages', content_rowid='id', tokenize='{TOKENS}')""",
        "CREATE VIRTUAL TABLE passages_pairs USING fts5(pairs)",
        """CREATE TRIGGER passages_added AFTER INSERT ON passages BEGIN
            INSERT INTO passages_fts(rowid, text) VALUES (new.id, new.text); END""",
        """CREATE TRIGGER passages_removed AFTER DELETE ON passages BEGIN
            INSERT INTO passages_fts(passages_fts, rowid, text) VALUES ('delete', old.id, old.text);
            DELETE FROM passages_pairs WHERE rowid = old.id; END""",
    ),
)

VIEWS = Migration(
    "views to browse",
    (
        """CREATE VIEW reference_list AS
            SELECT d.id, d.title, d.publisher, d.published, d.language, d.url, max(p.fetched) AS last_read,
                count(p.id) AS reads, length(d.text) AS characters
            FROM documents d JOIN pages p ON p.document = d.id GROUP BY d.id""",
        """CREATE VIEW passage_list AS
            SELECT s.id, s.document, d.title, d.publisher, d.published, s.start, s."end", s.text
            FROM passages s JOIN documents d ON d.id = s.document""",
    ),
)

MIGRATIONS = (PAGES_AND_DOCUMENTS, PASSAGES, VIEWS)


def version_of(db: "Database") -> int:
    """How many migrations the file has had; 0 for a new one."""
    return int(db.execute("PRAGMA user_version").fetchone()[0])


def migrate(db: "Database", migrations: Sequence[Migration], *, now: datetime | None) -> None:
    """Applies what is missing; the caller holds the write transaction, so it happens wholly or not at all."""
    applied = now.astimezone(UTC).isoformat() if now else None
    for number in range(version_of(db) + 1, len(migrations) + 1):
        migration = migrations[number - 1]
        for statement in migration.statements:
            db.execute(statement)
        db.execute("INSERT INTO migrations VALUES (?, ?, ?)", (number, migration.name, applied))
        db.execute(f"PRAGMA user_version = {number}")
