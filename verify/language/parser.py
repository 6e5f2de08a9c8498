"""The parser: texts to sentences with tokens. The only door to spaCy."""

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from typing import TYPE_CHECKING

from sources.errors import InputError
from sources.model import Document, Span
from sources.probing import no_probing
from verify.errors import LanguageError
from verify.language.paragraphs import Paragraph, find_paragraphs, whole_text
from verify.language.quotes import find_quotes
from verify.language.weights import check_weights, find_weights
from verify.model import Entity, ParsedText, Quote, Sentence, Token

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokenizer import Tokenizer
    from spacy.tokens import Doc

# Results of the parser's floating point depend on the batch by a hair; a fixed size keeps runs equal.
BATCH = 64
LONGEST_TEXT = 1_500_000
"""Code points of one text: an article has 6,000, the longest magazine pieces 150,000, a book of 200,000 words this."""
_UNBROKEN = re.compile(r"\S{300,}")
"""No word, and no address that matters: spaCy peels marks off a stretch one by one, in time growing with its square."""
_PLAINER = str.maketrans({"\n": " ", "―": "—"})
"""spaCy takes the bar that some papers write for a dash to be a verb."""
_DASH_AFTER_QUOTE = r"(?<=[”»\"])[—–]"
"""A name signed close to a quotation is two words: “We stay.”—Ada Moss."""
LANGUAGES = ("en", "und")
"""Languages it reads. `und`: too short or too odd to tell, so it is tried."""


class Parser:
    """Turns documents and bare texts into parsed ones."""

    def __init__(self, nlp: "Language") -> None:
        self._nlp = nlp

    def parse(self, document: Document) -> ParsedText:
        """The document's sentences, boilerplate left out; every span counts into `document.text`.

        Raises LanguageError when the document is in a language that this parser does not read, and InputError when it
        is longer than `LONGEST_TEXT`.
        """
        if document.language.split("-")[0] not in LANGUAGES:
            raise LanguageError(
                f"{document.name} is in {document.language!r}; only English is read so far, nothing was taken from it"
            )
        _refuse_overlong(document.text, repr(document.name))
        return self._parse([(document.text, find_paragraphs(document))])[0]

    def parse_texts(self, texts: Sequence[str]) -> tuple[ParsedText, ...]:
        """One parsed text for each bare text, in order; raises InputError when one is longer than `LONGEST_TEXT`."""
        for text in texts:
            _refuse_overlong(text, "the text")
        return self._parse([(text, whole_text(text)) for text in texts])

    def _parse(self, inputs: Sequence[tuple[str, tuple[Paragraph, ...]]]) -> tuple[ParsedText, ...]:
        pieces = (_readable(p.span.of(text)) for text, paragraphs in inputs for p in paragraphs)
        parsed = self._nlp.pipe(pieces, batch_size=BATCH)
        return tuple(_assemble(text, paragraphs, parsed) for text, paragraphs in inputs)


def _refuse_overlong(text: str, name: str) -> None:
    if len(text) > LONGEST_TEXT:
        raise InputError(
            f"{name} holds {len(text):,} characters of text, more than the {LONGEST_TEXT:,} taken apart at once; "
            "cut the article out"
        )


def _readable(piece: str) -> str:
    """The piece as spaCy is given it, code point for code point: no line ends, long stretches as x, its own dashes."""
    return _UNBROKEN.sub(lambda found: "x" * len(found.group()), piece.translate(_PLAINER))


@lru_cache(maxsize=1)
def load_parser() -> Parser:
    """The parser with its weights, loaded once a process.

    Raises LanguageError when the weights are missing or their bytes are not the known ones.
    """
    with no_probing():
        import spacy  # half a second that `--help` need not pay
        from spacy.util import compile_infix_regex
        from thinc.api import use_ops

    weights = find_weights()
    check_weights(weights)
    # numpy multiplies matrices four times as fast as the BLIS spaCy brings; of 84 articles every token is the same.
    with use_ops("numpy", use_blis=False):
        nlp = spacy.load(weights.folder, exclude=["senter"])
    infixes = compile_infix_regex([*(nlp.Defaults.infixes or ()), _DASH_AFTER_QUOTE])
    tokenizer: Tokenizer = nlp.tokenizer
    tokenizer.infix_finditer = infixes.finditer
    return Parser(nlp)


def _assemble(text: str, paragraphs: Iterable[Paragraph], parsed: Iterator["Doc"]) -> ParsedText:
    """Join the parses of the paragraphs into one text with document-wide offsets and indices."""
    tokens: list[Token] = []
    sentences: list[Sentence] = []
    entities: list[Entity] = []
    quotes: list[Quote] = []
    for paragraph in paragraphs:
        doc = next(parsed)
        shift = paragraph.span.start
        here = find_quotes(text, paragraph.span)
        first = len(tokens)
        place = _keep_tokens(doc, first)
        tokens.extend(_tokens(doc, place, shift, text))
        entities.extend(
            Entity(Span(e.start_char + shift, e.end_char + shift), e.label_, e.text) for e in doc.ents if e.text.strip()
        )
        for start, end in _sentence_bounds(tokens, first, _spacy_bounds(doc, place), here):
            span = Span(tokens[start].span.start, tokens[end - 1].span.end)
            sentences.append(Sentence(len(sentences), span, start, end, paragraph.block, paragraph.number))
        quotes.extend(here)
    return ParsedText(text, tuple(tokens), tuple(sentences), tuple(entities), tuple(quotes))


def _keep_tokens(doc: "Doc", first: int) -> dict[int, int]:
    """spaCy index → our index, white-space tokens dropped."""
    kept = [t.i for t in doc if not t.is_space]
    return {i: first + n for n, i in enumerate(kept)}


def _tokens(doc: "Doc", place: dict[int, int], shift: int, text: str) -> Iterator[Token]:
    for t in doc:
        if t.i not in place:
            continue
        span = Span(t.idx + shift, t.idx + shift + len(t.text))
        head = place.get(t.head.i, place[t.i])
        yield Token(place[t.i], span, span.of(text), t.lemma_, t.pos_, t.tag_, t.dep_, head, t.ent_type_)


def _spacy_bounds(doc: "Doc", place: dict[int, int]) -> list[int]:
    """Our index of the first token of each sentence."""
    starts = []
    for sentence in doc.sents:
        kept = [place[t.i] for t in sentence if t.i in place]
        if kept:
            starts.append(kept[0])
    return starts


def _sentence_bounds(
    tokens: Sequence[Token], first: int, starts: Sequence[int], quotes: Sequence[Quote]
) -> Iterator[tuple[int, int]]:
    """Token ranges of the sentences, with the parser's usual slips mended."""
    kept = [s for n, s in enumerate(starts) if n == 0 or not _is_slip(tokens, s, quotes)]
    for start, end in zip(kept, [*kept[1:], len(tokens)], strict=True):
        if first <= start < end:
            yield start, end


def _is_slip(tokens: Sequence[Token], start: int, quotes: Sequence[Quote]) -> bool:
    """Whether a sentence start is none: it begins with what ends the one before, or goes on in lower case."""
    word, before = tokens[start], tokens[start - 1]
    if word.text in {".", ",", ";", ")", "!", "?", "”", "’", "…"}:
        return True
    if any(q.span.end == word.span.end and q.span.start < word.span.start for q in quotes):
        return True
    ended = before.text[-1] in ".!?…:;" or before.text in {'"', "”", "’", "'", "»", ")"}
    return word.text[0].islower() and not ended
