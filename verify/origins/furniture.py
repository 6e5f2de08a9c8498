"""What a publisher prints again and again under whatever story: footers, appeals, the frame of a daily bulletin."""

from collections import defaultdict
from collections.abc import Sequence

import numpy as np

from verify.origins.shingles import FEWEST, Shingles

HOUSE_FROM = 10
"""Texts of one publisher from which a shingle may be its furniture: few desks print one story that often."""
HOUSE_SHARE = 0.8
"""Share of a shingle's texts that are that one publisher's: a story in many versions is copied by others too."""
MOST = 0.75
"""Share of a text that may be furniture; where more would go, it is a story that the house prints again and again."""

Counts = np.ndarray[tuple[int], np.dtype[np.int64]]


def without_furniture(texts: Sequence[Shingles], houses: Sequence[str | None]) -> list[Shingles]:
    """The shingles of each text without its publisher's furniture; `houses` names the publisher of each, if known."""
    of_house: dict[str, list[int]] = defaultdict(list)
    for number, house in enumerate(houses):
        if house:
            of_house[house].append(number)
    repeated = {house: _repeated([texts[n] for n in numbers]) for house, numbers in of_house.items()}
    everywhere = _held_by(texts, [hashes for hashes, _ in repeated.values()])
    own = list(texts)
    for house, (hashes, counts) in repeated.items():
        known, totals = everywhere
        if hashes.size:
            often = hashes[counts >= HOUSE_SHARE * totals[np.searchsorted(known, hashes)]]
            _clear(own, of_house[house], often)
    return own


def _clear(own: list[Shingles], numbers: Sequence[int], often: Shingles) -> None:
    """Take out of the texts with these numbers what is printed often and is no story of its own."""
    cleared = {n: np.setdiff1d(own[n], often, assume_unique=True) for n in numbers}
    stories = [own[n] for n, kept in cleared.items() if kept.size < max(FEWEST, own[n].size * (1 - MOST))]
    if stories:
        often = np.setdiff1d(often, np.concatenate(stories))
        cleared = {n: np.setdiff1d(own[n], often, assume_unique=True) for n in numbers}
    for n, kept in cleared.items():
        own[n] = kept if kept.size >= FEWEST else own[n]


def _repeated(texts: Sequence[Shingles]) -> tuple[Shingles, Counts]:
    """Shingles that stand in more than `HOUSE_FROM` of the texts, in rising order, each with its number of texts."""
    if len(texts) <= HOUSE_FROM:
        return np.empty(0, dtype=np.uint32), np.empty(0, dtype=np.int64)
    found, counts = np.unique(np.concatenate(texts), return_counts=True)
    often = counts > HOUSE_FROM
    return found[often], counts[often]


def _held_by(texts: Sequence[Shingles], repeated: Sequence[Shingles]) -> tuple[Shingles, Counts]:
    """The shingles repeated at any house, in rising order, each with its number of texts anywhere."""
    known = np.unique(np.concatenate([np.empty(0, dtype=np.uint32), *repeated]))
    totals = np.zeros(known.size, dtype=np.int64)
    for text in texts if known.size else ():
        totals[np.searchsorted(known, np.intersect1d(text, known, assume_unique=True))] += 1
    return known, totals
