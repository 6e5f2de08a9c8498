"""Markdown to a document: marks gone, paragraphs and links kept. The only door to markdown-it."""

import re
from collections.abc import Iterator

from markdown_it import MarkdownIt
from markdown_it.token import Token

from sources.errors import InputError
from sources.extract.compose import Facts, Part, Run, build_document, compose, join_runs, mark_parts, web_address
from sources.extract.dates import is_plausible, parse_date
from sources.extract.pagefacts import fold, split_names
from sources.model import BlockKind, Document, Page

# markdown-it takes up to a second for either on one core; a book has 500,000 characters and few marks.
MAX_CHARACTERS = 1_000_000
MAX_MARKS = 40_000
_MARK = re.compile(r"[\[\]()*_`<>&|!~]")
_FRONT_MATTER = re.compile(r"\s*---[ \t]*\r?\n(.{0,20000}?)\r?\n---[ \t]*(?:\r?\n|$)", re.DOTALL)
_FIELD = re.compile(
    r"^(title|author|authors|date|published|url|canonical_url|lang|language)[ \t]*:[ \t]*(.+)$", re.MULTILINE
)


def read_markdown(page: Page, text: str) -> Document:
    """The document of a Markdown text: headline, blank line, then its paragraphs joined by blank lines.

    A front matter's title, authors, date and address are taken. Raises InputError when it is too large or has no words.
    """
    _refuse_unparseable(text, page.name)
    front = _FRONT_MATTER.match(text)
    fields = {name: value.strip().strip("\"'") for name, value in _FIELD.findall(front.group(1))} if front else {}
    parts = list(_parts(MarkdownIt("commonmark").enable("table").parse(text[front.end() :] if front else text)))
    title = fields.get("title") or (parts[0].text if parts and parts[0].is_heading else "")
    parts, top = mark_parts(
        [part for place, part in enumerate(parts) if place > 1 or fold(part.text) != fold(title)], latest=page.fetched
    )
    declared = parse_date(fields.get("published") or fields.get("date") or "")
    is_declared = declared is not None and is_plausible(declared, page.fetched)
    facts = Facts(
        title=title,
        authors=split_names([fields.get("authors") or fields.get("author") or ""]) or top.authors,
        published=declared if is_declared else top.published,
        published_from="meta" if is_declared else "dateline" if top.published else None,
        url=page.final_url or page.url or web_address(fields.get("url") or fields.get("canonical_url") or ""),
        declared_language=fields.get("language") or fields.get("lang"),
    )
    return build_document(page, compose([Part("title", title), *parts] if title else parts), facts)


def _refuse_unparseable(text: str, name: str) -> None:
    for count, limit, noun in (
        (len(text), MAX_CHARACTERS, "characters of Markdown"),
        (sum(1 for _ in _MARK.finditer(text)), MAX_MARKS, "marks of Markdown"),
    ):
        if count > limit:
            raise InputError(f"{name!r} holds {count:,} {noun}, more than the {limit:,} parsed; save the article alone")


def _parts(tokens: list[Token]) -> Iterator[Part]:
    """One part for each paragraph, heading, list entry or table cell; code and raw HTML are left out."""
    opened: list[str] = []
    for token in tokens:
        if token.nesting > 0:
            opened.append(token.type)
        elif token.nesting < 0:
            opened.pop()
        elif token.type == "inline":
            text, anchors = join_runs(_runs(token.children or []))
            if any(char.isalnum() for char in text):
                kind: BlockKind = "quote" if "blockquote_open" in opened else "body"
                yield Part(
                    kind, text, anchors, is_item="list_item_open" in opened, is_heading=opened[-1:] == ["heading_open"]
                )


def _runs(children: list[Token]) -> Iterator[Run]:
    url: str | None = None
    for token in children:
        if token.type == "link_open":
            url = web_address(str(token.attrGet("href") or ""))
        elif token.type == "link_close":
            url = None
        elif token.type in ("text", "code_inline"):
            yield Run(token.content, url)
        elif token.type in ("softbreak", "hardbreak"):
            yield Run(" ", url)
