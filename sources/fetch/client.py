"""The guarded client: the one way in which a page comes in from the web."""

from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from types import TracebackType
from typing import Self

from sources.errors import FetchError, HostResting, RedirectLoop
from sources.fetch.address import AddressGuard
from sources.fetch.answer import (
    READABLE_STATUSES,
    Answer,
    Target,
    page_of,
    require_readable_status,
    require_readable_type,
)
from sources.fetch.deadline import Clock, Deadline, current_deadline, running
from sources.fetch.failures import OUT_OF_ORDER, retry_after_s, reworded, shown
from sources.fetch.hosts import HostRests, HostSlots
from sources.fetch.rates import HostRates
from sources.fetch.retries import Attempts, with_retries
from sources.fetch.robots import MAX_ROBOTS_BYTES, MAX_ROBOTS_REDIRECTS, Robots, RobotsAnswer
from sources.fetch.settings import FetchSettings
from sources.model import Page

SYSTEM_CLOCK = Clock()


class Client:
    """Reads pages within limits that a hostile server cannot stretch; a context manager, safe to use from threads.

    Cookies are never kept and credentials of the environment never used; its proxies only where `trust_env` is set.
    """

    def __init__(
        self,
        settings: FetchSettings,
        *,
        guard: AddressGuard | None = None,
        cache: Path | None = None,
        clock: Clock = SYSTEM_CLOCK,
    ) -> None:
        """`guard` stands in for the one that allows public addresses on `settings.ports`; no `cache`, no caching.

        Raises StoreCorrupt when the file at `cache` is something else.
        """
        from sources.fetch import transport, wire  # httpx and hishel, a quarter of a second

        self._settings = settings
        self._clock = clock
        self._guard = guard or AddressGuard(ports=settings.ports)
        self._rates = HostRates(settings.per_host_delay_s, clock.monotonic)
        self._robots = Robots(self._read_robots, clock.monotonic, rest_s=settings.rest_s)
        self._parse_target = wire.parse_target
        self._slots = HostSlots(settings.per_host_concurrency, clock.monotonic)
        self._rests = HostRests(settings.rest_after_failures, settings.rest_s, clock.monotonic)
        network = transport.NetworkTransport(self._guard, self._rates, settings, clock)
        self._wire = wire.Wire(network, settings, cache)

    def __enter__(self) -> Self:
        """The client itself."""
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Closes connections and the cache."""
        self.close()

    def close(self) -> None:
        """Closes connections and the cache; the client cannot be used after that."""
        self._wire.close()

    def get(self, url: str) -> Page:
        """The page at `url`, redirects followed, within `timeout_s` plus the pauses made for manners.

        Raises, always with the address and what to do: AddressRefused, RobotsDisallowed, TooLarge, TimedOut,
        BadStatus, TypeRefused, HostResting or one of the Unreachable; StoreCorrupt when the cache breaks meanwhile.
        """
        return self._read(url, self._ask_politely)

    def ask(self, url: str, *, headers: Sequence[tuple[str, str]] = ()) -> Page:
        """What a service answers that is made for programs: as `get`, but whatever its robots.txt says.

        That file speaks to crawlers (RFC 9309, section 1) and often shuts the very interface offered to programs.
        `headers` may carry a key; they go to the host of `url` alone, wherever it redirects.
        """

        def ask(target: Target) -> Answer:
            own = self._parse_target(url, None).origin == target.origin
            return self._retried(target, lambda each: self._ask_page(each, headers if own else ()))

        return self._read(url, ask)

    def _read(self, url: str, ask: Callable[[Target], Answer]) -> Page:
        try:
            with running(Deadline(self._clock, self._settings.timeout_s)):
                target, answer = self._follow(self._checked(url), ask, self._settings.max_redirects)
            if answer.location is not None:
                raise RedirectLoop(f"it redirects more than {self._settings.max_redirects} times; check the address")
            require_readable_status(answer, target.url)
        except FetchError as err:
            raise reworded(err, f"cannot fetch {shown(url)}: ") from err
        return page_of(answer, url=url, final_url=target.url, now=self._clock.now)

    def _checked(self, url: str, base: Target | None = None) -> Target:
        """`url`, seen from `base`, as an address that may be asked; raises AddressRefused."""
        target = self._parse_target(url, base)
        self._guard.check(target.host, target.port)
        return target

    def _follow(self, target: Target, ask: Callable[[Target], Answer], most: int) -> tuple[Target, Answer]:
        """The last answer on a path of at most `most` redirects, with its address; it may still be a redirect."""
        answer = ask(target)
        for _ in range(most):
            hop = answer.location
            if hop is None:
                break
            try:
                target = self._checked(hop, target)
                answer = ask(target)
            except FetchError as err:
                raise reworded(err, f"it redirects to {shown(hop)}, and there: ") from err
        return target, answer

    def _ask_politely(self, target: Target) -> Answer:
        """The answer for a page, when the site's robots.txt lets us ask."""
        rules = self._robots.rules(target.origin)
        rules.require(target.url)
        if rules.crawl_delay_s is not None:
            self._rates.slow_down(target.host, rules.crawl_delay_s)
        return self._retried(target, self._ask_page)

    def _read_robots(self, url: str) -> RobotsAnswer:
        def ask(target: Target) -> Answer:
            return self._retried(target, self._ask_robots)

        try:
            _, answer = self._follow(self._checked(url), ask, MAX_ROBOTS_REDIRECTS)
        except FetchError as err:
            raise reworded(err, "its robots.txt, which is read first, failed: ") from err
        return RobotsAnswer(answer.status, answer.body)

    def _retried(self, target: Target, ask: Callable[[Target], Answer]) -> Answer:
        def wanted_pause(answer: Answer) -> float | None:
            pause_s = retry_after_s(answer.header("retry-after"), self._clock.now())
            if pause_s is not None:
                self._rates.hold_back(target.host, pause_s)
            return pause_s

        attempts = Attempts(self._settings.attempts, current_deadline())
        self._rests.require(target.host)
        try:
            answer = with_retries(lambda: ask(target), attempts, wanted_pause=wanted_pause)
        except FetchError as err:
            if err.may_pass and not isinstance(err, HostResting):
                self._rests.failed(target.host)
            raise
        if answer.status in OUT_OF_ORDER:
            self._rests.failed(target.host)
        elif not answer.from_cache:
            self._rests.answered(target.host)
        return answer

    def _ask_page(self, target: Target, headers: Sequence[tuple[str, str]] = ()) -> Answer:
        with self._slots.taken(target.host), self._wire.answering(target, headers) as (answer, pieces):
            if answer.status not in READABLE_STATUSES:
                return answer
            require_readable_type(answer.header("content-type"))
            return answer._replace(body=b"".join(pieces))

    def _ask_robots(self, target: Target) -> Answer:
        with self._slots.taken(target.host), self._wire.answering(target) as (answer, pieces):
            if answer.status not in READABLE_STATUSES:
                return answer
            return answer._replace(body=_first_bytes(pieces, MAX_ROBOTS_BYTES))


def _first_bytes(pieces: Iterable[bytes], limit: int) -> bytes:
    body = bytearray()
    for piece in pieces:
        body += piece
        if len(body) >= limit:
            break
    return bytes(body[:limit])
