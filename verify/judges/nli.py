"""`nli:<folder>`: a user's own entailment model, `model.onnx` beside `tokenizer.json` and `config.json`.

The passage is the premise and the claim the hypothesis. Labels are read from `id2label` of the configuration, as
model hubs write them. Nothing is fetched.
"""

import json
import math
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Protocol

from verify.errors import SettingsError
from verify.judges import Judge, Pair
from verify.judges.outcome import NOTHING, settled_by_differences
from verify.model import Judgement, StanceProbabilities

INSTALL = "python -m pip install onnxruntime tokenizers"
LONGEST = 512
"""Tokens of a pair; more are cut off the passage."""
DECIDES_FROM = 0.7
"""Probability from which a stance is given; an entailment model of unknown calibration should not guess."""
_STANCES = {
    "entail": "supports",
    "support": "supports",
    "contradict": "refutes",
    "refute": "refutes",
    "neutral": "neutral",
}


class Scorer(Protocol):
    """Scores pairs of premise and hypothesis."""

    labels: tuple[str, ...]
    """Stance of each column."""

    def score(self, premise: str, hypothesis: str) -> Sequence[float]:
        """One raw score (logit) a column."""
        ...


class Nli:
    """Judges by an entailment model where our own judge shows no difference."""

    def __init__(self, own: Judge, path: str, scorer: Scorer | None = None) -> None:
        """`scorer`: instead of the model in the folder `path`. Raises SettingsError when the folder holds none."""
        self.name = f"nli:{Path(path).name}"
        self._own = own
        self._scorer = scorer or read_model(Path(path))

    def judge(self, pairs: Sequence[Pair]) -> tuple[Judgement, ...]:
        """One judgement for each pair, in order; pairs go one by one, so that none changes with its neighbours."""
        shown = settled_by_differences(self._own, pairs)
        return tuple(shown[n] if n in shown else self._judge(pair) for n, pair in enumerate(pairs))

    def _judge(self, pair: Pair) -> Judgement:
        scores = [float(s) for s in self._scorer.score(pair.passage, pair.claim)]
        if len(scores) != len(self._scorer.labels) or not all(map(math.isfinite, scores)):
            return Judgement(
                stance="abstain", p=NOTHING, failure=f"{self.name} gave scores that are no numbers: {scores}"
            )
        chances = _softmax(scores)
        by_stance = {"supports": 0.0, "refutes": 0.0, "neutral": 0.0}
        for label, chance in zip(self._scorer.labels, chances, strict=True):
            by_stance[label] += chance
        p = StanceProbabilities(**by_stance)
        if p.supports >= DECIDES_FROM:
            return Judgement(stance="supports", p=p)
        if p.refutes >= DECIDES_FROM:
            return Judgement(stance="refutes", p=p)
        return Judgement(stance="neutral" if p.neutral >= DECIDES_FROM else "abstain", p=p)


def _softmax(scores: Sequence[float]) -> list[float]:
    highest = max(scores)
    grown = [math.exp(s - highest) for s in scores]
    return [g / sum(grown) for g in grown]


def stances_of(id2label: Mapping[str, str]) -> tuple[str, ...]:
    """The stance of each column; raises SettingsError when a label is no entailment label."""
    found = []
    for number in sorted(id2label, key=int):
        label = id2label[number].casefold()
        stance = next((s for start, s in _STANCES.items() if label.startswith(start)), None)
        if stance is None:
            raise SettingsError(
                f"label {id2label[number]!r} of the model is none of entailment, contradiction, neutral"
            )
        found.append(stance)
    return tuple(found)


def read_model(folder: Path) -> Scorer:
    """The model in a folder; raises SettingsError, saying what is missing."""
    for name in ("model.onnx", "tokenizer.json", "config.json"):
        if not (folder / name).is_file():
            raise SettingsError(f"the judge nli:{folder} lacks {name}; give a folder with an exported ONNX model")
    try:
        import onnxruntime
        import tokenizers
    except ImportError as err:
        raise SettingsError(f"the judge nli:{folder} needs a library: {INSTALL}") from err
    config = json.loads((folder / "config.json").read_text(encoding="utf-8"))
    tokenizer = tokenizers.Tokenizer.from_file(str(folder / "tokenizer.json"))
    tokenizer.enable_truncation(LONGEST, strategy="only_first")
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = 1
    session = onnxruntime.InferenceSession(str(folder / "model.onnx"), options, providers=["CPUExecutionProvider"])
    return _Onnx(session, tokenizer, stances_of(config["id2label"]))


class _Onnx:
    """An exported model with its tokenizer."""

    def __init__(self, session: "_Session", tokenizer: "_Tokenizer", labels: tuple[str, ...]) -> None:
        self.labels = labels
        self._session = session
        self._tokenizer = tokenizer

    def score(self, premise: str, hypothesis: str) -> Sequence[float]:
        encoded = self._tokenizer.encode(premise, hypothesis)
        columns = {
            "input_ids": encoded.ids,
            "attention_mask": encoded.attention_mask,
            "token_type_ids": encoded.type_ids,
        }
        wanted = {one.name for one in self._session.get_inputs()}
        found = self._session.run(None, {name: [list(ids)] for name, ids in columns.items() if name in wanted})
        return [float(score) for score in found[0][0]]


class _Encoded(Protocol):
    @property
    def ids(self) -> list[int]: ...

    @property
    def attention_mask(self) -> list[int]: ...

    @property
    def type_ids(self) -> list[int]: ...


class _Tokenizer(Protocol):
    def encode(self, sequence: str, pair: str | None = None, /) -> _Encoded: ...


class _Input(Protocol):
    name: str


class _Session(Protocol):
    def get_inputs(self) -> Sequence[_Input]: ...

    def run(self, names: None, feed: Mapping[str, Sequence[Sequence[int]]]) -> Sequence[Sequence[Sequence[float]]]: ...
