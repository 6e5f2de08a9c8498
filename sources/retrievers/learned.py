"""`fused.v2`: as `fused.v1`, with what claims and their evidence have in common learned from labelled pairs.

A claim's vector is moved by a matrix towards where evidence for such claims lies, and each passage gets a share of its
own for how much it is like evidence at all. Passages' vectors stay as they are, so stored ones serve both. Learned by
`python tests/benchmarks/learn_ranking.py`; what it reaches stands in tests/benchmarks/retrieval.md.
"""

import hashlib
import io
from collections.abc import Sequence
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from sources.retrievers.embeddings import EMBEDDING, FEWEST_FOR_A_MEAN, INSTALL, Embedder, EmbeddingsMissing
from sources.retrievers.fusion import standard
from sources.retrievers.ranking import Lexical

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Vectors = NDArray[np.float32]

PLACE: Final = Path(__file__).with_name("learned.npz")
SHA256: Final = "0f6f119520aae2fe29e8c5e75c1b355123b8cb7a45e75b94c332549adc8209f1"
WORDS_SHARE: Final = 0.2
"""Of the words in the sum; chosen on the odd blocks of AVeriTeC's training claims from .1 to .4."""


class Learned(NamedTuple):
    """What was learned, for vectors of `EMBEDDING`."""

    move: "Vectors"
    """Square: a claim's vector times this is added to it."""
    share: "Vectors"
    """A passage's vector times this is added to its score."""
    mean: "Vectors"
    """Of the passages learned from; vectors are counted from it where there are too few to have a mean of their own."""


class FusedLearned:
    """Ranks by the weighted sum of words and learned sense, each in standard deviations over the passages."""

    name: Final = "fused.v2"

    def __init__(self, embedder: Embedder | None = None) -> None:
        """`embedder` may be shared, so that no text is read twice."""
        self._embedder = embedder or Embedder()
        self._words = Lexical()

    def rank(self, claim: str, passages: Sequence[tuple[str, str]]) -> list[str]:
        """The ids of all `passages` (id, text), best first; raises EmbeddingsMissing. Ties keep their order."""
        if not passages:
            return []
        texts = [text for _, text in passages]
        words = standard(self._words.scores(claim, texts))
        vectors = self._embedder.embed([claim, *texts])
        sense = standard([round(float(score), 6) for score in learned_scores(vectors[0], vectors[1:], load_learned())])
        total = [WORDS_SHARE * w + (1 - WORDS_SHARE) * s for w, s in zip(words, sense, strict=True)]
        order = sorted(range(len(passages)), key=lambda place: -total[place])
        return [passages[place][0] for place in order]


def learned_scores(claim: "Vectors", passages: "Vectors", learned: Learned) -> "Vectors":
    """One score a row of `passages`: its cosine with the moved claim, and its own share; the higher the better."""
    mean = passages.mean(axis=0) if len(passages) >= FEWEST_FOR_A_MEAN else learned.mean
    asked, held = _unit((claim - mean)[None]), _unit(passages - mean)
    scores: Vectors = held @ (_unit(asked + asked @ learned.move)[0] + learned.share)
    return scores


def _unit(rows: "Vectors") -> "Vectors":
    import numpy as np

    unit: Vectors = rows / np.maximum(np.linalg.norm(rows, axis=1, keepdims=True), 1e-9).astype(np.float32)
    return unit


@cache
def load_learned() -> Learned:
    """The shipped weights, loaded once a process; raises EmbeddingsMissing when they are not those measured."""
    import numpy as np

    body = PLACE.read_bytes() if PLACE.is_file() else b""
    if hashlib.sha256(body).hexdigest() != SHA256:
        raise EmbeddingsMissing(f"{PLACE} is not the file that was measured: install secondsource anew, then {INSTALL}")
    with np.load(io.BytesIO(body), allow_pickle=False) as held:
        return Learned(*(held[name].astype(np.float32) * held[f"{name}_step"] for name in Learned._fields))


def packed(learned: Learned) -> bytes:
    """The weights as bytes for a file: whole numbers of 8 bits, each array with the size of one step."""
    import numpy as np

    arrays: dict[str, Any] = {}  # arrays; `savez` has a flag among its names
    for name, array in learned._asdict().items():
        step = np.float32(max(float(np.abs(array).max()), 1e-9) / 127)
        arrays |= {name: np.rint(array / step).astype(np.int8), f"{name}_step": np.array(step)}
    held = io.BytesIO()
    np.savez(held, made_for=np.array(EMBEDDING.digest), **arrays)
    return held.getvalue()
