"""How a claim travelled, in words: who told it when, whom they follow, what changed."""

from typing import NamedTuple

from verify.model import Change, Telling
from verify.reports.html.ground import Ground
from verify.reports.index import Index
from verify.reports.view import credit
from verify.reports.words import ABSENT, DIFFERENCES


class Told(NamedTuple):
    """One telling."""

    number: int
    who: str
    when: str
    how: str
    changes: tuple[str, ...]


def tellings(claim: str, ground: Ground) -> tuple[Told, ...]:
    """The tellings of claims with more than one, origin by origin, the earliest first; alone they say nothing new."""
    mine = ground.tellings.get(claim, ())
    places = {t.evidence: ground.numbers.get(t.reference, 0) for t in mine}
    return tuple(_told(t, places, ground.parts) for t in mine)


def _told(telling: Telling, places: dict[str, int], parts: Index) -> Told:
    reference = parts.references.get(telling.reference)
    how = "tells it first of its origin"
    if telling.follows is not None:
        how = f"follows {places.get(telling.follows, 0)}: {telling.because}"
    who = credit(reference).rpartition(", ")[0] if reference else telling.reference
    when = (telling.published or "no date")[:16].replace("T", " ")
    return Told(places[telling.evidence], who, when, how, tuple(_change(c) for c in telling.changes))


def _change(change: Change) -> str:
    before = f"“{change.words_before}”" if change.words_before else ABSENT
    after = f"“{change.words_after}”" if change.words_after else ABSENT
    return f"{DIFFERENCES[change.kind]} {change.effect}: {before} → {after}"
