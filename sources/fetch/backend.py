"""The sockets beneath httpcore: each is connected to an address that was checked, and keeps the request's deadline.

The check stands here because here alone is the address known that the bytes go to: a check of the URL before would
be passed by a name that answers differently the second time (DNS rebinding), or by a redirect.
"""

import ssl
from collections.abc import Callable, Iterable
from queue import Empty, SimpleQueue
from threading import Thread
from typing import TypeVar

import httpcore

from sources.fetch.address import AddressGuard
from sources.fetch.deadline import seconds_left

# A name with more addresses than this is a large service, one of whose first few answers.
MAX_ADDRESSES = 4
Result = TypeVar("Result")


class GuardedBackend(httpcore.NetworkBackend):
    """Connects where the guard lets it: one lookup a connection, then the literal address that was checked."""

    def __init__(self, guard: AddressGuard) -> None:
        """Every connection asks `guard` first."""
        self._guard = guard
        self._plain = httpcore.SyncBackend()

    def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[httpcore.SOCKET_OPTION] | None = None,
    ) -> httpcore.NetworkStream:
        """A stream to the first of the name's addresses that answers; each one gets `timeout` seconds.

        Raises AddressRefused and NotConnected as the guard does, httpcore's ConnectError and ConnectTimeout else.
        """
        failure: Exception = httpcore.ConnectError("no address to connect to")
        addresses = _within(seconds_left(timeout), lambda: self._guard.resolve(host, port))
        for address in addresses[:MAX_ADDRESSES]:
            left = seconds_left(timeout)
            if left is not None and left <= 0:
                raise httpcore.ReadTimeout("the deadline has passed")
            try:
                return BoundedStream(
                    self._plain.connect_tcp(address, port, left, local_address, socket_options),
                )
            except (httpcore.ConnectError, httpcore.ConnectTimeout) as err:
                failure = err
        raise failure


class BoundedBackend(httpcore.NetworkBackend):
    """Connects to whatever it is told, within the deadline: for a proxy that the user's own environment names."""

    def __init__(self) -> None:
        """No guard: whoever trusts the environment chose the address."""
        self._plain = httpcore.SyncBackend()

    def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[httpcore.SOCKET_OPTION] | None = None,
    ) -> httpcore.NetworkStream:
        """A stream to the host; raises httpcore's ConnectError and ConnectTimeout."""
        left = seconds_left(timeout)
        return BoundedStream(self._plain.connect_tcp(host, port, left, local_address, socket_options))


class BoundedStream(httpcore.NetworkStream):
    """A stream whose every wait ends with the deadline of the request under way.

    A socket's own time limit is for one read, so a server that sends a byte now and then would never meet it.
    """

    def __init__(self, inner: httpcore.NetworkStream) -> None:
        """Reads and writes go to `inner`."""
        self._inner = inner

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        """At most `max_bytes`; raises ReadTimeout when `timeout` or the deadline passes."""
        left = seconds_left(timeout)
        if left is not None and left <= 0:
            raise httpcore.ReadTimeout("the deadline has passed")
        return self._inner.read(max_bytes, left)

    def write(self, buffer: bytes, timeout: float | None = None) -> None:
        """Sends all of `buffer`; raises WriteTimeout when `timeout` or the deadline passes."""
        left = seconds_left(timeout)
        if left is not None and left <= 0:
            raise httpcore.WriteTimeout("the deadline has passed")
        self._inner.write(buffer, left)

    def close(self) -> None:
        """Closes the socket."""
        self._inner.close()

    def start_tls(
        self, ssl_context: ssl.SSLContext, server_hostname: str | None = None, timeout: float | None = None
    ) -> httpcore.NetworkStream:
        """The same stream under TLS, its certificate held against `server_hostname`, not against the address."""
        left = seconds_left(timeout)
        if left is not None and left <= 0:
            self.close()
            raise httpcore.ReadTimeout("the deadline has passed")
        return BoundedStream(self._inner.start_tls(ssl_context, server_hostname, left))

    def get_extra_info(self, info: str) -> object:
        """As httpcore defines it; the pool asks for `is_readable` and `ssl_object`."""
        return self._inner.get_extra_info(info)


def _within(seconds: float | None, work: Callable[[], Result]) -> Result:
    """What `work` gives, if it does so in time; raises ConnectTimeout else.

    The system's resolver takes no time limit, so it runs in a thread that is left behind when it is too slow.
    """
    done: SimpleQueue[tuple[Result, None] | tuple[None, Exception]] = SimpleQueue()

    def run() -> None:
        try:
            done.put((work(), None))
        except Exception as err:  # noqa: BLE001 - handed on to the thread that waits
            done.put((None, err))

    Thread(target=run, daemon=True, name="address lookup").start()
    try:
        result, failure = done.get(timeout=None if seconds is None else max(0.0, seconds))
    except Empty:
        raise httpcore.ConnectTimeout("the lookup of the name took too long") from None
    if failure is not None:
        raise failure
    return result  # type: ignore[return-value]  # set whenever failure is not
