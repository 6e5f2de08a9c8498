"""Accuracy of origins: pairs of texts that share one, clusters by B-cubed (Bagga and Baldwin, 1998), wire credits."""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from verify.evaluate.lines import Count, Line, Measured, line_of


class Sorted(NamedTuple):
    """Texts sorted by origin, as labelled and as found; keys are ids."""

    gold: Mapping[str, str]
    """Id → labelled cluster, where one is labelled."""
    found: Mapping[str, str]
    """Id → found origin."""
    pairs: Sequence[tuple[str, str, bool]] = ()
    """Two ids, and whether they share an origin."""
    wires: Sequence[tuple[str | None, str | None]] = ()
    """Labelled and found wire credit of each text that has a label."""


def evaluate_origins(texts: Sorted) -> Measured:
    """Lines for labelled pairs, clusters and wire credits, each where something is labelled."""
    lines = []
    if texts.pairs:
        met = [(same, texts.found.get(a) == texts.found.get(b) != None) for a, b, same in texts.pairs]  # noqa: E711
        lines.append(line_of("pairs", [Count(int(same and one), int(one), int(same)) for same, one in met]))
    if texts.gold:
        lines.append(_b_cubed(texts))
    if texts.wires:
        counts = [
            Count(int(bool(gold) and _same(gold, found)), int(bool(found)), int(bool(gold)))
            for gold, found in texts.wires
        ]
        lines.append(line_of("wire credits", counts))
    return Measured(tuple(lines))


def _same(one: str | None, other: str | None) -> bool:
    return (one or "").casefold() == (other or "").casefold()


def _b_cubed(texts: Sorted) -> Line:
    gold = _members(texts.gold)
    found = _members({i: texts.found.get(i, i) for i in texts.gold})
    precision = recall = 0.0
    for i in texts.gold:
        shared = len(gold[i] & found[i])
        precision += shared / len(found[i]) / len(texts.gold)
        recall += shared / len(gold[i]) / len(texts.gold)
    f1 = 2 * precision * recall / (precision + recall)
    # Texts of a cluster hang together, so drawing texts anew would say too little: no interval is given.
    return Line("clusters, B-cubed", precision, recall, f1, f1, f1, len(texts.gold))


def _members(clusters: Mapping[str, str]) -> dict[str, frozenset[str]]:
    inside: dict[str, set[str]] = {}
    for i, cluster in clusters.items():
        inside.setdefault(cluster, set()).add(i)
    return {i: frozenset(inside[cluster]) for i, cluster in clusters.items()}
