"""One answer of a server, what of it may be read, and how it becomes a Page."""

from collections.abc import Callable
from datetime import datetime
from typing import NamedTuple

from sources.errors import BadStatus, TypeRefused
from sources.fetch.failures import BUSY_STATUSES, advice, phrase
from sources.model import Page

FETCHED_HEADER = "x-secondsource-fetched"
"""Written into every answer before it is cached: when its bytes, or its confirmation by a 304, came in."""
READABLE_STATUSES = frozenset({200, 203})
REDIRECT_STATUSES = frozenset({301, 302, 303, 307, 308})
ACCEPT = "text/html,application/xhtml+xml,application/xml;q=0.9,application/pdf;q=0.8,text/*;q=0.7,*/*;q=0.1"

_READABLE_TYPES = frozenset(
    {
        "application/gzip",  # sitemaps; no page is read from it
        "application/json",
        "application/msword",
        "application/pdf",
        "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
        "application/x-gzip",
        "application/x-pdf",
        "application/xhtml+xml",
        "application/xml",
        "message/rfc822",
    }
)
_READABLE_SUFFIXES = ("+xml", "+json")  # RFC 6839: feeds, JSON-LD, and their kin
_KEPT_HEADERS = frozenset(
    {
        "cache-control",
        "content-language",
        "content-type",
        "date",
        "etag",
        "expires",
        "last-modified",
        "link",
        "memento-datetime",
        "x-robots-tag",
    }
)


class Target(NamedTuple):
    """A web address, taken apart."""

    url: str
    """Absolute, without fragment."""
    host: str
    """As it goes over the wire: ASCII, IDNA-encoded, no brackets."""
    port: int
    origin: str
    """Scheme, host and any unusual port: `https://example.org`."""


class Answer(NamedTuple):
    """What came back for one request, redirects not followed."""

    status: int
    headers: tuple[tuple[str, str], ...]
    """Names in lower case, order kept."""
    body: bytes
    """Decoded; empty where the status is not one whose body is read."""
    from_cache: bool

    def header(self, name: str) -> str | None:
        """The first header of that lower-case name."""
        return next((value for key, value in self.headers if key == name), None)

    @property
    def location(self) -> str | None:
        """Where a redirect leads; None when the answer is none."""
        return self.header("location") if self.status in REDIRECT_STATUSES else None


def require_readable_type(content_type: str | None) -> None:
    """Raises TypeRefused for a media type that cannot hold an article; a missing one is left to be found out."""
    media_type = (content_type or "").partition(";")[0].strip().lower()
    if not media_type or media_type.startswith("text/") or media_type in _READABLE_TYPES:
        return
    if not media_type.endswith(_READABLE_SUFFIXES):
        raise TypeRefused(f"it is {ascii(media_type)[:80]}, not a text; give the address of the article itself")


def require_readable_status(answer: Answer, url: str) -> None:
    """Raises BadStatus, with what can be done, unless the answer, given at `url`, carries the page."""
    if answer.status not in READABLE_STATUSES:
        error = BadStatus(f"the server answers {phrase(answer.status)}; {advice(answer.status)}")
        error.status, error.final_url, error.may_pass = answer.status, url, answer.status in BUSY_STATUSES
        raise error


def page_of(answer: Answer, *, url: str, final_url: str, now: Callable[[], datetime]) -> Page:
    """The page in an answer; for one from the cache, `fetched` is when its bytes came in or were last confirmed."""
    stamp = answer.header(FETCHED_HEADER)
    return Page(
        url=url,
        final_url=final_url,
        name=url,
        status=answer.status,
        content_type=answer.header("content-type"),
        headers=tuple((name, value) for name, value in answer.headers if name in _KEPT_HEADERS),
        body=answer.body,
        fetched=datetime.fromisoformat(stamp) if stamp else now(),
        read_from="cache" if answer.from_cache else "network",
    )
