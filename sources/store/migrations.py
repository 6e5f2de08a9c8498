"""Bringing a store's file to the newest shape, by numbered steps from wherever it stands."""

import hashlib
from collections.abc import Sequence
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from sources.errors import StoreCorrupt
from sources.store.steps import STEPS, Migration

if TYPE_CHECKING:
    from sqlite_utils import Database

MIGRATIONS: tuple[Migration, ...] = STEPS


def version_of(db: "Database") -> int:
    """How many migrations the file has had; 0 for a new one."""
    return int(db.execute("PRAGMA user_version").fetchone()[0])


def migrate(db: "Database", migrations: Sequence[Migration], *, now: datetime | None) -> None:
    """Applies what is missing; the caller holds the write transaction, so it happens wholly or not at all.

    Foreign keys must be off: a table that is made anew would take the rows that point at it along. They are looked
    at when all is done; raises StoreCorrupt where one leads nowhere.
    """
    for name, count, function in (("text_key", 2, text_key), ("text_sha256", 1, text_sha256)):
        db.conn.create_function(name, count, function, deterministic=True)
    applied = now.astimezone(UTC).isoformat() if now else None
    for number in range(version_of(db) + 1, len(migrations) + 1):
        migration = migrations[number - 1]
        for statement in migration.statements:
            db.execute(statement)
        db.execute("INSERT INTO migrations VALUES (?, ?, ?)", (number, migration.name, applied))
        db.execute(f"PRAGMA user_version = {number}")
    if broken := db.execute("PRAGMA foreign_key_check").fetchone():
        raise StoreCorrupt(f"a row of table {broken[0]} belongs to none of {broken[2]}: restore a copy of the store")


def text_sha256(text: str) -> str:
    """Hex digest of a text in UTF-8."""
    return hashlib.sha256(text.encode()).hexdigest()


def text_key(blocks: str, text: str) -> str:
    """Key of a text together with the roles of its stretches, `blocks` as compact JSON: `t` and 16 hex digits."""
    return "t" + text_sha256(f"{blocks}\0{text}")[:16]
