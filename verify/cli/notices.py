"""What is said beside the data: one line at a time on standard error, and progress when somebody looks."""

import os
import shutil
import sys
from contextlib import suppress
from typing import TextIO

LONGEST_LINE = 600
"""Characters of one message; a longer one loses its middle, since its end says what to do."""
NAME_SHOWN = 150
"""Characters of an input's name by which a message that names it is known; messages cut names at 200."""


def fault(err: BaseException) -> str:
    """How an error is told that nobody foresaw: ours to mend, so the user is asked to hand it in."""
    return f"a fault in this program, please report it with the input: {type(err).__name__}: {err}"


class Notices:
    """Standard error, as the user asked to have it: quiet, ordinary or verbose."""

    def __init__(self, *, quiet: bool = False, verbose: bool = False, stream: TextIO | None = None) -> None:
        """`stream` is standard error unless a test hands in another."""
        self.verbose = verbose
        self._quiet = quiet
        self._stream = stream
        self._line_is_open = False

    def error(self, message: str) -> None:
        """Something failed; always said, on one line."""
        self._say(f"verify: {' '.join(message.split())}")

    def named_error(self, name: str, error: Exception | str) -> None:
        """An input failed: the error with the input's name before it, unless it names it already."""
        message, known = str(error), name[:NAME_SHOWN]
        told = known in message or repr(known)[1:-1] in message or (name == "-" and "standard input" in message)
        self.error(message if told else f"{name}: {message}")

    def note(self, message: str) -> None:
        """Worth knowing; not said when quiet."""
        if not self._quiet:
            self._say(f"verify: {' '.join(message.split())}")

    def detail(self, message: str) -> None:
        """Said only when verbose."""
        if self.verbose:
            self._say(f"verify: {message}")

    def trace(self, text: str) -> None:
        """The trace of a fault, line by line; said only when verbose."""
        for line in text.splitlines() if self.verbose else ():
            self._say(line)

    def progress(self, message: str) -> None:
        """Overwrite the progress line; only on a terminal that can, and never when quiet."""
        stream = self._stream or sys.stderr
        if self._quiet or not stream.isatty() or os.environ.get("TERM") == "dumb":
            return
        width = shutil.get_terminal_size().columns
        shown = "".join(c if c.isprintable() else " " for c in message)[: max(1, width - 1)]
        stream.write(f"\r\x1b[K{shown}")
        stream.flush()
        self._line_is_open = True

    def waypoint(self, message: str) -> None:
        """How far it has come, where no progress line can be seen; not said when quiet."""
        if not (self._stream or sys.stderr).isatty():
            self.note(message)

    def clear(self) -> None:
        """Take the progress line away."""
        if self._line_is_open:
            stream = self._stream or sys.stderr
            stream.write("\r\x1b[K")
            stream.flush()
            self._line_is_open = False

    def _say(self, line: str) -> None:
        self.clear()
        stream = self._stream or sys.stderr
        if len(line) > LONGEST_LINE:
            line = f"{line[: LONGEST_LINE // 2]} … {line[-LONGEST_LINE // 2 :]}"
        # What is named here may come from a stranger's page: no control character reaches the terminal.
        try:
            stream.write("".join(c if c.isprintable() or c == "\t" else "\ufffd" for c in line) + "\n")
            stream.flush()
        except OSError:
            # Where standard error itself cannot be written, the exit status must do: Python flushes the stream once
            # more at exit, and would put a status of its own in place of ours.
            with suppress(OSError, ValueError):
                os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())
