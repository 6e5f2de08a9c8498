"""Which runs are at work: the system itself keeps the marks, and takes them back from whoever ends or is killed."""

import os
from pathlib import Path
from types import TracebackType
from typing import Self

try:
    import fcntl
except ImportError:  # Windows has no such locks
    fcntl = None  # type: ignore[assignment]


class AtWork:
    """The marks of the runs over one store; a context manager, at whose end those of this process are gone.

    A mark is a lock on one byte of a file beside the store (POSIX record locks), so that no clock, no number of a
    process and no name of a machine has to be believed; network drives pass such locks on.
    """

    def __init__(self, store: Path) -> None:
        """Nothing is opened before the first run is taken."""
        self._path = store.with_name(f"{store.name}-runs")
        self._file: int | None = None

    def take(self, number: int) -> bool:
        """Whether run `number` is ours now: no other process works on it, as far as this system can tell."""
        if fcntl is None:
            return True
        try:
            if self._file is None:
                self._file = os.open(self._path, os.O_RDWR | os.O_CREAT, 0o666)
            fcntl.lockf(self._file, fcntl.LOCK_EX | fcntl.LOCK_NB, 1, number)
        except BlockingIOError:
            return False
        except OSError:
            # A file system without locks, or a folder that cannot be written: nothing can be told.
            return True
        return True

    def is_idle(self, number: int) -> bool:
        """Whether no other process works on run `number`, which is left to whoever takes it."""
        taken = self.take(number)
        if taken and self._file is not None:
            fcntl.lockf(self._file, fcntl.LOCK_UN, 1, number)
        return taken

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        if self._file is not None:
            os.close(self._file)
            self._file = None
