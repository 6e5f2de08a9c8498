"""How well a passage matches: without statistics for a growing store, with them where all passages are given."""

from collections import Counter
from collections.abc import Callable, Sequence, Set
from math import log
from typing import Final, NamedTuple

from sources.model import Query
from sources.retrievers.words import find_stems, find_words

K1, B = 0.7, 0.7
"""Saturation and length share of BM25 (Robertson and Zaragoza 2009, The Probabilistic Relevance Framework, eq. 3.15).

Passages are one or two sentences: a second mention tells less than in a page, so K1 lies below the usual 1.2.
Chosen on the first 500 records of AVeriTeC's training half and WiCE's dev pages; 0.9/0.4 and 1.2/0.75 lie within
two points.
"""

USUAL_LENGTH = 20
"""Content words at which a passage is neither short nor long, where no average may be taken."""

LETTERS = 4
LETTERS_SHARE = 0.1
"""Runs of four letters, at a tenth of the words' weight, find forms that stems miss; more of them hurts hit@1."""

PHRASE_SCORE = 0.5
"""Added for each phrase of the query found in the passage; all words of the query found once come to about 1."""


def scorer(query: Query) -> Callable[[str], float]:
    """What gives a text's score for `query`: about the weighted share of the words it holds, 0 for none.

    The score follows from query and text alone.
    """
    weights = {word.stem: word.weight for text in query.words for word in find_words(text)}
    total = sum(weights.values()) or 1.0
    phrases = [_folded(phrase) for phrase in query.phrases]

    def score(text: str) -> float:
        found = find_stems(text)
        counts = Counter(stem for stem in found if stem in weights)
        longer = K1 * (1 - B + B * len(found) / USUAL_LENGTH)
        words = sum(weights[stem] * often * (K1 + 1) / (often + longer) for stem, often in counts.items())
        folded = _folded(text) if phrases else ""
        return words / total + PHRASE_SCORE * sum(phrase in folded for phrase in phrases)

    return score


class Lexical:
    """Ranks by words alone: BM25 over stems and, at a tenth, over runs of letters."""

    name: Final = "lexical.v1"

    def scores(self, claim: str, texts: Sequence[str]) -> list[float]:
        """A score for each text, 0 for none shared. Statistics are taken over `texts`: it holds for these together."""
        words = [Counter(find_stems(text)) for text in texts]
        spelt = [_spelt(text) for text in texts]
        by_words = _bm25({word.stem for word in find_words(claim)}, [Held(w.__getitem__, w.total()) for w in words])
        by_letters = _bm25(_runs(_spelt(claim)), [Held(text.count, len(text)) for text in spelt])
        return [w + LETTERS_SHARE * n for w, n in zip(by_words, by_letters, strict=True)]

    def rank(self, claim: str, passages: Sequence[tuple[str, str]]) -> list[str]:
        """The ids of all `passages` (id, text), best first; ties keep their order."""
        scores = self.scores(claim, [text for _, text in passages])
        order = sorted(range(len(passages)), key=lambda place: -scores[place])
        return [passages[place][0] for place in order]


def rank(claim: str, passages: Sequence[tuple[str, str]]) -> list[str]:
    """The ids of all `passages` (id, text), best first, by words alone."""
    return Lexical().rank(claim, passages)


class Held(NamedTuple):
    """What a text holds, as BM25 sees it."""

    count: Callable[[str], int]
    """How often it holds a term."""
    length: int
    """In terms, or in anything that grows like them."""


def _bm25(terms: Set[str], texts: Sequence[Held]) -> list[float]:
    usual = sum(text.length for text in texts) / max(1, len(texts)) or 1.0
    scores = [0.0] * len(texts)
    # Sorted, because the sum of floats hangs on their order and a set's order on the run.
    for term in sorted(terms):
        held = [(place, often) for place, text in enumerate(texts) if (often := text.count(term))]
        rarity = log(1 + (len(texts) - len(held) + 0.5) / (len(held) + 0.5))
        for place, often in held:
            scores[place] += rarity * often * (K1 + 1) / (often + K1 * (1 - B + B * texts[place].length / usual))
    return scores


def _spelt(text: str) -> str:
    return " ".join(word.text.casefold() for word in find_words(text))


def _runs(spelt: str) -> set[str]:
    """The runs of LETTERS letters within words."""
    return {word[i : i + LETTERS] for word in spelt.split() for i in range(len(word) - LETTERS + 1)}


def _folded(text: str) -> str:
    """Text for comparing phrases: one case, plain quotation marks and single spaces."""
    return " ".join(text.casefold().replace("’", "'").replace("‘", "'").split())
