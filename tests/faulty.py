"""A site on this machine whose answers fail as often as one likes, and the log of what it was asked and when."""

import random
import socket
import struct
import threading
import time
from contextlib import suppress
from typing import NamedTuple

FAULTS = ("reset", "429", "503", "stall", "truncated")
ROBOTS = b"User-agent: *\nDisallow: /private/\n"
STATUS = {"429": b"429 Too Many Requests\r\nRetry-After: 0", "503": b"503 Service Unavailable"}


class Asked(NamedTuple):
    """One line of the log."""

    at: float
    """Seconds of the monotonic clock."""
    host: str
    path: str
    outcome: str
    """`page`, `robots`, `missing`, or the fault."""


def text_of(number: int) -> str:
    """The text of page `number`: a few sentences that no other page has."""
    return " ".join(f"The council of ward {number} heard item {number * 10 + n} on the harbour." for n in range(6))


def _is_gone(sock: socket.socket) -> bool:
    """Whether nobody is there any more to read an answer."""
    sock.setblocking(False)
    try:
        return sock.recv(1, socket.MSG_PEEK) == b""
    except BlockingIOError:
        return False
    finally:
        sock.settimeout(10)


class FaultySite:
    """Pages under /page/N; every request to any path fails with the given share, by the seed."""

    def __init__(self, pages: int, *, share: float = 0.3, seed: int = 1, stall_s: float = 20.0) -> None:
        self.pages = pages
        self.log: list[Asked] = []
        self.paused = threading.Event()
        self.paused.set()
        self._share = share
        self._stall_s = stall_s
        self._draw = random.Random(seed)
        self._lock = threading.Lock()
        self._closing = threading.Event()
        self._listener = socket.create_server(("127.0.0.1", 0), backlog=128)
        self.port = self._listener.getsockname()[1]
        threading.Thread(target=self._accept, daemon=True).start()

    def url(self, number: int, host: str = "127.0.0.1") -> str:
        return f"http://{host}:{self.port}/page/{number}"

    def close(self) -> None:
        self._closing.set()
        self.paused.set()
        with suppress(OSError):
            self._listener.shutdown(socket.SHUT_RDWR)
        self._listener.close()

    def served(self) -> list[str]:
        """Paths of the pages that went out whole."""
        return [asked.path for asked in self.log if asked.outcome == "page"]

    def _accept(self) -> None:
        while True:
            try:
                sock, _ = self._listener.accept()
            except OSError:
                return
            threading.Thread(target=self._serve, args=(sock,), daemon=True).start()

    def _serve(self, sock: socket.socket) -> None:
        with suppress(OSError), sock:
            sock.settimeout(10)
            asked = b""
            while b"\r\n\r\n" not in asked:
                chunk = sock.recv(65_536)
                if not chunk:
                    return
                asked += chunk
            self.paused.wait(30)
            if _is_gone(sock):
                return
            lines = asked.decode().split("\r\n")
            host = next(line[6:] for line in lines if line.lower().startswith("host: ")).partition(":")[0]
            self._answer(sock, lines[0].split()[1], host)

    def _answer(self, sock: socket.socket, path: str, host: str) -> None:
        with self._lock:
            fault = self._draw.choice(FAULTS) if self._draw.random() < self._share else None
            self.log.append(Asked(time.monotonic(), host, path, fault or self._kind(path)))
        if fault == "reset":
            sock.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
        elif fault == "stall":
            self._closing.wait(self._stall_s)
        elif fault in STATUS:
            sock.sendall(b"HTTP/1.1 " + STATUS[fault] + b"\r\nContent-Length: 0\r\nConnection: close\r\n\r\n")
        else:
            whole = self._whole(path)
            sock.sendall(whole[: len(whole) // 2] if fault == "truncated" else whole)

    def _kind(self, path: str) -> str:
        if path == "/robots.txt":
            return "robots"
        return "page" if self._number(path) is not None else "missing"

    def _number(self, path: str) -> int | None:
        number = path.removeprefix("/page/")
        return int(number) if number.isdigit() and int(number) < self.pages else None

    def _whole(self, path: str) -> bytes:
        number = self._number(path)
        if path != "/robots.txt" and number is None:
            return b"HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"
        body = ROBOTS if number is None else f"Item {number}\n\n{text_of(number)}\n".encode()
        head = (
            f"HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\nContent-Length: {len(body)}\r\nConnection: close\r\n\r\n"
        )
        return head.encode() + body
