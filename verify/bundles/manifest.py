"""What a bundle says of itself: `bundle/1`."""

from typing import Literal

from pydantic import AwareDatetime, Field, JsonValue

from sources.model import Frozen, Page, ReadFrom, Reference


class KeptPage(Frozen):
    """A page without its bytes, which lie in the bundle's web archive under their sha256."""

    url: str | None = Field(description="Address asked for.")
    final_url: str | None = Field(description="Address that answered.")
    name: str = Field(description="How it was called.")
    status: int | None = Field(description="HTTP status.")
    content_type: str | None = Field(description="Media type as declared.")
    headers: tuple[tuple[str, str], ...] = Field(description="Response headers kept.")
    fetched: AwareDatetime = Field(description="When it was read, UTC.")
    read_from: ReadFrom = Field(description="Where the bytes came from.")
    sha256: str = Field(description="Hex digest of the bytes.")


def kept(page: Page) -> KeptPage:
    """`page` without its bytes."""
    return KeptPage(**page.model_dump(exclude={"body"}), sha256=page.sha256)


def restored(page: KeptPage, body: bytes) -> Page:
    """The page with its bytes again."""
    return Page(**page.model_dump(exclude={"sha256"}), body=body)


class Failure(Frozen):
    """How a page could not be had."""

    kind: str = Field(description="Class of the error in `sources.errors`.")
    message: str = Field(description="What it said.")
    status: int | None = Field(description="HTTP status, where the server answered.")


class Exchange(Frozen):
    """One address that the line asked for, and what came of it."""

    door: Literal["get", "ask"] = Field(description="As a reader of pages, or as a program asks a service.")
    url: str = Field(description="Address asked for.")
    page: KeptPage | None = Field(description="The answer; null where there was none.")
    failure: Failure | None = Field(description="Why there was none.")


class KeptReference(Frozen):
    """A reference that was at hand before the line began."""

    reference: Reference = Field(description="Its text and circumstances, as the line read them.")
    page: KeptPage = Field(description="The page it was taken from.")


class Manifest(Frozen):
    """The contents of a bundle, and what made them."""

    schema_: Literal["bundle/1"] = Field(default="bundle/1", alias="schema", description="Form and version.")
    version: str = Field(description="Version of the program that froze it.")
    created: AwareDatetime = Field(description="When the check was made, UTC.")
    settings: dict[str, JsonValue] = Field(description="Settings of the check, keys and passwords left out.")
    models: dict[str, str] = Field(description="sha256 of every model's weights, by file.")
    article: KeptReference = Field(description="The article.")
    references: tuple[KeptReference, ...] = Field(description="What was at hand, in the order it was asked.")
    exchanges: tuple[Exchange, ...] = Field(description="What was fetched, in the order it was asked for.")
    files: dict[str, str] = Field(description="sha256 of every other file of the bundle.")
