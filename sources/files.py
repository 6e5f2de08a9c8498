"""Reading a local file or standard input into a `Page`, bounded, with one clear sentence when it cannot be done."""

import stat
import sys
from datetime import datetime
from pathlib import Path
from typing import BinaryIO

from sources.errors import InputError
from sources.model import Page

MAX_BYTES = 20_000_000
"""Cap for one input. A long book is about 2 MB of text, so more is a dump or a mistake."""


def read_page(name: str, *, now: datetime, stdin: BinaryIO | None = None, max_bytes: int = MAX_BYTES) -> Page:
    """The bytes of the file at `name`, or of standard input for `-`, stamped with `now` (UTC).

    `stdin` replaces the process's own standard input. Raises InputError when there is nothing to read: missing, a
    folder, empty, more than `max_bytes`, or not readable for us.
    """
    body = _read_stdin(stdin, max_bytes) if name == "-" else _read_file(name, max_bytes)
    if not body:
        raise InputError(f"{_shown(name)} is empty; give a file or a pipe that holds the article")
    return Page(name=plain_name(name), body=body, fetched=now, read_from="file")


def plain_name(name: str) -> str:
    """A file's name as text: bytes that the locale could not read, which Python keeps as surrogates, read as UTF-8."""
    return name.encode("utf-8", "surrogateescape").decode("utf-8", "replace")


def _read_stdin(stdin: BinaryIO | None, max_bytes: int) -> bytes:
    stream = sys.stdin.buffer if stdin is None else stdin
    try:
        body = stream.read(max_bytes + 1)
    except OSError as err:
        raise InputError(f"standard input cannot be read ({err.strerror or err}); pipe the article in") from err
    if len(body) > max_bytes:
        raise _too_large("-", None, max_bytes)
    return body


def _read_file(name: str, max_bytes: int) -> bytes:
    """The file's bytes; a pipe or device has no size to look at, so the read itself is bounded as well."""
    try:
        path = Path(name)
        facts = path.stat()
        if stat.S_ISDIR(facts.st_mode):
            raise InputError(f"{_shown(name)} is a folder; name a file in it")
        if facts.st_size > max_bytes:
            raise _too_large(name, facts.st_size, max_bytes)
        with path.open("rb") as stream:
            body = stream.read(max_bytes + 1)
    except (OSError, ValueError) as err:
        raise _unreadable(name, err) from err
    if len(body) > max_bytes:
        raise _too_large(name, None, max_bytes)
    return body


def _unreadable(name: str, err: OSError | ValueError) -> InputError:
    if isinstance(err, FileNotFoundError | NotADirectoryError):
        return InputError(f"{_shown(name)} does not exist; check the path (a web address begins with https://)")
    if isinstance(err, PermissionError):
        return InputError(f"{_shown(name)} may not be read by this user; change its permissions or copy it")
    reason = (err.strerror if isinstance(err, OSError) else None) or str(err)
    return InputError(f"{_shown(name)} cannot be read ({reason}); check the path")


def _too_large(name: str, size: int | None, max_bytes: int) -> InputError:
    found = "more" if size is None else f"{size / 1e6:,.1f} MB, more"
    return InputError(f"{_shown(name)} holds {found} than the {max_bytes / 1e6:g} MB read at once; cut the article out")


def _shown(name: str) -> str:
    """The name as a message shows it: quoted and escaped, and never longer than a line."""
    if name == "-":
        return "standard input"
    name = plain_name(name)
    return repr(name if len(name) <= 200 else name[:199] + "…")
