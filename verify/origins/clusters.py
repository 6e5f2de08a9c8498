"""Texts that carry the same copy, among many: `verify stage origins`."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from verify.origins.shingles import SAME_FROM, containment, shingles
from verify.origins.wire import find_credit

MODULUS = 8
"""Shingles kept in the sketch: those whose hash this divides. Finds .99 of cut copies at an eighth of the work."""
COMMON = 100
"""Texts a sketched shingle may stand in before it counts as boilerplate that tells nothing."""


class Text(NamedTuple):
    """A text whose origin is sought."""

    id: str
    text: str
    publisher: str | None = None
    url: str | None = None
    published: str | None = None
    """ISO 8601; the earliest of a cluster is its origin."""


class Clustered(NamedTuple):
    """Where a text comes from."""

    id: str
    origin: str
    """Id of the earliest text that carries the same copy; its own where it stands alone."""
    wire: str | None
    """Agency it credits."""
    reason: str


def cluster_texts(texts: Sequence[Text]) -> tuple[Clustered, ...]:
    """Each text with its origin among `texts`, in order; time and memory grow with the number of texts."""
    full = [shingles(t.text) for t in texts]
    best = _best_matches(full)
    leader = _leaders(texts, best)
    return tuple(_clustered(texts, i, leader, best) for i in range(len(texts)))


def _best_matches(full: Sequence[frozenset[int]]) -> dict[int, dict[int, float]]:
    """Text → texts it shares copy with → containment."""
    shared: dict[int, dict[int, float]] = defaultdict(dict)
    for i, j in _candidates(full):
        share = containment(full[i], full[j])
        if share >= SAME_FROM:
            shared[i][j] = shared[j][i] = share
    return shared


def _candidates(full: Sequence[frozenset[int]]) -> Iterator[tuple[int, int]]:
    """Pairs that share enough of their sketches to be worth a full comparison."""
    index: dict[int, list[int]] = defaultdict(list)
    sizes = []
    for number, hashes in enumerate(full):
        sketch = [h for h in hashes if h % MODULUS == 0]
        sizes.append(len(sketch))
        for h in sketch:
            index[h].append(number)
    common: Counter[tuple[int, int]] = Counter()
    for holders in index.values():
        if 1 < len(holders) <= COMMON:
            common.update((a, b) for n, a in enumerate(holders) for b in holders[n + 1 :])
    for (a, b), count in common.items():
        # Half the threshold: a sketch estimates containment with an error of its own.
        if count >= SAME_FROM / 2 * min(sizes[a], sizes[b]):
            yield a, b


def _leaders(texts: Sequence[Text], best: Mapping[int, Mapping[int, float]]) -> list[int]:
    """The earliest text of each connected group."""
    leader = list(range(len(texts)))

    def root(i: int) -> int:
        while leader[i] != i:
            leader[i] = leader[leader[i]]
            i = leader[i]
        return i

    for i, others in best.items():
        for j in others:
            a, b = sorted((root(i), root(j)), key=lambda n: (texts[n].published or "9999", n))
            leader[b] = a
    return [root(i) for i in range(len(texts))]


def _clustered(
    texts: Sequence[Text], number: int, leader: Sequence[int], best: Mapping[int, Mapping[int, float]]
) -> Clustered:
    text = texts[number]
    credit = find_credit(text.text)
    others = best.get(number)
    reason = "shares its text with no other"
    if others:
        nearest = max(others, key=lambda n: (others[n], -n))
        reason = f"shares {others[nearest]:.0%} of the shorter text with {texts[nearest].id}"
    return Clustered(text.id, texts[leader[number]].id, credit.wire if credit else None, reason)
