"""Many pages at once: threads behind one generator, so that whoever asks stays on one thread.

Hosts take turns, none gets more requests at once than the setting says, and what failed and may pass is asked again
when everything else has been.
"""

from collections import deque
from collections.abc import Callable, Iterable, Iterator
from datetime import datetime
from queue import Empty, SimpleQueue
from threading import Thread
from typing import NamedTuple
from urllib.parse import urlsplit

from sources.errors import FetchError
from sources.fetch.deadline import Clock
from sources.fetch.settings import FetchSettings
from sources.model import Page

Get = Callable[[str], Page]
SYSTEM_CLOCK = Clock()
GLANCE_S = 0.2
"""Seconds after which whoever waits for an answer looks up."""


class Fetched(NamedTuple):
    """What became of one address."""

    url: str
    """As it was asked for."""
    answer: Page | FetchError
    at: datetime
    """When, UTC."""


class Bulk(NamedTuple):
    """How pages are fetched together."""

    get: Get
    """Reads one page; called from several threads at once; raises FetchError."""
    threads: int = 8
    per_host: int = 2
    """Requests under way at once at one host."""
    pauses_s: tuple[float, ...] = (1.0, 5.0)
    """Seconds before each further round over what failed and may pass; their number is that of the rounds."""
    clock: Clock = SYSTEM_CLOCK

    def fetch(self, urls: Iterable[str]) -> Iterator[Fetched]:
        """What became of each of `urls`, once each, as they come in; any error but FetchError is raised here.

        Nothing is started while the caller holds a page, so no more than `threads` pages wait in memory.
        """
        left = list(dict.fromkeys(urls))
        with _Workers(self.get, min(self.threads, len(left))) as workers:
            for round_ in range(len(self.pauses_s) + 1):
                again: list[str] = []
                for url, answer in workers.each(left, self.per_host):
                    failed = isinstance(answer, FetchError) and answer.may_pass
                    if failed and round_ < len(self.pauses_s):
                        again.append(url)
                    else:
                        yield Fetched(url, answer, self.clock.now())
                if not again:
                    return
                self.clock.sleep(self.pauses_s[round_])
                left = again


def bulk_of(get: Get, settings: FetchSettings) -> Bulk:
    """The way of fetching that the settings ask for."""
    return Bulk(get, threads=settings.concurrency, per_host=settings.per_host_concurrency)


class _Workers:
    """Threads that fetch what they are handed. They are left behind on an interruption: Ctrl-C waits for no server."""

    def __init__(self, get: Get, count: int) -> None:
        self._get = get
        self._count = count
        self._asked: SimpleQueue[str | None] = SimpleQueue()
        self._done: SimpleQueue[tuple[str, Page | Exception]] = SimpleQueue()

    def __enter__(self) -> "_Workers":
        for number in range(self._count):
            Thread(target=self._work, daemon=True, name=f"fetching {number + 1}").start()
        return self

    def __exit__(self, *_: object) -> None:
        for _each in range(self._count):
            self._asked.put(None)

    def each(self, urls: Iterable[str], per_host: int) -> Iterator[tuple[str, Page | FetchError]]:
        """What became of each address, in the order in which they come in."""
        turns = _Turns(urls, per_host)
        under_way = 0
        while True:
            while under_way < self._count and (url := turns.next()) is not None:
                self._asked.put(url)
                under_way += 1
            if not under_way:
                return
            url, answer = self._next()
            under_way -= 1
            turns.over(url)
            if isinstance(answer, Exception) and not isinstance(answer, FetchError):
                raise answer
            yield url, answer

    def _next(self) -> tuple[str, Page | Exception]:
        """The next answer. Ctrl-C just before an endless wait would only be seen after it, so none is endless."""
        while True:
            try:
                return self._done.get(timeout=GLANCE_S)
            except Empty:
                continue

    def _work(self) -> None:
        while (url := self._asked.get()) is not None:
            try:
                self._done.put((url, self._get(url)))
            except Exception as err:  # noqa: BLE001 - handed on to the thread that asked
                self._done.put((url, err))


class _Turns:
    """Whose turn it is: hosts one after the other, each only while it has a place free."""

    def __init__(self, urls: Iterable[str], per_host: int) -> None:
        self._waiting: dict[str, deque[str]] = {}
        for url in urls:
            self._waiting.setdefault(_host(url), deque()).append(url)
        self._hosts = deque(self._waiting)
        self._free = dict.fromkeys(self._waiting, per_host)

    def next(self) -> str | None:
        """The next address; None while every host that has any left is busy."""
        for _ in range(len(self._hosts)):
            host = self._hosts[0]
            self._hosts.rotate(-1)
            if not self._waiting[host]:
                self._hosts.pop()
            elif self._free[host]:
                self._free[host] -= 1
                return self._waiting[host].popleft()
        return None

    def over(self, url: str) -> None:
        """The address gave its answer: its host has a place again."""
        self._free[_host(url)] += 1


def _host(url: str) -> str:
    try:
        return urlsplit(url).netloc.casefold()
    except ValueError:  # no address at all; the client says so
        return url
