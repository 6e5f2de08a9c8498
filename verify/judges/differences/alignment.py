"""Alignment: which piece of the claim stands for which of the passage, and where something else stands in its place.

First the heaviest common subsequence, neighbours together where possible; then, as restatements move whole clauses
about, again over what is left. What stays unmatched lies in slots between matched neighbours.
"""

from collections.abc import Sequence
from typing import NamedTuple

from verify.judges.differences.piece import Piece, match

TOGETHER = 0.6
"""What a match gains by following directly on another: keeps phrases whole."""
NEAR = 3
"""Pieces between partners of neighbours up to which they still belong together."""
ROUNDS = 4
"""How often moved stretches are looked for: a lead, a closing attribution, and two more."""


class Slot(NamedTuple):
    """Unmatched stretches of both sides that stand in each other's place; index ranges, end-exclusive."""

    claim: tuple[int, int]
    passage: tuple[int, int]
    left: bool
    """Whether the pieces before both are partners; the beginning of both sides counts only beside `right`."""
    right: bool
    """Whether the pieces after both are partners; the end of both sides counts only beside `left`."""


class Alignment(NamedTuple):
    """The matched pieces and the slots between."""

    claim: tuple[Piece, ...]
    passage: tuple[Piece, ...]
    pairs: dict[int, int]
    """Index in the claim → index in the passage."""
    slots: tuple[Slot, ...]

    @property
    def coverage(self) -> float:
        """Share of the claim's weighted pieces that the passage has, 0 to 1."""
        return self.coverage_beside(())

    def coverage_beside(self, left_out: Sequence[Piece]) -> float:
        """The same over the rest of the claim, some pieces left out; 0 when nothing is left."""
        total = sum(p.weight for p in self.claim if p not in left_out)
        missing = sum(p.weight for p in self.missing if p not in left_out)
        return (total - missing) / total if total else 0.0

    @property
    def cohesion(self) -> float:
        """Share of neighbouring matched pieces of the claim whose partners stand near each other too, 0 to 1."""
        steps = [abs(self.pairs[i + 1] - self.pairs[i]) for i in self.pairs if i + 1 in self.pairs]
        return sum(step <= NEAR for step in steps) / len(steps) if steps else 0.0

    @property
    def missing(self) -> tuple[Piece, ...]:
        """Pieces of the claim that match nothing; a plain word said twice ("summit meeting") needs one match."""
        words = {self.claim[i].key for i in self.pairs if self.claim[i].kind == "word"}
        return tuple(
            p for i, p in enumerate(self.claim) if i not in self.pairs and not (p.kind == "word" and p.key in words)
        )


def align(claim: Sequence[Piece], passage: Sequence[Piece]) -> Alignment:
    """The best alignment found of a claim with a sentence."""
    left = list(range(len(claim)))
    right = list(range(len(passage)))
    pairs: dict[int, int] = {}
    for number in range(ROUNDS):
        chain = _chain([claim[i] for i in left], [passage[j] for j in right])
        fresh = {left[a]: right[b] for a, b in chain}
        if number:
            fresh = _credible(fresh, pairs, claim, passage)
        if not fresh:
            break
        pairs |= fresh
        left = [i for i in left if i not in fresh]
        taken = set(fresh.values())
        right = [j for j in right if j not in taken]
    return Alignment(tuple(claim), tuple(passage), pairs, _slots(len(claim), len(passage), pairs))


def _chain(claim: Sequence[Piece], passage: Sequence[Piece]) -> list[tuple[int, int]]:
    """Heaviest common subsequence with a gain for neighbours, as index pairs (dynamic programming, n × m)."""
    n, m = len(claim), len(passage)
    best = [[0.0] * (m + 1) for _ in range(n + 1)]
    ending = [[0.0] * (m + 1) for _ in range(n + 1)]
    for i in range(n):
        for j in range(m):
            if match(claim[i], passage[j]):
                weight = 0.5 + min(claim[i].weight, 1.0)
                follows = ending[i][j] + TOGETHER if ending[i][j] else 0.0
                ending[i + 1][j + 1] = weight + max(best[i][j], follows)
            best[i + 1][j + 1] = max(ending[i + 1][j + 1], best[i][j + 1], best[i + 1][j])
    return _walk_back(best, ending)


def _walk_back(best: Sequence[Sequence[float]], ending: Sequence[Sequence[float]]) -> list[tuple[int, int]]:
    i, j = len(best) - 1, len(best[0]) - 1
    chain: list[tuple[int, int]] = []
    must_match = False
    while i and j:
        if ending[i][j] and (must_match or ending[i][j] == best[i][j]):
            chain.append((i - 1, j - 1))
            must_match = bool(ending[i - 1][j - 1]) and ending[i - 1][j - 1] + TOGETHER > best[i - 1][j - 1]
            i, j = i - 1, j - 1
        elif best[i - 1][j] >= best[i][j - 1]:
            i -= 1
        else:
            j -= 1
    return chain[::-1]


def _credible(
    fresh: dict[int, int], pairs: dict[int, int], claim: Sequence[Piece], passage: Sequence[Piece]
) -> dict[int, int]:
    """Moved matches worth believing: not where a name that differs already stands in the name's own place."""
    kept = {}
    for i, j in fresh.items():
        moved_together = fresh.get(i + 1) == j + 1 or fresh.get(i - 1) == j - 1
        rival = _rival(i, pairs, claim, passage)
        if moved_together or rival is None or _has_place(passage[rival].key, claim):
            kept[i] = j
    return kept


def _rival(i: int, pairs: dict[int, int], claim: Sequence[Piece], passage: Sequence[Piece]) -> int | None:
    """Index of an unmatched passage piece of the same kind, not a plain word, right where claim piece `i` should be."""
    if claim[i].kind == "word":
        return None
    taken = set(pairs.values())
    beside = {pairs[i - 1] + 1 if i - 1 in pairs else None, pairs[i + 1] - 1 if i + 1 in pairs else None} - {None}
    for j in sorted(b for b in beside if b is not None):
        if 0 <= j < len(passage) and j not in taken and passage[j].kind == claim[i].kind:
            return j
    return None


def _has_place(key: str, pieces: Sequence[Piece]) -> bool:
    return any(p.key == key for p in pieces)


def _slots(n: int, m: int, pairs: dict[int, int]) -> tuple[Slot, ...]:
    """Unmatched runs of the claim with the unmatched run of the passage next to the partners of their neighbours."""
    taken = set(pairs.values())
    found = []
    start = 0
    while start < n:
        if start in pairs:
            start += 1
            continue
        end = start
        while end < n and end not in pairs:
            end += 1
        found.extend(_partners((start, end), (n, m), pairs, taken))
        start = end
    return tuple(found)


def _partners(run: tuple[int, int], sizes: tuple[int, int], pairs: dict[int, int], taken: set[int]) -> list[Slot]:
    n, m = sizes
    after = pairs[run[0] - 1] + 1 if run[0] else 0
    before = pairs[run[1]] if run[1] < n else m
    beside_left = _grow(after, m, taken, 1) if after < m and after not in taken else None
    beside_right = _grow(before - 1, m, taken, -1) if before > 0 and before - 1 not in taken else None
    if beside_left and beside_left == beside_right:
        return [Slot(run, beside_left, True, True)] if run != (0, n) else []
    found = []
    if beside_left and run[0]:
        found.append(Slot(run, beside_left, True, False))
    if beside_right and run[1] < n:
        found.append(Slot(run, beside_right, False, True))
    return found


def _grow(at: int, m: int, taken: set[int], step: int) -> tuple[int, int]:
    other = at
    while 0 <= other + step < m and other + step not in taken:
        other += step
    return (min(at, other), max(at, other) + 1)
