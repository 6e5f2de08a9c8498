"""What a page announces for programs: its feeds."""

from bs4 import BeautifulSoup
from bs4.filter import SoupStrainer

from sources.extract.decoding import decode
from sources.extract.guard import read_source
from sources.model import Page
from sources.urls import joined

_FEED_TYPES = frozenset({"application/rss+xml", "application/atom+xml", "application/feed+json"})
MAX_FEEDS = 10


def feeds_of(page: Page) -> tuple[str, ...]:
    """Addresses of the feeds that a page announces in its head (RSS autodiscovery), in its order; at most ten.

    Raises InputError for a page that no parser should be given.
    """
    html = decode(page.body, name=page.name, content_type=page.content_type, is_html=True)
    soup = BeautifulSoup(read_source(html, page.name).markup, "lxml", parse_only=SoupStrainer("link"))
    base = page.final_url or page.url or ""
    found = (
        joined(base, str(tag.get("href", "")))
        for tag in soup.find_all("link")
        if str(tag.get("type", "")).strip().casefold() in _FEED_TYPES and tag.get("href")
    )
    return tuple(dict.fromkeys(url for url in found if url))[:MAX_FEEDS]
