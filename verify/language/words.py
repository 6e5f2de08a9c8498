"""Words of a bare text without a parser: what carries content, and a stem good enough to find it again."""

import re
from collections.abc import Iterable, Mapping
from functools import lru_cache
from typing import NamedTuple

from sources.model import Span

_WORD = re.compile(r"[$€£¥]?\d[\d.,]*\d|[$€£¥]?\d|[^\W\d_](?:[\w’'&]|\.(?=\w\.?)|-(?=\w))*\.?", re.UNICODE)

STOPWORDS = frozenset(
    """a about above across after again against all almost along already also although always am among an and another
    any anyone anything are around as at away back be became because become been before behind being below
    between both but by came can cannot could did do does doing done down due during each either else even ever
    every few for from further get gets getting go goes got had has have having he her here hers herself him
    himself his how however i if in including into is it its itself just last later least less like made make
    many may me might mine more moreover most much must my myself near neither nevertheless new next no nor not
    now of off often on once one only onto or other others our ours out over own per perhaps rather s said same
    say saying says shall she should since so some still such t than that the their theirs them themselves then
    there these they this those though through thus till to together told too toward towards under until up upon
    us very via was we well were what when where whether which while who whom whose why will with within without
    would yet you your yours according reported reports report added stated asked""".split()
)
TITLES = frozenset(
    """president mr mrs ms miss dr sir lord lady sen senator rep representative gov governor prof professor judge
    justice gen general col colonel capt captain lt sgt minister secretary chancellor king queen prince princess
    pope rev chairman chairwoman speaker ambassador mayor sheriff""".split()
)


class Word(NamedTuple):
    """A content word."""

    span: Span
    stem: str
    weight: float
    """How much it tells: 2 for names and numbers, 1 for other words, in coverage."""


# A desk's claims are held against the same passages one after the other; 8192 of them take some 40 MB.
@lru_cache(maxsize=8192)
def content_words(text: str) -> tuple[Word, ...]:
    """The content words of `text`, in order: stopwords and titles left out."""
    found: list[Word] = []
    for match in _WORD.finditer(text):
        raw = match.group()
        stemmed = _stem_of(raw)
        if not stemmed:
            continue
        named = raw[0].isupper() and not _starts_sentence(text, match.start())
        weight = 2.0 if named or any(c.isdigit() for c in raw) else 1.0
        end = match.end() - (raw.count(".") == 1 and raw.endswith("."))
        found.append(Word(Span(match.start(), end), stemmed, weight))
    return tuple(found)


@lru_cache(maxsize=32_768)
def _stem_of(raw: str) -> str:
    """Stem of a word as it stands; empty where it carries no content."""
    plain = fold(raw)
    empty = plain in STOPWORDS or (plain in TITLES and raw[0].isupper()) or (len(plain) < 2 and not plain.isdigit())
    return "" if empty else stem(plain)


def fold(word: str) -> str:
    """Lower case without possessive, inner dots (U.S.) or currency sign."""
    folded = word.casefold().replace("’", "'").strip("$€£¥")
    for ending in ("'s", "'"):
        folded = folded.removesuffix(ending)
    if any(c.isdigit() for c in folded):
        return folded.replace(",", "").rstrip(".")
    return folded.replace(".", "")


def stem(word: str) -> str:
    """A crude stem of a folded English word, equal for most inflections of it (after Harman's S stemmer, 1991)."""
    if len(word) < 4 or not word.isalpha():
        return word
    for ending, instead in (("ies", "y"), ("ied", "y"), ("sses", "ss"), ("ing", ""), ("ed", ""), ("es", ""), ("s", "")):
        if word.endswith(ending) and len(word) - len(ending) >= 3 and not word.endswith(("ss", "us", "is")):
            word = word[: -len(ending)] + instead
            break
    if len(word) > 3 and word[-1] == word[-2] and word[-1] not in "ls":
        word = word[:-1]
    return word.removesuffix("e")


def coverage(claim: Iterable[Word], stems: frozenset[str]) -> float:
    """Share of the claim's weighted content words found among `stems`, 0 to 1; 0 for a claim without any."""
    return share_of(heaviest(claim), stems)


def heaviest(words: Iterable[Word]) -> dict[str, float]:
    """Stem → the greatest weight it has among the words."""
    found: dict[str, float] = {}
    for word in words:
        found[word.stem] = max(word.weight, found.get(word.stem, 0.0))
    return found


def share_of(weights: Mapping[str, float], stems: frozenset[str]) -> float:
    """Share of the weight that falls on `stems`, 0 to 1; 0 where there is none."""
    total = sum(weights.values())
    return sum(weights[s] for s in weights.keys() & stems) / total if total else 0.0


def _starts_sentence(text: str, at: int) -> bool:
    before = text[:at].rstrip(" \t\"“”‘’'«(")
    return not before or before[-1] in ".!?:\n\r"
