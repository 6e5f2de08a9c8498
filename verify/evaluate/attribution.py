"""Accuracy of attribution on labelled articles: precision, recall and F1 with bootstrap intervals, by slice.

The measures are those of the labelled news corpora: spans that are right to the mark (strict), contents that overlap
by half or more of their words, and links whose source is right too.
"""

import re
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple

from sources.model import Span
from verify.evaluate.lines import Count, Line, line_of

_WORD = re.compile(r"\w+(?:[’'.]\w+)*|[^\w\s]")
HALF = 0.5
_MARKS = frozenset("\"“”'’‘«»„")


class Said(NamedTuple):
    """One attribution, labelled or found, with what it is counted under."""

    source: tuple[Span, ...]
    cue: tuple[Span, ...]
    content: tuple[Span, ...]
    slices: tuple[str, ...] = ()
    """Names of the slices it belongs to: `cue: NOUN`, `source: person`; the kind of quotation is added here."""


class Labelled(NamedTuple):
    """An article with what is labelled and what is found in it."""

    text: str
    gold: tuple[Said, ...]
    found: tuple[Said, ...]


def evaluate_attribution(articles: Sequence[Labelled]) -> tuple[Line, ...]:
    """A line for each measure and each slice, over all articles."""
    by_name: dict[str, list[Count]] = {}
    for article in articles:
        for name, count in _counts(article).items():
            by_name.setdefault(name, []).append(count)
    met = (name for name, counts in by_name.items() if any(c.gold for c in counts))
    return tuple(line_of(name, by_name[name]) for name in sorted(met, key=_order))


def _order(name: str) -> tuple[int, str]:
    """Measures first, then slices, each by name."""
    return (1, name) if ": " in name else (0, name)


# -- one article -------------------------------------------------------------------------------------------------------


class _Words:
    """The words and marks of a text, so that white space never counts."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._number: list[int | None] = [None] * len(text)
        for number, match in enumerate(_WORD.finditer(text)):
            self._number[match.start() : match.end()] = [number] * len(match.group())

    def of(self, spans: Sequence[Span]) -> frozenset[int]:
        """Numbers of the words that the spans touch."""
        return frozenset(n for s in spans for n in self._number[max(0, s.start) : s.end] if n is not None)


class _Read(NamedTuple):
    said: Said
    source: frozenset[int]
    content: frozenset[int]
    slices: frozenset[str]


def _counts(article: Labelled) -> dict[str, Count]:
    words = _Words(article.text)
    gold = [_read(article.text, words, a) for a in article.gold]
    found = [_read(article.text, words, a) for a in article.found]
    counts = {
        "source strict": _strict(words, article, lambda a: a.source),
        "cue strict": _strict(words, article, lambda a: a.cue),
        "content strict": _strict(words, article, lambda a: a.content),
    }
    pairs = _paired(gold, found, _overlap)
    counts["content overlap"] = Count(len(pairs), _having(found), _having(gold))
    linked = [(g, f) for g, f in _paired(gold, found, _linked)]
    counts["link"] = Count(len(linked), _having(found, source=True), _having(gold, source=True))
    for name in sorted({s for a in (*gold, *found) for s in a.slices}):
        # A pair counts on the labelled side; what was found is counted under what it looks like itself.
        right = sum(name in g.slices for g, _ in pairs)
        counts[name] = Count(right, right + sum(name in f.slices for f in _unpaired(found, pairs)), _in(gold, name))
    return counts


def _in(attributions: Sequence[_Read], name: str) -> int:
    return sum(name in a.slices for a in attributions if a.content)


def _having(attributions: Sequence[_Read], *, source: bool = False) -> int:
    return sum(bool(a.content) and (bool(a.source) or not source) for a in attributions)


def _unpaired(found: Sequence[_Read], pairs: Sequence[tuple[_Read, _Read]]) -> Iterator[_Read]:
    paired = {id(f) for _, f in pairs}
    return (f for f in found if id(f) not in paired and f.content)


def _read(text: str, words: _Words, said: Said) -> _Read:
    return _Read(said, words.of(said.source), words.of(said.content), frozenset({*said.slices, _kind(text, said)}))


def _kind(text: str, said: Said) -> str:
    """Whether the content is quoted wholly, in part or not at all."""
    # Wire copy has doubled apostrophes for quotation marks.
    plain = (s.of(text).strip().replace("''", '"').replace("``", '"') for s in said.content)
    pieces = [p for p in plain if p]
    if not any(mark in piece for piece in pieces for mark in '"“”'):
        return "kind: indirect"
    whole = all(p[0] in _MARKS and p.rstrip(".,;")[-1:] in _MARKS for p in pieces)
    return "kind: direct" if whole else "kind: mixed"


def _strict(words: _Words, article: Labelled, role: Callable[[Said], tuple[Span, ...]]) -> Count:
    """Spans of one role that are the same words and marks on both sides."""

    def spans(attributions: Sequence[Said]) -> set[frozenset[int]]:
        return {words.of([s]) for a in attributions for s in role(a)} - {frozenset[int]()}

    gold, found = spans(article.gold), spans(article.found)
    return Count(len(gold & found), len(found), len(gold))


def _overlap(one: _Read, other: _Read) -> float:
    union = len(one.content | other.content)
    shared = len(one.content & other.content) / union if union else 0.0
    return shared if shared >= HALF else 0.0


def _linked(one: _Read, other: _Read) -> float:
    """The overlap of contents, where the sources share half their words or one lies in the other."""
    shared = len(one.source & other.source)
    union = len(one.source | other.source)
    same = bool(shared) and (shared >= HALF * union or shared == min(len(one.source), len(other.source)))
    return _overlap(one, other) if same else 0.0


def _paired(
    gold: Sequence[_Read], found: Sequence[_Read], likeness: Callable[[_Read, _Read], float]
) -> list[tuple[_Read, _Read]]:
    """One to one, the likest first."""
    ways = [(likeness(g, f), i, j) for i, g in enumerate(gold) for j, f in enumerate(found)]
    pairs: list[tuple[_Read, _Read]] = []
    taken: Counter[tuple[str, int]] = Counter()
    for likely, i, j in sorted(ways, key=lambda w: (-w[0], w[1], w[2])):
        if likely > 0 and not taken["gold", i] and not taken["found", j]:
            taken.update([("gold", i), ("found", j)])
            pairs.append((gold[i], found[j]))
    return pairs
