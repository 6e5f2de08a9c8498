"""Which of many texts are worth comparing: those whose sketches meet. Time and memory grow with the number of texts."""

from collections.abc import Iterator, Sequence

import numpy as np
from numpy.typing import NDArray

from verify.origins.shingles import SAME_FROM, Shingles

MODULUS = 8
"""Shingles kept in the sketch: those whose hash this divides. Finds .99 of cut copies at an eighth of the work."""
SLICES = 8
"""Parts in which the sketches are paired, one after the other, to hold memory down."""
ALL_PAIRS = 16
"""Texts with one shingle up to which every pair of them is counted; in larger groups, as many as below."""
FIRST, BEFORE = 6, 2
"""In a larger group each text is paired with its first few members and with the few before it: copies of one story
share the same first members for every shingle, so their counts add up; boilerplate costs no more than that."""

Numbers = NDArray[np.int64]


def candidates(texts: Sequence[Shingles]) -> Iterator[tuple[int, int]]:
    """Pairs of texts, lower number first and in order, that share enough of their sketches for a full comparison."""
    sketches = [hashes[hashes % MODULUS == 0] for hashes in texts]
    sizes = np.array([s.size for s in sketches], dtype=np.int64)
    if not sizes.sum():
        return
    hashes = np.concatenate(sketches)
    holders = np.repeat(np.arange(len(texts), dtype=np.int32), sizes)
    pairs, counts = _met(hashes, holders, len(texts))
    first, second = pairs // len(texts), pairs % len(texts)
    # Half the threshold: a sketch estimates containment with an error of its own.
    enough = counts >= SAME_FROM / 2 * np.minimum(sizes[first], sizes[second])
    yield from zip(first[enough].tolist(), second[enough].tolist(), strict=True)


def _met(hashes: NDArray[np.uint32], holders: NDArray[np.int32], count: int) -> tuple[Numbers, Numbers]:
    """Pairs of texts, each as `lower * count + higher`, with the number of sketched shingles they were met in."""
    found = []
    for number in range(SLICES):
        chosen = (hashes // MODULUS) % SLICES == number
        order = np.argsort(hashes[chosen], kind="stable")
        found.append(np.unique(_pairs(hashes[chosen][order], holders[chosen][order], count), return_counts=True))
    pairs, where = np.unique(np.concatenate([p for p, _ in found]), return_inverse=True)
    counts = np.bincount(where, weights=np.concatenate([c for _, c in found]), minlength=pairs.size)
    return pairs, counts.astype(np.int64)


def _pairs(hashes: NDArray[np.uint32], holders: NDArray[np.int32], count: int) -> Numbers:
    """Pairs of holders of one hash; `hashes` are in order, and the holders of each in order too."""
    if not hashes.size:
        return np.empty(0, dtype=np.int64)
    starts = np.flatnonzero(np.concatenate([[True], hashes[1:] != hashes[:-1]]))
    sizes = np.diff(np.append(starts, hashes.size))
    start, size = np.repeat(starts, sizes), np.repeat(sizes, sizes)
    at = np.arange(hashes.size)
    place = at - start
    found = []
    for back in range(1, ALL_PAIRS):
        near = np.flatnonzero((place >= back) & ((size <= ALL_PAIRS) | (back <= BEFORE)))
        found.append((near - back, near))
    for lead in range(FIRST):
        far = np.flatnonzero((size > ALL_PAIRS) & (place > lead + BEFORE))
        found.append((start[far] + lead, far))
    return np.concatenate([holders[a].astype(np.int64) * count + holders[b] for a, b in found])
