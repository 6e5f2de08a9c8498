"""What the line asks of the web, written down as it is asked, and answered from that record later."""

from collections.abc import Callable, Mapping, Sequence
from typing import Literal

from sources import errors
from sources.errors import FetchError, SourceError, Unreachable
from sources.model import Page
from sources.retrievers import Web
from verify.bundles.manifest import Exchange, Failure, kept, restored


class Recorder:
    """The client, keeping a record; the keys that services are asked with are not kept."""

    def __init__(self, web: Web) -> None:
        """`web` answers."""
        self._web = web
        self._exchanges: dict[tuple[str, str], tuple[Exchange, Page | None]] = {}

    @property
    def exchanges(self) -> tuple[Exchange, ...]:
        """What was asked for and what came of it, by address; the last answer where one was asked more than once."""
        return tuple(self._exchanges[key][0] for key in sorted(self._exchanges))

    @property
    def pages(self) -> tuple[Page, ...]:
        """Every page that came, by address: pages may be asked for side by side and come in any order."""
        return tuple(page for key in sorted(self._exchanges) if (page := self._exchanges[key][1]) is not None)

    def get(self, url: str) -> Page:
        """The page at `url`; raises what the client raises."""
        return self._note("get", url, lambda: self._web.get(url))

    def ask(self, url: str, *, headers: Sequence[tuple[str, str]] = ()) -> Page:
        """What a service answers; raises what the client raises."""
        return self._note("ask", url, lambda: self._web.ask(url, headers=headers))

    def _note(self, door: Literal["get", "ask"], url: str, answer: Callable[[], Page]) -> Page:
        try:
            page = answer()
        except SourceError as err:
            failure = Failure(kind=type(err).__name__, message=str(err), status=getattr(err, "status", None))
            self._exchanges[door, url] = Exchange(door=door, url=url, page=None, failure=failure), None
            raise
        self._exchanges[door, url] = Exchange(door=door, url=url, page=kept(page), failure=None), page
        return page


class Player:
    """Answers from a record; touches no network."""

    def __init__(self, exchanges: Sequence[Exchange], bodies: Mapping[str, bytes]) -> None:
        """`bodies` holds the bytes by sha256."""
        self._exchanges: dict[tuple[str, str], Exchange] = {(e.door, e.url): e for e in exchanges}
        self._bodies = bodies

    def get(self, url: str) -> Page:
        """The page recorded for `url`; raises the failure recorded, or Unreachable where nothing is."""
        return self._answer("get", url)

    def ask(self, url: str, *, headers: Sequence[tuple[str, str]] = ()) -> Page:  # noqa: ARG002 - keys are not kept
        """As `get`, for services."""
        return self._answer("ask", url)

    def _answer(self, door: str, url: str) -> Page:
        exchange = self._exchanges.get((door, url))
        if exchange is None:
            raise Unreachable(f"{url} was not asked for when the bundle was frozen")
        if exchange.failure is not None:
            raise _error(exchange.failure)
        if exchange.page is None or exchange.page.sha256 not in self._bodies:
            raise Unreachable(f"{url} has no bytes in the bundle")
        return restored(exchange.page, self._bodies[exchange.page.sha256])


def _error(failure: Failure) -> SourceError:
    """The error that was recorded; an unknown kind is a FetchError."""
    kind = getattr(errors, failure.kind, FetchError)
    is_ours = isinstance(kind, type) and issubclass(kind, SourceError)
    error = kind(failure.message) if is_ours else FetchError(failure.message)
    if isinstance(error, FetchError):
        error.status = failure.status
    return error
