"""The client as the commands use it: opened on first use, and saying what it fetches."""

from contextlib import ExitStack
from types import TracebackType
from typing import TYPE_CHECKING, Self

from sources.model import Page
from verify.cli.notices import Notices
from verify.settings import Settings

if TYPE_CHECKING:
    from sources.fetch import Client


class WatchedClient:
    """A client that opens no socket and no cache before the first page is asked for; a context manager."""

    def __init__(self, settings: Settings, notices: Notices) -> None:
        """Nothing is opened here."""
        self._settings = settings
        self._notices = notices
        self._stack = ExitStack()
        self._client: Client | None = None

    def get(self, url: str) -> Page:
        """The page at `url`; raises FetchError, and StoreCorrupt for an unusable cache."""
        from sources.fetch import Client

        self._notices.progress(f"fetching {url}")
        if self._client is None:
            cache = self._settings.cache_path
            cache.parent.mkdir(parents=True, exist_ok=True)
            self._client = self._stack.enter_context(Client(self._settings.fetch, cache=cache))
        page = self._client.get(url)
        self._notices.detail(f"fetched {url}, {len(page.body)} bytes from {page.read_from}")
        return page

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self._stack.close()
