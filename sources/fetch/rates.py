"""How often a host may be asked: a least distance between requests, and pauses that a host asks for itself."""

from collections.abc import Callable
from threading import Lock

# A Crawl-delay is no part of RFC 9309 and some sites ask for hours; beyond this a reader would give up.
MAX_DELAY_S = 30.0


class HostRates:
    """Books the moments at which each host may be asked; one for all threads of a client."""

    def __init__(self, delay_s: float, monotonic: Callable[[], float]) -> None:
        """`delay_s` is the least number of seconds between two requests to one host."""
        self._delay_s = delay_s
        self._monotonic = monotonic
        self._lock = Lock()
        self._delays_s: dict[str, float] = {}
        self._free_at: dict[str, float] = {}
        self._held_until: dict[str, float] = {}

    def slow_down(self, host: str, delay_s: float) -> None:
        """Raises the distance between requests to `host`, as its Crawl-delay asks; never lowers it."""
        with self._lock:
            self._delays_s[host] = max(self._delay_s, min(delay_s, MAX_DELAY_S))

    def hold_back(self, host: str, seconds: float) -> None:
        """Closes `host` for that long, as its Retry-After asks."""
        with self._lock:
            until = self._monotonic() + seconds
            self._held_until[host] = max(until, self._held_until.get(host, until))

    def held_for(self, host: str) -> float:
        """Seconds for which `host` still wants no request at all; 0 when it may be asked."""
        with self._lock:
            return max(0.0, self._held_until.get(host, 0.0) - self._monotonic())

    def book(self, host: str) -> float:
        """Takes the next free moment for a request to `host`; gives back the seconds to wait until then."""
        with self._lock:
            now = self._monotonic()
            at = max(now, self._free_at.get(host, now), self._held_until.get(host, now))
            self._free_at[host] = at + self._delays_s.get(host, self._delay_s)
            return at - now
