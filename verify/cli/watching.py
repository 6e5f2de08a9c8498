"""`--watch`: look again whenever a file changes, until Ctrl-C."""

import sys
import time
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from sources.errors import InputError
from verify.cli.notices import Notices
from verify.cli.output import write_out
from verify.cli.reading import called, is_address

PAUSE_S = 0.4
"""Between two looks at the files; polling works on every file system, network drives included."""

Stamp = tuple[int, int, int]


def changes(inputs: Sequence[str], notices: Notices, *, sleep: Callable[[float], None] = time.sleep) -> Iterator[None]:
    """One turn at once, and one after every change of a file; it ends only by an interruption.

    Raises InputError for an input that is no file, since nothing tells when it changes.
    """
    paths = tuple(_file(name) for name in inputs)
    while True:
        seen = [_stamp(path) for path in paths]
        if sys.stdout.isatty():
            write_out("\x1b[2J\x1b[H")
        yield
        notices.note(f"watching {', '.join(called(name) for name in inputs)}; Ctrl-C ends")
        # A file that is gone is being saved: editors write another and put it in the place of the old one.
        while None in (now := [_stamp(path) for path in paths]) or now == seen:
            sleep(PAUSE_S)


def _file(name: str) -> Path:
    if name == "-" or is_address(name):
        raise InputError(f"{called(name)} cannot be watched: --watch looks at files; give the file of the draft")
    return Path(name)


def _stamp(path: Path) -> Stamp | None:
    try:
        facts = path.stat()
    except OSError:
        return None
    return facts.st_mtime_ns, facts.st_size, facts.st_ino
