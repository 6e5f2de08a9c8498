"""Relative features: every word around a cue candidate, seen from the cue.

What carries this step is the way through the tree from the cue to the word, together with the cue's lemma, the
quotations and what other cues stand between.
"""

from collections.abc import Iterator, Sequence
from itertools import chain

import numpy as np
from numpy.typing import NDArray

from verify.attribution.learned.columns import Columns, Ints
from verify.attribution.learned.cues import distances
from verify.attribution.learned.features import Around, fold, lemma_keys, look_up
from verify.attribution.learned.ways import Cue, Path, of
from verify.attribution.learned.windows import Candidate, Seen, Windows


def relative_features(seen: Seen, candidates: Sequence[Candidate], windows: Windows) -> NDArray[np.int32]:
    """Feature numbers, shape (rows, templates)."""
    return np.stack(list(relative_columns(seen, candidates, windows)), axis=1)


def relative_columns(seen: Seen, candidates: Sequence[Candidate], windows: Windows) -> Iterator[NDArray[np.int32]]:
    """The same, template by template."""
    c, t = seen.columns, windows.token
    cue = Cue(seen, candidates, windows)
    path = Path(c, cue.head, t)
    groups = (
        _words(seen, cue, t),
        _paths(seen, cue, path, t),
        _places(c, cue, path, t),
        _quotes(c, cue, path, t),
        _others(seen, cue, path, t),
        _hints(c, cue, path, t),
    )
    for number, group in enumerate(chain.from_iterable(groups)):
        yield fold(number, *group)


def _words(seen: Seen, cue: Cue, t: Ints) -> Iterator[tuple[Ints, ...]]:
    c = seen.columns
    around = Around(c)
    side = cue.side
    word = {o: around.at(c.word, o)[t] for o in range(-2, 3)}
    tag = {o: around.at(c.tag, o)[t] for o in range(-2, 3)}
    yield from ((column, side) for column in word.values())
    yield word[0], word[1], side
    yield word[-1], word[0], side
    yield word[0], cue.inside, around.at(c.tag, 1)[t]
    yield c.lemma[t], side
    yield tag[-1], tag[0], side
    yield tag[0], tag[1], side
    yield tag[-1], tag[0], tag[1], side
    yield tag[-2], tag[-1], tag[0], tag[1]
    yield c.entity[t], around.at(c.entity, -1)[t], around.at(c.entity, 1)[t]
    yield c.shape[t], tag[0], side
    yield c.dep[t], c.lemma[c.head[t]]
    source = look_up(seen.sources, lemma_keys(c))
    yield source[t], c.dep[t], side
    yield source[t], source[c.head[t]], c.dep[t]


def _paths(seen: Seen, cue: Cue, path: Path, t: Ints) -> Iterator[tuple[Ints, ...]]:
    c = seen.columns
    source = look_up(seen.sources, lemma_keys(c))
    head_source = of(source, path.branch)
    yield path.up, path.branch_dep, path.side
    yield path.climb, path.branch_dep, path.side
    yield path.climb, path.branch_dep, path.side, cue.lemma
    yield path.climb, path.branch_dep, path.side, cue.kind
    yield path.climb, path.branch_dep, path.second_dep, cue.kind
    yield path.climb, path.branch_dep, path.second_dep, cue.side, cue.step
    yield path.branch_dep, path.second_dep, path.third_dep, path.up
    yield path.branch_dep, path.second_dep, c.dep[t], path.up, path.down
    yield path.branch_dep, path.up, of(c.lemma, path.branch)
    yield path.branch_dep, path.up, of(c.lemma, path.branch), cue.lemma
    yield path.branch_dep, path.up, of(c.tag, path.branch), cue.kind
    yield path.branch_dep, path.up, head_source, path.side
    yield path.branch_dep, path.up, cue.right, path.side
    yield path.branch_dep, path.up, cue.left, path.side
    yield path.branch_dep, path.up, cue.last_word, path.side
    yield path.up, path.down, cue.kind, c.dep[t]
    yield path.up, path.down, cue.lemma, c.dep[t]
    yield path.climb, path.down, cue.dep
    for o in (-1, 1):
        neighbour = np.clip(t + o, 0, len(c.word) - 1)
        other = Path(c, cue.head, neighbour)
        same = (other.branch == path.branch).astype(np.int64) + 2 * (other.second == path.second)
        yield np.full_like(t, o), same, path.branch_dep, other.branch_dep, path.up
        yield np.full_like(t, o), same, path.branch_dep, other.branch_dep, cue.kind, cue.side
        yield np.full_like(t, o), same, path.branch_dep, path.second_dep, other.second_dep, other.up
        yield np.full_like(t, o), other.climb, other.branch_dep, other.side, cue.kind
        yield np.full_like(t, o), same, c.word[t], path.branch_dep
        yield np.full_like(t, o), same, c.tag[t], c.tag[neighbour], path.branch_dep


def _places(c: Columns, cue: Cue, path: Path, t: Ints) -> Iterator[tuple[Ints, ...]]:
    gap = np.where(t < cue.first, t - cue.first, np.where(t > cue.last, t - cue.last, 0))
    near = np.where(np.abs(gap) <= 4, gap, np.sign(gap) * (4 + np.minimum(np.abs(gap) // 5, 6)))
    away = np.clip(c.sentence[t] - c.sentence[cue.head], -3, 3)
    commas = np.clip(c.commas[t] - c.commas[cue.head], -4, 4)
    word_after = Around(c).at(c.word, 1)[t]
    yield (cue.inside,)
    yield (near,)
    yield near, cue.kind
    yield near, cue.lemma
    yield near, c.tag[t], cue.kind
    yield near, c.word[t]
    yield near, path.branch_dep, cue.last_word
    yield (away,)
    yield away, np.minimum(c.begins[t], 4), np.minimum(c.left[t], 4)
    yield np.minimum(c.begins[t], 2), cue.side, cue.kind
    yield np.minimum(c.left[t], 3), cue.side, c.word[t]
    yield np.minimum(c.left[t], 3), cue.side, path.branch_dep
    yield commas, cue.side, path.branch_dep
    yield commas, cue.kind, away
    yield commas, c.word[t], word_after
    yield np.minimum(c.begins[cue.head], 6), cue.side, cue.kind
    yield np.minimum(c.left[cue.head], 4), cue.side, cue.kind


def _quotes(c: Columns, cue: Cue, path: Path, t: Ints) -> Iterator[tuple[Ints, ...]]:
    away = np.clip(c.sentence[t] - c.sentence[cue.head], -2, 2)
    marks = np.clip(c.marks[t] - c.marks[cue.head], -3, 3)
    state = {o: Around(c).at(c.quote, o)[t] for o in (-2, -1, 1, 2)}
    alike = np.where(c.quotation[t] < 0, 0, 1 + (c.quotation[t] == c.quotation[cue.head]))
    before, after = distances(c)
    yield c.quote[t], cue.quote, cue.side
    yield c.quote[t], marks, away
    yield c.quote[t], marks, cue.kind
    yield c.quote[t], marks, cue.lemma
    yield c.quote[t], alike, path.branch_dep, path.up
    yield c.quote[t], alike, marks, away, cue.step
    yield state[-2], state[-1], c.quote[t], cue.side
    yield c.quote[t], state[1], state[2], cue.side
    yield state[-1], c.quote[t], state[1], c.word[t], cue.side
    yield before[t], after[t], cue.side
    yield before[cue.head], after[cue.head], c.quote[t], cue.side
    yield before[cue.head], after[cue.head], path.branch_dep, path.up
    yield before[t], c.word[t], cue.side
    yield after[t], c.word[t], cue.side


def _others(seen: Seen, cue: Cue, path: Path, t: Ints) -> Iterator[tuple[Ints, ...]]:
    c = seen.columns
    level = np.digitize(seen.likely, [0.1, 0.35, 0.7])
    taken = seen.likely >= 0.35
    starts = np.cumsum(taken & ~np.concatenate([[False], taken[:-1]]))
    between = np.clip(starts[t] - starts[cue.head], -3, 3)
    governor = _governors(c, taken)
    own = governor[t] == cue.head
    above = np.where(governor[cue.head] == governor[t], 1, 0) + 2 * own
    below = np.where(governor[t] >= 0, c.dep[np.maximum(governor[t], 0)], -1)
    yield level[t], cue.inside
    yield level[t], path.branch_dep, path.up
    yield between, cue.side, c.quote[t]
    yield between, cue.side, cue.kind
    yield between, path.branch_dep, path.up
    yield above, path.up, path.branch_dep
    yield above, below, cue.kind, cue.side
    yield above, below, path.branch_dep, between
    yield level[np.clip(t + 1, 0, len(level) - 1)], level[np.clip(t - 1, 0, len(level) - 1)], level[t], cue.side
    yield np.minimum(governor[cue.head], 0), cue.dep, path.up, path.branch_dep


def _hints(c: Columns, cue: Cue, path: Path, t: Ints) -> Iterator[tuple[Ints, ...]]:
    _, said, begins_source, source, begins_content, content = c.hints[t].T
    before, after = (c.hints[np.clip(t + o, 0, len(c.word) - 1)].T for o in (-1, 1))
    away = np.clip(c.sentence[t] - c.sentence[cue.head], -2, 2)
    yield source, cue.side
    yield begins_source, cue.side
    yield content, cue.side
    yield begins_content, cue.side
    yield source, content, cue.side
    yield said, cue.inside
    yield before[3], source, cue.side
    yield source, after[3], cue.side
    yield before[5], content, cue.side
    yield content, after[5], cue.side
    yield begins_content, before[1], cue.side
    yield begins_source, after[1], cue.side
    yield source, path.branch_dep, path.up
    yield begins_source, path.branch_dep, path.down
    yield content, path.branch_dep, path.up
    yield begins_content, path.branch_dep, path.down
    yield content, c.quote[t], away
    yield content, cue.kind, away
    yield source, cue.kind, away
    yield begins_content, c.word[t]
    yield content, after[5], c.word[t]


def _governors(c: Columns, taken: NDArray[np.bool_]) -> Ints:
    """The nearest likely cue above each token, or the token itself; -1 where there is none."""
    own = np.arange(len(c.head))
    found = np.where(taken, own, -1)
    at = own
    for _ in range(c.line.shape[1]):
        at = c.head[at]
        fresh = (found < 0) & taken[at]
        if fresh.any():
            found = np.where(fresh, at, found)
    return found
