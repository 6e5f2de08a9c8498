"""How a claim travelled, as far as it was told: a page that says nothing of the claim told nobody."""

from collections import defaultdict
from collections.abc import Iterator, Mapping

from verify.model import Lineage, Report, Telling
from verify.reports.index import votes

SAME_ORIGIN = "goes back to the same origin"
"""Why a page follows another where what tied them is a page between that says nothing of the claim."""

Way = tuple[Telling, ...]


def ways(report: Report) -> Mapping[str, tuple[Way, ...]]:
    """Claim → its tellings, origin by origin, the earliest first; only origins of which two pages or more tell it."""
    speaking = {e.id for e in report.evidence if e.differences or votes(e)}
    found: dict[str, list[Way]] = defaultdict(list)
    for lineage in report.lineages:
        way = tuple(_told(lineage, speaking))
        if len(way) > 1:
            found[lineage.claim].append(way)
    return {claim: tuple(each) for claim, each in found.items()}


def _told(lineage: Lineage, speaking: set[str]) -> Iterator[Telling]:
    """The tellings that speak of the claim; one that followed a silent page follows the one which that had followed."""
    by_id = {t.evidence: t for t in lineage.tellings}
    first: str | None = None
    for telling in lineage.tellings:
        if telling.evidence not in speaking:
            continue
        at = telling.follows
        for _ in lineage.tellings:
            if at is None or at in speaking:
                break
            at = by_id[at].follows
        at = at if at in speaking else first if telling.follows is not None else None
        first = first or telling.evidence
        if at == telling.follows:
            yield telling
        else:
            yield telling.model_copy(update={"follows": at, "because": SAME_ORIGIN if at else "", "compared": False})
