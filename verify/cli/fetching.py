"""The client as the commands use it: opened on first use, and saying what it fetches."""

import os
from contextlib import ExitStack
from pathlib import Path
from threading import Lock
from types import TracebackType
from typing import TYPE_CHECKING, Self

from sources.model import Page
from verify.cli.notices import Notices
from verify.settings import Settings

if TYPE_CHECKING:
    from sources.fetch import Client
    from sources.fetch.bulk import Bulk


class WatchedClient:
    """A client that opens no socket and no cache before the first page is asked for; a context manager."""

    def __init__(self, settings: Settings, notices: Notices) -> None:
        """Nothing is opened here."""
        self._settings = settings
        self._notices = notices
        self._stack = ExitStack()
        self._client: Client | None = None
        self._opening = Lock()

    def get(self, url: str) -> Page:
        """The page at `url`; raises FetchError, and StoreCorrupt for an unusable cache."""
        self._notices.progress(f"fetching {url}")
        page = self._read(url)
        self._notices.detail(f"fetched {url}, {len(page.body)} bytes from {page.read_from}")
        return page

    def bulk(self) -> "Bulk":
        """Many pages at once by this client, without a word about each."""
        from sources.fetch.bulk import bulk_of

        return bulk_of(self._read, self._settings.fetch)

    def _read(self, url: str) -> Page:
        from sources.fetch import Client

        with self._opening:
            if self._client is None:
                self._client = self._stack.enter_context(Client(self._settings.fetch, cache=self._cache()))
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
