"""Reading: only the sentences of a text that may decide are parsed, and each of them once.

A passage is judged by the one sentence that has most of the claim, so the parser need not see the others. Sentences are
parsed one by one: what is found in one never depends on what stands beside it, and windows that overlap share them.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from sources.model import Span
from verify.judges.differences.piece import Piece
from verify.judges.differences.pieces import read_pieces
from verify.language import Parser
from verify.language.paragraphs import whole_text
from verify.language.quotes import find_quotes
from verify.model import Entity, ParsedText, Sentence, Token

REMEMBERED = 20_000
"""Sentences kept parsed, some 100 MB; past them all are forgotten at once."""


class ReadText(NamedTuple):
    """A text as the judge reads it."""

    parsed: ParsedText
    sentences: tuple[tuple[Piece, ...], ...]
    """Pieces of each sentence."""


class Stretches(NamedTuple):
    """What is to be read of a text."""

    text: str
    spans: tuple[Span, ...]
    """In order, none overlapping."""

    @property
    def texts(self) -> tuple[str, ...]:
        """What goes to the parser."""
        return tuple(s.of(self.text) for s in self.spans)


class Reading:
    """Reads stretches of texts; remembers what it has read."""

    def __init__(self, parser: Parser) -> None:
        """`parser` is given each distinct stretch once."""
        self._parser = parser
        self._parsed: dict[str, ParsedText] = {}
        self._read: dict[Stretches, ReadText] = {}

    def read(self, wanted: Iterable[Stretches]) -> Mapping[Stretches, ReadText]:
        """What is wanted, read; all that is new goes to the parser in one go."""
        asked = tuple(dict.fromkeys(wanted))
        if len(self._parsed) > REMEMBERED:
            self._parsed, self._read = {}, {}
        new = tuple(dict.fromkeys(t for one in asked for t in one.texts if t not in self._parsed))
        self._parsed |= zip(new, self._parser.parse_texts(new), strict=True)
        for one in asked:
            if one not in self._read:
                self._read[one] = read_text(_joined(one.text, one.spans, [self._parsed[t] for t in one.texts]))
        return self._read


def read_text(parsed: ParsedText) -> ReadText:
    """A parsed text with its pieces."""
    return ReadText(parsed, tuple(read_pieces(parsed, s.first, s.last) for s in parsed.sentences))


def _joined(text: str, spans: Sequence[Span], parsed: Sequence[ParsedText]) -> ParsedText:
    """The parses of stretches as one of the whole text, its offsets and numbers; quotations are those of the whole."""
    if len(spans) == 1 and spans[0] == Span(0, len(text)):
        return parsed[0]
    tokens: list[Token] = []
    sentences: list[Sentence] = []
    entities: list[Entity] = []
    for span, part in zip(spans, parsed, strict=True):
        first = len(tokens)
        tokens.extend(_moved(part.tokens, first, span.start))
        for s in part.sentences:
            place = Span(s.span.start + span.start, s.span.end + span.start)
            sentences.append(Sentence(len(sentences), place, s.first + first, s.last + first, s.block, s.paragraph))
        entities.extend(
            Entity(Span(e.span.start + span.start, e.span.end + span.start), e.label, e.text) for e in part.entities
        )
    quotes = tuple(q for paragraph in whole_text(text) for q in find_quotes(text, paragraph.span))
    return ParsedText(text, tuple(tokens), tuple(sentences), tuple(entities), quotes)


def _moved(tokens: Sequence[Token], first: int, by: int) -> Iterator[Token]:
    for t in tokens:
        span = Span(t.span.start + by, t.span.end + by)
        yield t._replace(number=t.number + first, head=t.head + first, span=span)
