"""Manners towards one host: how many requests at once, and being let be when it does not answer."""

import socket
import threading
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from sources.errors import BadStatus, HostResting, NotConnected, TooLarge
from sources.fetch import AddressGuard, Client, FetchSettings
from sources.fetch.deadline import Clock, Deadline, running
from sources.fetch.hosts import HostRests, HostSlots


class Moment:
    """A clock that is set by hand."""

    def __init__(self) -> None:
        self.s = 0.0

    def __call__(self) -> float:
        return self.s


def test_a_host_that_fails_too_often_in_a_row_is_let_be_and_then_tried_once() -> None:
    now = Moment()
    rests = HostRests(3, 60, now)
    for _ in range(2):
        rests.failed("a.example")
    rests.require("a.example")
    rests.failed("a.example")
    with pytest.raises(HostResting, match=r"a\.example failed 3 times in a row and is let be for another 60 s"):
        rests.require("a.example")
    rests.require("b.example")
    now.s = 60.0
    rests.require("a.example")
    with pytest.raises(HostResting):
        rests.require("a.example")
    rests.failed("a.example")
    now.s = 119.0
    with pytest.raises(HostResting, match="4 times in a row"):
        rests.require("a.example")
    now.s = 120.0
    rests.require("a.example")
    rests.answered("a.example")
    rests.require("a.example")


def test_an_answer_between_failures_starts_the_count_again() -> None:
    rests = HostRests(2, 60, Moment())
    for _ in range(5):
        rests.failed("a.example")
        rests.answered("a.example")
    rests.require("a.example")


def test_waiting_for_a_slot_puts_off_the_deadline() -> None:
    now = Moment()
    slots = HostSlots(1, now)
    inside, left = threading.Event(), []

    def second() -> None:
        deadline = Deadline(Clock(monotonic=now), 10)
        inside.wait(5)
        with running(deadline):
            threading.Timer(0.05, release.set).start()
            with slots.taken("a.example"):
                left.append(deadline.left())

    release = threading.Event()
    waiter = threading.Thread(target=second)
    waiter.start()
    with slots.taken("a.example"):
        inside.set()
        release.wait(5)
        now.s = 7.0
    waiter.join(5)
    assert left == [10.0]


class Site:
    """A server on this machine that counts how many requests it has at once."""

    def __init__(self, answer: Callable[[str], int]) -> None:
        self.asked: list[str] = []
        self.most = self._now = 0
        self._lock = threading.Lock()
        site = self

        class Handler(BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                with site._lock:
                    site.asked.append(self.path)
                    site._now += 1
                    site.most = max(site.most, site._now)
                time.sleep(0.02)
                status = 404 if self.path == "/robots.txt" else answer(self.path)
                with site._lock:
                    site._now -= 1
                self.send_response(status)
                self.send_header("Content-Type", "text/plain")
                self.send_header("Content-Length", "2")
                self.end_headers()
                self.wfile.write(b"ok")

            def log_message(self, *_: object) -> None:
                pass

        self.server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.server.daemon_threads = True
        threading.Thread(target=self.server.serve_forever, args=(0.01,), daemon=True).start()
        self.port = self.server.server_address[1]

    def url(self, path: str) -> str:
        return f"http://127.0.0.1:{self.port}{path}"

    def close(self) -> None:
        self.server.shutdown()
        self.server.server_close()


@pytest.fixture
def site() -> Iterator[Site]:
    opened = Site(lambda path: 503 if "busy" in path else 200)
    yield opened
    opened.close()


def client_for(port: int, **settings: object) -> Client:
    guard = AddressGuard(ports=(), also_allowed=[("127.0.0.1", port)])
    known = {"per_host_delay_s": 0, "timeout_s": 5, "attempts": 1} | settings
    return Client(FetchSettings.model_validate(known), guard=guard)


@pytest.mark.parametrize("most", [1, 2, 4])
def test_no_more_requests_are_under_way_at_a_host_than_the_setting_says(site: Site, most: int) -> None:
    with client_for(site.port, per_host_concurrency=most) as client, ThreadPoolExecutor(8) as pool:
        pages = list(pool.map(client.get, [site.url(f"/{n}") for n in range(24)]))
    assert len(pages) == 24
    assert site.most == most


def test_a_host_out_of_order_is_not_asked_for_every_page(site: Site) -> None:
    failures = []
    with client_for(site.port, rest_after_failures=3) as client:
        for n in range(10):
            with pytest.raises((BadStatus, HostResting)) as caught:
                client.get(site.url(f"/busy{n}"))
            failures.append((type(caught.value), caught.value.may_pass))
    assert failures == [(BadStatus, True)] * 3 + [(HostResting, True)] * 7
    assert site.asked == ["/robots.txt", "/busy0", "/busy1", "/busy2"]


def test_a_machine_that_takes_no_connection_is_let_be() -> None:
    with socket.create_server(("127.0.0.1", 0)) as unused:
        port = unused.getsockname()[1]
    kinds = []
    with client_for(port, rest_after_failures=2) as client:
        for n in range(4):
            with pytest.raises((NotConnected, HostResting)) as caught:
                client.get(f"http://127.0.0.1:{port}/{n}")
            kinds.append(type(caught.value))
    assert kinds == [NotConnected, NotConnected, HostResting, HostResting]


def test_what_is_refused_by_us_is_no_failure_of_the_host(site: Site) -> None:
    with client_for(site.port, rest_after_failures=1, max_bytes=1) as client:
        for n in range(3):
            with pytest.raises(TooLarge, match=r"longer than|unpacks to more"):
                client.get(site.url(f"/{n}"))
    assert len(site.asked) == 4
