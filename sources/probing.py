"""Imports that would reach for the network.

urllib3, which the parsers' packages bring along, binds a socket on import to ask whether there is IPv6. Offline means
no socket at all, so it is imported without being allowed to ask.
"""

import socket
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def no_probing() -> Iterator[None]:
    """A stretch of imports during which no package can find out about IPv6; nothing of ours uses urllib3."""
    had = socket.has_ipv6
    socket.has_ipv6 = False
    try:
        yield
    finally:
        socket.has_ipv6 = had
