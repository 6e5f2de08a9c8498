"""The client against hostile servers over real sockets on this machine; each attack must end in time, by its own name.

The guard handed in lets through one port of 127.0.0.1, so a request to any other would be a failure of the guard.
"""

import gzip
import resource
import shutil
import socket
import ssl
import struct
import subprocess
import threading
import time
import tracemalloc
import zlib
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager, suppress

import httpcore
import pytest

from sources.errors import (
    AddressRefused,
    BrokenAnswer,
    FetchError,
    NotConnected,
    RedirectLoop,
    RobotsDisallowed,
    TimedOut,
    TlsFailed,
    TooLarge,
    Unreachable,
)
from sources.fetch import AddressGuard, Client, Clock, FetchSettings
from sources.fetch.backend import BoundedStream, GuardedBackend
from sources.fetch.deadline import Deadline, running
from tests.test_address import CLOSED_HOSTS

DEADLINE_S = 2.0
SHORT_S = 0.4
"""The deadline where it is what ends the request."""
SLACK_S = 0.8
"""How much later than its deadline a request may end: a busy machine, and a close."""
NOT_FOUND = b"HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\n\r\n"
HEAD = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n"


class Server:
    """Answers on a loopback port by path; keeps a log of what was asked."""

    def __init__(self, tls=None, greeting=b""):
        self.paths = {"/robots.txt": lambda sock: sock.sendall(NOT_FOUND)}
        self.asked = []
        self.connections = 0
        self.closing = threading.Event()
        self._tls = tls
        self._greeting = greeting
        self._listener = socket.create_server(("127.0.0.1", 0))
        self._threads = []
        self.port = self._listener.getsockname()[1]
        self._start(self._accept)

    def url(self, path, host="127.0.0.1", scheme="http"):
        return f"{scheme}://{host}:{self.port}{path}"

    def close(self):
        self.closing.set()
        self._listener.shutdown(socket.SHUT_RDWR)
        self._listener.close()
        for thread in self._threads:
            thread.join(5)

    def _start(self, work, *arguments):
        thread = threading.Thread(target=work, args=arguments, daemon=True)
        self._threads.append(thread)
        thread.start()

    def _accept(self):
        while True:
            try:
                sock, _ = self._listener.accept()
            except OSError:
                return
            self.connections += 1
            self._start(self._serve, sock)

    def _serve(self, sock):
        sock.settimeout(5)
        with suppress(OSError), sock:
            sock.sendall(self._greeting)
            inner = self._tls.wrap_socket(sock, server_side=True) if self._tls else sock
            with inner:
                while path := self._path_asked(inner):
                    self.asked.append(path)
                    self.paths.get(path, send(NOT_FOUND))(inner)
                    if path != "/robots.txt":
                        return

    def _path_asked(self, sock):
        asked = b""
        while b"\r\n\r\n" not in asked:
            chunk = sock.recv(4096)
            if not chunk:
                return None
            asked += chunk
        return asked.split(b" ", 2)[1].decode()


@pytest.fixture
def server():
    running = Server()
    yield running
    running.close()


@contextmanager
def client_for(server, *, lookup=None, open_ports=(), **settings):
    options = {"timeout_s": DEADLINE_S, "per_host_delay_s": 0, "attempts": 1} | settings
    guard = AddressGuard(
        ports=(server.port, *open_ports),
        lookup=lookup or (lambda name, port: ["127.0.0.1"]),
        also_allowed=[("127.0.0.1", server.port)],
    )
    with Client(FetchSettings(**options), guard=guard) as client:
        yield client


@contextmanager
def ends_in_time(seconds=DEADLINE_S):
    started = time.monotonic()
    yield
    assert time.monotonic() - started < seconds + SLACK_S


def send(data):
    return lambda sock: sock.sendall(data)


def body(content, *headers):
    lines = b"".join(header + b"\r\n" for header in headers)
    return HEAD + b"Content-Length: %d\r\n" % len(content) + lines + b"\r\n" + content


def drip(data, pause_s=0.02):
    """Sends byte by byte, so that no single wait is long."""

    def answer(sock):
        for byte in data:
            sock.sendall(bytes([byte]))
            time.sleep(pause_s)

    return answer


def for_ever(start, chunk):
    def answer(sock):
        sock.sendall(start)
        while True:
            sock.sendall(chunk)

    return answer


def silent(sock):
    sock.recv(1)


def reset(sock):
    """Closes with RST instead of FIN."""
    sock.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))


def test_an_honest_page_is_read(server):
    server.paths["/a"] = send(body(gzip.compress(b"hello"), b"Content-Encoding: gzip"))
    with client_for(server) as client:
        assert client.get(server.url("/a")).body == b"hello"
    assert server.asked == ["/robots.txt", "/a"]


def test_threads_share_a_client_and_its_cache(server, tmp_path):
    pages = [f"/{number}" for number in range(30)]
    for path in pages:
        packed = gzip.compress(path.encode() * 50_000)
        server.paths[path] = send(body(packed, b"Content-Encoding: gzip", b"Cache-Control: max-age=600"))
    guard = AddressGuard(ports=(), also_allowed=[("127.0.0.1", server.port)])
    settings = FetchSettings(per_host_delay_s=0, timeout_s=20)
    with Client(settings, guard=guard, cache=tmp_path / "pages.db") as client, ThreadPoolExecutor(8) as pool:
        for expected in ("network", "cache"):
            read = list(pool.map(lambda path: client.get(server.url(path)), pages))
            assert [page.body for page in read] == [path.encode() * 50_000 for path in pages]
            assert {page.read_from for page in read} == {expected}
    assert sorted(server.asked) == sorted([*pages, "/robots.txt"])


SLOW = {
    "nothing at all": silent,
    "status line byte by byte": drip(HEAD * 9),
    "headers byte by byte": drip(HEAD + b"X-Slow: " + b"y" * 500),
    "body byte by byte": lambda sock: (sock.sendall(HEAD + b"Content-Length: 500\r\n\r\n"), drip(b"z" * 500)(sock)),
    "chunks byte by byte": lambda sock: (
        sock.sendall(HEAD + b"Transfer-Encoding: chunked\r\n\r\n"),
        drip(b"1\r\nz\r\n" * 90)(sock),
    ),
    "packed body byte by byte": lambda sock: (
        sock.sendall(HEAD + b"Content-Encoding: gzip\r\nContent-Length: 500\r\n\r\n"),
        drip(gzip.compress(bytes(range(256)) * 2))(sock),
    ),
    "headers, then nothing": lambda sock: (sock.sendall(HEAD + b"Content-Length: 5\r\n\r\n"), silent(sock)),
    "interim answers for ever": for_ever(b"", b"HTTP/1.1 103 Early Hints\r\n\r\n"),
    "chunk extension for ever": for_ever(HEAD + b"Transfer-Encoding: chunked\r\n\r\n", b"1;a=b\r\nz\r\n"),
}


@pytest.mark.parametrize("name", SLOW)
def test_a_slow_server_is_left_at_the_deadline(server, name):
    server.paths["/a"] = SLOW[name]
    too_slow = pytest.raises(TimedOut, match=r"no whole answer came within 0\.4 s; ")
    with client_for(server, timeout_s=SHORT_S) as client, ends_in_time(SHORT_S), too_slow:
        client.get(server.url("/a"))


def test_a_slow_robots_txt_uses_up_the_same_deadline(server):
    server.paths["/robots.txt"] = drip(HEAD * 9)
    too_slow = pytest.raises(TimedOut, match=r"its robots\.txt, which is read first, failed: no whole answer")
    with client_for(server, timeout_s=SHORT_S) as client, ends_in_time(SHORT_S), too_slow:
        client.get(server.url("/a"))
    assert server.asked == ["/robots.txt"]


def test_redirects_and_retries_share_one_deadline(server):
    def slow_redirect(sock):
        time.sleep(0.25)
        sock.sendall(b"HTTP/1.1 302 Found\r\nLocation: /a\r\nContent-Length: 0\r\n\r\n")

    server.paths["/a"] = slow_redirect
    with client_for(server, timeout_s=SHORT_S, attempts=5) as client, ends_in_time(SHORT_S), pytest.raises(TimedOut):
        client.get(server.url("/a"))


def test_a_slow_lookup_is_left_at_the_deadline(server):
    def lookup(name, port):
        server.closing.wait(3)
        return ["127.0.0.1"]

    with client_for(server, lookup=lookup, timeout_s=SHORT_S) as client, ends_in_time(SHORT_S), pytest.raises(TimedOut):
        client.get(server.url("/a", host="slow.example.org"))
    assert server.connections == 0


class RecordingStream(httpcore.NetworkStream):
    def __init__(self):
        self.waits = []

    def read(self, max_bytes, timeout=None):
        self.waits.append(timeout)
        return b"x"


def test_each_read_may_wait_only_for_what_the_deadline_leaves():
    passed_s = [0.0]
    inner = RecordingStream()
    stream = BoundedStream(inner)
    with running(Deadline(Clock(monotonic=lambda: passed_s[0]), 10)):
        stream.read(1, 4)
        passed_s[0] = 7.0
        stream.read(1, 4)
        passed_s[0] = 10.0
        with pytest.raises(httpcore.ReadTimeout):
            stream.read(1, 4)
        with pytest.raises(httpcore.WriteTimeout):
            stream.write(b"x", 4)
    assert inner.waits == [4, 3.0]


ENDLESS = {
    "with no length": for_ever(HEAD + b"\r\n", b"x" * 65_536),
    "in chunks": for_ever(HEAD + b"Transfer-Encoding: chunked\r\n\r\n", b"ffff\r\n" + b"x" * 0xFFFF + b"\r\n"),
    "packed, giving nothing": for_ever(HEAD + b"Content-Encoding: gzip\r\n\r\n", gzip.compress(b"") * 2000),
}


@pytest.mark.parametrize("name", ENDLESS)
def test_an_endless_body_is_cut_at_the_cap(server, name):
    server.paths["/a"] = ENDLESS[name]
    settings = {"timeout_s": 5, "max_compressed_bytes": 1_000_000}
    too_long = pytest.raises(TooLarge, match="longer than 1,000,000 bytes; raise the setting")
    with client_for(server, **settings) as client, ends_in_time(5), too_long:
        client.get(server.url("/a"))


@pytest.mark.parametrize(
    "head",
    [b"HTTP/1.1 200 OK\r\nX: " + b"y" * 300_000, HEAD + b"X-Y: z\r\n" * 40_000],
    ids=["one header", "many headers"],
)
def test_a_header_bomb_is_cut(server, head):
    server.paths["/a"] = send(head)
    with (
        client_for(server) as client,
        ends_in_time(),
        pytest.raises(TooLarge, match="headers of its answer pass 100 kB"),
    ):
        client.get(server.url("/a"))


BOMBS = {"gzip": 16 + zlib.MAX_WBITS, "deflate": zlib.MAX_WBITS, "bare deflate": -zlib.MAX_WBITS}


def packed_zeros(megabytes, window_bits):
    """That many megabytes of zeros, packed without ever holding them."""
    packer = zlib.compressobj(wbits=window_bits)
    return b"".join(packer.compress(bytes(1_000_000)) for _ in range(megabytes)) + packer.flush()


@pytest.fixture(scope="module", params=BOMBS)
def bomb(request):
    packed = packed_zeros(200, BOMBS[request.param])
    assert len(packed) < 250_000
    return body(packed, b"Content-Encoding: " + request.param.rpartition(" ")[2].encode())


def test_a_bomb_is_stopped_at_the_cap_with_little_memory(server, bomb):
    server.paths["/a"] = send(bomb)
    with client_for(server, timeout_s=5) as client:
        tracemalloc.start()
        peak_before_kb = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
        try:
            with ends_in_time(5), pytest.raises(TooLarge, match="unpacks to more than 20,000,000 bytes"):
                client.get(server.url("/a"))
            _, peak = tracemalloc.get_traced_memory()
        finally:
            tracemalloc.stop()
        growth_kb = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - peak_before_kb
    assert peak < 50_000_000
    assert growth_kb < 50_000


@pytest.mark.parametrize("coding", [b"gzip, gzip", b"deflate, gzip", b"br", b"zstd", b"gzip, br"])
def test_a_nested_or_unasked_packing_is_refused_unread(server, coding):
    server.paths["/a"] = send(body(gzip.compress(gzip.compress(b"x")), b"Content-Encoding: " + coding))
    with client_for(server) as client, ends_in_time(), pytest.raises(Unreachable, match="which we never ask for"):
        client.get(server.url("/a"))


BROKEN = {
    "shorter than its length": send(HEAD + b"Content-Length: 500\r\n\r\nshort"),
    "two lengths": send(HEAD + b"Content-Length: 5\r\nContent-Length: 6\r\n\r\nhello"),
    "length that is no number": send(HEAD + b"Content-Length: many\r\n\r\nhello"),
    "negative length": send(HEAD + b"Content-Length: -5\r\n\r\nhello"),
    "chunk size that is no number": send(HEAD + b"Transfer-Encoding: chunked\r\n\r\nzz\r\nhello"),
    "chunks that break off": send(HEAD + b"Transfer-Encoding: chunked\r\n\r\n5\r\nhel"),
    "gzip that breaks off": send(body(gzip.compress(b"hello" * 99)[:-9], b"Content-Encoding: gzip")),
    "gzip that is none": send(body(b"<html>hello", b"Content-Encoding: gzip")),
    "no HTTP": send(b"SSH-2.0-OpenSSH_9.6\r\n\r\n"),
    "binary noise": send(bytes(range(256)) * 8),
    "a close without a word": lambda sock: None,
    "a reset before a word": reset,
    "a reset in the headers": lambda sock: (sock.sendall(HEAD), reset(sock)),
    "a reset in the body": lambda sock: (sock.sendall(HEAD + b"Content-Length: 500\r\n\r\nshort"), reset(sock)),
}


@pytest.mark.parametrize("name", BROKEN)
def test_a_broken_answer_is_called_so_and_never_a_short_page(server, name):
    server.paths["/a"] = BROKEN[name]
    with client_for(server) as client, ends_in_time(), pytest.raises(BrokenAnswer, match=r"^cannot fetch http.*; "):
        client.get(server.url("/a"))


def test_a_broken_answer_is_asked_for_again(server):
    answers = iter([reset, BROKEN["shorter than its length"], send(body(b"whole"))])

    def answer(sock):
        next(answers)(sock)

    server.paths["/a"] = answer
    with client_for(server, attempts=3, timeout_s=8) as client:
        assert client.get(server.url("/a")).body == b"whole"


def test_a_closed_port_is_unreachable(server):
    with socket.create_server(("127.0.0.1", 0)) as unused:
        port = unused.getsockname()[1]
    server.port, open_port = port, server.port
    with (
        client_for(server) as client,
        ends_in_time(),
        pytest.raises(NotConnected, match=r"could be made \(Connection refused\)"),
    ):
        client.get(server.url("/a"))
    server.port = open_port


def test_a_redirect_loop_ends(server):
    for path, location in (("/a", b"/b"), ("/b", b"/a")):
        server.paths[path] = send(b"HTTP/1.1 302 Found\r\nContent-Length: 0\r\nLocation: " + location + b"\r\n\r\n")
    with (
        client_for(server) as client,
        ends_in_time(),
        pytest.raises(RedirectLoop, match="it redirects more than 5 times"),
    ):
        client.get(server.url("/a"))
    assert len(server.asked) == 1 + 6


# -- places that must never be reached --------------------------------------------------------------------------------


@pytest.fixture
def private():
    """A second server on this machine, standing for a database or a router that no page may lead to."""
    running = Server()
    running.paths["/"] = send(body(b"secret"))
    yield running
    running.close()


PRIVATE_HOSTS = [
    "127.0.0.1",
    "127.1",
    "2130706433",
    "0x7f.1",
    "0177.0.0.1",
    "0",
    "0.0.0.0",
    "localhost",
    "[::1]",
    "[::]",
]
PRIVATE_HOSTS += ["[::ffff:127.0.0.1]", "[::ffff:7f00:1]", "[::127.0.0.1]", "[64:ff9b::7f00:1]", "[2002:7f00:1::]"]
PRIVATE_HOSTS += ["127.0.0.1.", "127。0。0。1", "127.0.0.2", "rebound.example.org", "x@127.0.0.1", "x:y@127.0.0.1"]


@pytest.mark.parametrize("host", PRIVATE_HOSTS, ids=ascii)
@pytest.mark.parametrize("way", ["asked for", "redirected to", "redirected to by robots.txt"])
def test_a_private_port_is_never_reached(server, private, host, way):
    secret = private.url("/", host=host)
    redirect = send(b"HTTP/1.1 302 Found\r\nContent-Length: 0\r\nLocation: " + secret.encode() + b"\r\n\r\n")
    server.paths["/a"] = redirect
    if way == "redirected to by robots.txt":
        server.paths["/robots.txt"] = redirect
    # Its port is open, so that nothing but the address stands between.
    with client_for(server, open_ports=[private.port]) as client, ends_in_time(), pytest.raises(AddressRefused):
        client.get(secret if way == "asked for" else server.url("/a"))
    assert private.connections == 0


LOCATIONS = [
    "//{host}:{port}/",
    "///{host}:{port}/",
    "http:/{host}:{port}/",
    "http:\\\\{host}:{port}/",
    "http://news.example.org@{host}:{port}/",
    "http://{host}:{port}#@news.example.org/",
    "http://{host}:{port}\\@news.example.org/",
    "http://{host}%09:{port}/",
    "http://{host} :{port}/",
    "HTTP://{host}:{port}/",
    "https://{host}:{port}/",
    "ws://{host}:{port}/",
    "ftp://{host}:{port}/",
    "gopher://{host}:{port}/_GET",
    "file://{host}:{port}/etc/passwd",
    "jar:http://{host}:{port}/!/",
    "view-source:http://{host}:{port}/",
    "http://[::ffff:{host}]:{port}/",
    "http://[64:ff9b::{host}]:{port}/",
    "http://{host}.:{port}/",
]
"""Ways to write a place into a redirect; the host and port are those of a listening private server."""

REBOUND = ["127.0.0.1", "0.0.0.0", "::1", "::", "::ffff:127.0.0.1", "64:ff9b::7f00:1", "2002:7f00:1::", "::127.0.0.1"]
REBOUND += [
    "2001:0:7f00:1::f7f7:f7f7",
    "fe80::1%lo",
    "::ffff:0:127.0.0.1",
    "2606:4700::5efe:127.0.0.1",
    "localhost",
    "",
]
"""What a stranger's name server may answer."""


def attacks(server, private):
    """Every way in at hand: (what is asked for, what names resolve to)."""
    hosts = [*CLOSED_HOSTS, *PRIVATE_HOSTS]
    places = [private.url("/", host=host) for host in hosts]
    places += [way.format(host="127.0.0.1", port=private.port) for way in LOCATIONS]
    for number, place in enumerate(places):
        yield place, ["127.0.0.1"]
        for status in (b"301 A", b"307 B"):
            path = f"/{number}-{status[:3].decode()}"
            head = b"HTTP/1.1 " + status + b"\r\nContent-Length: 0\r\nConnection: close\r\nLocation: "
            server.paths[path] = send(head + place.encode() + b"\r\n\r\n")
            yield server.url(path), ["127.0.0.1"]
    for answer in REBOUND:
        for answers in ([answer], ["1.1.1.1", answer]):
            yield f"http://rebound.example.org:{private.port}/", answers


def test_no_way_in_of_the_whole_table_reaches_a_listening_private_port(server, private):
    listening = {private.port, server.port}
    tried = reached = 0
    for url, answers in attacks(server, private):
        with client_for(server, lookup=lambda name, port, to=tuple(answers): to, open_ports=listening) as client:
            tried += 1
            with pytest.raises(FetchError):
                client.get(url)
            reached += private.connections
    assert reached == 0
    assert tried >= 400


def test_a_name_that_changes_its_answer_is_refused_at_its_next_connection(server):
    """DNS rebinding: what robots.txt and the first page got is checked and allowed, the next answer leads inside."""
    answers = iter([["127.0.0.1"], ["127.0.0.1"], ["127.0.0.66"]])
    # It says that it closes, as it does: else the second page may be asked for on a connection that is half gone.
    server.paths["/a"] = send(body(b"outside", b"Connection: close"))
    server.paths["/b"] = send(body(b"inside"))
    with client_for(server, lookup=lambda name, port: next(answers)) as client:
        assert client.get(server.url("/a", host="rebound.example.org")).body == b"outside"
        with pytest.raises(AddressRefused, match=r"it leads to 127\.0\.0\.66"):
            client.get(server.url("/b", host="rebound.example.org"))
    assert server.asked == ["/robots.txt", "/a"]


def test_a_connection_makes_one_lookup_and_uses_its_answer(server):
    asked = []

    def lookup(name, port):
        asked.append(name)
        return ["127.0.0.1"]

    server.paths["/a"] = send(body(b"hello"))
    with client_for(server, lookup=lookup) as client:
        client.get(server.url("/a", host="news.example.org"))
    assert len(asked) == server.connections


def test_the_next_address_is_tried_when_the_first_does_not_answer(server):
    guard = AddressGuard(
        ports=(),
        lookup=lambda name, port: ["127.0.0.9", "127.0.0.1"],
        also_allowed=[("127.0.0.1", server.port), ("127.0.0.9", server.port)],
    )
    server.paths["/a"] = send(body(b"hello"))
    with Client(FetchSettings(per_host_delay_s=0, timeout_s=5), guard=guard) as client:
        assert client.get(server.url("/a", host="news.example.org")).body == b"hello"


def test_a_robots_txt_over_the_wire_keeps_us_out(server):
    server.paths["/robots.txt"] = send(body(b"User-agent: *\nDisallow: /"))
    with client_for(server) as client, ends_in_time(), pytest.raises(RobotsDisallowed):
        client.get(server.url("/a"))
    assert server.asked == ["/robots.txt"]


# -- TLS --------------------------------------------------------------------------------------------------------------


@pytest.fixture
def plain_server():
    """Speaks at once, and not TLS."""
    running = Server(greeting=NOT_FOUND)
    yield running
    running.close()


def test_a_server_that_speaks_no_tls_is_unreachable(plain_server):
    no_tls = pytest.raises(TlsFailed, match=r"no secure connection could be agreed on .*; check the address")
    with client_for(plain_server) as client, ends_in_time(), no_tls:
        client.get(plain_server.url("/a", scheme="https"))


def test_a_handshake_that_never_ends_is_left_at_the_deadline(server):
    with client_for(server, timeout_s=SHORT_S) as client, ends_in_time(SHORT_S), pytest.raises(TimedOut):
        client.get(server.url("/a", scheme="https"))


def test_a_handshake_may_take_as_long_as_a_connection(server):
    in_vain = pytest.raises(NotConnected, match=r"no connection came about in time; .* `connect_timeout_s`")
    with client_for(server, connect_timeout_s=0.2, timeout_s=5) as client, ends_in_time(0.2), in_vain:
        client.get(server.url("/a", scheme="https"))


@pytest.fixture(scope="module")
def certificate(tmp_path_factory):
    """A certificate for news.example.org that nobody vouches for."""
    openssl = shutil.which("openssl")
    if openssl is None:
        pytest.skip("the openssl command, which makes the certificate, is not installed")
    folder = tmp_path_factory.mktemp("tls")
    command = [openssl, "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes"]
    command += ["-subj", "/CN=news.example.org", "-addext", "subjectAltName=DNS:news.example.org", "-days", "2"]
    command += ["-keyout", str(folder / "key.pem"), "-out", str(folder / "cert.pem")]
    subprocess.run(command, check=True, capture_output=True)
    return folder


@pytest.fixture
def tls_server(certificate):
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(certificate / "cert.pem", certificate / "key.pem")
    running = Server(tls=context)
    running.paths["/a"] = send(body(b"hello"))
    yield running
    running.close()


def test_a_certificate_that_nobody_vouches_for_is_unreachable(tls_server):
    unvouched = pytest.raises(TlsFailed, match=r"its certificate does not hold \(self.signed certificate\); check")
    with client_for(tls_server) as client, ends_in_time(), unvouched:
        client.get(tls_server.url("/a", scheme="https", host="news.example.org"))
    assert not tls_server.asked


def test_a_certificate_is_held_against_the_name_although_the_address_is_connected_to(tls_server, certificate):
    guard = AddressGuard(
        ports=(), lookup=lambda name, port: ["127.0.0.1"], also_allowed=[("127.0.0.1", tls_server.port)]
    )
    trusting = ssl.create_default_context(cafile=str(certificate / "cert.pem"))
    with httpcore.ConnectionPool(ssl_context=trusting, network_backend=GuardedBackend(guard)) as pool:
        assert pool.request("GET", tls_server.url("/a", scheme="https", host="news.example.org")).content == b"hello"
        with pytest.raises(httpcore.ConnectError, match="Hostname mismatch"):
            pool.request("GET", tls_server.url("/a", scheme="https", host="other.example.org"))
