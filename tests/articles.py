"""Small invented articles and what takes them apart, for the tests of language, claims, attribution and the line."""

from datetime import UTC, datetime

from sources.model import Block, Document, Reference, Span, document_id
from sources.outlets import OutletRegistry
from verify.assess import Article
from verify.language import load_parser
from verify.model import Vouching
from verify.pipeline import take_apart


def document_of(text: str, *, title: str = "", published: str | None = None, publisher: str | None = None) -> Document:
    """An article of one body block under an optional headline."""
    whole = f"{title}\n\n{text}" if title else text
    blocks = (Block(kind="body", span=Span(len(whole) - len(text), len(whole))),)
    if title:
        blocks = (Block(kind="title", span=Span(0, len(title))), *blocks)
    return Document(
        id=document_id(whole),
        name="test",
        title=title,
        language="en",
        sha256="0" * 64,
        text=whole,
        blocks=blocks,
        publisher=publisher,
        published=published,
        published_from="meta" if published else None,
    )


def apart(text: str, outlets: OutletRegistry, **about: str) -> Article:
    """The article taken apart."""
    document = document_of(text, **about)
    return take_apart(document, load_parser().parse(document), outlets)


def vouched(text: str, outlets: OutletRegistry, **about: str) -> list[tuple[str, str, str]]:
    """(claim, level, chain) of each claim; the chain is written `relay < origin`, implied links in brackets."""
    article = apart(text, outlets, **about)
    sources = {s.id: s.text for s in article.account.sources}

    def chain(vouching: Vouching) -> str:
        return " < ".join(f"({sources[k.source]})" if k.implied else sources[k.source] for k in vouching.chain)

    return [(c.text, v.level, chain(v)) for c, v in zip(article.claims, article.account.vouchings, strict=True)]


def reference_of(text: str, *, publisher: str, published: str = "2025-01-01") -> Reference:
    """A reference page of the given publisher."""
    document = document_of(text, publisher=publisher, published=published)
    return Reference(document=document, fetched=datetime(2025, 1, 2, tzinfo=UTC), read_from="file", sha256="0" * 64)
