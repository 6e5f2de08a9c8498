"""Time: the clock that is handed in, and the moment by which a whole request must be over.

The deadline of the request under way lives in a context variable, because the sockets beneath httpcore see neither
the request nor the client; each thread, and each task, has its own.
"""

import math
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import UTC, datetime
from typing import NamedTuple


class Clock(NamedTuple):
    """Every way in which the client touches time, so that a test can hand in its own."""

    now: Callable[[], datetime] = lambda: datetime.now(UTC)
    """The time of day, UTC."""
    monotonic: Callable[[], float] = time.monotonic
    """Seconds since some fixed moment; never goes back."""
    sleep: Callable[[float], None] = time.sleep
    """Waits that many seconds."""


class Deadline:
    """The moment by which a request with all its parts must be over."""

    def __init__(self, clock: Clock, seconds: float) -> None:
        """`seconds` from now, by the clock's monotonic time."""
        self._monotonic = clock.monotonic
        self._at = clock.monotonic() + seconds

    def left(self) -> float:
        """Seconds left; zero or less when it has passed."""
        return self._at - self._monotonic()

    def postpone(self, seconds: float) -> None:
        """Moves the moment: for time that we chose to wait, which is not the server's to answer for."""
        self._at += seconds


_UNDER_WAY: ContextVar[Deadline | None] = ContextVar("deadline of the request under way", default=None)


@contextmanager
def running(deadline: Deadline) -> Iterator[None]:
    """Makes `deadline` the one that every socket used inside has to keep."""
    token = _UNDER_WAY.set(deadline)
    try:
        yield
    finally:
        _UNDER_WAY.reset(token)


def current_deadline() -> Deadline:
    """The deadline of the request under way; outside of one, a deadline that never comes."""
    return _UNDER_WAY.get() or Deadline(Clock(), math.inf)


def seconds_left(timeout_s: float | None) -> float | None:
    """`timeout_s`, cut down to what the deadline leaves; zero or less when it has passed, None when nothing limits."""
    left = min(current_deadline().left(), math.inf if timeout_s is None else timeout_s)
    return None if left == math.inf else left
