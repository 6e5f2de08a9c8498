"""Texts that carry the same copy, among many: `verify stage origins`."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from verify.origins.shingles import SAME_FROM, containment, shingles
from verify.origins.wire import find_credit

MODULUS = 8
"""Shingles kept in the sketch: those whose hash this divides. Finds .99 of cut copies at an eighth of the work."""
JOINED_FROM = 0.3
"""Mean containment from which two groups join; below the rubric's bar for a pair, as copies are cut differently."""
ASKED = 8
"""Members of each group that are asked before two groups join."""
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
    shares = _shares(full)
    groups = _join(len(texts), shares)
    order = sorted(range(len(texts)), key=lambda n: (texts[n].published or "9999", n))
    origin: dict[int, int] = {}
    for number in order:
        origin.setdefault(groups[number], number)
    return tuple(_clustered(texts, i, origin[groups[i]], shares.get(i, {})) for i in range(len(texts)))


def _shares(full: Sequence[frozenset[int]]) -> dict[int, dict[int, float]]:
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


def _join(count: int, shares: Mapping[int, Mapping[int, float]]) -> list[int]:
    """A group number for each text: pairs join from the likest on, groups only where their members share on average.

    Without that, a page spliced from two stories would make one origin of both.
    """
    group = list(range(count))
    members = {i: [i] for i in range(count)}
    pairs = sorted(((share, i, j) for i, row in shares.items() for j, share in row.items() if i < j), reverse=True)
    for _, i, j in pairs:
        a, b = sorted((group[i], group[j]))
        if a == b or _average(members[a], members[b], shares) < JOINED_FROM:
            continue
        members[a] += members.pop(b)
        for n in members[a]:
            group[n] = a
    return group


def _average(one: Sequence[int], other: Sequence[int], shares: Mapping[int, Mapping[int, float]]) -> float:
    """Mean containment between two groups, over their first members."""
    pairs = [(i, j) for i in one[:ASKED] for j in other[:ASKED]]
    return sum(shares.get(i, {}).get(j, 0.0) for i, j in pairs) / len(pairs)


def _clustered(texts: Sequence[Text], number: int, origin: int, shares: Mapping[int, float]) -> Clustered:
    text = texts[number]
    credit = find_credit(text.text)
    reason = "shares its text with no other"
    if shares:
        nearest = max(shares, key=lambda n: (shares[n], -n))
        reason = f"shares {shares[nearest]:.0%} of the shorter text with {texts[nearest].id}"
    return Clustered(text.id, texts[origin].id, credit.wire if credit else None, reason)
