"""`fused.v1`: words and sense together, each where the other fails: names and numbers, and things said otherwise."""

from collections.abc import Sequence
from statistics import fmean, pstdev
from typing import Final

from sources.retrievers.embeddings import Embedder, Embeddings
from sources.retrievers.ranking import Lexical

WORDS_SHARE: Final = 0.3
"""Of the words in the sum; the rest is the sense's. Chosen on one half of AVeriTeC's training claims from .2 to .7, see
tests/benchmarks/retrieval.md."""


class Fused:
    """Ranks by the weighted sum of both scores, each counted in standard deviations from its mean over the passages."""

    name: Final = "fused.v1"

    def __init__(self, embedder: Embedder | None = None) -> None:
        """`embedder` may be shared, so that no text is read twice."""
        self._sense = Embeddings(embedder)
        self._words = Lexical()

    def rank(self, claim: str, passages: Sequence[tuple[str, str]]) -> list[str]:
        """The ids of all `passages` (id, text), best first; raises EmbeddingsMissing. Ties keep their order."""
        texts = [text for _, text in passages]
        words, sense = standard(self._words.scores(claim, texts)), standard(self._sense.centred_scores(claim, texts))
        total = [WORDS_SHARE * w + (1 - WORDS_SHARE) * s for w, s in zip(words, sense, strict=True)]
        order = sorted(range(len(passages)), key=lambda place: -total[place])
        return [passages[place][0] for place in order]


def standard(scores: Sequence[float]) -> list[float]:
    """The scores in standard deviations from their mean; zeros where all are alike."""
    if not scores or not (deviation := pstdev(scores)):
        return [0.0] * len(scores)
    mean = fmean(scores)
    return [(score - mean) / deviation for score in scores]
