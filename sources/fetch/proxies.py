"""The connections that requests go over: straight, or where the setting `trust_env` allows it by a proxy.

By a proxy it is the proxy that connects, so addresses can be checked only as far as they are written out in the URL;
that is why the environment's proxies are not used unless the setting says so.
"""

import ssl
from functools import cache
from urllib.parse import urlsplit
from urllib.request import getproxies_environment, proxy_bypass

import httpcore
import httpx

from sources.fetch.backend import BoundedBackend, GuardedBackend

_KEEPALIVE_S = 15.0


class Connections:
    """Sends each request straight to its host, or by the proxy that the environment names for its scheme."""

    def __init__(self, backend: GuardedBackend, *, most: int, trust_env: bool) -> None:
        """Straight connections are made by `backend`, at most `most` at once."""
        self._most = most
        self._straight = httpcore.ConnectionPool(
            ssl_context=_tls(trust_env=trust_env),
            max_connections=most,
            keepalive_expiry=_KEEPALIVE_S,
            network_backend=backend,
        )
        named = getproxies_environment() if trust_env else {}
        self._proxies = {scheme: self._pool(named[scheme]) for scheme in ("http", "https") if named.get(scheme)}

    def handle_request(self, request: httpcore.Request) -> httpcore.Response:
        """The answer; raises httpcore's errors and those of the guard."""
        scheme, host = request.url.scheme.decode("ascii"), request.url.host.decode("ascii")
        pool = self._proxies.get(scheme)
        if pool is None or proxy_bypass(host):
            pool = self._straight
        return pool.handle_request(request)

    def close(self) -> None:
        """Closes every connection."""
        for pool in (self._straight, *self._proxies.values()):
            pool.close()

    def _pool(self, proxy: str) -> httpcore.ConnectionPool:
        parts = urlsplit(proxy if "//" in proxy else f"http://{proxy}")
        return httpcore.HTTPProxy(
            proxy_url=f"{parts.scheme}://{parts.netloc.rpartition('@')[2]}",
            proxy_auth=(parts.username, parts.password or "") if parts.username else None,
            ssl_context=_tls(trust_env=True),
            max_connections=self._most,
            keepalive_expiry=_KEEPALIVE_S,
            network_backend=BoundedBackend(),
        )


@cache
def _tls(*, trust_env: bool) -> ssl.SSLContext:
    # Reading the root certificates takes 40 ms.
    return httpx.create_ssl_context(trust_env=trust_env)
