"""How each claim travelled, in words: links that became origins, who follows whom, what changed, what goes round."""

from collections.abc import Iterator, Sequence

from verify.model import Change, Report, Telling
from verify.reports.index import Index, index
from verify.reports.view import Entry, credit
from verify.reports.ways import Way, ways
from verify.reports.words import DIFFERENCES

TRAVEL_TITLE = "How each claim travelled"
LONGEST_WORDS = 60
"""Code points of a changed wording that are shown."""
_SAID = {"dropped": "lost", "added": "new", "hardened": "hardened", "softened": "softened", "altered": "changed"}


def travel_entries(report: Report) -> tuple[Entry, ...]:
    """Claim by claim: the tally, then each telling that follows another, then what goes round in a circle.

    None for a claim that one reference alone speaks of.
    """
    parts = index(report)
    told = ways(report)
    return tuple(e for claim in report.claims for e in _of_claim(claim.id, parts, told.get(claim.id, ()))) + tuple(
        Entry("circle", f"{circle.name}: {circle.reason}") for circle in report.circles if circle.claim is None
    )


def _of_claim(claim: str, parts: Index, told: Sequence[Way]) -> Iterator[Entry]:
    report = parts.report
    for tally in report.tallies:
        if tally.claim == claim and tally.references > 1:
            yield Entry(claim, tally.words)
    for way in told:
        yield from _of_way(claim, way, parts)
    for circle in report.circles:
        if circle.claim == claim:
            yield Entry(claim, f"circle: {circle.name}: {circle.reason}")


def _of_way(claim: str, way: Way, parts: Index) -> Iterator[Entry]:
    by_evidence = {t.evidence: t for t in way}
    for telling in way:
        if telling.follows is None:
            yield Entry(claim, f"first: {_who(telling, parts)}")
        else:
            same = "nothing shown to differ" if telling.compared else "words not compared"
            changed = "; ".join(in_words(c) for c in telling.changes) or same
            followed = _who(by_evidence[telling.follows], parts)
            yield Entry(claim, f"{followed} → {_who(telling, parts)} ({telling.because}): {changed}")


def _who(telling: Telling, parts: Index) -> str:
    reference = parts.references.get(telling.reference)
    return credit(reference) if reference else telling.reference


def in_words(change: Change) -> str:
    """`hedge hardened: “may” → “will”`; of what was dropped or added, only the words there were."""
    before, after = (words[:LONGEST_WORDS] for words in (change.words_before, change.words_after))
    shown = f"“{before}” → “{after}”" if before and after else f"“{before or after}”"
    return f"{DIFFERENCES[change.kind]} {_SAID[change.effect]}: {shown}"
