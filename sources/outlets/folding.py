"""Text made comparable, with the way back: NFKC and case folding (Unicode 15, UAX #15 and CaseFolding.txt)."""

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Iterable
from functools import lru_cache
from typing import NamedTuple

from sources.model import Span

# Characters that stand for one another in names, one for one: line ends and the Persian half-space are spaces,
# typographic apostrophes and hyphens are plain ones, the Arabic yeh and kaf are the Persian ones, yo is ye.
_ALIKE = dict(zip("\n\r\t\v\f\u200c’‘ʼ‛‐‑‒–يىكё", " " * 6 + "''''----ییکе", strict=True))
_ALIKE_ASCII = "\n\r\t\v\f"
# Left out: soft hyphen, tatweel, Arabic vowel points, zero-width and direction marks, byte order mark.
_IGNORED = re.compile("[\u00ad\u0640\u064b-\u0652\u0670\u200b\u200d-\u200f\u202a-\u202e\u2060-\u2069\ufeff]")


class Piece(NamedTuple):
    """A stretch of the folded text: character for character, or one cluster that changed its length."""

    folded: int
    """Where it starts in the folded text."""
    start: int
    """Where it starts in the original."""
    end: int
    """Where it ends in the original."""
    is_cluster: bool


class Folded(NamedTuple):
    """A folded text and the map back to code points of the original."""

    text: str
    pieces: tuple[Piece, ...]
    """In order and without gaps; empty where every offset stays what it was."""

    def original(self, start: int, end: int) -> Span:
        """The stretch of the original that folds to `text[start:end]`, widened to whole clusters."""
        if not self.pieces:
            return Span(start, end)
        first, last = self._piece_at(start), self._piece_at(end - 1)
        return Span(
            first.start if first.is_cluster else first.start + start - first.folded,
            last.end if last.is_cluster else last.start + end - last.folded,
        )

    def _piece_at(self, offset: int) -> Piece:
        return self.pieces[bisect_right(self.pieces, offset, key=lambda piece: piece.folded) - 1]


def fold(text: str) -> Folded:
    """`text` in NFKC and casefolded, with look-alike punctuation and letters made one.

    The result of equal names is equal whatever their case, composition, quotes, hyphens or hidden marks.
    """
    if text.isascii():
        return Folded(_alike(text.lower(), _ALIKE_ASCII), ())
    touchy = "".join(sorted(filter(_changes_length, set(text))))
    whole = _fold(text)
    keeps_offsets = len(whole) == len(text) and unicodedata.is_normalized("NFKC", text) and not _IGNORED.search(text)
    return Folded(whole, ()) if not touchy or keeps_offsets else _fold_pieces(text, _clusters(touchy))


def _fold_pieces(text: str, clusters: re.Pattern[str]) -> Folded:
    """Fold between the clusters at once and each cluster by itself, noting where each lands."""
    folded: list[str] = []
    pieces: list[Piece] = []
    length = done = 0
    for match in clusters.finditer(text):
        for start, end, is_cluster in ((done, match.start(), False), (match.start(), match.end(), True)):
            part = _fold(text[start:end])
            if part:
                pieces.append(Piece(length, start, end, is_cluster))
                folded.append(part)
                length += len(part)
        done = match.end()
    if done < len(text):
        pieces.append(Piece(length, done, len(text), is_cluster=False))
        folded.append(_fold(text[done:]))
    return Folded("".join(folded), tuple(pieces))


def _fold(text: str) -> str:
    return _alike(_IGNORED.sub("", unicodedata.normalize("NFKC", text).casefold()), _ALIKE)


def _alike(text: str, chars: Iterable[str]) -> str:
    """`text` with those of `chars` that it holds put as their plain twins (faster than str.translate on long texts)."""
    for char in chars:
        if char in text:
            text = text.replace(char, _ALIKE[char])
    return text


@lru_cache(maxsize=8192)
def _changes_length(char: str) -> bool:
    """Whether a text's length may change where `char` stands in it."""
    return _joins(char) or len(_fold(char)) != 1


def _joins(char: str) -> bool:
    """Whether `char` can merge with the one before it: a mark, a Hangul vowel or final, or a character left out."""
    first = unicodedata.normalize("NFKD", char)[0]
    is_jamo = "\u1160" <= first <= "\u11ff"
    return is_jamo or unicodedata.category(first) in {"Mn", "Mc"} or _IGNORED.match(char) is not None


@lru_cache(maxsize=512)
def _clusters(touchy: str) -> re.Pattern[str]:
    """A pattern for the stretches whose length may change, given the touchy characters of a text."""
    joiners = re.escape("".join(char for char in touchy if _joins(char)))
    others = re.escape("".join(char for char in touchy if not _joins(char)))
    parts = ([f"[^{joiners}]?[{joiners}]+"] if joiners else []) + ([f"[{others}]"] if others else [])
    return re.compile("|".join(parts), re.DOTALL)
