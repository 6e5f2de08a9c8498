"""Texts that carry the same copy, among many: `verify stage origins`."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from functools import lru_cache
from typing import NamedTuple
from urllib.parse import urlsplit

from verify.origins.candidates import candidates
from verify.origins.furniture import without_furniture
from verify.origins.shingles import SAME_FROM, Shingles, containment, shingles
from verify.origins.when import earliest_first
from verify.origins.wire import find_credit

JOINED_FROM = 0.3
"""Mean containment from which two groups join; below the rubric's bar for a pair, as copies are cut differently."""
ASKED = 8
"""Members of each group that are asked before two groups join."""


class Text(NamedTuple):
    """A text whose origin is sought."""

    id: str
    text: str
    publisher: str | None = None
    url: str | None = None
    published: str | None = None
    """ISO 8601; the earliest of a cluster is its origin."""


class Trace(NamedTuple):
    """What is kept of a text when its words are gone: about four bytes a word."""

    id: str
    house: str | None
    """Publisher or host."""
    published: str | None
    wire: str | None
    shingles: Shingles


class Clustered(NamedTuple):
    """Where a text comes from."""

    id: str
    origin: str
    """Id of the earliest text that carries the same copy; its own where it stands alone."""
    wire: str | None
    """Agency it credits."""
    reason: str


def cluster_texts(texts: Iterable[Text]) -> tuple[Clustered, ...]:
    """Each text with its origin among `texts`, in order; time and memory grow with the number of texts.

    `texts` is read once and no text is kept.
    """
    return cluster_traces([trace_of(text) for text in texts])


def trace_of(text: Text) -> Trace:
    """What is needed of a text to find its copies."""
    credit = find_credit(text.text, url=text.url)
    host = urlsplit(text.url).hostname if text.url else None
    return Trace(text.id, text.publisher or host, text.published, credit.wire if credit else None, shingles(text.text))


def cluster_traces(traces: Sequence[Trace]) -> tuple[Clustered, ...]:
    """Each trace with its origin among `traces`, in order."""
    own = without_furniture([t.shingles for t in traces], [t.house for t in traces])
    shares = _shares(own)
    groups = _join(own, shares)
    origin: dict[int, int] = {}
    for number in earliest_first([t.published for t in traces]):
        origin.setdefault(groups[number], number)
    return tuple(_clustered(traces, i, origin[groups[i]], shares.get(i, {})) for i in range(len(traces)))


def _shares(own: Sequence[Shingles]) -> dict[int, dict[int, float]]:
    """Text → texts it shares copy with → containment."""
    found: dict[int, dict[int, float]] = defaultdict(dict)
    for i, j in candidates(own):
        share = containment(own[i], own[j])
        if share >= SAME_FROM:
            found[i][j] = found[j][i] = share
    return found


def _join(own: Sequence[Shingles], shares: dict[int, dict[int, float]]) -> list[int]:
    """A group number for each text: pairs join from the likest on, groups only where their members share on average.

    Without that, a page spliced from two stories would make one origin of both.
    """
    group = list(range(len(own)))
    members = {i: [i] for i in range(len(own))}
    pairs = sorted(((-share, i, j) for i, row in shares.items() for j, share in row.items() if i < j))

    @lru_cache(maxsize=100_000)
    def share_of(i: int, j: int) -> float:
        known = shares.get(i, {}).get(j)
        return containment(own[i], own[j]) if known is None else known

    for _, i, j in pairs:
        small, large = sorted((group[i], group[j]), key=lambda g: (len(members[g]), g))
        if small == large:
            continue
        asked = [share_of(*sorted((a, b))) for a in members[small][:ASKED] for b in members[large][:ASKED]]
        if sum(asked) / len(asked) < JOINED_FROM:
            continue
        for n in members[small]:
            group[n] = large
        members[large] += members.pop(small)
    return group


def _clustered(traces: Sequence[Trace], number: int, origin: int, shares: dict[int, float]) -> Clustered:
    trace = traces[number]
    reason = "shares its text with no other"
    if shares:
        nearest = max(shares, key=lambda n: (shares[n], -n))
        reason = f"shares {shares[nearest]:.0%} of the shorter text with {traces[nearest].id}"
    return Clustered(trace.id, traces[origin].id, trace.wire, reason)
