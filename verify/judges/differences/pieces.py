"""Pieces: a sentence read into the parts of it that can differ."""

import re
from collections.abc import Iterator, Mapping, Sequence

from sources.model import Span
from verify.judges.differences.bearing import Mark, denies_what_follows, mark_of, stands_behind_verb, with_marks
from verify.judges.differences.lexicon import ALIKE, PHRASES, REPORTING, UNITS
from verify.judges.differences.piece import Piece, PieceKind
from verify.language.dates import Date, find_dates
from verify.language.names import COUNTRY, LONG_NAMES, TITLES, name_key
from verify.language.numbers import Number, find_numbers
from verify.language.words import stem
from verify.model import ParsedText, Token

_NAMED = frozenset("PERSON ORG GPE LOC NORP FAC EVENT PRODUCT WORK_OF_ART LAW LANGUAGE".split())
_DROPPED = frozenset("DET ADP AUX PRON CCONJ SCONJ PART INTJ PUNCT SYM SPACE X".split())
_KEPT = frozenset(
    """nothing nobody none nowhere before after up down under above below inside outside against more fewer less since
    until till""".split()
)
"""Small words that point somewhere, so that another one in their place says something else."""
_LIGHT = frozenset(
    """also however meanwhile then just still even so too very therefore moreover now indeed well really quite already
    yet again further later currently instead rather though nevertheless nonetheless there here thus both""".split()
)
"""Adverbs that come and go in a faithful restatement."""
_SMALL = frozenset("and throughout like because besides rather now then about despite".split())
"""What a phrase may stand for without saying more than the function word it is."""
_COMPARED = frozenset({"JJR", "JJS", "RBR", "RBS"})
_FIXED = PHRASES | LONG_NAMES
_PHRASE = re.compile(r"\b(?:" + "|".join(re.escape(p) for p in sorted(_FIXED, key=len, reverse=True)) + r")\b")
_BOUND = frozenset(
    """about around approximately roughly nearly almost some over above more than at least upwards of exceeding under
    below less fewer most up to close just""".split()
)
DATELINE = 12
"""Tokens within which a dateline ends."""
_ROUNDED_WITHIN = 4
"""Words before a number that may be its rounding: "just a little more than"."""


def read_pieces(parsed: ParsedText, first: int = 0, last: int | None = None) -> tuple[Piece, ...]:
    """The pieces of a stretch of tokens, in order; negators and hedges hang on the next piece that carries content."""
    tokens = _after_dateline(parsed.tokens[first:last])
    if not tokens:
        return ()
    stretch = Span(tokens[0].span.start, tokens[-1].span.end)
    values = _values(parsed.text, stretch)
    phrases = _phrases(parsed.text, stretch)
    found: list[Piece] = []
    marks: list[Mark] = []
    for token, piece in _read(tokens, values, phrases):
        mark = mark_of(token, piece, parsed.tokens)
        if mark is not None and stands_behind_verb(token, found):
            found = [with_marks(p, [mark], before=True) if p.token == token.head else p for p in found]
        elif mark is not None:
            marks.append(mark)
        elif piece is not None:
            # An adverb passes marks on: "did not immediately respond" denies the response.
            carries = token.pos != "ADV"
            found.append(with_marks(piece, marks) if carries else piece)
            marks = [] if carries else marks
            if denies_what_follows(token, parsed.tokens):
                marks.append(Mark(True, token))
    if found and marks:
        found[-1] = with_marks(found[-1], marks)
    return tuple(found)


def _after_dateline(tokens: Sequence[Token]) -> Sequence[Token]:
    """The tokens without a dateline ("OSLO, May 3 (AP) —") before them."""
    if not tokens or len(tokens[0].text) < len("AP.") or not tokens[0].text.isupper():
        return tokens
    dashes = (n for n, token in enumerate(tokens[:DATELINE]) if token.text in {"—", "–", "-", "--"})
    return tokens[next(dashes, -1) + 1 :]


def _values(text: str, stretch: Span) -> tuple[Number | Date, ...]:
    """Dates and numbers of the stretch in the text's offsets; a number inside a date is none of its own."""
    part = stretch.of(text)
    dates = find_dates(part)
    numbers = [n for n in find_numbers(part) if not any(n.span.overlaps(d.span) for d in dates)]
    both: list[Number | Date] = [*dates, *numbers]
    return tuple(v._replace(span=Span(v.span.start + stretch.start, v.span.end + stretch.start)) for v in both)


def _phrases(text: str, stretch: Span) -> Mapping[int, tuple[Span, str]]:
    """Offset of each fixed phrase → its span and the word that says the same."""
    found = {}
    for hit in _PHRASE.finditer(stretch.of(text).casefold()):
        span = Span(hit.start() + stretch.start, hit.end() + stretch.start)
        found[span.start] = (span, _FIXED[hit.group()])
    return found


def _read(
    tokens: Sequence[Token], values: Sequence[Number | Date], phrases: Mapping[int, tuple[Span, str]]
) -> Iterator[tuple[Token, Piece | None]]:
    """Each token with the piece it begins, if any; tokens inside a piece that began earlier are passed over."""
    done = 0
    titled = _is_titled(tokens)
    rounded = {n for v in values if isinstance(v, Number) and v.rounding for n in _rounding_words(tokens, v)}
    for token in tokens:
        if token.span.start < done or token.number in rounded:
            continue
        value = next((v for v in values if v.span.overlaps(token.span)), None)
        if value is not None:
            done = max(token.span.end, value.span.end)
            kind: PieceKind = "number" if isinstance(value, Number) else "date"
            text = token.text.casefold()
            yield token, Piece(kind, f"{kind} {text}", f"{kind} {text}", value.span, token.number, 1.5, value)
        elif token.span.start in phrases:
            span, key = phrases[token.span.start]
            done = span.end
            if token.text[0].isupper() and key in LONG_NAMES.values():
                yield token, Piece("name", key, key, span, token.number, 1.5, label=token.entity)
                continue
            if key not in _SMALL:
                yield token, Piece("word", ALIKE.get(key, key), key, span, token.number, 0.5)
        else:
            yield token, _piece(token, is_name=not titled and token.number > tokens[0].number)


def _is_titled(tokens: Sequence[Token]) -> bool:
    """Whether most words have a capital, as in a headline, where it tells no names."""
    words = [t for t in tokens if t.text.isalpha() and len(t.text) > len("with")]
    return sum(t.text[0].isupper() for t in words) > len(words) / 2


def _rounding_words(tokens: Sequence[Token], number: Number) -> Iterator[int]:
    before = [t for t in tokens if t.span.end <= number.span.start][-_ROUNDED_WITHIN:]
    for token in reversed(before):
        if token.text.casefold() not in _BOUND:
            return
        yield token.number


def _piece(token: Token, *, is_name: bool) -> Piece | None:
    """`is_name`: whether a capital tells that it is one, whatever the parser calls it."""
    text = token.text.casefold()
    capital = token.text[0].isupper()
    if capital and text.rstrip(".") in TITLES:
        return None
    if token.pos == "DET":
        return None
    proper = token.tag in {"NNP", "NNPS"} and not token.text.islower()
    named = proper or (token.entity in _NAMED and capital) or (capital and text in COUNTRY)
    named = named or (is_name and capital and token.pos == "NOUN" and text not in UNITS)
    if named and text[0].isalnum():
        key = name_key(token.text)
        return Piece("name", key, key, token.span, token.number, 1.5, label=token.entity)
    if text in _LIGHT or (token.pos in _DROPPED and text not in _KEPT) or not any(c.isalnum() for c in text):
        return None
    lemma = text if token.tag in _COMPARED else token.lemma.casefold()
    key = ALIKE.get(lemma, lemma)
    weight = 0.3 if key == "say" else 0.5 if token.pos == "ADV" or text in _KEPT else 1.0
    return Piece("word", key, stem(text), token.span, token.number, weight, said=lemma in REPORTING)
