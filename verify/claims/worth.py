"""Check-worthiness: how much checking a statement would matter. Orders, never hides.

A logistic regression over the signs of one sentence, `MODEL`; what it learned from and where it fails stands in
`worth_model_card.md`, and `verify.training.checkworthy` makes the same weights anew.
"""

import hashlib
import json
import math
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

from verify.claims.signs import normalise, pair_signs, sentence_signs, split_words, word_signs
from verify.weights import read_values

MODEL = "linear.v1"
PLACE = Path(__file__).with_name("worth_weights.json")
SHA256 = "dbca789c912de800920e7b9fed7ccf3fb496869a8733cfc57ce4f1df9741cc32"
BIAS = ""
"""Name of the weight that every sentence carries, among those of the sentence."""
_EXTREME = 30.0
"""Log odds past which a probability is 0 or 1 to four digits, and `exp` stays in range."""
_REMEMBERED = 50_000
"""Words whose weight is kept once summed: news uses about so many, and memory stays under 10 MB."""


class WorthWeights(NamedTuple):
    """Everything that training finds out; weights are whole numbers of `step`, so that sums are exact."""

    model: str
    step: float
    slope: float
    """Of the calibration: log odds = slope * score + offset (Platt, 1999)."""
    offset: float
    words: dict[str, int]
    """Signs of words, and of their beginnings and endings; divided by the root of the count of words."""
    pairs: dict[str, int]
    """Signs of neighbours; divided likewise."""
    sentence: dict[str, int]
    """Signs of the whole sentence, and the bias."""


class WorthModel:
    """Scores sentences by given weights; the same sentence always gets the same score."""

    def __init__(self, weights: WorthWeights) -> None:
        """Weights are read as they are and never changed."""
        self.weights = weights
        self._weigh = lru_cache(maxsize=_REMEMBERED)(self._weigh_word)

    def score(self, text: str) -> float:
        """Uncalibrated score of a sentence: the higher, the more worth checking."""
        written = split_words(text)
        weighed = [self._weigh(word) for word in written]
        words = [word for word, _ in weighed]
        pairs, sentence = self.weights.pairs, self.weights.sentence
        within = sum([weight for _, weight in weighed]) + sum([pairs.get(sign, 0) for sign in pair_signs(words)])
        whole = sentence.get(BIAS, 0) + sum([sentence.get(sign, 0) for sign in sentence_signs(text, written, words)])
        return self.weights.step * (whole + within / math.sqrt(max(1, len(words))))

    def probability(self, text: str) -> float:
        """Calibrated probability, 0 to 1, to four digits."""
        odds = self.weights.slope * self.score(text) + self.weights.offset
        return round(1 / (1 + math.exp(-max(-_EXTREME, min(_EXTREME, odds)))), 4)

    def _weigh_word(self, written: str) -> tuple[str, int]:
        word = normalise(written)
        return word, sum(self.weights.words.get(sign, 0) for sign in word_signs(word))


def checkworthiness(text: str) -> float:
    """Probability that checkers would pick the sentence, 0 to 1, where every second sentence is worth picking.

    Raises WeightsError when the shipped weights are missing or altered.
    """
    return _shipped().probability(text)


@lru_cache(maxsize=1)
def _shipped() -> WorthModel:
    return WorthModel(read_weights(PLACE, sha256=SHA256))


def read_weights(path: Path, *, sha256: str | None) -> WorthWeights:
    """The weights in a file; `sha256` is the hex digest that it must have, None for any.

    Raises WeightsError when the file is missing, altered or of another model.
    """
    return read_values(path, WorthWeights, model=MODEL, sha256=sha256)


def write_weights(weights: WorthWeights, path: Path) -> str:
    """The weights as a file, one sign a line in order, the same bytes for the same numbers; gives back the sha256."""
    body = (json.dumps(weights._asdict(), ensure_ascii=False, indent=0, sort_keys=True) + "\n").encode()
    path.write_bytes(body)
    return hashlib.sha256(body).hexdigest()
