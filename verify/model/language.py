"""A document as the stages read it: tokens, sentences, entities, quotations."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from typing import NamedTuple, Protocol, TypeVar

from sources.model import Span


class Token(NamedTuple):
    """One token of the parse."""

    number: int
    """Place in `ParsedText.tokens`."""
    span: Span
    text: str
    lemma: str
    pos: str
    """Universal part of speech: NOUN, VERB, PROPN …"""
    tag: str
    """Penn Treebank tag: VBZ, NNP …"""
    dep: str
    """Dependency label to the head, in spaCy's English scheme (ClearNLP): nsubj, ccomp …"""
    head: int
    """Number of the head; the token's own at a root."""
    entity: str
    """Label of the named entity it belongs to (OntoNotes: PERSON, ORG, GPE, DATE …), or empty."""


class Placed(Protocol):
    """Anything with a place in the text."""

    @property
    def span(self) -> Span:
        """Where."""
        ...


P = TypeVar("P", bound=Placed)


def overlapping(items: Sequence[P], span: Span) -> Iterator[P]:
    """Those of `items`, which are in order and do not overlap, that share a code point with `span`."""
    for at in range(bisect_right(items, span.start, key=lambda item: item.span.end), len(items)):
        if items[at].span.start >= span.end:
            return
        yield items[at]


class Entity(NamedTuple):
    """A named entity."""

    span: Span
    label: str
    text: str


class Quote(NamedTuple):
    """A stretch in quotation marks."""

    span: Span
    """With the marks; an unclosed paragraph quote ends with its paragraph."""
    inner: Span
    """Without the marks."""


class Sentence(NamedTuple):
    """A sentence of the document, boilerplate left out."""

    number: int
    span: Span
    first: int
    """Index of its first token."""
    last: int
    """Index after its last token."""
    block: str
    """Kind of the block it stands in: title, body or quote."""
    paragraph: int
    """Number of its paragraph, counted over the document."""


class ParsedText(NamedTuple):
    """A document as the stages read it."""

    text: str
    tokens: tuple[Token, ...]
    sentences: tuple[Sentence, ...]
    entities: tuple[Entity, ...]
    quotes: tuple[Quote, ...]

    def tokens_of(self, sentence: Sentence) -> tuple[Token, ...]:
        """The tokens of one sentence."""
        return self.tokens[sentence.first : sentence.last]

    def sentence_at(self, offset: int) -> Sentence | None:
        """The sentence that covers `offset`; None between sentences and in boilerplate."""
        return next(overlapping(self.sentences, Span(offset, offset + 1)), None)

    def quotes_over(self, span: Span) -> Iterator[Quote]:
        """The quotations that overlap `span`, in order."""
        return overlapping(self.quotes, span)

    def sentences_in(self, paragraph: int) -> tuple[Sentence, ...]:
        """The sentences of one paragraph; none where it has none."""
        first = bisect_left(self.sentences, paragraph, key=lambda s: s.paragraph)
        last = bisect_right(self.sentences, paragraph, key=lambda s: s.paragraph)
        return self.sentences[first:last]

    def sentences_over(self, span: Span) -> Iterator[Sentence]:
        """The sentences that overlap `span`, in order."""
        return overlapping(self.sentences, span)
