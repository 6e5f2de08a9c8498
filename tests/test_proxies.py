"""The environment's proxies: never used unanswered for, and used as they stand where the setting says so."""

import socket
import threading
from collections.abc import Iterator

import pytest

from sources.errors import AddressRefused, NotConnected
from sources.fetch import AddressGuard, Client, FetchSettings


class Proxy:
    """Answers whatever it is asked for, and keeps the first lines."""

    def __init__(self) -> None:
        self.asked: list[str] = []
        self._listener = socket.create_server(("127.0.0.1", 0))
        self.port = self._listener.getsockname()[1]
        threading.Thread(target=self._accept, daemon=True).start()

    def _accept(self) -> None:
        while True:
            try:
                sock, _ = self._listener.accept()
            except OSError:
                return
            with sock:
                first = sock.recv(65_536).split(b"\r\n")[0].decode()
                self.asked.append(first)
                sock.sendall(
                    b"HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\nContent-Length: 5\r\nConnection: close\r\n\r\n"
                )
                sock.sendall(b"hello")

    def close(self) -> None:
        self._listener.shutdown(socket.SHUT_RDWR)
        self._listener.close()


@pytest.fixture
def proxy(monkeypatch: pytest.MonkeyPatch) -> Iterator[Proxy]:
    opened = Proxy()
    for name in ("http_proxy", "HTTP_PROXY", "all_proxy", "ALL_PROXY"):
        monkeypatch.setenv(name, f"http://127.0.0.1:{opened.port}")
    for name in ("no_proxy", "NO_PROXY", "REQUEST_METHOD"):
        monkeypatch.delenv(name, raising=False)
    yield opened
    opened.close()


def nothing_there(name: str, port: int) -> list[str]:
    return []


def client_for(*, trust_env: bool) -> Client:
    settings = FetchSettings(per_host_delay_s=0, timeout_s=5, attempts=1, trust_env=trust_env)
    return Client(settings, guard=AddressGuard(lookup=nothing_there))


def test_a_proxy_of_the_environment_is_not_used(proxy: Proxy) -> None:
    with client_for(trust_env=False) as client, pytest.raises(NotConnected):
        client.get("http://news.example.org/a")
    assert proxy.asked == []


def test_a_proxy_of_the_environment_is_used_where_the_setting_says_so(proxy: Proxy) -> None:
    with client_for(trust_env=True) as client:
        assert client.get("http://news.example.org/a").body == b"hello"
    assert proxy.asked == [f"GET http://news.example.org/{path} HTTP/1.1" for path in ("robots.txt", "a")]


def test_a_host_that_the_environment_exempts_is_asked_straight(proxy: Proxy, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("no_proxy", "example.org")
    with client_for(trust_env=True) as client, pytest.raises(NotConnected):
        client.get("http://news.example.org/a")
    assert proxy.asked == []


@pytest.mark.parametrize("host", ["127.0.0.1", "[::1]", "169.254.169.254", "2130706433", "localhost"])
def test_closed_hosts_stay_closed_by_a_proxy_too(proxy: Proxy, host: str) -> None:
    with client_for(trust_env=True) as client, pytest.raises(AddressRefused):
        client.get(f"http://{host}/a")
    assert proxy.asked == []
