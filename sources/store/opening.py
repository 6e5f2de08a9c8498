"""Opening the store's file: what may be opened, under which settings, and what SQLite's errors mean to a user."""

import sqlite3
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from sources.errors import StoreCorrupt, StoreError, StoreLocked
from sources.store.migrations import MIGRATIONS, migrate, version_of

if TYPE_CHECKING:
    from sqlite_utils import Database

APPLICATION_ID = 0x32534443
"""Written into the file's header; tells a store from the SQLite file of another program."""

MEMORY = ":memory:"


@contextmanager
def explained(path: str) -> Iterator[None]:
    """Turns SQLite's errors into ours, with the path and what to do."""
    try:
        yield
    except sqlite3.Error as err:
        raise _explain(path, err) from err


def _explain(path: str, err: sqlite3.Error) -> StoreError:
    # The low byte is the primary result code, https://sqlite.org/rescode.html#pve
    code = getattr(err, "sqlite_errorcode", sqlite3.SQLITE_ERROR) & 0xFF
    if code in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED):
        return StoreLocked(f"store {path} is being written by another process; try again when it is done")
    if code in (sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB):
        return StoreCorrupt(
            f"store {path} is not a readable store ({err}); it was left as it is: move it away or restore a copy, "
            "or name another store"
        )
    if code in (sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_READONLY, sqlite3.SQLITE_PERM):
        return StoreError(f"store {path} cannot be opened for writing ({err}); check the rights of file and folder")
    if code == sqlite3.SQLITE_FULL:
        return StoreError(f"no room left to write store {path}; what was stored before is kept")
    return StoreError(f"store {path} cannot be used ({err}); check the disk, or name another store")


def open_database(path: str, *, now: datetime | None, busy_timeout_s: float) -> "Database":
    """A connection to the store at `path`, made if it is not there and brought to the newest version.

    Raises StoreError for a missing folder, one in the file's place, or a store written by a newer version;
    StoreCorrupt for a file that is no store; StoreLocked while another process brings it to its version.
    """
    # It takes longer to load than `--help` may.
    from sqlite_utils import Database

    if path != MEMORY:
        _check_place(Path(path))
    with explained(path):
        # isolation_level=None: transactions begin where `writing` says, not where the driver guesses.
        connection = sqlite3.connect(path, timeout=busy_timeout_s, isolation_level=None)
        try:
            db = Database(connection, recursive_triggers=False, execute_plugins=False)
            _check_owner(db, path)
            _let_readers_go_on(db, busy_timeout_s)
            _bring_up_to_date(db, path, now)
            db.execute("PRAGMA foreign_keys = ON")
        except BaseException:
            connection.close()
            raise
    return db


def _bring_up_to_date(db: "Database", path: str, now: datetime | None) -> None:
    version = version_of(db)
    if version > len(MIGRATIONS):
        raise StoreError(
            f"store {path} was written by a newer version of this program (store version {version}, this one knows "
            f"{len(MIGRATIONS)}): upgrade secondsource, or name another store"
        )
    if version < len(MIGRATIONS):
        # Off while tables are made anew, or dropping one takes along the rows that point at it.
        db.execute("PRAGMA foreign_keys = OFF")
        with writing(db):
            db.execute(f"PRAGMA application_id = {APPLICATION_ID}")
            migrate(db, MIGRATIONS, now=now)


def _check_place(path: Path) -> None:
    if path.is_dir():
        raise StoreError(f"store {path} is a folder; name a file in it, such as {path / 'references.sqlite'}")
    if not path.parent.is_dir():
        raise StoreError(
            f"store {path} cannot be made: there is no folder {path.parent}; make it or name another store"
        )


def _check_owner(db: "Database", path: str) -> None:
    # In this order: another process may be making the store, and writes its tables and the id in one transaction.
    tables = db.execute("SELECT count(*) FROM sqlite_master").fetchone()[0]
    owner = db.execute("PRAGMA application_id").fetchone()[0]
    if tables and owner != APPLICATION_ID:
        raise StoreCorrupt(f"{path} is the SQLite file of another program; it was left as it is: name another store")


def _let_readers_go_on(db: "Database", busy_timeout_s: float) -> None:
    """Turns on write-ahead logging, https://sqlite.org/wal.html, which stays on in the file.

    With it, `synchronous = NORMAL` loses nothing to a process that dies, only to a power cut what came last.

    SQLite's own busy timeout does not cover the change, so two processes that make one store wait for it here.
    """
    deadline = time.monotonic() + busy_timeout_s
    while True:
        try:
            db.execute("PRAGMA journal_mode = WAL").fetchone()
            db.execute("PRAGMA synchronous = NORMAL")
        except sqlite3.OperationalError:
            if time.monotonic() >= deadline:
                raise
            time.sleep(0.01)
        else:
            return


@contextmanager
def writing(db: "Database") -> Iterator[None]:
    """One write transaction: all of it is stored, or after any error or Ctrl-C nothing of it.

    The write lock is taken at once, so that two writers meet here and not half-way. Inside another one it is part of
    that one.
    """
    if db.conn.in_transaction:
        yield
        return
    db.execute("BEGIN IMMEDIATE")
    try:
        yield
        db.execute("COMMIT")
    except BaseException:
        if db.conn.in_transaction:
            db.execute("ROLLBACK")
        raise
