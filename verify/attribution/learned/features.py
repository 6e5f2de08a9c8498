"""Features: columns folded together into numbers below 2**22, one column of numbers for each template.

The hashing trick (Weinberger et al., 2009): two features that fall together are one, in training as in use.
"""

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from verify.attribution.learned.columns import Columns, Ints, number_of

BITS = 22
_ODD = np.uint64(0x9E3779B97F4A7C15)
_OTHER = np.uint64(0xC2B2AE3D27D4EB4F)


class Lexicon(NamedTuple):
    """How often a lemma of one part of speech plays a role, in steps from 1 (never) up; 0 for one not known."""

    keys: NDArray[np.uint64]
    """Sorted."""
    steps: Ints


def fold(template: int, *columns: Ints) -> NDArray[np.int32]:
    """One feature number for each row, from the template and the values of its columns."""
    mixed = np.full(len(columns[0]), template + 1, dtype=np.uint64) * _OTHER
    for column in columns:
        mixed = (mixed ^ column.astype(np.uint64)) * _ODD
        mixed ^= mixed >> np.uint64(31)
    return ((mixed * _OTHER) >> np.uint64(64 - BITS)).astype(np.int32)


def lemma_keys(columns: Columns) -> NDArray[np.uint64]:
    """What a lexicon is asked for: the lemma with its part of speech."""
    return (columns.lemma.astype(np.uint64) << np.uint64(20)) ^ columns.pos.astype(np.uint64)


def look_up(lexicon: Lexicon, keys: NDArray[np.uint64]) -> Ints:
    """The step of every key."""
    if not len(lexicon.keys):
        return np.zeros(len(keys), dtype=np.int64)
    place = np.minimum(np.searchsorted(lexicon.keys, keys), len(lexicon.keys) - 1)
    return np.where(lexicon.keys[place] == keys, lexicon.steps[place], 0)


class Around:
    """Values of a column at neighbours, children and heads."""

    def __init__(self, columns: Columns) -> None:
        """The neighbours of a token end with its sentence."""
        self._columns = columns
        self._count = len(columns.word)

    def at(self, column: Ints, offset: int) -> Ints:
        """The column so many tokens further; -1 outside the sentence."""
        found = np.full(self._count, -1, dtype=np.int64)
        if abs(offset) >= self._count:
            return found
        sentence = self._columns.sentence
        if offset >= 0:
            stop = self._count - offset
            same = sentence[:stop] == sentence[offset:]
            found[:stop] = np.where(same, column[offset:], -1)
        else:
            same = sentence[-offset:] == sentence[:offset]
            found[-offset:] = np.where(same, column[:offset], -1)
        return found

    def child(self, column: Ints, *deps: str) -> Ints:
        """The column at the first child with one of these labels; -1 where there is none."""
        wanted = np.isin(self._columns.dep, [number_of(d) for d in deps])
        wanted &= self._columns.head != np.arange(self._count)
        numbers = np.flatnonzero(wanted)[::-1]
        found = np.full(self._count, -1, dtype=np.int64)
        found[self._columns.head[numbers]] = column[numbers]
        return found

    def family(self, deps: tuple[str, ...], *, right: bool) -> Ints:
        """Which of these labels occur among the children on one side, as one number."""
        found = np.zeros(self._count, dtype=np.int64)
        own = np.arange(self._count)
        head = self._columns.head
        side = own > head if right else own < head
        for bit, dep in enumerate(deps):
            numbers = head[side & (self._columns.dep == number_of(dep))]
            found[numbers] |= 1 << bit
        return found
