"""A Word document to a document: headings, paragraphs, quotations, links. The only door to mammoth."""

import io
import zipfile
from collections.abc import Iterator

from bs4 import BeautifulSoup, Tag
from bs4.element import NavigableString

from sources.errors import InputError
from sources.extract.compose import Facts, Part, Run, build_document, compose, join_runs, mark_parts, web_address
from sources.model import BlockKind, Document, Page

MAX_XML = 30_000_000
"""Bytes of its XML members together, as the archive declares them; Python reads no member beyond that. A long book has
about 10 MB, and reading takes some twenty times the size in memory."""
_STYLES = "p[style-name='Title'] => h1:fresh\np[style-name='Quote'] => blockquote:fresh > p:fresh\n"
_HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")


def read_docx(page: Page) -> Document:
    """The document of a Word file: headline, then its paragraphs joined by blank lines.

    Deleted text, comments and pictures are left out, insertions kept. Raises InputError when it is no readable Word
    file, or unpacks to too much.
    """
    soup = BeautifulSoup(_to_html(page), "lxml")
    found = list(_parts(soup))
    title = found[0].text if found and found[0].is_heading else ""
    parts, top = mark_parts(found[1:] if title else found, latest=page.fetched)
    facts = Facts(
        title=title,
        authors=top.authors,
        published=top.published,
        published_from="dateline" if top.published else None,
    )
    return build_document(page, compose([Part("title", title), *parts] if title else parts), facts)


def _to_html(page: Page) -> str:
    import mammoth

    try:
        size = _size_of_xml(page.body)
        if size <= MAX_XML:
            converted = mammoth.convert_to_html(io.BytesIO(page.body), style_map=_STYLES, convert_image=_no_picture)
            return str(converted.value)
    except Exception as err:
        # On broken files mammoth and zipfile fail in as many ways as the format has parts.
        raise InputError(
            f"{page.name!r} is no Word document that can be read ({type(err).__name__}); save it anew as .docx or text"
        ) from err
    raise InputError(
        f"{page.name!r} unpacks to {size / 1e6:,.0f} MB, more than the {MAX_XML / 1e6:g} MB read; save the text alone"
    )


def _size_of_xml(body: bytes) -> int:
    with zipfile.ZipFile(io.BytesIO(body)) as archive:
        return sum(member.file_size for member in archive.infolist() if member.filename.endswith((".xml", ".rels")))


def _no_picture(_image: object) -> list[object]:
    return []


def _parts(soup: BeautifulSoup) -> Iterator[Part]:
    """One part for each paragraph, heading, list entry or table cell."""
    for tag in soup.find_all(["p", "li", *_HEADINGS]):
        if tag.name == "li" and tag.find(["p", "li"]):
            continue
        text, anchors = join_runs(_runs(tag, None))
        if any(char.isalnum() for char in text):
            kind: BlockKind = "quote" if tag.find_parent("blockquote") else "body"
            yield Part(kind, text, anchors, is_item=tag.name == "li", is_heading=tag.name in _HEADINGS)


def _runs(tag: Tag, url: str | None) -> Iterator[Run]:
    for child in tag.children:
        if isinstance(child, Tag):
            if child.name == "br":
                yield Run(" ", url)
            elif child.name not in ("ul", "ol", "table"):
                href = child.get("href")
                yield from _runs(child, web_address(href) if isinstance(href, str) else url)
        elif isinstance(child, NavigableString):
            yield Run(str(child), url)
