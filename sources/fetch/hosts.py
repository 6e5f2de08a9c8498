"""How many requests a host gets at once, and when it is let be because it does not answer."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from threading import BoundedSemaphore, Lock

from sources.errors import HostResting
from sources.fetch.deadline import current_deadline


class HostSlots:
    """Lets at most so many requests at once go to each host; one for all threads of a client."""

    def __init__(self, most: int, monotonic: Callable[[], float]) -> None:
        """`most` requests at once."""
        self._most = most
        self._monotonic = monotonic
        self._lock = Lock()
        self._slots: dict[str, BoundedSemaphore] = {}

    @contextmanager
    def taken(self, host: str) -> Iterator[None]:
        """One of the host's slots, waited for; the wait is ours to answer for and puts off the deadline."""
        with self._lock:
            slot = self._slots.setdefault(host, BoundedSemaphore(self._most))
        began = self._monotonic()
        with slot:
            current_deadline().postpone(self._monotonic() - began)
            yield


class HostRests:
    """The circuit breaker: a host that fails so many times in a row is let be, then tried with one request.

    The three states are Nygard's (Release It!, 2007, "Circuit Breaker"): closed, open, half-open.
    """

    def __init__(self, failures: int, rest_s: float, monotonic: Callable[[], float]) -> None:
        """A host rests for `rest_s` seconds after that many `failures`, and again after each failed try."""
        self._most = failures
        self._rest_s = rest_s
        self._monotonic = monotonic
        self._lock = Lock()
        self._failures: dict[str, int] = {}
        self._until: dict[str, float] = {}

    def require(self, host: str) -> None:
        """Raises HostResting while the host rests; the first to ask after that is let through as a try."""
        with self._lock:
            until = self._until.get(host)
            now = self._monotonic()
            if until is None:
                return
            if now < until:
                raise HostResting(
                    f"{host} failed {self._failures[host]} times in a row and is let be for another "
                    f"{until - now:.0f} s; try again after that"
                )
            self._until[host] = now + self._rest_s

    def failed(self, host: str) -> None:
        """Counts a failure to give any answer."""
        with self._lock:
            self._failures[host] = self._failures.get(host, 0) + 1
            if self._failures[host] >= self._most:
                self._until[host] = self._monotonic() + self._rest_s

    def answered(self, host: str) -> None:
        """The host is well: its failures are forgotten."""
        with self._lock:
            self._failures.pop(host, None)
            self._until.pop(host, None)
