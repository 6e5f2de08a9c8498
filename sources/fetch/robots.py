"""What a site's robots.txt lets us read, by RFC 9309."""

from collections.abc import Callable
from threading import Lock
from typing import TYPE_CHECKING, NamedTuple

from sources.errors import RobotsDisallowed
from sources.fetch.failures import passing
from sources.fetch.settings import PRODUCT

if TYPE_CHECKING:
    from protego import Protego

MAX_ROBOTS_BYTES = 512_000
"""Section 2.5: at least 500 kibibytes are to be read; what lies beyond does not count."""
MAX_ROBOTS_REDIRECTS = 5
"""Section 2.3.1.2: at least five are to be followed."""
_KEEP_S = 24 * 3600.0  # section 2.4: a copy should not be used for more than a day
KEEP_UNREACHABLE_S = 5.0
"""Seconds at most for which a site whose robots.txt could not be had is asked nothing."""
"""Short: a passing fault must not cost a run over many pages the whole site; the breaker guards one that stays."""


class RobotsAnswer(NamedTuple):
    """What came back for a site's robots.txt, after redirects."""

    status: int
    body: bytes
    """At most `MAX_ROBOTS_BYTES`."""


class RobotsRules:
    """One site's rules for us."""

    def __init__(self, answer: RobotsAnswer) -> None:
        """Section 2.3.1: no robots.txt (3xx left over, 4xx) allows everything, a server in trouble (5xx) nothing."""
        self._status = answer.status
        self._rules = _parse(answer.body) if answer.status == 200 else None

    @property
    def is_unreachable(self) -> bool:
        """Whether the server failed to say, which RFC 9309 reads as a no to everything."""
        return self._status >= 500

    @property
    def crawl_delay_s(self) -> float | None:
        """Seconds that the site wants between two requests; None when it does not say."""
        return None if self._rules is None else self._rules.crawl_delay(PRODUCT)

    def require(self, url: str) -> None:
        """Raises RobotsDisallowed, with the reason, when `url` may not be read."""
        if self.is_unreachable:
            told = f"the site's robots.txt answers {self._status}, which counts as a no (RFC 9309); try again later"
            raise passing(RobotsDisallowed(told))
        if self._rules is not None and not self._rules.can_fetch(url, PRODUCT):
            raise RobotsDisallowed("the site's robots.txt asks robots not to; save the page and give the file")


class Robots:
    """The rules of every site asked so far; a robots.txt is read once a day, whichever thread comes first."""

    def __init__(
        self,
        fetch: Callable[[str], RobotsAnswer],
        monotonic: Callable[[], float],
        *,
        rest_s: float = KEEP_UNREACHABLE_S,
    ) -> None:
        """`fetch` reads a robots.txt; its errors go through to whoever asked. One out of order rests for `rest_s`."""
        self._fetch = fetch
        self._monotonic = monotonic
        self._rest_s = min(rest_s, KEEP_UNREACHABLE_S)
        self._lock = Lock()
        self._site_locks: dict[str, Lock] = {}
        self._known: dict[str, tuple[float, RobotsRules]] = {}

    def rules(self, origin: str) -> RobotsRules:
        """The rules of a site; `origin` is scheme, host and port, `https://example.org`."""
        with self._lock:
            site_lock = self._site_locks.setdefault(origin, Lock())
        with site_lock:
            until, rules = self._known.get(origin, (0.0, None))
            if rules is None or until <= self._monotonic():
                rules = RobotsRules(self._fetch(f"{origin}/robots.txt"))
                keep_s = self._rest_s if rules.is_unreachable else _KEEP_S
                self._known[origin] = (self._monotonic() + keep_s, rules)
            return rules


def _parse(body: bytes) -> "Protego":
    from protego import Protego  # loaded with the first robots.txt

    return Protego.parse(body[:MAX_ROBOTS_BYTES].decode("utf-8-sig", errors="replace"))
