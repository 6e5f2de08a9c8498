"""Ranking: how likely a candidate with what was found around it is an attribution at all."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from verify.attribution.learned.columns import Ints
from verify.attribution.learned.decode import Floats
from verify.attribution.learned.features import fold, lemma_keys, look_up
from verify.attribution.learned.spans import Reading
from verify.attribution.learned.ways import top
from verify.attribution.learned.windows import Seen

LABELS = ("no", "yes")
_SHARES = np.array([0.02, 0.05, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 0.95, 0.98])
_ROUGH = np.array([0.1, 0.3, 0.5, 0.7, 0.9])
_COUNTS = np.array([1, 2, 3, 4, 6, 9, 14, 22, 35, 60])


def ranking_features(seen: Seen, readings: Sequence[Reading]) -> NDArray[np.int32]:
    """Feature numbers, shape (readings, templates)."""
    c = seen.columns
    heads = np.array([top(c, r.candidate) for r in readings], dtype=np.int64)
    who = np.array([_head(c.depth, r.source) for r in readings], dtype=np.int64)
    what = np.array([_head(c.depth, r.content) for r in readings], dtype=np.int64)
    chance = _shares([r.candidate.probability for r in readings])
    rough = np.digitize([r.candidate.probability for r in readings], _ROUGH)
    source, content, edge = (
        _shares([r.sure_source for r in readings]),
        _shares([r.sure_content for r in readings]),
        _shares([r.least for r in readings]),
    )
    step = look_up(seen.cues, lemma_keys(c))[heads]
    role = _of(look_up(seen.sources, lemma_keys(c)), who)
    size = np.digitize([len(r.content) for r in readings], _COUNTS)
    width = np.digitize([len(r.source) for r in readings], _COUNTS)
    words = np.minimum(np.array([r.candidate.last - r.candidate.first for r in readings]), 5)
    quoted = np.array([int((c.quote[list(r.content)] > 0).mean() * 3) if r.content else -1 for r in readings])
    side = np.array([_side(r.candidate.first, r.content) * 3 + _side(r.candidate.first, r.source) for r in readings])
    shared = _shared(readings)
    lemma, tag, dep = c.lemma[heads], c.tag[heads], c.dep[heads]
    first = c.hints[[r.candidate.first for r in readings], 0]
    last = c.hints[[r.candidate.last - 1 for r in readings], 1]
    told_content = _mean(c.hints[:, 5], [r.content for r in readings])
    told_source = _mean(c.hints[:, 3], [r.source for r in readings])
    opens = np.array([c.hints[r.content[0], 4] if r.content else -1 for r in readings])
    groups = [
        (chance,), (source,), (content,), (edge,), (rough, source), (rough, content), (rough, edge), (rough, size),
        (rough, quoted), (rough, side), (rough, step), (rough, role), (rough, tag), (rough, dep), (rough, words),
        (lemma, rough), (lemma,), (lemma, side), (lemma, quoted), (step, role), (step, quoted), (size, width, quoted),
        (role, _of(c.tag, who)), (_of(c.lemma, who),), (_of(c.dep, who), _of(c.dep, what)), (_of(c.dep, what), lemma),
        (_of(c.dep, what), _of(c.tag, what), tag), (shared, rough), (shared, size), (c.quote[heads], quoted, rough),
        (source, content), (width,), (step, size), (tag, role, size),
        (first,), (first, last), (first, rough), (first, lemma), (told_content,), (told_source,), (opens,),
        (told_content, told_source), (told_content, rough), (told_source, rough), (first, told_content),
        (first, told_source, width), (opens, told_content), (first, step), (first, shared), (told_content, size),
        (first, content), (first, source), (first, edge),
    ]  # fmt: skip
    return np.stack([fold(number, *group) for number, group in enumerate(groups)], axis=1)


def _shares(values: Sequence[float]) -> Ints:
    return np.digitize(values, _SHARES).astype(np.int64)


def _head(depth: Ints, tokens: Sequence[int]) -> int:
    return min(tokens, key=lambda n: (int(depth[n]), n), default=-1)


def _of(column: Ints, place: Ints) -> Ints:
    return np.where(place >= 0, column[place], -1)


def _mean(steps: Ints, places: Sequence[Sequence[int]]) -> Ints:
    """The step in the middle over some tokens; -1 over none."""
    return np.array([int(steps[list(own)].mean()) if own else -1 for own in places], dtype=np.int64)


def _side(cue: int, tokens: Sequence[int]) -> int:
    """0 for nothing, 1 after the cue, 2 before it."""
    return 0 if not tokens else 1 if tokens[0] > cue else 2


def _shared(readings: Sequence[Reading]) -> Ints:
    """How much of each content a likelier reading takes too, in fifths; 6 where that one's cue stands in it."""
    owners: dict[int, list[int]] = {}
    for n, reading in enumerate(readings):
        for token in reading.content:
            owners.setdefault(token, []).append(n)
    found = np.zeros(len(readings), dtype=np.int64)
    for n, reading in enumerate(readings):
        mine = reading.candidate.probability
        taken = sum(any(readings[m].candidate.probability > mine for m in owners[t] if m != n) for t in reading.content)
        found[n] = 5 * taken // max(1, len(reading.content))
        if any(readings[m].candidate.probability > mine for m in owners.get(reading.candidate.first, ()) if m != n):
            found[n] += 6
    return found


def yes(chances: Floats) -> list[float]:
    """The probability of each reading."""
    return [float(p) for p in chances[:, 1]]
