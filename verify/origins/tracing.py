"""Origins of evidence: which references are one witness for one claim, and why."""

from collections.abc import Mapping, Sequence
from urllib.parse import urlsplit

from sources.model import Document, Reference
from verify.model import Evidence, Held, Merge, Origin
from verify.origins.ties import CreditedBy, Family, Item, Tie, Ties, Witness, witness_of
from verify.origins.when import earliest_first

MOST_MERGES = 200
"""Pairs of one origin that are listed; above, only those that joined it."""


def trace(
    held: Sequence[Held],
    references: Sequence[Reference],
    credited_by: CreditedBy,
    *,
    family: Family | None = None,
) -> tuple[tuple[Evidence, ...], tuple[Origin, ...]]:
    """Evidence with its origins, claim by claim; every merge keeps its reason.

    Evidence that abstained belongs to an origin too, and weighs nothing there.
    """
    witnesses = {r.id: witness_of(r, family or publisher_key) for r in references}
    ties = Ties()
    evidence: list[Evidence] = []
    origins: list[Origin] = []
    for claim in dict.fromkeys(h.claim for h in held):
        items = [
            Item(h, credited_by(h.reference, h.passage), witnesses[h.reference])
            for h in held
            if h.claim == claim and h.reference in witnesses
        ]
        found = tuple(ties.among(items))
        for group in _groups(len(items), found):
            ids = {n: f"e{len(evidence) + place + 1}" for place, n in enumerate(group)}
            origins.append(_origin(f"o{len(origins) + 1}", items, ids, found))
            evidence.extend(_evidence(items[n].held, e, origins[-1].id) for n, e in ids.items())
    return tuple(evidence), tuple(origins)


def publisher_key(document: Document) -> str | None:
    """Who published it: registry key, else the name the page states, else its host."""
    if document.outlet or document.publisher:
        return document.outlet or str(document.publisher).casefold()
    host = urlsplit(document.url or "").hostname
    return host.removeprefix("www.") if host else None


def _groups(count: int, ties: Sequence[Tie]) -> list[list[int]]:
    """Connected items, each group in order, groups by their first item."""
    parent = list(range(count))

    def root(i: int) -> int:
        while parent[i] != i:
            parent[i] = parent[parent[i]]
            i = parent[i]
        return i

    for tie in ties:
        a, b = sorted((root(tie.first), root(tie.second)))
        parent[b] = a
    groups: dict[int, list[int]] = {}
    for i in range(count):
        groups.setdefault(root(i), []).append(i)
    return list(groups.values())


def _origin(origin: str, items: Sequence[Item], ids: Mapping[int, str], ties: Sequence[Tie]) -> Origin:
    """The origin of a group: whom its items name, else the agency they credit, else the earliest page's publisher."""
    group = [items[n] for n in ids]
    mine = [t for t in ties if t.first in ids]
    reasons = [t.reason for t in mine]
    counted = {r: reasons.count(r) for r in dict.fromkeys(reasons)}
    words = "; ".join(r if n == 1 else f"{r} ({n} pairs)" for r, n in counted.items())
    listed = mine if len(mine) <= MOST_MERGES else _joining(mine)
    return Origin(
        id=origin,
        claim=group[0].held.claim,
        name=_name([i.witness for i in group], [i.credited.names[-1].words for i in group if i.credited.names]),
        reason=words or "one reference",
        evidence=tuple(ids.values()),
        own=_own([(number, items[n]) for n, number in ids.items()]),
        merges=tuple(Merge(first=ids[t.first], second=ids[t.second], kind=t.kind, reason=t.reason) for t in listed),
    )


def _own(group: Sequence[tuple[str, Item]]) -> tuple[str, ...]:
    """Ids of the items that relay nobody, the earliest where dates tell; none where nothing tells them apart."""
    if len(group) == 1:
        return (group[0][0],)
    direct = [(number, item) for number, item in group if not item.credited.names]
    dates = [item.witness.document.published for _, item in direct]
    if direct and all(dates):
        return (direct[earliest_first(dates)[0]][0],)
    return tuple(number for number, _ in direct) if len(direct) < len(group) else ()


def _name(found: Sequence[Witness], named: Sequence[str]) -> str:
    if named:
        return named[0]
    first = found[earliest_first([w.document.published for w in found])[0]].document
    wire = next((w.wire for w in found if w.wire), None)
    return wire or first.publisher or first.outlet or first.title or first.name


def _joining(ties: Sequence[Tie]) -> list[Tie]:
    """The ties that brought a new item into the group."""
    kept, joined = [], {ties[0].first}
    waiting = list(ties)
    while waiting:
        fresh = [t for t in waiting if (t.first in joined) != (t.second in joined)]
        if not fresh:
            break
        kept.append(fresh[0])
        joined |= {fresh[0].first, fresh[0].second}
        waiting = [t for t in waiting if not (t.first in joined and t.second in joined)]
    return kept


def _evidence(held: Held, number: str, origin: str) -> Evidence:
    judgement = held.judgement
    return Evidence(
        id=number,
        claim=held.claim,
        reference=held.reference,
        span=held.passage.span,
        passage=held.passage.text,
        stance="neutral" if judgement.stance == "abstain" else judgement.stance,
        abstained=judgement.stance == "abstain",
        p=judgement.p,
        match=held.match,
        judge=held.judge,
        differences=judgement.differences,
        origin=origin,
    )
