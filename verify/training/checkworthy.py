"""Training of check-worthiness: from labelled sentences to the weights that ship, the same bytes from the same files.

The optimum of the penalised loss is one point; it is found far more closely than the step to which weights are rounded,
so neither the order of sums nor the machine shows in the file.
"""

import gzip
import json
import re
import zlib
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise
from pathlib import Path
from typing import NamedTuple

import numpy as np

from sources.errors import InputError
from verify.claims.signs import normalise, pair_signs, sentence_signs, split_words, word_signs
from verify.claims.worth import BIAS, MODEL, WorthModel, WorthWeights, write_weights
from verify.errors import OutputError
from verify.training.logistic import Floats, Rows, Task, fit

STEP = 0.05
"""Coarseness of weights; measured to cost nothing against unrounded ones."""
RAREST = 10
"""Sentences that a sign must stand in: rarer ones do not carry over, and would tell what the sentences were."""
RAREST_AFFIX = 20
"""The same for beginnings and endings of words, of which there are more."""
PENALTY = 1.4
"""On squared weights; chosen on the latest debates of the training file, held out."""
BLOCKS = 5
"""Runs of sentences held out in turn to calibrate on."""
LEAST = 100
"""Sentences below which nothing can be learned."""
FAMILIES = ("words", "pairs", "sentence")


class Labelled(NamedTuple):
    """A sentence, and whether checkers would pick it; in order of place."""

    place: int
    """Where it was said, among the others: the number in its id."""
    text: str
    worth: bool


def train(data_paths: Sequence[Path], out: Path) -> str:
    """Writes weights learned from the sentences of `data_paths` to `out`; gives back the sha256 of the file.

    Files are JSON Lines of `{"id", "text", "label": "Yes"|"No"}`, gzipped or not; sentences said one after another have
    ids with growing numbers. Raises InputError when a file cannot be read or holds too little to learn from,
    OutputError when nothing can be written.
    """
    sentences = sorted(one for path in data_paths for one in read_labelled(path))
    if len({one.worth for one in sentences}) < 2 or len(sentences) < LEAST:
        raise InputError(f"{len(sentences)} sentences given to learn from; give at least {LEAST}, of both labels")
    weights = calibrate(learn(sentences), sentences, cross_scores(sentences))
    try:
        return write_weights(weights, out)
    except OSError as err:
        raise OutputError(f"cannot write {out}: {err.strerror}; give a place that can be written") from err


def learn(sentences: Sequence[Labelled]) -> WorthWeights:
    """Weights of every sign met often enough, not yet calibrated."""
    signs = [_signs(one.text) for one in sentences]
    vocabulary = {name: number for number, name in enumerate(_vocabulary(signs))}
    penalty = np.array([0.0 if name == ("sentence", BIAS) else PENALTY for name in vocabulary])
    task = Task(_rows(signs, vocabulary), _labels(sentences), np.ones(len(sentences)), penalty)
    steps = np.round(fit(task) / STEP).astype(int).tolist()
    found: dict[str, dict[str, int]] = {family: {} for family in FAMILIES}
    for (family, sign), weight in zip(vocabulary, steps, strict=True):
        if weight:
            found[family][sign] = weight
    return WorthWeights(MODEL, STEP, 1.0, 0.0, **found)


def cross_scores(sentences: Sequence[Labelled]) -> list[float]:
    """Score of each sentence by weights learned from the other blocks.

    Blocks are runs of neighbours, so that none is scored by weights that know its own debate: sentences drawn at random
    would look far easier than a new text is.
    """
    bounds = [len(sentences) * n // BLOCKS for n in range(BLOCKS + 1)]
    scores: list[float] = []
    for start, end in pairwise(bounds):
        model = WorthModel(learn([*sentences[:start], *sentences[end:]]))
        scores.extend(model.score(one.text) for one in sentences[start:end])
    return scores


def calibrate(weights: WorthWeights, sentences: Sequence[Labelled], scores: Sequence[float]) -> WorthWeights:
    """The weights with slope and offset fitted to labels and scores, both labels counting as if equally frequent.

    Platt's method (1999). Under a quarter of what is said in debates is worth checking, of news far more; even odds
    favour neither, and put the middle where a checker would stop.
    """
    labels = _labels(sentences)
    count, yes = len(labels), float(labels.sum())
    # Two columns: the score, and one.
    values = np.array([(score, 1.0) for score in scores]).ravel()
    rows = Rows(np.repeat(np.arange(count), 2), np.tile(np.arange(2), count), values, (count, 2))
    counts = np.where(labels == 1, count / (2 * yes), count / (2 * (count - yes)))
    slope, offset = fit(Task(rows, labels, counts, np.full(2, 1e-6))).tolist()
    return weights._replace(slope=round(slope, 3), offset=round(offset, 3))


def read_labelled(path: Path) -> list[Labelled]:
    """The sentences of a file; raises InputError naming the file and the line that is wrong."""
    try:
        body = gzip.decompress(path.read_bytes()) if path.suffix == ".gz" else path.read_bytes()
    except (OSError, EOFError, zlib.error) as err:
        raise InputError(f"cannot read the sentences {path}: {err}; give JSON Lines, gzipped or not") from err
    return [_labelled(line, f"{path}, line {n}") for n, line in enumerate(body.splitlines(), 1) if line.strip()]


def _labelled(line: bytes, where: str) -> Labelled:
    try:
        record = json.loads(line)
        name, text, label = record["id"], record["text"], record["label"]
    except (ValueError, KeyError, TypeError) as err:
        raise InputError(f'{where}: no {{"id", "text", "label"}} record ({err})') from err
    if not isinstance(text, str) or label not in {"Yes", "No"}:
        raise InputError(f"{where}: the label is {label!r}; write Yes or No, beside a text")
    number = re.search(r"\d+", str(name))
    return Labelled(int(number[0]) if number else 0, text, label == "Yes")


def _labels(sentences: Sequence[Labelled]) -> Floats:
    return np.array([float(one.worth) for one in sentences])


Sign = tuple[str, str]
"""Family and name of a sign."""


def _signs(text: str) -> dict[Sign, float]:
    """Every sign of a sentence with the value at which its weight counts."""
    written = split_words(text)
    words = [normalise(word) for word in written]
    met = Counter(("words", sign) for word in words for sign in word_signs(word))
    met.update(("pairs", sign) for sign in pair_signs(words))
    root = max(1, len(words)) ** 0.5
    within = {sign: count / root for sign, count in met.items()}
    whole = {("sentence", sign): 1.0 for sign in (BIAS, *sentence_signs(text, written, words))}
    return within | whole


def _vocabulary(signs: Sequence[dict[Sign, float]]) -> Iterator[Sign]:
    met = Counter(sign for one in signs for sign in one)
    for family, name in sorted(met):
        rarest = RAREST_AFFIX if family == "words" and name.startswith("a ") else RAREST
        if met[family, name] >= rarest or name == BIAS:
            yield family, name


def _rows(signs: Sequence[dict[Sign, float]], vocabulary: dict[Sign, int]) -> Rows:
    entries = [
        (number, vocabulary[sign], value)
        for number, one in enumerate(signs)
        for sign, value in one.items()
        if sign in vocabulary
    ]
    row, column, value = zip(*entries, strict=True)
    shape = (len(signs), len(vocabulary))
    return Rows(np.array(row, dtype=np.int64), np.array(column, dtype=np.int64), np.array(value), shape)
