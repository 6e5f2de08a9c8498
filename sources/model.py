"""The nouns of this side: spans, pages, documents, passages, outlets."""

import hashlib
from typing import Literal, NamedTuple

from pydantic import AwareDatetime, BaseModel, ConfigDict, Field, model_validator


def is_absent(value: object) -> bool:
    """Whether an optional field is left out of the JSON (the contract writes such keys with a `?`)."""
    return value is None


def is_empty(value: object) -> bool:
    """Whether a list that reports mostly do without is left out of the JSON."""
    return value == ()


class Span(NamedTuple):
    """Offsets into a text in Unicode code points, 0-based, end-exclusive."""

    start: int
    end: int

    @property
    def length(self) -> int:
        """Code points covered."""
        return self.end - self.start

    def of(self, text: str) -> str:
        """The covered part of `text`."""
        return text[self.start : self.end]

    def overlaps(self, other: "Span") -> bool:
        """Whether the two share at least one code point."""
        return self.start < other.end and other.start < self.end

    def contains(self, other: "Span") -> bool:
        """Whether `other` lies wholly inside."""
        return self.start <= other.start and other.end <= self.end


class Frozen(BaseModel):
    """Base of everything stored or shown: immutable, closed to unknown fields."""

    model_config = ConfigDict(frozen=True, extra="forbid", populate_by_name=True)


ReadFrom = Literal["cache", "network", "file", "archive"]


class Page(Frozen):
    """What was read, before anyone looks inside: bytes with their circumstances."""

    url: str | None = Field(default=None, description="Address asked for; None for a local file or standard input.")
    final_url: str | None = Field(default=None, description="Address that answered after redirects.")
    name: str = Field(description="How to call it in messages: the file's path, `-`, or the URL.")
    status: int | None = Field(default=None, description="HTTP status; None where HTTP was not involved.")
    content_type: str | None = Field(default=None, description="Media type as declared, parameters included.")
    headers: tuple[tuple[str, str], ...] = Field(default=(), description="Response headers that matter, lower-case.")
    body: bytes = Field(description="Decoded body (no transfer or content encoding left).", repr=False)
    fetched: AwareDatetime = Field(description="When it was read, UTC.")
    read_from: ReadFrom = Field(description="Where the bytes came from.")

    @property
    def sha256(self) -> str:
        """Hex digest of the body."""
        return hashlib.sha256(self.body).hexdigest()


BlockKind = Literal["title", "body", "quote", "boilerplate"]


class Block(Frozen):
    """A stretch of the document's text with one role; claims are never taken from boilerplate."""

    kind: BlockKind = Field(description="Role on the page.")
    span: Span = Field(description="Where, in `Document.text`.")


class Link(Frozen):
    """A link of the article, with the words it hangs on."""

    url: str = Field(description="Absolute http(s) address.")
    span: Span = Field(description="Anchor text, in `Document.text`.")
    text: str = Field(description="The anchor's words.")


class Note(Frozen):
    """A word to this program that its author wrote into the source of a text, and that is no part of the text."""

    text: str = Field(description="What stands behind `verify:`.")
    at: int = Field(ge=0, description="Offset into `Document.text` where it stood.")
    is_apart: bool = Field(description="Whether it stood by itself, before what it is about.")


class Document(Frozen):
    """A page as text: what every later stage reads. `blocks` are in order, do not overlap, lie in the text."""

    id: str = Field(description="`d` and the first 12 hex digits of sha256.")
    url: str | None = Field(default=None, description="Where it was published, if known.", exclude_if=is_absent)
    name: str = Field(description="How to call it in messages: file path, `-`, or URL.")
    title: str = Field(description="Headline as found; empty when there is none.")
    outlet: str | None = Field(default=None, description="Registry key of the publisher.", exclude_if=is_absent)
    publisher: str | None = Field(
        default=None, description="Publisher's name as the page states it.", exclude_if=is_absent
    )
    authors: tuple[str, ...] = Field(default=(), description="Bylines, in order.")
    published: str | None = Field(
        default=None, description="Publication date, ISO 8601, as exact as the page gives it.", exclude_if=is_absent
    )
    published_from: str | None = Field(
        default=None,
        description="Where that was read: json-ld, meta, time, dateline, url, htmldate.",
        exclude_if=is_absent,
    )
    language: str = Field(description="BCP 47 language of the text; `und` when it could not be told.")
    sha256: str = Field(description="Hex digest of `text` in UTF-8.")
    text: str = Field(description="The whole text; every offset counts into it.")
    blocks: tuple[Block, ...] = Field(description="Roles of the stretches of the text.")
    links: tuple[Link, ...] = Field(default=(), description="Links found in body blocks.")
    notes: tuple[Note, ...] = Field(default=(), description="Words to this program, from a file's own author.")

    @model_validator(mode="after")
    def _spans_lie_in_text(self) -> "Document":
        end = 0
        for block in self.blocks:
            if not (end <= block.span.start <= block.span.end <= len(self.text)):
                raise ValueError(f"block {block.span} overlaps another or leaves the text of {len(self.text)}")
            end = block.span.end
        for link in self.links:
            if link.span.of(self.text) != link.text:
                raise ValueError(f"link at {link.span} does not carry its text {link.text!r}")
        if (self.published is None) != (self.published_from is None):
            raise ValueError("published and published_from stand or fall together")
        return self

    def is_boilerplate(self, span: Span) -> bool:
        """Whether `span` touches a boilerplate block."""
        return any(b.kind == "boilerplate" and b.span.overlaps(span) for b in self.blocks)


def document_id(text: str) -> str:
    """Id of a document: content-addressed, so the same text has the same id everywhere."""
    return "d" + hashlib.sha256(text.encode()).hexdigest()[:12]


def copy_id(text: str, url: str) -> str:
    """Id of a document whose text is known from another address already: text and address together tell it apart."""
    return document_id(f"{url}\n{text}")


class Reference(Frozen):
    """A document at hand to hold claims against, with where and when it was read."""

    document: Document = Field(description="Its text.")
    fetched: AwareDatetime = Field(description="When its bytes were read, UTC.")
    read_from: ReadFrom = Field(description="Where its bytes came from.")
    sha256: str = Field(description="Hex digest of the bytes.")

    @property
    def id(self) -> str:
        """Same as the document's."""
        return self.document.id


def reference_of(page: Page, document: Document) -> Reference:
    """The reference that `document`, read from `page`, makes."""
    return Reference(document=document, fetched=page.fetched, read_from=page.read_from, sha256=page.sha256)


class Passage(NamedTuple):
    """A stretch of a reference, one to three sentences, that may bear on a claim."""

    document: str
    """Id of the document."""
    span: Span
    """Where, in that document's text."""
    text: str
    """The words."""


OutletKind = Literal[
    "wire", "newspaper", "magazine", "broadcaster", "online", "government", "aggregator", "fact-checker", "social"
]


class Outlet(Frozen):
    """One publisher in the registry. An outlet that is not listed is unknown, not bad."""

    key: str = Field(description="Stable key, lower-case ASCII with hyphens: `le-monde`.")
    name: str = Field(description="Name in Latin script, as the outlet writes it in English.")
    names: tuple[str, ...] = Field(default=(), description="Other names and spellings, own script included.")
    domains: tuple[str, ...] = Field(description="Registrable domains, main one first; may be empty for defunct ones.")
    country: str = Field(description="ISO 3166-1 alpha-2; `XX` for international bodies.")
    languages: tuple[str, ...] = Field(description="BCP 47, main one first.")
    kind: OutletKind = Field(description="What sort of publisher.")
    owner: str | None = Field(default=None, description="Who owns it, in words.")
    family: str | None = Field(default=None, description="Key shared by outlets of one owner or publisher.")
    government: str | None = Field(default=None, description="ISO country whose state owns or runs it; None if none.")
    context: tuple[str, ...] = Field(default=(), description="For ambiguous names: one of these words must stand near.")
    facts_from: tuple[str, ...] = Field(description="Where these facts come from: own page, encyclopedia.")


class OutletMention(NamedTuple):
    """An outlet's name in a text."""

    span: Span
    key: str
    domain: str | None


class Query(NamedTuple):
    """What to look for in the references, for one claim; the claim itself stays on the other side."""

    words: tuple[str, ...]
    """Words of the claim, the most telling first; order and spelling are all a retriever goes by."""
    phrases: tuple[str, ...] = ()
    """Word sequences to be found exactly, case and quotation marks aside: quotes, names of several words."""
    outlets: tuple[str, ...] = ()
    """Registry keys of outlets whose own pages matter more: the sources the claim names."""
    exclude: str | None = None
    """Id of a document to leave out: the article under check."""
    text: str = ""
    """The claim as it stands, for a retriever that goes by its sense; empty where only words are known."""
