"""Training of the learned extractor: cues, then sources and contents around them, then which candidates to believe.

Every step is trained on what the step before says of articles it has not seen (stacking; Wolpert, 1992), and the
mean of the parts trained on different articles is what is shipped (bagging; Breiman, 1996).
"""

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from sources.errors import InputError
from verify.attribution.learned import cues, ranking
from verify.attribution.learned.columns import Columns, read_columns
from verify.attribution.learned.decode import Field, Floats, make_field, marginals, scores
from verify.attribution.learned.encoder import open_once
from verify.attribution.learned.extractor import find_candidates, read_candidates, sentence_sizes, with_hints
from verify.attribution.learned.features import Lexicon, lemma_keys
from verify.attribution.learned.reach import token_ranges
from verify.attribution.learned.relative import relative_features
from verify.attribution.learned.spans import Reading
from verify.attribution.learned.weights import Weights, load_weights
from verify.attribution.learned.windows import LABELS, Candidate, Seen, open_windows
from verify.model import ParsedText
from verify.training.encoder import train_encoder
from verify.training.fields import Schedule, train_field
from verify.training.labelled import Example, Pieces

FOLDS = 4
CUE_PLAN = Schedule(rounds=9, rate=0.08, kept=0.5, decay=2e-4)
RELATIVE_PLAN = Schedule(rounds=6, kept=0.5, decay=2e-4)
RANKING_PLAN = Schedule(rounds=12, kept=0.5, decay=1e-3)
_EDGES = np.array([0.003, 0.01, 0.03, 0.07, 0.13, 0.2, 0.3, 0.42, 0.55, 0.7, 0.85])
"""Bounds between the steps of a lexicon, as shares."""
RAREST_LEMMA = 4
HALF = 0.5
THRESHOLD = 0.3
"""Probability from which a reading is believed; F1 is flat between .3 and .4."""


class Lexicons(NamedTuple):
    """What the lemmas of some articles were used for."""

    cues: Lexicon
    sources: Lexicon


Say = Callable[[str], None]


def train_attribution(
    articles: Iterable[tuple[ParsedText, tuple[Pieces, ...]]], say: Say, *, start: Path | None = None
) -> Weights:
    """Weights from labelled articles, equal for equal articles in equal order; `say` hears how far it is.

    `start` is the folder of the model that the encoder is fine-tuned from (see `network.read_start`). Without it the
    shipped encoder stays as it is: right for articles of one's own, too sure of those that it was trained on.
    Raises InputError for fewer articles than are held apart, and for a missing part.
    """
    examples = [Example(p, read_columns(p), gold) for p, gold in articles if p.tokens]
    if len(examples) < FOLDS:
        raise InputError(f"{len(examples)} articles are too few to train on; give {FOLDS} or more")
    encoder, examples = _encode(examples, start, say)
    folds = np.arange(len(examples)) % FOLDS
    lexicons = [_lexicons([e for e, f in zip(examples, folds, strict=True) if f != k]) for k in range(FOLDS)]
    say(f"{len(examples)} articles, {sum(len(e.gold) for e in examples)} attributions: learning cues")
    cue_field, chances = _train_cues(examples, folds, lexicons)
    say("learning sources and contents")
    known = zip(examples, folds, chances, strict=True)
    seen = [Seen(e.columns, lexicons[f].sources, lexicons[f].cues, 1 - c[:, 0]) for e, f, c in known]
    around = Material(*zip(*map(_relative_example, examples, seen), strict=True))
    trained = _train(around, folds, len(LABELS), RELATIVE_PLAN)
    say("learning what to believe")
    whole = _lexicons(examples)
    weights = Weights(cue_field, trained.whole, trained.whole, whole.cues, whole.sources, encoder, THRESHOLD)
    unseen = [weights._replace(relative=trained.parts[f]) for f in folds]
    readings = [
        _readings(e, s, find_candidates(e.columns, c), w)
        for e, s, c, w in zip(examples, seen, chances, unseen, strict=True)
    ]
    return weights._replace(ranking=_train_ranking(examples, seen, readings))


def _encode(examples: Sequence[Example], start: Path | None, say: Say) -> tuple[bytes, list[Example]]:
    """An encoder, and the examples with what one makes of them; one that has not seen them where it is trained here."""
    if start is None:
        shipped = load_weights().encoder
        reader = open_once(shipped)
        return shipped, [e._replace(columns=with_hints(e.parsed, e.columns, reader)) for e in examples]
    learned = train_encoder(examples, start, say)
    given = zip(examples, learned.hints, strict=True)
    return learned.encoder, [e._replace(columns=e.columns._replace(hints=h)) for e, h in given]


class Material(NamedTuple):
    """What a field is trained on, one entry for each article."""

    features: Sequence[NDArray[np.int32]]
    labels: Sequence[NDArray[np.int64]]
    sizes: Sequence[NDArray[np.int64]]

    def of(self, own: NDArray[np.bool_]) -> tuple[NDArray[np.int32], NDArray[np.int64], NDArray[np.int64]]:
        """The features, labels and sizes of some articles, one after another."""
        chosen = np.flatnonzero(own).tolist()
        features = np.concatenate([self.features[n] for n in chosen])
        labels = np.concatenate([self.labels[n] for n in chosen])
        return features, labels, np.concatenate([self.sizes[n] for n in chosen])


class Trained(NamedTuple):
    """A field to ship, and the fields behind it that have not seen the articles of one fold each."""

    whole: Field
    parts: list[Field]


def _train(material: Material, folds: NDArray[np.int64], count: int, plan: Schedule) -> Trained:
    """Fields for `count` labels; the whole lies half-way between the mean of the parts and one of all articles."""
    parts = [train_field(*material.of(folds != fold), count=count, plan=plan) for fold in range(FOLDS)]
    everything = train_field(*material.of(folds >= 0), count=count, plan=plan)
    return Trained(mean_field([mean_field(parts), everything]), parts)


def _train_cues(
    examples: Sequence[Example], folds: NDArray[np.int64], lexicons: Sequence[Lexicons]
) -> tuple[Field, list[Floats]]:
    """The field, and for every article the chances that a field says which has not seen it."""
    features = [cues.cue_features(e.columns, *lexicons[f]) for e, f in zip(examples, folds, strict=True)]
    sizes = [sentence_sizes(e.columns) for e in examples]
    material = Material(features, [cue_labels(e) for e in examples], sizes)
    trained = _train(material, folds, len(cues.LABELS), CUE_PLAN)
    unseen = [trained.parts[f] for f in folds]
    chances = [marginals(u, scores(u, x), s) for u, x, s in zip(unseen, features, sizes, strict=True)]
    return trained.whole, chances


def mean_field(fields: Sequence[Field]) -> Field:
    """The field whose every weight is the mean of theirs."""
    numbers = np.flatnonzero(np.sum([f.place > 0 for f in fields], axis=0)).astype(np.int32)
    weights = np.stack([f.weights[f.place[numbers]] for f in fields]).mean(axis=0, dtype=np.float64)
    steps = np.mean([f.steps for f in fields], axis=0)
    return make_field(numbers, weights.astype(np.float32), steps)


def cue_labels(example: Example) -> NDArray[np.int64]:
    """0 outside cues, 1 where one begins, 2 where it goes on."""
    found = np.zeros(len(example.columns.word), dtype=np.int64)
    for pieces in example.gold:
        for run in pieces.cue:
            found[list(run)] = 2
            found[run[0]] = 1
    return found


def _relative_example(example: Example, seen: Seen) -> tuple[NDArray[np.int32], NDArray[np.int64], NDArray[np.int64]]:
    """Features, labels and window sizes around the true cues of one article."""
    candidates = [Candidate(g.cue[0][0], g.cue[-1][-1] + 1, 1.0) for g in example.gold]
    if not candidates:
        nothing = np.zeros(0, dtype=np.int64)
        return np.zeros((0, _width(example, seen)), dtype=np.int32), nothing, nothing
    windows = open_windows(token_ranges(example.parsed, example.columns, candidates))
    features = relative_features(seen, candidates, windows)
    labels = np.zeros(len(features), dtype=np.int64)
    ends = np.cumsum(windows.sizes).tolist()
    for end, size, candidate, gold in zip(ends, windows.sizes.tolist(), candidates, example.gold, strict=True):
        first = int(windows.token[end - size])
        labels[end - size : end] = _window_labels(first, size, candidate, gold)
    return features, labels, windows.sizes


def _width(example: Example, seen: Seen) -> int:
    one = [Candidate(0, 1, 1.0)]
    windows = open_windows(token_ranges(example.parsed, example.columns, one))
    return int(relative_features(seen, one, windows).shape[1])


def _window_labels(first: int, size: int, candidate: Candidate, gold: Pieces) -> NDArray[np.int64]:
    found = np.zeros(size, dtype=np.int64)
    for runs, begins in ((gold.content, 3), (gold.source, 1)):
        for run in runs:
            inside = [t - first for t in run if 0 <= t - first < size]
            found[inside] = begins + 1
            found[inside[:1]] = begins
    found[candidate.first - first : candidate.last - first] = 5
    return found


def _readings(example: Example, seen: Seen, candidates: list[Candidate], weights: Weights) -> tuple[Reading, ...]:
    return read_candidates(example.parsed, seen, candidates, weights) if candidates else ()


def _train_ranking(examples: Sequence[Example], seen: Sequence[Seen], readings: Sequence[tuple[Reading, ...]]) -> Field:
    """A field that tells right readings from wrong ones."""
    features = np.concatenate([ranking.ranking_features(s, r) for s, r in zip(seen, readings, strict=True) if r])
    right = [is_right(r, e.gold) for e, own in zip(examples, readings, strict=True) for r in own]
    labels = np.array(right, dtype=np.int64)
    return train_field(features, labels, np.ones_like(labels), count=len(ranking.LABELS), plan=RANKING_PLAN)


def is_right(reading: Reading, gold: Sequence[Pieces]) -> bool:
    """Whether a true cue stands there whose content overlaps by half or more."""
    own = set(range(reading.candidate.first, reading.candidate.last))
    mine = set(reading.content)
    for pieces in gold:
        if own.isdisjoint(t for run in pieces.cue for t in run):
            continue
        theirs = {t for run in pieces.content for t in run}
        if mine and len(mine & theirs) >= HALF * len(mine | theirs):
            return True
    return False


def _lexicons(examples: Sequence[Example]) -> Lexicons:
    met: Counter[int] = Counter()
    cue_heads: Counter[int] = Counter()
    source_heads: Counter[int] = Counter()
    for example in examples:
        keys = lemma_keys(example.columns).tolist()
        met.update(keys)
        for pieces in example.gold:
            cue_heads.update(keys[_top(example.columns, run)] for run in pieces.cue)
            source_heads.update(keys[_top(example.columns, run)] for run in pieces.source)
    return Lexicons(_lexicon(met, cue_heads), _lexicon(met, source_heads))


def _top(columns: Columns, run: Sequence[int]) -> int:
    return min((int(columns.depth[n]), n) for n in run)[1]


def _lexicon(met: Counter[int], used: Counter[int]) -> Lexicon:
    """Steps of the share of uses, drawn to the mean of all lemmas as if met twice more."""
    mean = used.total() / max(1, met.total())
    keys = sorted(k for k, times in met.items() if times >= RAREST_LEMMA)
    shares = np.array([(used[k] + 2 * mean) / (met[k] + 2) for k in keys])
    return Lexicon(np.array(keys, dtype=np.uint64), 1 + np.searchsorted(_EDGES, shares))
