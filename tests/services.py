"""A server on this machine that speaks as the services and sites do which the retrievers ask; it keeps a log."""

import json
import threading
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import NamedTuple
from urllib.parse import parse_qsl, urlsplit

from sources.fetch import AddressGuard, Client, FetchSettings


class Asked(NamedTuple):
    """One request."""

    path: str
    query: dict[str, str]
    headers: dict[str, str]


class Answer(NamedTuple):
    """One answer."""

    body: bytes
    media_type: str = "text/html; charset=utf-8"
    status: int = 200


Route = Callable[[Asked], Answer]


class Service:
    """Answers by path; everything else is 404."""

    def __init__(self) -> None:
        self.routes: dict[str, Route] = {}
        self.log: list[Asked] = []
        self.port = 0

    @property
    def root(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    def url(self, path: str) -> str:
        return self.root + path

    def asked(self, path: str) -> list[Asked]:
        """The requests for a path."""
        return [each for each in self.log if each.path == path]

    def gives(self, path: str, body: str | bytes, media_type: str = "text/html; charset=utf-8") -> None:
        """The same text for everybody; `{root}` in it is this server's address."""
        packed = body if isinstance(body, bytes) else body.replace("{root}", self.root).encode()
        self.routes[path] = lambda _: Answer(packed, media_type)

    def gives_json(self, path: str, told: Mapping[str, object] | list[object]) -> None:
        self.gives(path, json.dumps(told), "application/json")

    def fails(self, path: str, status: int) -> None:
        self.routes[path] = lambda _: Answer(b"no", status=status)


@contextmanager
def serving() -> Iterator[Service]:
    """A service that runs until the block is left."""
    service = Service()

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_GET(self) -> None:
            parts = urlsplit(self.path)
            headers = {name.lower(): value for name, value in self.headers.items()}
            asked = Asked(parts.path, dict(parse_qsl(parts.query, keep_blank_values=True)), headers)
            service.log.append(asked)
            answer = service.routes.get(parts.path, lambda _: Answer(b"", status=404))(asked)
            self.send_response(answer.status)
            self.send_header("Content-Type", answer.media_type)
            self.send_header("Content-Length", str(len(answer.body)))
            self.end_headers()
            self.wfile.write(answer.body)

        def log_message(self, format: str, *arguments: object) -> None:
            """Says nothing."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    service.port = server.server_address[1]
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True)
    thread.start()
    try:
        yield service
    finally:
        server.shutdown()
        server.server_close()
        thread.join(5)


def client_for(*services: Service) -> Client:
    """The guarded client, let through to these services and to nothing else."""
    settings = FetchSettings(per_host_delay_s=0, attempts=1, timeout_s=5)
    return Client(settings, guard=AddressGuard(ports=(), also_allowed=[("127.0.0.1", s.port) for s in services]))


def an_article(title: str, text: str, *, published: str = "2026-01-05", site: str = "Varn Post") -> str:
    """A page as newspapers publish them."""
    told = json.dumps(
        {
            "@type": "NewsArticle",
            "headline": title,
            "datePublished": published,
            "publisher": {"@type": "Organization", "name": site},
        }
    )
    paragraphs = "".join(f"<p>{each}</p>" for each in text.split("\n"))
    return (
        f'<!doctype html><html lang="en"><head><title>{title}</title>'
        f'<script type="application/ld+json">{told}</script></head>'
        f"<body><article><h1>{title}</h1>{paragraphs}</article></body></html>"
    )
