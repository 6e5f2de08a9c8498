"""Columns: what is known of every token, as integers, so that features are made for a whole text at once."""

import re
from collections.abc import Sequence
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple
from zlib import crc32

import numpy as np
from numpy.typing import NDArray

from verify.model import ParsedText, Token

Ints = NDArray[np.int64]
DEEPEST = 24
"""Levels of the tree told apart; deeper tokens count as children of the deepest."""
_PLAIN_QUOTES = re.compile(r"''|``")
_LONG_QUOTE = 4


class Columns(NamedTuple):
    """One integer per token and column; words stand as checksums."""

    word: Ints
    lemma: Ints
    tag: Ints
    pos: Ints
    dep: Ints
    entity: Ints
    shape: Ints
    ending: Ints
    head: Ints
    depth: Ints
    line: Ints
    """Ancestors from the root down to the token itself, shape (tokens, DEEPEST + 1), -1 beyond it."""
    sentence: Ints
    begins: Ints
    """Place in its sentence."""
    left: Ints
    """Tokens of its sentence from it to the end."""
    quote: Ints
    """0 outside, 1 inside, 2 opens, 3 closes a quotation; 4 and more the same in one of few words."""
    quotation: Ints
    """Number of its quotation; -1 outside."""
    marks: Ints
    """Quotations begun up to it."""
    commas: Ints
    """Commas, dashes, colons and semicolons up to it."""
    speakers: Ints
    """Sentences of the text that begin like a transcript's ("SMITH: …"); the same for every token."""
    hints: Ints
    """What the encoder makes of every token, shape (tokens, 6), see `encoder.hints`; all zeros before it was asked."""


@lru_cache(maxsize=100_000)
def number_of(word: str) -> int:
    """A checksum that stands for the word; the same in every process."""
    return crc32(word.encode("utf-8", "surrogatepass"))


def read_columns(parsed: ParsedText) -> Columns:
    """The columns of a text with at least one token."""
    tokens = parsed.tokens
    head = np.array([t.head for t in tokens], dtype=np.int64)
    sentence, begins, left = _places(parsed)
    # A head outside the sentence (sentences are mended after parsing) makes its token a root.
    head = np.where(sentence[head] == sentence, head, np.arange(len(head)))
    depth, line = _lines_of_descent(head)
    quote, quotation = _quotes(parsed)
    opened = (quote % 4 == 2).astype(np.int64)
    return Columns(
        word=_numbers([t.text.lower() for t in tokens]),
        lemma=_numbers([t.lemma.lower() for t in tokens]),
        tag=_numbers([t.tag for t in tokens]),
        pos=_numbers([t.pos for t in tokens]),
        dep=_numbers([t.dep for t in tokens]),
        entity=_numbers([t.entity for t in tokens]),
        shape=_numbers([_shape(t) for t in tokens]),
        ending=_numbers([t.text[-3:].lower() for t in tokens]),
        head=head,
        depth=depth,
        line=line,
        sentence=sentence,
        begins=begins,
        left=left,
        quote=quote,
        quotation=quotation,
        marks=np.cumsum(opened),
        commas=np.cumsum(np.array([t.text in ",;:–—-" for t in tokens], dtype=np.int64)),
        speakers=np.full(len(tokens), _speakers(parsed), dtype=np.int64),
        hints=np.zeros((len(tokens), 6), dtype=np.int64),
    )


def _numbers(words: Sequence[str]) -> Ints:
    return np.array([number_of(w) for w in words], dtype=np.int64)


def _shape(token: Token) -> str:
    text = token.text
    if text[0].isalpha():
        return "A" if text.isupper() and len(text) > 1 else "Aa" if text[0].isupper() else "a"
    return "1" if text[0].isdigit() else text[0]


def _speakers(parsed: ParsedText) -> int:
    openings = (parsed.tokens[s.first : min(s.last, s.first + 5)] for s in parsed.sentences)
    return sum(any(b.text == ":" and a.text[0].isupper() for a, b in pairwise(opening)) for opening in openings)


def _places(parsed: ParsedText) -> tuple[Ints, Ints, Ints]:
    sentence = np.zeros(len(parsed.tokens), dtype=np.int64)
    begins, left = np.zeros_like(sentence), np.zeros_like(sentence)
    for s in parsed.sentences:
        sentence[s.first : s.last] = s.number
        begins[s.first : s.last] = np.arange(s.last - s.first)
        left[s.first : s.last] = np.arange(s.last - s.first, 0, -1) - 1
    return sentence, begins, left


def _lines_of_descent(head: Ints) -> tuple[Ints, Ints]:
    """Depth of every token, and its ancestors from the root down."""
    count = len(head)
    ups = [np.arange(count)]
    while len(ups) <= DEEPEST and not np.array_equal(ups[-1], head[ups[-1]]):
        ups.append(head[ups[-1]])
    ladder = np.stack(ups)
    depth = (ladder[:-1] != ladder[1:]).sum(axis=0) if len(ups) > 1 else np.zeros(count, dtype=np.int64)
    line = np.full((count, DEEPEST + 2), -1, dtype=np.int64)
    rows = np.arange(count)
    for up in range(len(ups)):
        fits = depth >= up
        line[rows[fits], (depth - up)[fits]] = ladder[up][fits]
    return depth, line


def _quotes(parsed: ParsedText) -> tuple[Ints, Ints]:
    """State of quotation and number of quotation for every token."""
    state = np.zeros(len(parsed.tokens), dtype=np.int64)
    number = np.full(len(parsed.tokens), -1, dtype=np.int64)
    starts = np.array([t.span.start for t in parsed.tokens])
    spans = [(q.span.start, q.span.end) for q in parsed.quotes] + list(_doubled(parsed))
    for place, (start, end) in enumerate(sorted(spans)):
        first, last = int(np.searchsorted(starts, start)), int(np.searchsorted(starts, end))
        if first >= last:
            continue
        short = 4 if last - first < _LONG_QUOTE + 2 else 0
        state[first:last] = 1 + short
        state[first], state[last - 1] = 2 + short, 3 + short
        number[first:last] = place
    return state, number


def _doubled(parsed: ParsedText) -> list[tuple[int, int]]:
    """Quotations in doubled apostrophes (''…''), which typesetters of wire copy left behind."""
    found: list[tuple[int, int]] = []
    if "''" not in parsed.text and "``" not in parsed.text:
        return found
    spans: dict[int, list[int]] = {}
    for s in parsed.sentences:
        spans.setdefault(s.paragraph, []).extend(s.span)
    for bounds in spans.values():
        start, end = min(bounds), max(bounds)
        marks = [m.start() for m in _PLAIN_QUOTES.finditer(parsed.text, start, end)]
        for opening, closing in zip(marks[::2], [*marks[1::2], end][: len(marks[::2])], strict=False):
            found.append((opening, min(end, closing + 2)))
    return found
