"""Words of claims and passages: folded to stems, and ordered by how telling they are.

How telling a word is follows from the word alone: its length, its case, its digits. Counting how common it is among
the references would let each new reference change what is found in the others.
"""

import re
import unicodedata
from functools import lru_cache
from typing import NamedTuple

from sources.model import Query
from sources.store.searching import UNSPACED

_WORD = re.compile(r"\d+(?:[.,]\d+)*|[^\W\d_]+(?:[\u0300-\u036f\u0900-\u0dff\u064b-\u065f]+[^\W\d_]*)*")
_QUOTED = re.compile(r"[\"“„«「『]([^\"“”„«»「」『』]{2,300})[\"”“»」』]")
# A capital after an opening quotation mark may be a sentence's, so it is not taken for a name's.
_SENTENCE_START = re.compile(r"(?:^|[.!?…:;])[\s\"“„«'‘(]*$|[\"“„«]$")

FUNCTION_WORDS = frozenset(
    "a about after against all also an and another any are as at be because been before being between both but by can"
    " could did do does during each for from had has have he her here him his how i if in into is it its just may more"
    " most much must my no nor not of off on one only or other our out over own said same say saying says she should"
    " so some such than that the their them then there these they this those through to too under until up upon us"
    " very was we were what when where which while who whom whose why will with would you your".split()
)
"""English words that say next to nothing about what a sentence is about, and the commonest cues of speech."""

_ENDINGS = (
    *("ational", "ization", "fulness", "ation", "ement", "ments", "ment", "ness", "ing", "ity", "ous", "ive", "ion"),
    *("ers", "ed", "ly", "er", "al", "e"),
)
_LEAST_STEM = 4
"""Letters that must be left of a word when an ending is taken off."""


class Word(NamedTuple):
    """A content word of a text."""

    text: str
    stem: str
    is_name: bool
    """Capitalised where its place in the sentence does not ask for it."""

    @property
    def weight(self) -> float:
        """What finding it counts for: the root of its length, since longer words are rarer; a number, 2.

        On 500 records of AVeriTeC's training half and in WiCE's pages, neither steeper weights nor a bonus for names
        ranked better on both.
        """
        return 2.0 if self.text[0].isdigit() else len(self.stem) ** 0.5


# An article's claims ask for the same passages again and again; 4096 of them take some 20 MB.
@lru_cache(maxsize=4096)
def find_words(text: str) -> tuple[Word, ...]:
    """The content words of `text` in order; runs of unspaced scripts as overlapping pairs of characters."""
    plain = unicodedata.normalize("NFKC", text)
    return tuple(
        Word(word, stemmed, word == match[0] and _is_name(plain, match.start()))
        for match in _WORD.finditer(plain)
        for word, stemmed in _content(plain, match)
    )


@lru_cache(maxsize=16_384)
def find_stems(text: str) -> tuple[str, ...]:
    """The stems of `find_words`, in a third of its time: what ranking many passages goes by."""
    plain = text if text.isascii() else unicodedata.normalize("NFKC", text)
    return tuple(stemmed for match in _WORD.finditer(plain) for _, stemmed in _content(plain, match))


def _content(text: str, match: re.Match[str]) -> tuple[tuple[str, str], ...]:
    raw = match[0]
    if raw in ("s", "S") and text[match.start() - 1 : match.start()] in ("'", "’"):
        return ()
    return _stemmed(raw)


@lru_cache(maxsize=65_536)
def _stemmed(raw: str) -> tuple[tuple[str, str], ...]:
    """The content words that a run of letters or digits is, each with its stem: one, none, or pairs of characters."""
    if UNSPACED.search(raw):
        pairs = (raw[i : i + 2] for i in range(max(1, len(raw) - 1)))
        return tuple((pair, pair) for pair in pairs)
    folded = raw.casefold()
    return () if folded in FUNCTION_WORDS else ((raw, stem(folded)),)


def _is_name(text: str, start: int) -> bool:
    return text[start].isupper() and not _SENTENCE_START.search(text[max(0, start - 12) : start])


def stem(word: str) -> str:
    """A folded word without its commonest English endings, never less than four letters; numbers without commas.

    Simpler than Porter's stemmer: passages are told apart here by words that the index, which has Porter's, found.
    """
    if word[0].isdigit():
        return word.replace(",", "")
    word = _singular(word)
    for ending in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= _LEAST_STEM:
            return word[: -len(ending)]
    return word


def _singular(word: str) -> str:
    if word.endswith("ies") and len(word) > 5:
        return word[:-3] + "y"
    if word.endswith("sses"):
        return word[:-2]
    if word.endswith("s") and len(word) > 3 and word[-2] not in "su":
        return word[:-1]
    return word


def query_of(claim: str, *, outlets: tuple[str, ...] = (), exclude: str | None = None) -> Query:
    """The query that finds passages about `claim`: its content words, names and numbers first, and its quotations.

    >>> query_of('Mayor Olsen said 14 "unsafe old bridges" would close.').words[:3]
    ('Olsen', '14', 'Mayor')
    """
    words: dict[str, Word] = {}
    for word in find_words(claim):
        words.setdefault(word.stem, word)
    telling = sorted(words.values(), key=_telling, reverse=True)
    phrases = tuple(quoted[1].strip() for quoted in _QUOTED.finditer(claim) if len(quoted[1].split()) > 1)
    return Query(tuple(word.text for word in telling), phrases, outlets, exclude, claim)


def _telling(word: Word) -> tuple[int, float]:
    """Names, then numbers of two digits or more, then other words by weight."""
    is_number = word.text[0].isdigit() and len(word.text) > 1
    return (2 if word.is_name else 1 if is_number else 0, word.weight)
