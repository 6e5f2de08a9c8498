"""Feeds: RSS, Atom, RDF and JSON Feed to their items. The only door to fastfeedparser."""

import re
from datetime import datetime
from typing import NamedTuple

from sources.errors import InputError
from sources.model import Page
from sources.urls import joined

MAX_FEED_BYTES = 5_000_000
"""Of twenty newspapers' feeds the largest had 1.2 million bytes."""
MAX_ITEMS = 1_000
_DECLARES = re.compile(rb"<!(?:DOCTYPE|ENTITY)\b", re.IGNORECASE)
_TAG = re.compile(r"<[^<>]*>")


class FeedItem(NamedTuple):
    """One entry of a feed."""

    url: str
    title: str
    published: str | None
    """ISO 8601 with offset; None where the feed gives none that can be read."""
    summary: str
    """What the feed tells of it, without markup; strangers' text, cut."""


def read_feed(page: Page) -> tuple[FeedItem, ...]:
    """The items of a feed in its order, those without an address left out.

    Raises InputError for what is no feed, is too large, or declares a document type: entities are how XML is made to
    swell, and no feed needs them.
    """
    if len(page.body) > MAX_FEED_BYTES:
        raise InputError(f"{page.name!r} has {len(page.body):,} bytes, more than the {MAX_FEED_BYTES:,} read of a feed")
    if _DECLARES.search(page.body):
        raise InputError(f"{page.name!r} declares a document type, which no feed needs; it is not read")
    import fastfeedparser

    try:
        # Bytes, never str: a str that begins with http would be fetched, past our client.
        read = fastfeedparser.parse(
            bytes(page.body), include_content=False, include_tags=False, include_media=False, include_enclosures=False
        )
    except Exception as err:  # the parser raises what its own parsers raise, and AttributeError besides
        raise InputError(f"{page.name!r} is no feed that can be read ({ascii(str(err))[1:81]})") from err
    base = page.final_url or page.url or ""
    items = (_item(entry, base) for entry in read.entries[:MAX_ITEMS])
    return tuple(item for item in items if item is not None)


def looks_like_feed(body: bytes) -> bool:
    """Whether the first bytes are those of a feed."""
    return re.search(rb"<(?:rss|feed|rdf:RDF)\b|https://jsonfeed\.org/version/", body[:2000], re.IGNORECASE) is not None


def _item(entry: dict[str, object], base: str) -> FeedItem | None:
    url = joined(base, str(entry.get("link") or ""))
    if url is None or not entry.get("link"):
        return None
    return FeedItem(url, _plain(entry.get("title")), _moment(entry.get("published")), _plain(entry.get("description")))


def _plain(value: object) -> str:
    from html import unescape

    return " ".join(unescape(_TAG.sub(" ", str(value or "")))[:2000].split())


def _moment(value: object) -> str | None:
    try:
        return datetime.fromisoformat(str(value)).isoformat()
    except ValueError:
        return None
