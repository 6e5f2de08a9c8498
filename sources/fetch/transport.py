"""The layers under the client: network with manners at the bottom, a cache by the rules of RFC 9111 on top."""

import logging
import sqlite3
from collections.abc import Iterable, Iterator
from pathlib import Path

import httpcore
import httpx
from hishel import CacheOptions, SqliteStorage
from hishel.httpx import CacheTransport

from sources.errors import HostResting, StoreCorrupt, TooLarge
from sources.fetch.address import AddressGuard
from sources.fetch.answer import FETCHED_HEADER
from sources.fetch.backend import GuardedBackend
from sources.fetch.body import Caps, decoded_pieces
from sources.fetch.deadline import Clock, current_deadline
from sources.fetch.proxies import Connections
from sources.fetch.rates import HostRates
from sources.fetch.settings import FetchSettings

# Bodies are decoded before they are cached, so these two no longer say anything true.
_SPENT_HEADERS = frozenset({"content-encoding", "content-length", "transfer-encoding", FETCHED_HEADER})
# One reader's own cache, so answers marked `private` may be kept; nothing stale is ever served.
_CACHE_RULES = CacheOptions(shared=False, supported_methods=["GET"], allow_stale=False)
MAX_CACHE_BYTES = 1_000_000_000
LEAST_CONNECTIONS = 16


class NetworkTransport(httpx.BaseTransport):
    """Sends a request when its host may be asked, and gives back an answer whose body is decoded under the caps."""

    def __init__(self, guard: AddressGuard, rates: HostRates, settings: FetchSettings, clock: Clock) -> None:
        """Connections are made through `guard`; waiting is done by `clock`."""
        self._rates = rates
        self._caps = Caps(compressed=settings.max_compressed_bytes, decoded=settings.max_bytes)
        self._clock = clock
        most = max(LEAST_CONNECTIONS, settings.concurrency)
        self._pool = Connections(GuardedBackend(guard), most=most, trust_env=settings.trust_env)

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        """The answer, its body still on the wire.

        Raises httpcore's errors, AddressRefused, TooLarge, HostResting or Unreachable; the body's iterator does too.
        """
        self._wait_for(request.url.raw_host.decode("ascii"))
        answer = self._pool.handle_request(
            httpcore.Request(
                request.method,
                httpcore.URL(
                    scheme=request.url.raw_scheme,
                    host=request.url.raw_host,
                    port=request.url.port,
                    target=request.url.raw_path,
                ),
                headers=request.headers.raw,
                extensions=request.extensions,
            )
        )
        received = httpx.Headers(answer.headers)
        kept = [(name, value) for name, value in answer.headers if name.decode("latin-1").lower() not in _SPENT_HEADERS]
        kept.append((FETCHED_HEADER.encode(), self._clock.now().isoformat().encode()))
        return httpx.Response(answer.status, headers=kept, stream=_DecodedStream(answer, received, self._caps))

    def close(self) -> None:
        """Closes every connection."""
        self._pool.close()

    def _wait_for(self, host: str) -> None:
        deadline = current_deadline()
        held = self._rates.held_for(host)
        if held > deadline.left():
            raise HostResting(f"{host} has asked us to wait for another {held:.0f} s; try again after that")
        wait = self._rates.book(host)
        if wait > 0:
            self._clock.sleep(wait)
            # The pause that the host asked for counts against the request; the one we make for manners does not.
            deadline.postpone(max(0.0, wait - held))


class _DecodedStream(httpx.SyncByteStream):
    """An answer's body, decoded as it is read."""

    def __init__(self, answer: httpcore.Response, headers: httpx.Headers, caps: Caps) -> None:
        self._answer = answer
        self._headers = headers
        self._caps = caps

    def __iter__(self) -> Iterator[bytes]:
        announced = self._headers.get("content-length", "")
        if announced.isdigit() and int(announced[:19]) > self._caps.compressed:
            raise TooLarge(
                f"its body is announced with {announced[:19]} bytes; raise the setting `max_compressed_bytes`"
            )
        stream = self._answer.stream
        chunks: Iterable[bytes] = stream if isinstance(stream, Iterable) else ()
        yield from decoded_pieces(chunks, self._headers.get("content-encoding", ""), self._caps)

    def close(self) -> None:
        self._answer.close()


def with_cache(network: httpx.BaseTransport, path: Path, max_bytes: int) -> httpx.BaseTransport:
    """`network` behind a cache in the SQLite file at `path`; bodies above `max_bytes` are not kept.

    Raises StoreCorrupt when the file is no cache of this kind. A cache that another process holds locked is not
    waited for: the page then comes from the network.
    """
    logging.getLogger("hishel").addHandler(logging.NullHandler())  # or its tracebacks end up on the terminal
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        # Our own connection: given a path, hishel would write a .gitignore into the folder, which may be the user's.
        connection = sqlite3.connect(path, check_same_thread=False, isolation_level=None)
    except (OSError, sqlite3.Error) as err:
        raise StoreCorrupt(f"the page cache {path} cannot be opened ({err}); choose another path") from err
    try:
        connection.execute("PRAGMA schema_version")
        storage = SqliteStorage(connection=connection, max_stream_size=max_bytes, max_size=MAX_CACHE_BYTES)
        storage.get_entries("")  # creates the tables; hishel refuses here a file with others of the same name
    except (sqlite3.DatabaseError, RuntimeError) as err:
        connection.close()
        raise StoreCorrupt(f"{path} is not a page cache ({err}); choose another path, or delete it") from err
    # `rfc=` is given always: without it hishel keeps every answer for ever, whatever its headers say.
    return CacheTransport(network, storage, rfc=_CACHE_RULES)
