"""How each claim travelled: who told it first, who relays whom, and what changed on the way.

Above the stages, since it holds the words of two references against each other as the judge holds a claim against one.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import NamedTuple

from sources.model import Document, Passage, Span
from verify.judges import Judge, Pair
from verify.language.words import content_words
from verify.model import Change, ChangeEffect, Difference, Evidence, Lineage, Merge, Origin, Telling
from verify.origins import Credited, earliest_first

_STRENGTH = {"named": 0, "link": 0, "text": 1, "wire": 2, "quotes": 3, "numbers": 4, "person": 5, "publisher": 6}
"""Which tie tells best whom a page follows: its own word, then shared text."""
MOST_COMPARED = 150
"""Tellings of one report that are held against those they follow; the rest say that they were not compared."""


class Known(NamedTuple):
    """What is at hand to hold one telling against another."""

    documents: Mapping[str, Document]
    """Reference id → its document."""
    credited_by: Callable[[str, Passage], Credited]
    judge: Judge


class _Step(NamedTuple):
    """One telling and the one it follows."""

    evidence: Evidence
    follows: Evidence | None
    because: str


def trace_lineages(evidence: Sequence[Evidence], origins: Sequence[Origin], known: Known) -> tuple[Lineage, ...]:
    """One lineage for each origin of each claim, in their order; all changes are judged in one batch."""
    by_id = {e.id: e for e in evidence}
    ways = [list(_steps(origin, by_id, known.documents)) for origin in origins]
    followed = [(s.evidence, s.follows) for steps in ways for s in steps if s.follows]
    moved = [(after, before) for after, before in followed if _speak(after, before)][:MOST_COMPARED]
    differing = _compared(moved, known.judge)
    found = {
        after.id: (*_changes(differences, before, after), *_unattributed(before, after, known))
        for (after, before), differences in zip(moved, differing, strict=True)
    }
    return tuple(
        Lineage(claim=o.claim, origin=o.id, tellings=tuple(_telling(s, known, found.get(s.evidence.id)) for s in steps))
        for o, steps in zip(origins, ways, strict=True)
    )


def _compared(moved: Sequence[tuple[Evidence, Evidence]], judge: Judge) -> list[tuple[Difference, ...]]:
    """How each telling differs from the one it follows, the telling on the claim's side.

    Asked both ways round: a relay often adds whom it has it from, and a judge abstains from a claim that says more
    than the passage, not from a passage that says more than the claim.
    """
    # One passage often serves several claims: the same words are compared once.
    pairs = list(dict.fromkeys(Pair(after.passage, before.passage) for after, before in moved))
    found: dict[Pair, tuple[Difference, ...]] = {}
    silent: list[Pair] = []
    for pair, judgement in zip(pairs, judge.judge(pairs), strict=True):
        found[pair] = judgement.differences
        if not judgement.differences and judgement.stance != "supports":
            silent.append(pair)
    for pair, judgement in zip(silent, judge.judge([Pair(p.passage, p.claim) for p in silent]), strict=True):
        turned = (Difference(kind=d.kind, claim=d.passage, passage=d.claim) for d in judgement.differences)
        found[pair] = tuple(turned)
    return [found[Pair(after.passage, before.passage)] for after, before in moved]


def _telling(step: _Step, known: Known, changes: tuple[Change, ...] | None) -> Telling:
    return Telling(
        evidence=step.evidence.id,
        reference=step.evidence.reference,
        published=known.documents[step.evidence.reference].published,
        follows=step.follows.id if step.follows else None,
        because=step.because,
        changes=changes or (),
        compared=changes is not None,
    )


def _steps(origin: Origin, by_id: Mapping[str, Evidence], documents: Mapping[str, Document]) -> Iterator[_Step]:
    """The tellings of one origin by date, each with the one it follows: by its own word, else the likest before it."""
    items = [by_id[i] for i in origin.evidence]
    ordered = [items[n] for n in earliest_first([documents[e.reference].published for e in items])]
    followed: dict[str, str] = {}
    place = {e.id: n for n, e in enumerate(ordered)}
    for item in ordered:
        tie = next((t for t in _ties(item, origin.merges, place) if not _leads_back(t[0], item.id, followed)), None)
        if tie:
            followed[item.id] = tie[0]
        yield _Step(item, by_id[tie[0]] if tie else None, tie[1] if tie else "")


def _ties(item: Evidence, merges: Sequence[Merge], place: Mapping[str, int]) -> Iterator[tuple[str, str]]:
    """Whom an item may follow and why, the best first: whom it names or links to, then what was told before it."""
    mine = sorted((m for m in merges if item.id in (m.first, m.second)), key=lambda m: _STRENGTH[m.kind])
    for merge in mine:
        other = merge.first if merge.second == item.id else merge.second
        says_so = merge.kind in {"named", "link"} and merge.second == item.id and merge.reason.startswith("one ")
        if says_so or place[other] < place[item.id]:
            yield other, merge.reason
    # Nothing ties it to an earlier one: it came in over a later one, and goes back to the first all the same.
    if place[item.id] and mine:
        first = min(place, key=lambda e: place[e])
        yield first, "goes back to the same origin"


def _leads_back(start: str, item: str, followed: Mapping[str, str]) -> bool:
    """Whether following `start` would come back to `item`."""
    at: str | None = start
    while at is not None and at != item:
        at = followed.get(at)
    return at == item


def _speak(*items: Evidence) -> bool:
    """Whether all speak of the claim: a passage that says nothing of it shows no change."""
    return all(e.differences or (e.stance != "neutral" and not e.abstained) for e in items)


def _changes(differences: Sequence[Difference], before: Evidence, after: Evidence) -> Iterator[Change]:
    """What the judge finds to differ when the relay's words are held against those it follows."""
    for difference in differences:
        there, here = difference.passage.of(before.passage), difference.claim.of(after.passage)
        yield Change(
            kind=difference.kind,
            effect=_effect(difference, before.passage, after.passage),
            before=difference.passage,
            after=difference.claim,
            words_before=there,
            words_after=here,
        )


def _effect(difference: Difference, before: str, after: str) -> ChangeEffect:
    """Which way a mark went: a judge shows the mark on the side that has it, and the word it bears on where it fell."""
    if difference.kind not in {"hedge", "negation"}:
        return "altered"
    there, here = difference.passage.of(before).casefold(), difference.claim.of(after).casefold()
    lost = there not in after.casefold()
    gained = here not in before.casefold()
    if lost == gained:
        # Both words are new to the other side ("signed", "sign"): the mark is the one that carries no content.
        lost, gained = not content_words(there), not content_words(here)
    if lost == gained:
        return "altered"
    if difference.kind == "hedge":
        return "hardened" if lost else "softened"
    return "dropped" if lost else "added"


def _unattributed(before: Evidence, after: Evidence, known: Known) -> Iterator[Change]:
    """The source that the words followed give, where the relay says the same in its own voice."""
    named = known.credited_by(before.reference, _passage(before)).names
    if not named or known.credited_by(after.reference, _passage(after)).names:
        return
    words = named[-1].words
    at = before.passage.find(words)
    if any(part.casefold() in after.passage.casefold() for part in (words, words.split()[-1])):
        return
    yield Change(
        kind="attribution",
        effect="dropped",
        before=Span(at, at + len(words)) if at >= 0 else Span(0, 0),
        after=Span(0, 0),
        words_before=words,
        words_after="",
    )


def _passage(item: Evidence) -> Passage:
    return Passage(item.reference, item.span, item.passage)
