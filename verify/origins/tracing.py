"""Origins of evidence: which references are one witness for one claim, and why."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from itertools import combinations
from typing import NamedTuple
from urllib.parse import urlsplit

from sources.model import Document, Passage, Reference
from verify.model import Evidence, Held, Origin
from verify.origins.shingles import SAME_FROM, Shingles, body_shingles, containment
from verify.origins.wire import HEAD, find_credit

FEWEST_HERE = 8
"""Shingles that tell copying between pages which speak about one claim: chance hits are rarer than among all texts."""

NamedOrigin = Callable[[str, Passage], str | None]
"""(reference id, passage) → whom the reference names there as the source, or None."""

Family = Callable[[Document], str | None]
"""Document → key of its publisher or of the family its publisher belongs to, or None."""


class Circle(NamedTuple):
    """A reference that goes back to the very article it would confirm."""

    reference: str
    reason: str


class Witness(NamedTuple):
    """What is known of a reference that may tell its origin."""

    reference: Reference
    wire: str | None
    shingles: Shingles
    publisher: str | None


class Tie(NamedTuple):
    """Two items of evidence that are one witness."""

    first: int
    second: int
    reason: str


def trace(
    held: Sequence[Held],
    references: Sequence[Reference],
    named_origin: NamedOrigin,
    *,
    family: Family | None = None,
) -> tuple[tuple[Evidence, ...], tuple[Origin, ...]]:
    """Evidence with its origins, claim by claim; every merge keeps its reason.

    Tested in the rubric's order, the first hit decides for a pair: named origin, wire credit, shared text, publisher
    or its family. Evidence that abstained belongs to an origin too, and weighs nothing there.
    """
    witnesses = _witnesses(references, family or publisher_key)
    evidence: list[Evidence] = []
    origins: list[Origin] = []
    for claim in dict.fromkeys(h.claim for h in held):
        items = [h for h in held if h.claim == claim and h.reference in witnesses]
        named = [named_origin(h.reference, h.passage) for h in items]
        ties = tuple(_ties(items, named, witnesses))
        for group in _groups(len(items), ties):
            ids = tuple(f"e{len(evidence) + n + 1}" for n in range(len(group)))
            origin = _origin(f"o{len(origins) + 1}", [items[i] for i in group], ids, witnesses)
            spoken = next((named[i] for i in group if named[i]), None)
            reasons = [t.reason for t in ties if t.first in group]
            origins.append(_worded(origin, spoken, reasons))
            evidence.extend(_evidence(items[i], e, origin.id) for i, e in zip(group, ids, strict=True))
    return tuple(evidence), tuple(origins)


def find_circles(
    article: Document, references: Sequence[Reference], *, names: Iterable[str] = ()
) -> tuple[Circle, ...]:
    """References that are the article itself, copy it, or say at their beginning that they follow its publisher.

    `names` are what the article's publisher is called in text. Such references witness nothing about the article.
    """
    own = body_shingles(article)
    found: list[Circle] = []
    for reference in references:
        document = reference.document
        share = containment(own, body_shingles(document))
        if document.id == article.id or (article.url and document.url == article.url):
            found.append(Circle(reference.id, "it is the article itself"))
        elif share >= SAME_FROM:
            found.append(Circle(reference.id, f"it carries {share:.0%} of the article's text"))
        elif cited := next((n for n in names if _credits(document.text, n)), None):
            found.append(Circle(reference.id, f"it cites {cited}, the article's own publisher"))
    return tuple(found)


def publisher_key(document: Document) -> str | None:
    """Who published it: registry key, else the name the page states, else its host."""
    if document.outlet or document.publisher:
        return document.outlet or str(document.publisher).casefold()
    host = urlsplit(document.url or "").hostname
    return host.removeprefix("www.") if host else None


def _witnesses(references: Sequence[Reference], family: Family) -> dict[str, Witness]:
    found: dict[str, Witness] = {}
    for reference in references:
        document = reference.document
        credit = find_credit(document.text)
        found[reference.id] = Witness(
            reference, credit.wire if credit else None, body_shingles(document), family(document)
        )
    return found


def _ties(items: Sequence[Held], named: Sequence[str | None], witnesses: Mapping[str, Witness]) -> Iterable[Tie]:
    for i, j in combinations(range(len(items)), 2):
        reason = _same_name(items, named, witnesses, (i, j)) or _same_page(
            witnesses[items[i].reference], witnesses[items[j].reference]
        )
        if reason:
            yield Tie(i, j, reason)


def _same_name(
    items: Sequence[Held], named: Sequence[str | None], witnesses: Mapping[str, Witness], pair: tuple[int, int]
) -> str | None:
    """Why two items go back to one named source: both name it, or one names the other's publisher."""
    one, other = pair
    a, b = named[one], named[other]
    if a and b and _plain(a) == _plain(b):
        return f"both name {a}"
    for spoken, index in ((a, other), (b, one)):
        document = witnesses[items[index].reference].reference.document
        if spoken and _plain(spoken) in {_plain(document.publisher or ""), _plain(document.outlet or "")} - {""}:
            return f"one names {spoken}, which published the other"
    return None


def _same_page(one: Witness, other: Witness) -> str | None:
    """Why two references are one witness, whatever the passage says."""
    if one.wire and one.wire == other.wire:
        return f"both credit {one.wire}"
    share = containment(one.shingles, other.shingles, fewest=FEWEST_HERE)
    if share >= SAME_FROM:
        return f"{share:.0%} of the shorter text stands in the other"
    if one.publisher and one.publisher == other.publisher:
        return f"one publisher: {one.publisher}"
    return None


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


def _origin(origin: str, items: Sequence[Held], ids: tuple[str, ...], witnesses: Mapping[str, Witness]) -> Origin:
    """The origin of a group, named after its earliest reference."""
    found = [witnesses[h.reference] for h in items]
    first = min(found, key=lambda w: (w.reference.document.published or "9999", w.reference.id))
    document = first.reference.document
    wire = next((w.wire for w in found if w.wire), None)
    name = wire or document.publisher or document.outlet or document.title or document.name
    return Origin(id=origin, claim=items[0].claim, name=name, reason="one reference", evidence=ids)


def _worded(origin: Origin, spoken: str | None, reasons: Sequence[str]) -> Origin:
    """The origin with the source its items name, and the reasons of its merges."""
    counted = {r: reasons.count(r) for r in dict.fromkeys(reasons)}
    words = "; ".join(r if n == 1 else f"{r} ({n} pairs)" for r, n in counted.items())
    return origin.model_copy(update={"name": spoken or origin.name, "reason": words or origin.reason})


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


def _plain(name: str) -> str:
    return name.casefold().removeprefix("the ").strip()


_CITING = ("according to {}", "{} reported", "{} reports", "{} said", "reported by {}", "citing {}", "told {}")


def _credits(text: str, name: str) -> bool:
    """Whether the text's beginning, where a page says whom it follows, names `name` as its source."""
    plain = " ".join(text[:HEAD].casefold().split())
    return any(form.format(who) in plain for form in _CITING for who in (_plain(name), f"the {_plain(name)}"))
