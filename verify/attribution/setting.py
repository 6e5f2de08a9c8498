"""What surrounds the claims of one article, and what is found out about who vouches for them."""

from typing import NamedTuple

from sources.model import Document, Link, Outlet, OutletMention, Span
from verify.model import ParsedText, Source, Vouching


class Setting(NamedTuple):
    """The article as the attribution stage sees it."""

    document: Document
    parsed: ParsedText
    mentions: tuple[OutletMention, ...]
    outlets: dict[str, Outlet]
    """The listed outlets that the article mentions, by key."""

    @property
    def publisher(self) -> str | None:
        """Name of the article's own outlet, where it is known."""
        own = self.outlets.get(self.document.outlet or "")
        return own.name if own else self.document.publisher

    def sentence_text(self, number: int) -> str:
        """The words of one sentence."""
        return self.parsed.sentences[number].span.of(self.document.text)

    def paragraph_span(self, number: int) -> Span:
        """From the start to the end of the paragraph in which a sentence stands."""
        here = self.parsed.sentences[number].paragraph
        spans = [s.span for s in self.parsed.sentences_in(here)]
        return Span(spans[0].start, spans[-1].end)

    def links_in(self, span: Span) -> tuple[Link, ...]:
        """Links whose anchor stands in `span`."""
        return tuple(link for link in self.document.links if link.span.overlaps(span))


class Account(NamedTuple):
    """Who vouches for what in one article."""

    sources: tuple[Source, ...]
    vouchings: tuple[Vouching, ...]
    """One for each claim, in order."""
