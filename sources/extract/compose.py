"""Parts of a page to one text with its blocks and links, and that to a `Document`."""

import hashlib
from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import NamedTuple
from urllib.parse import urldefrag, urlsplit

from sources.errors import InputError
from sources.extract.boilerplate import Unit, mark_boilerplate
from sources.extract.bylines import Top, read_top
from sources.extract.language import language_of
from sources.model import Block, BlockKind, Document, Link, Page, Span, document_id


class Anchor(NamedTuple):
    """A link inside a part; its span counts into the part's text."""

    span: Span
    url: str


class Part(NamedTuple):
    """A paragraph of a page, in reading order."""

    kind: BlockKind
    text: str
    anchors: tuple[Anchor, ...] = ()
    is_item: bool = False
    is_heading: bool = False


class Composition(NamedTuple):
    """A text with the roles of its stretches."""

    text: str
    blocks: tuple[Block, ...]
    links: tuple[Link, ...]


class Run(NamedTuple):
    """A piece of running text, with where it links to."""

    text: str
    url: str | None = None


def mark_parts(parts: Sequence[Part], *, latest: datetime) -> tuple[list[Part], Top]:
    """The parts with furniture, bylines and dates among them marked as boilerplate, and what those at the top say."""
    marks = mark_boilerplate([Unit(p.text, is_item=p.is_item, is_heading=p.is_heading) for p in parts])
    top = read_top(["" if mark else part.text for part, mark in zip(parts, marks, strict=True)], latest=latest)
    marked = {place for place, mark in enumerate(marks) if mark} | set(top.lines)
    return [part._replace(kind="boilerplate") if n in marked else part for n, part in enumerate(parts)], top


def compose(parts: Sequence[Part]) -> Composition:
    """The parts joined by blank lines."""
    blocks: list[Block] = []
    links: list[Link] = []
    at = 0
    for part in parts:
        blocks.append(Block(kind=part.kind, span=Span(at, at + len(part.text))))
        if part.kind == "body":
            links += [
                Link(url=a.url, span=Span(at + a.span.start, at + a.span.end), text=a.span.of(part.text))
                for a in part.anchors
            ]
        at += len(part.text) + 2
    return Composition("\n\n".join(part.text for part in parts), tuple(blocks), tuple(links))


def join_runs(runs: Iterable[Run]) -> tuple[str, tuple[Anchor, ...]]:
    """One line of text with single spaces, and where its links lie."""
    text = ""
    anchors: list[Anchor] = []
    last_url: str | None = None
    for run in runs:
        words = " ".join(run.text.split())
        if run.text[:1].isspace() and text and not text.endswith(" "):
            text += " "
        if words:
            start = len(text)
            text += words
            if run.url is not None:
                # One link whose words are set in several types is still one link.
                start = anchors.pop().span.start if run.url == last_url else start
                anchors.append(Anchor(Span(start, len(text)), run.url))
            last_url = run.url
            text += " " if run.text[-1].isspace() else ""
    return text.rstrip(), tuple(anchors)


def web_address(url: str) -> str | None:
    """`url` without its fragment if it is an absolute http(s) address, else None."""
    try:
        parts = urlsplit(url.strip())
        is_web = parts.scheme in ("http", "https") and bool(parts.hostname)
    except ValueError:
        return None
    return urldefrag(url.strip()).url if is_web else None


class Facts(NamedTuple):
    """What a page says about itself."""

    title: str = ""
    authors: tuple[str, ...] = ()
    published: str | None = None
    published_from: str | None = None
    publisher: str | None = None
    url: str | None = None
    declared_language: str | None = None


def build_document(page: Page, composition: Composition, facts: Facts) -> Document:
    """The document of `page`.

    Raises InputError when its text holds no words.
    """
    text = composition.text
    if not any(char.isalnum() for char in text):
        raise InputError(f"{page.name!r} holds no article text; give a page or file with the article itself")
    return Document(
        id=document_id(text),
        url=facts.url or page.final_url or page.url,
        name=page.name,
        title=facts.title,
        publisher=facts.publisher,
        authors=facts.authors,
        published=facts.published,
        published_from=facts.published_from,
        language=language_of(text, facts.declared_language),
        sha256=hashlib.sha256(text.encode()).hexdigest(),
        text=text,
        blocks=composition.blocks,
        links=composition.links,
    )
