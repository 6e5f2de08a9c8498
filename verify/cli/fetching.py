"""The client as the commands use it: opened on first use, and saying what it fetches."""

import os
from collections.abc import Sequence
from contextlib import ExitStack
from pathlib import Path
from threading import Lock
from types import TracebackType
from typing import TYPE_CHECKING, Self

from sources.model import Page
from verify.cli.notices import Notices
from verify.settings import Settings

if TYPE_CHECKING:
    from sources.fetch import AddressGuard, Client
    from sources.fetch.bulk import Bulk


class WatchedClient:
    """A client that opens no socket and no cache before the first page is asked for; a context manager."""

    def __init__(self, settings: Settings, notices: Notices, *, guard: "AddressGuard | None" = None) -> None:
        """Nothing is opened here; `guard` stands in for the one that the settings make."""
        self._guard = guard
        self._settings = settings
        self._notices = notices
        self._stack = ExitStack()
        self._client: Client | None = None
        self._service: Client | None = None
        self._opening = Lock()

    def get(self, url: str) -> Page:
        """The page at `url`; raises FetchError, and StoreCorrupt for an unusable cache."""
        self._notices.progress(f"fetching {url}")
        page = self._read(url)
        self._notices.detail(f"fetched {url}, {len(page.body)} bytes from {page.read_from}")
        return page

    def ask(self, url: str, *, headers: Sequence[tuple[str, str]] = ()) -> Page:
        """What a service made for programs answers; raises FetchError.

        Your own SearXNG may be on your own network: a client of its own goes there, and nowhere else but to public
        addresses, so that no page can lead another request to it.
        """
        self._notices.progress(f"asking {url}")
        page = self._asking().ask(url, headers=headers)
        self._notices.detail(f"asked {url}, {len(page.body)} bytes from {page.read_from}")
        return page

    def _asking(self) -> "Client":
        from sources.fetch import AddressGuard, Client
        from sources.retrievers.searxng import own_address

        if self._service is None:
            own = own_address(self._settings.finding)
            guard = self._guard or AddressGuard(ports=self._settings.fetch.ports, also_allowed=own)
            self._service = self._stack.enter_context(Client(self._settings.fetch, guard=guard))
        return self._service

    def bulk(self) -> "Bulk":
        """Many pages at once by this client, without a word about each."""
        from sources.fetch.bulk import bulk_of

        return bulk_of(self._read, self._settings.fetch)

    def _read(self, url: str) -> Page:
        from sources.fetch import Client

        with self._opening:
            if self._client is None:
                self._client = self._stack.enter_context(
                    Client(self._settings.fetch, guard=self._guard, cache=self._cache())
                )
        return self._client.get(url)

    def _cache(self) -> Path | None:
        """Where pages are cached; None, with a word about it, where nothing can be written."""
        cache = self._settings.cache_path
        try:
            cache.parent.mkdir(parents=True, exist_ok=True)
            writable = os.access(cache if cache.exists() else cache.parent, os.W_OK)
        except OSError:
            writable = False
        if not writable:
            self._notices.note(
                f"pages are not cached: {cache} cannot be written; set SECONDSOURCE_CACHE to a place of yours"
            )
        return cache if writable else None

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self._stack.close()
