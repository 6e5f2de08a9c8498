"""Sitemaps (sitemaps.org, protocol 0.9) and Google's news sitemaps: what a site says it has published."""

import re
import zlib
from itertools import islice
from typing import NamedTuple

from sources.errors import InputError
from sources.model import Page
from sources.urls import joined

MAX_SITEMAP_BYTES = 52_428_800
"""What the protocol allows one file, unpacked."""
MAX_ENTRIES = 50_000
"""What the protocol allows one file."""
_DECLARES = re.compile(rb"<!(?:DOCTYPE|ENTITY)\b", re.IGNORECASE)


class Listed(NamedTuple):
    """One address that a sitemap lists."""

    url: str
    title: str
    """Given by news sitemaps alone; empty elsewhere."""
    published: str | None
    """As the sitemap writes it: its publication date, else when it was last changed; W3C date and time."""


class Sitemap(NamedTuple):
    """What one file lists."""

    pages: tuple[Listed, ...]
    maps: tuple[Listed, ...]
    """Further sitemaps, where it is an index of them."""


def read_sitemap(page: Page) -> Sitemap:
    """The addresses in a sitemap or an index of sitemaps, packed with gzip or not, in their order.

    Raises InputError for what is none, is larger than the protocol allows, or declares a document type.
    """
    body = _unpacked(page)
    if _DECLARES.search(body):
        raise InputError(f"{page.name!r} declares a document type, which no sitemap needs; it is not read")
    from lxml import etree

    pages: list[Listed] = []
    maps: list[Listed] = []
    base = page.final_url or page.url or ""
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, recover=True, huge_tree=False)
    try:
        root = etree.fromstring(body, parser)
    except (etree.XMLSyntaxError, ValueError) as err:
        raise InputError(f"{page.name!r} is no sitemap: {ascii(str(err))[1:81]}") from err
    kind = "" if root is None else _local(root.tag)
    if kind not in {"urlset", "sitemapindex"}:
        raise InputError(f"{page.name!r} is no sitemap: it begins with {ascii(kind)[:40]}, not urlset or sitemapindex")
    for entry in islice(root, MAX_ENTRIES):
        told = {_local(e.tag): (e.text or "").strip() for e in reversed(list(entry.iter())) if isinstance(e.tag, str)}
        url = joined(base, told.get("loc", "")) if told.get("loc") else None
        if url is not None:
            dated = told.get("publication_date") or told.get("lastmod") or None
            (maps if kind == "sitemapindex" else pages).append(Listed(url, told.get("title", "")[:500], dated))
    return Sitemap(tuple(pages), tuple(maps))


def _unpacked(page: Page) -> bytes:
    if not page.body.startswith(b"\x1f\x8b"):
        return page.body
    unpacker = zlib.decompressobj(wbits=zlib.MAX_WBITS | 16)
    try:
        body = unpacker.decompress(page.body, MAX_SITEMAP_BYTES)
    except zlib.error as err:
        raise InputError(f"{page.name!r} is packed with gzip and damaged ({err})") from err
    if unpacker.unconsumed_tail:
        raise InputError(f"{page.name!r} unpacks to more than the {MAX_SITEMAP_BYTES:,} bytes that a sitemap may have")
    return body


def _local(tag: object) -> str:
    """A tag's name without its namespace; comments have none."""
    return tag.rpartition("}")[2].casefold() if isinstance(tag, str) else ""
