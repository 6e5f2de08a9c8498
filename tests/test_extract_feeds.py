"""Feeds, sitemaps, and the feeds a page announces: read as published, refused where they are traps."""

import gzip
import time
from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sources.errors import InputError
from sources.extract.announced import feeds_of
from sources.extract.feed import FeedItem, looks_like_feed, read_feed
from sources.extract.sitemap import MAX_SITEMAP_BYTES, Listed, read_sitemap
from sources.model import Page


def page(body: str | bytes) -> Page:
    packed = body if isinstance(body, bytes) else body.encode()
    url = "https://varn-post.example/"
    return Page(
        url=url, final_url=url, name=url, body=packed, fetched=datetime(2026, 1, 6, tzinfo=UTC), read_from="network"
    )


RSS = """<?xml version="1.0"?><rss version="2.0"><channel><title>Varn Post</title><link>https://varn-post.example/</link>
<item><title>Bridge closed &amp; 14 hurt</title><link>https://varn-post.example/bridge</link>
<pubDate>Mon, 05 Jan 2026 10:00:00 +0100</pubDate>
<description>&lt;p&gt;The &lt;b&gt;old&lt;/b&gt; bridge&lt;/p&gt;</description>
</item><item><title>No address</title></item></channel></rss>"""
ATOM = """<feed xmlns="http://www.w3.org/2005/Atom"><title>Varn Post</title>
<entry><title>Bridge closed &amp; 14 hurt</title>
<link href="/bridge"/><published>2026-01-05T09:00:00Z</published><summary>The old bridge</summary></entry></feed>"""
RDF = """<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/"
xmlns:dc="http://purl.org/dc/elements/1.1/"><channel rdf:about="x"><title>Varn Post</title></channel>
<item rdf:about="https://varn-post.example/bridge"><title>Bridge closed &amp; 14 hurt</title>
<link>https://varn-post.example/bridge</link><dc:date>2026-01-05T09:00:00Z</dc:date>
<description>The old bridge</description></item></rdf:RDF>"""
JSON_FEED = """{"version": "https://jsonfeed.org/version/1.1", "title": "Varn Post", "items": [{"id": "1",
"url": "https://varn-post.example/bridge", "title": "Bridge closed & 14 hurt",
"date_published": "2026-01-05T09:00:00Z", "summary": "The old bridge", "content_text": "The old bridge"}]}"""


@pytest.mark.parametrize("body", [RSS, ATOM, RDF, JSON_FEED], ids=["rss", "atom", "rdf", "json"])
def test_every_kind_of_feed_gives_the_same_item(body: str) -> None:
    (item,) = read_feed(page(body))
    assert item == FeedItem(
        "https://varn-post.example/bridge", "Bridge closed & 14 hurt", "2026-01-05T09:00:00+00:00", "The old bridge"
    )
    assert looks_like_feed(body.encode())


ENTITIES = "".join(f'<!ENTITY a{n} "{f"&a{n - 1};" * 20}">' for n in range(1, 9))
BOMB = f'<?xml version="1.0"?><!DOCTYPE r [<!ENTITY a0 "{"x" * 100}">{ENTITIES}]><rss><channel>&a8;</channel></rss>'
FILE = '<?xml version="1.0"?><!doctype r [<!ENTITY a SYSTEM "file:///etc/passwd">]><urlset><url><loc>&a;</loc></url></urlset>'
TRAPS = {
    "entity bomb": BOMB,
    "local file": FILE,
    "a page": "<!doctype html><html><body>Not found</body></html>",
    "another page": "<html><body>Not found</body></html>",
    "nothing": "",
    "an address": "https://varn-post.example/feed",
    "binary": b"\x00\xff" * 50,
    "broken gzip": b"\x1f\x8b\x08\x00nonsense",
    "deep": "<rss>" + "<a>" * 100_000,
}


@pytest.mark.parametrize("body", TRAPS.values(), ids=TRAPS)
@pytest.mark.parametrize("read", [read_feed, read_sitemap], ids=["feed", "sitemap"])
def test_a_trap_is_refused_in_no_time(read: object, body: str | bytes) -> None:
    began = time.process_time()
    with pytest.raises(InputError, match=r"varn-post\.example"):
        read(page(body))  # type: ignore[operator]
    assert time.process_time() - began < 2


@given(st.binary(max_size=200) | st.text(max_size=200).map(str.encode))
def test_whatever_comes_is_items_or_our_error(body: bytes) -> None:
    for read in (read_feed, read_sitemap):
        try:
            read(page(body))
        except InputError:
            continue


def test_a_feed_past_the_cap_is_refused() -> None:
    with pytest.raises(InputError, match="more than the 5,000,000"):
        read_feed(page(RSS + " " * 5_000_000))


NEWS = """<?xml version="1.0" encoding="UTF-8"?><urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"
 xmlns:news="http://www.google.com/schemas/sitemap-news/0.9" xmlns:image="http://www.google.com/schemas/sitemap-image/1.1">
<!-- made by a machine --><url><loc>https://varn-post.example/bridge</loc><lastmod>2026-01-06</lastmod><news:news>
<news:publication><news:name>Varn Post</news:name><news:language>en</news:language></news:publication>
<news:publication_date>2026-01-05T10:00:00+01:00</news:publication_date>
<news:title>Bridge closed</news:title></news:news>
<image:image><image:loc>https://varn-post.example/bridge.jpg</image:loc></image:image></url>
<url><loc>javascript:alert(1)</loc></url></urlset>"""
INDEX = """<sitemapindex xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"><sitemap>
<loc>https://varn-post.example/sitemap-2026.xml.gz</loc><lastmod>2026-01-05</lastmod></sitemap></sitemapindex>"""


@pytest.mark.parametrize("packed", [False, True], ids=["plain", "gzip"])
def test_a_news_sitemap_gives_address_headline_and_date(packed: bool) -> None:
    body = gzip.compress(NEWS.encode()) if packed else NEWS.encode()
    found = read_sitemap(page(body))
    assert found.pages == (Listed("https://varn-post.example/bridge", "Bridge closed", "2026-01-05T10:00:00+01:00"),)
    assert found.maps == ()


def test_an_index_gives_its_sitemaps() -> None:
    found = read_sitemap(page(INDEX))
    assert found.maps == (Listed("https://varn-post.example/sitemap-2026.xml.gz", "", "2026-01-05"),)


def test_a_sitemap_that_unpacks_past_the_protocols_limit_is_refused() -> None:
    with pytest.raises(InputError, match="unpacks to more"):
        read_sitemap(page(gzip.compress(b" " * (MAX_SITEMAP_BYTES + 1), compresslevel=1)))


def test_a_page_announces_its_feeds_as_absolute_addresses() -> None:
    head = (
        '<link rel="alternate" type="application/rss+xml" href="/rss"><link rel="stylesheet" href="/x.css">'
        '<link rel="alternate" type="Application/Atom+XML" href="https://feeds.example/atom">'
        '<link rel="alternate" type="application/rss+xml" href="javascript:x"><link type="application/rss+xml">'
    )
    found = feeds_of(page(f"<html><head>{head}</head><body>x</body></html>"))
    assert found == ("https://varn-post.example/rss", "https://feeds.example/atom")
