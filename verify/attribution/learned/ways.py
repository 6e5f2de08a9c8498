"""Ways: what the cue is at each row of its window, and the way through the tree from it to the word."""

from collections.abc import Sequence

import numpy as np

from verify.attribution.learned.columns import Columns, Ints, number_of
from verify.attribution.learned.features import Around, lemma_keys, look_up
from verify.attribution.learned.windows import Candidate, Seen, Windows

_FAMILY = ("nsubj", "nsubjpass", "ccomp", "xcomp", "dobj", "prep", "agent", "auxpass", "acl", "advcl", "parataxis")


class Cue:
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
        self.kind = self.pos * 4 + self.passive * 2 + (self.dep == number_of("relcl"))


def top(columns: Columns, candidate: Candidate) -> int:
    """The candidate's token that stands highest in the tree; the first of several."""
    return candidate.first + int(np.argmin(columns.depth[candidate.first : candidate.last]))


class Path:
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
        self.branch_dep = of(c.dep, self.branch)
        self.second_dep = of(c.dep, self.second)
        self.third_dep = of(c.dep, self.third)
        above = [c.line[head][rows, np.maximum(c.depth[head] - n, 0)] for n in range(3)]
        chain = [np.where(self.up > n, c.dep[place], -1) for n, place in enumerate(above)]
        self.climb = (chain[0] * 31 + chain[1]) * 31 + chain[2]
        self.side = np.sign(np.where(self.branch >= 0, self.branch, t) - head)


def of(column: Ints, place: Ints) -> Ints:
    """The column at those places; -1 where there is none."""
    return np.where(place >= 0, column[place], -1)
