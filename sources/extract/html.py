"""An HTML page to a document: declarations from its markup, paragraphs from its main text."""

import re
from datetime import datetime
from urllib.parse import urljoin

from sources.extract.compose import Facts, Part, build_document, compose, mark_parts, web_address
from sources.extract.guard import read_source
from sources.extract.htmldates import date_under_headline, guess_date
from sources.extract.jsonld import JsonLd, read_json_ld
from sources.extract.maintext import read_paragraphs
from sources.extract.markup import Markup, read_markup
from sources.extract.pagefacts import (
    DateFound,
    choose_authors,
    choose_date,
    choose_publisher,
    choose_title,
    clean,
    date_from_address,
    fold,
)
from sources.extract.parsing import is_page, parse
from sources.model import Document, Page

_XML_DECLARATION = re.compile(r"^\s*<\?xml[^>]*\?>")


def read_html(page: Page, html: str) -> Document:
    """The document of a page: headline, blank line, then its paragraphs joined by blank lines.

    Raises InputError when the page is too large or crowded to parse, or holds no article.
    """
    # A declared encoding is wrong once the text is decoded, and lxml refuses it.
    source = read_source(_XML_DECLARATION.sub("", html, count=1), page.name)
    tree = parse(source, page.name)
    markup = read_markup(tree if is_page(tree, source) else None)
    record = read_json_ld(source.records)
    url = page.final_url or page.url or _declared_address(markup, record)
    title = choose_title(markup, record)
    found = _without_headline(read_paragraphs(source, tree, base=_base(url, markup)), (title, *markup.headlines))
    parts, top = mark_parts(found, latest=page.fetched)
    facts = Facts(
        title=title,
        authors=choose_authors(markup, record) or top.authors,
        published=top.published,
        publisher=choose_publisher(markup, record),
        url=url,
        declared_language=markup.language,
    )
    date = choose_date(markup, record, latest=page.fetched) or _less_sure_date(
        source.markup, markup, facts, latest=page.fetched
    )
    facts = facts._replace(published=date.iso if date else None, published_from=date.read_from if date else None)
    return build_document(page, compose([Part("title", title), *parts] if title else parts), facts)


def _declared_address(markup: Markup, record: JsonLd) -> str | None:
    declared = (markup.canonical, *markup.meta.get("og:url", ()), record.url)
    return next((address for url in declared if (address := web_address(url))), None)


def _base(url: str | None, markup: Markup) -> str | None:
    """What relative links are relative to."""
    try:
        return urljoin(url or "", markup.base) or None
    except ValueError:
        return url


def _without_headline(parts: tuple[Part, ...], headlines: tuple[str, ...]) -> list[Part]:
    """The parts without a repeated headline among the first three."""
    known = {fold(clean(headline)) for headline in headlines} - {""}
    return [part for place, part in enumerate(parts) if place > 2 or fold(part.text) not in known]


def _less_sure_date(html: str, markup: Markup, known: Facts, *, latest: datetime) -> DateFound | None:
    """The date where the page declares none: under the headline, in the address, or in a meta tag htmldate knows."""
    if found := date_under_headline(html, known.title, latest=latest):
        return DateFound(found, "dateline")
    if known.published:
        return DateFound(known.published, "dateline")
    if in_address := date_from_address(known.url, latest=latest):
        return in_address
    guess = guess_date([(name, value) for name, values in markup.meta.items() for value in values], latest=latest)
    return DateFound(guess, "htmldate") if guess else None
