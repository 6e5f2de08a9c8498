"""All of httpx that the client sees: addresses taken apart, requests sent, errors put into our words.

This module and those it imports load httpx, httpcore and hishel; the client imports it when it is made, not before.
"""

import sqlite3
import ssl
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from http import HTTPStatus
from pathlib import Path

import httpcore
import httpx

from sources.errors import (
    AddressRefused,
    BrokenAnswer,
    FetchError,
    NotConnected,
    StoreCorrupt,
    TlsFailed,
    TooLarge,
)
from sources.fetch.answer import ACCEPT, Answer, Target
from sources.fetch.body import ACCEPT_ENCODING
from sources.fetch.deadline import current_deadline
from sources.fetch.failures import causes, passing, plain, timed_out
from sources.fetch.settings import FetchSettings
from sources.fetch.transport import NetworkTransport, with_cache

_DEFAULT_PORTS = {"http": 80, "https": 443}


class Wire:
    """Sends one request at a time for a thread, and gives back what came; follows nothing, decides nothing."""

    def __init__(self, network: NetworkTransport, settings: FetchSettings, cache: Path | None) -> None:
        """Requests go to `network`, behind a cache at `cache` where one is given; raises StoreCorrupt over that."""
        self._settings = settings
        self._cache = cache
        self._transport: httpx.BaseTransport = network
        if cache is not None:
            try:
                self._transport = with_cache(network, cache, settings.max_bytes)
            except StoreCorrupt:
                network.close()
                raise

    def close(self) -> None:
        """Closes connections and the cache."""
        self._transport.close()

    @contextmanager
    def answering(
        self, target: Target, headers: Sequence[tuple[str, str]] = ()
    ) -> Iterator[tuple[Answer, Iterator[bytes]]]:
        """The answer without its body, and the body's pieces, to be read inside; `headers` are sent besides ours.

        Raises AddressRefused, TooLarge, TimedOut or one of the Unreachable, marked where asking again makes sense;
        StoreCorrupt when the cache cannot be read.
        """
        try:
            response = self._transport.handle_request(self._request(target, headers))
            try:
                yield _head(response), response.iter_raw()
            finally:
                response.close()
        except (httpcore.TimeoutException, httpcore.NetworkError, httpcore.ProtocolError) as err:
            raise _explained(err, self._settings.timeout_s) from err
        except sqlite3.Error as err:
            raise StoreCorrupt(f"the page cache {self._cache} cannot be read ({err}); delete it") from err

    def _request(self, target: Target, more: Sequence[tuple[str, str]]) -> httpx.Request:
        timeout_s = self._settings.timeout_s
        waits = {"connect": self._settings.connect_timeout_s, "read": timeout_s, "write": timeout_s, "pool": timeout_s}
        ours = {"User-Agent": self._settings.user_agent, "Accept": ACCEPT, "Accept-Encoding": ACCEPT_ENCODING}
        return httpx.Request("GET", target.url, headers={**ours, **dict(more)}, extensions={"timeout": waits})


def parse_target(url: str, base: Target | None = None) -> Target:
    """`url`, as `base` would link to it, taken apart by the one parser that requests are sent with.

    Raises AddressRefused for what is no web address, for schemes other than http and https, and for credentials.
    """
    try:
        parsed = httpx.URL(url) if base is None else httpx.URL(base.url).join(url)
    except (httpx.InvalidURL, ValueError, TypeError) as err:
        raise AddressRefused(f"it is not a web address ({plain(err)}); check how it is written") from err
    if parsed.scheme not in _DEFAULT_PORTS:
        raise AddressRefused(f"{parsed.scheme[:40]!r} is not a scheme that is read; give an http or https address")
    if parsed.userinfo:
        raise AddressRefused("it carries a user name or password; give the address without it")
    return Target(
        url=str(parsed.copy_with(fragment=None)),
        host=parsed.raw_host.decode("ascii"),
        port=parsed.port or _DEFAULT_PORTS[parsed.scheme],
        origin=f"{parsed.scheme}://{parsed.netloc.decode('ascii')}",
    )


def _head(response: httpx.Response) -> Answer:
    return Answer(
        status=response.status_code,
        headers=tuple((name.lower(), value) for name, value in response.headers.multi_items()),
        body=b"",
        from_cache=response.extensions.get("caching", {}).get("from_cache", False),
    )


def _explained(error: Exception, timeout_s: float) -> FetchError:
    """The error of ours that says what an httpcore error means; `timeout_s` is the whole request's limit."""
    if isinstance(error, httpcore.ConnectTimeout) and current_deadline().left() > 0:
        late = "no connection came about in time; try again later, or raise the setting `connect_timeout_s`"
        return passing(NotConnected(late))
    if isinstance(error, httpcore.TimeoutException):
        return timed_out(timeout_s)
    root = next((each for each in causes(error) if isinstance(each, OSError)), error)
    if isinstance(error, httpcore.ConnectError):
        return _connection_failure(root)
    if isinstance(error, httpcore.NetworkError):
        return BrokenAnswer(f"the connection broke off ({plain(root)}); try again later")
    # h11 marks an event that outgrew its buffer with the status that a server would give.
    if HTTPStatus.REQUEST_HEADER_FIELDS_TOO_LARGE in (getattr(each, "error_status_hint", 0) for each in causes(error)):
        return TooLarge("the headers of its answer pass 100 kB; open it in a browser to see what it is")
    return BrokenAnswer(f"its answer breaks off or breaks HTTP ({plain(error)}); try again later")


def _connection_failure(root: BaseException) -> FetchError:
    if isinstance(root, ssl.SSLCertVerificationError):
        return TlsFailed(f"its certificate does not hold ({root.verify_message}); check the address")
    if isinstance(root, ssl.SSLError):
        return TlsFailed(f"no secure connection could be agreed on ({plain(root)}); check the address")
    return passing(NotConnected(f"no connection could be made ({plain(root)}); check the address, or try again later"))
