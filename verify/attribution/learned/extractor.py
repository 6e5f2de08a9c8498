"""The learned extractor: a parsed text to reportings, from cue candidates over readings to those likely enough."""

from bisect import bisect_right
from functools import lru_cache
from itertools import chain
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from verify.attribution.learned.columns import Columns, read_columns
from verify.attribution.learned.cues import cue_columns
from verify.attribution.learned.decode import Floats, best_paths, marginals, scores, summed
from verify.attribution.learned.encoder import Encoder, hints, open_once
from verify.attribution.learned.ranking import ranking_features, yes
from verify.attribution.learned.reach import token_ranges
from verify.attribution.learned.relative import relative_columns
from verify.attribution.learned.signatures import SURE, find_signatures
from verify.attribution.learned.spans import CUE, Reading, read_window
from verify.attribution.learned.weights import Weights, load_weights
from verify.attribution.learned.windows import LABELS, Candidate, Seen, open_windows
from verify.attribution.reporting import Reporting
from verify.language import Tree
from verify.model import ParsedText

TOGETHER = 1000
"""Candidates read at once, so that a long text takes no more room than a short one."""
LEAST = 0.07
"""Probability from which a stretch of words is looked at as a cue."""
_GOES_ON = 0.5
_NEVER = 30.0
_NAMING = frozenset({"NN", "NNS", "NNP", "NNPS", "PRP"})
"""Tags of nouns and of pronouns for persons; "who" and "that" stand for somebody named before."""


class Ranked(NamedTuple):
    """A reading with the probability that somebody is said there to have said it."""

    reading: Reading
    probability: float


def find_reportings(parsed: ParsedText, tree: Tree) -> tuple[Reporting, ...]:
    """All attributions of the text, in the order of their cues, each with its probability.

    Raises WeightsError when the weights are missing or altered.
    """
    found = [r for r in _ranked_once(_Same(parsed)) if r.probability >= load_weights().threshold and r.reading.content]
    starts = [s.first for s in parsed.sentences]
    return tuple(_reporting(tree, starts, r) for r in found)


class _Same:
    """A text that equals itself alone, so that it can be remembered without comparing every token."""

    def __init__(self, parsed: ParsedText) -> None:
        self.parsed = parsed

    def __hash__(self) -> int:
        return id(self.parsed)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Same) and self.parsed is other.parsed


# Attributions and claims of one text are asked for one after the other; the second asks nothing new.
@lru_cache(maxsize=1)
def _ranked_once(same: _Same) -> tuple[Ranked, ...]:
    return rank_readings(same.parsed, load_weights())


def rank_readings(parsed: ParsedText, weights: Weights) -> tuple[Ranked, ...]:
    """Every candidate with what was found around it, likely or not, in text order."""
    if not parsed.tokens:
        return ()
    columns = with_hints(parsed, read_columns(parsed), open_once(weights.encoder))
    signed = [Ranked(r, SURE) for r in find_signatures(parsed, columns)]
    learned = _rank_learned(parsed, columns, weights)
    marks = {r.reading.candidate.first for r in signed}
    learned = [r for r in learned if marks.isdisjoint(range(r.reading.candidate.first, r.reading.candidate.last))]
    return tuple(sorted([*learned, *signed], key=lambda r: r.reading.candidate))


def with_hints(parsed: ParsedText, columns: Columns, encoder: Encoder) -> Columns:
    """The columns with what the encoder makes of every token."""
    return columns._replace(hints=hints(encoder.chances(parsed, columns.quote)))


def _rank_learned(parsed: ParsedText, columns: Columns, weights: Weights) -> list[Ranked]:
    chances = cue_chances(columns, weights)
    candidates = find_candidates(columns, chances)
    if not candidates:
        return []
    seen = Seen(columns, weights.sources, weights.lexicon, 1 - chances[:, 0])
    readings = read_candidates(parsed, seen, candidates, weights)
    features = ranking_features(seen, readings)
    ones = np.ones(len(readings), dtype=np.int64)
    sure = yes(marginals(weights.ranking, scores(weights.ranking, features), ones))
    return [Ranked(r, p) for r, p in zip(readings, sure, strict=True)]


def sentence_sizes(columns: Columns) -> NDArray[np.int64]:
    """Tokens of each sentence, in order."""
    ends = np.flatnonzero(np.diff(columns.sentence)) + 1
    return np.diff(np.concatenate([[0], ends, [len(columns.word)]]))


def cue_chances(columns: Columns, weights: Weights) -> Floats:
    """Probability of every token to be outside a cue, to begin one, to go on with one."""
    features = cue_columns(columns, weights.lexicon, weights.sources)
    return marginals(weights.cues, summed(weights.cues, features, len(columns.word)), sentence_sizes(columns))


def find_candidates(columns: Columns, chances: Floats) -> list[Candidate]:
    """Stretches that may be cues, the likelier first to take its tokens; in text order."""
    begins, goes_on = chances[:, 1], chances[:, 2]
    found: list[Candidate] = []
    for first in np.flatnonzero(begins >= LEAST).tolist():
        last = first + 1
        while last < len(chances) and columns.sentence[last] == columns.sentence[first]:
            inside = begins[last - 1] + goes_on[last - 1]
            if begins[last] >= _GOES_ON or goes_on[last] < _GOES_ON * inside:
                break
            last += 1
        found.append(Candidate(first, last, float(begins[first])))
    taken: set[int] = set()
    kept: list[Candidate] = []
    for candidate in sorted(found, key=lambda x: -x.probability):
        own = range(candidate.first, candidate.last)
        if taken.isdisjoint(own):
            taken.update(own)
            kept.append(candidate)
    return sorted(kept)


def read_candidates(
    parsed: ParsedText, seen: Seen, candidates: list[Candidate], weights: Weights
) -> tuple[Reading, ...]:
    """What stands around each candidate: its source and its content."""
    starts = range(0, len(candidates), TOGETHER)
    parts = (_read_some(parsed, seen, candidates[n : n + TOGETHER], weights) for n in starts)
    return tuple(chain.from_iterable(parts))


def _read_some(parsed: ParsedText, seen: Seen, candidates: list[Candidate], weights: Weights) -> tuple[Reading, ...]:
    windows = open_windows(token_ranges(parsed, seen.columns, candidates))
    given = summed(weights.relative, relative_columns(seen, candidates, windows), len(windows.token))
    first = np.array([c.first for c in candidates])[windows.candidate]
    last = np.array([c.last for c in candidates])[windows.candidate]
    own = (windows.token >= first) & (windows.token < last)
    given[own, : len(LABELS) - 1] -= _NEVER
    given[~own, CUE] -= _NEVER
    paths = best_paths(weights.relative, given, windows.sizes)
    chances = marginals(weights.relative, given, windows.sizes)
    ends = np.cumsum(windows.sizes)
    rows = [slice(end - size, end) for end, size in zip(ends.tolist(), windows.sizes.tolist(), strict=True)]
    return tuple(read_window(c, windows.token[r], paths[r], chances[r]) for c, r in zip(candidates, rows, strict=True))


def _reporting(tree: Tree, starts: list[int], ranked: Ranked) -> Reporting:
    reading = ranked.reading
    cue = list(range(reading.candidate.first, reading.candidate.last))
    source = _subject_beside(tree, cue, reading.source) or list(reading.source)
    return Reporting(
        sentence=bisect_right(starts, cue[0]) - 1,
        source=source,
        head=_head(tree, source),
        cue=cue,
        content=list(reading.content),
        points_back=False,
        confidence=ranked.probability,
        verb=_head(tree, cue),
    )


def _subject_beside(tree: Tree, cue: list[int], source: tuple[int, ...]) -> list[int]:
    """The subject that ends right before its verb, where somebody else was taken for the source; empty otherwise.

    "The mayor said the bridge is safe and experts warn": where no stop parts them the first speaker is taken for both.
    """
    verb = _head(tree, cue)
    if verb is None or not source or tree.tokens[verb].pos != "VERB":
        return []
    subject = tree.child(verb, "nsubj")
    if subject is None or subject.tag not in _NAMING:
        return []
    own = tree.subtree(subject.number)
    apart = not set(own) & set(source) and all(tree.tokens[n].text.isalnum() for n in own)
    return own if apart and own[-1] == cue[0] - 1 else []


def _head(tree: Tree, source: list[int]) -> int | None:
    """The token of the source that stands highest in the tree."""
    own = set(source)
    return next((n for n in source if tree.tokens[n].head not in own or tree.tokens[n].head == n), None)
