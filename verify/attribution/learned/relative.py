"""Relative features: every word around a cue candidate, seen from the cue.

What carries this step is the way through the tree from the cue to the word, together with the cue's lemma, the
quotations and what other cues stand between.
"""

from collections.abc import Iterator, Sequence
from itertools import chain
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from verify.attribution.learned.columns import Columns, Ints, number_of
from verify.attribution.learned.cues import distances
from verify.attribution.learned.features import Around, Lexicon, fold, lemma_keys, look_up

LABELS = ("O", "S", "s", "C", "c", "K")
"""Nothing; source begins, goes on; content begins, goes on; the cue itself."""
REACH = 8
"""Sentences taken in on each side at most."""
LONGEST = 400
"""Tokens taken in around a cue at most."""
_FAMILY = ("nsubj", "nsubjpass", "ccomp", "xcomp", "dobj", "prep", "agent", "auxpass", "acl", "advcl", "parataxis")


class Candidate(NamedTuple):
    """A stretch of tokens that may be a cue."""

    first: int
    last: int
    """After its last token."""
    probability: float
    """0 to 1, by the cues alone."""


class Windows(NamedTuple):
    """The tokens around each candidate, one row for each pair of the two."""

    token: Ints
    candidate: Ints
    sizes: Ints
    """Rows of each candidate."""


def open_windows(reach: Sequence[tuple[int, int]]) -> Windows:
    """Rows for windows given as token ranges."""
    sizes = np.array([end - start for start, end in reach], dtype=np.int64)
    token = np.concatenate([np.arange(start, end) for start, end in reach])
    return Windows(token, np.repeat(np.arange(len(reach)), sizes), sizes)


class Seen(NamedTuple):
    """What relative features are made of."""

    columns: Columns
    sources: Lexicon
    cues: Lexicon
    likely: NDArray[np.float64]
    """Probability of every token to be part of a cue."""


def relative_features(seen: Seen, candidates: Sequence[Candidate], windows: Windows) -> NDArray[np.int32]:
    """Feature numbers, shape (rows, templates)."""
    return np.stack(list(relative_columns(seen, candidates, windows)), axis=1)


def relative_columns(seen: Seen, candidates: Sequence[Candidate], windows: Windows) -> Iterator[NDArray[np.int32]]:
    """The same, template by template."""
    c, t = seen.columns, windows.token
    cue = _Cue(seen, candidates, windows)
    path = _Path(c, cue.head, t)
    groups = (
        _words(seen, cue, t),
        _paths(seen, cue, path, t),
        _places(c, cue, path, t),
        _quotes(c, cue, path, t),
        _others(seen, cue, path, t),
    )
    for number, group in enumerate(chain.from_iterable(groups)):
        yield fold(number, *group)


class _Cue:
    """The candidate's own columns, one value for each row."""

    def __init__(self, seen: Seen, candidates: Sequence[Candidate], windows: Windows) -> None:
        c = seen.columns
        around = Around(c)
        heads = np.array([top(c, x) for x in candidates], dtype=np.int64)
        lasts = np.array([x.last - 1 for x in candidates], dtype=np.int64)
        firsts = np.array([x.first for x in candidates], dtype=np.int64)
        right, left = around.family(_FAMILY, right=True), around.family(_FAMILY, right=False)
        voice = around.child(c.lemma, "auxpass") >= 0
        step = look_up(seen.cues, lemma_keys(c))
        row = windows.candidate
        self.head, self.first, self.last = heads[row], firsts[row], lasts[row]
        self.lemma, self.tag, self.dep = c.lemma[heads][row], c.tag[heads][row], c.dep[heads][row]
        self.pos = c.pos[heads][row]
        self.last_word = np.where(lasts > heads, c.word[lasts], -1)[row]
        self.right, self.left = right[heads][row], left[heads][row]
        self.passive = voice[heads][row].astype(np.int64)
        self.step = step[heads][row]
        self.quote = c.quote[heads][row]
        self.inside = ((windows.token >= self.first) & (windows.token <= self.last)).astype(np.int64)
        self.side = np.sign(windows.token - self.head)
        tokens = np.arange(len(c.word))
        own = np.zeros(len(tokens), dtype=bool)
        for x in candidates:
            own[x.first : x.last] = True
        self.kind = self.pos * 4 + self.passive * 2 + (self.dep == number_of("relcl"))


def top(columns: Columns, candidate: Candidate) -> int:
    """The candidate's token that stands highest in the tree; the first of several."""
    return candidate.first + int(np.argmin(columns.depth[candidate.first : candidate.last]))


class _Path:
    """The way through the tree from the cue to each token."""

    def __init__(self, c: Columns, head: Ints, t: Ints) -> None:
        # Lines of descent agree exactly down to the lowest common ancestor.
        shared = ((c.line[t] == c.line[head]) & (c.line[t] >= 0)).sum(axis=1)
        same = c.sentence[t] == c.sentence[head]
        self.up = np.where(same, np.clip(c.depth[head] + 1 - shared, 0, 6), 9)
        self.down = np.where(same, np.clip(c.depth[t] + 1 - shared, 0, 9), 9)
        width = c.line.shape[1] - 1
        rows = np.arange(len(t))

        def at(level: Ints) -> Ints:
            return np.where(same, c.line[t][rows, np.minimum(level, width)], -1)

        self.branch = at(shared)
        self.second = at(shared + 1)
        self.third = at(shared + 2)
        self.branch_dep = _of(c.dep, self.branch)
        self.second_dep = _of(c.dep, self.second)
        self.third_dep = _of(c.dep, self.third)
        above = [c.line[head][rows, np.maximum(c.depth[head] - n, 0)] for n in range(3)]
        chain = [np.where(self.up > n, c.dep[place], -1) for n, place in enumerate(above)]
        self.climb = (chain[0] * 31 + chain[1]) * 31 + chain[2]
        self.side = np.sign(np.where(self.branch >= 0, self.branch, t) - head)


def _of(column: Ints, place: Ints) -> Ints:
    return np.where(place >= 0, column[place], -1)


def _words(seen: Seen, cue: _Cue, t: Ints) -> Iterator[tuple[Ints, ...]]:
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


def _paths(seen: Seen, cue: _Cue, path: _Path, t: Ints) -> Iterator[tuple[Ints, ...]]:
    c = seen.columns
    source = look_up(seen.sources, lemma_keys(c))
    head_source = _of(source, path.branch)
    yield path.up, path.branch_dep, path.side
    yield path.climb, path.branch_dep, path.side
    yield path.climb, path.branch_dep, path.side, cue.lemma
    yield path.climb, path.branch_dep, path.side, cue.kind
    yield path.climb, path.branch_dep, path.second_dep, cue.kind
    yield path.climb, path.branch_dep, path.second_dep, cue.side, cue.step
    yield path.branch_dep, path.second_dep, path.third_dep, path.up
    yield path.branch_dep, path.second_dep, c.dep[t], path.up, path.down
    yield path.branch_dep, path.up, _of(c.lemma, path.branch)
    yield path.branch_dep, path.up, _of(c.lemma, path.branch), cue.lemma
    yield path.branch_dep, path.up, _of(c.tag, path.branch), cue.kind
    yield path.branch_dep, path.up, head_source, path.side
    yield path.branch_dep, path.up, cue.right, path.side
    yield path.branch_dep, path.up, cue.left, path.side
    yield path.branch_dep, path.up, cue.last_word, path.side
    yield path.up, path.down, cue.kind, c.dep[t]
    yield path.up, path.down, cue.lemma, c.dep[t]
    yield path.climb, path.down, cue.dep
    for o in (-1, 1):
        neighbour = np.clip(t + o, 0, len(c.word) - 1)
        other = _Path(c, cue.head, neighbour)
        same = (other.branch == path.branch).astype(np.int64) + 2 * (other.second == path.second)
        yield np.full_like(t, o), same, path.branch_dep, other.branch_dep, path.up
        yield np.full_like(t, o), same, path.branch_dep, other.branch_dep, cue.kind, cue.side
        yield np.full_like(t, o), same, path.branch_dep, path.second_dep, other.second_dep, other.up
        yield np.full_like(t, o), other.climb, other.branch_dep, other.side, cue.kind
        yield np.full_like(t, o), same, c.word[t], path.branch_dep
        yield np.full_like(t, o), same, c.tag[t], c.tag[neighbour], path.branch_dep


def _places(c: Columns, cue: _Cue, path: _Path, t: Ints) -> Iterator[tuple[Ints, ...]]:
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


def _quotes(c: Columns, cue: _Cue, path: _Path, t: Ints) -> Iterator[tuple[Ints, ...]]:
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


def _others(seen: Seen, cue: _Cue, path: _Path, t: Ints) -> Iterator[tuple[Ints, ...]]:
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
