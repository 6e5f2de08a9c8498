"""A report's parts by id, so that each claim finds its own."""

from typing import NamedTuple
from urllib.parse import urlsplit

from verify.model import AssessedClaim, Assessment, Evidence, Origin, Report, ReportReference, Source


class Index(NamedTuple):
    """A report's parts by id, so that each claim finds its own."""

    report: Report
    sources: dict[str, Source]
    references: dict[str, ReportReference]
    evidence: dict[str, tuple[Evidence, ...]]
    origins: dict[str, tuple[Origin, ...]]


def index(report: Report) -> Index:
    """The parts of `report` by id; evidence and origins by claim."""
    evidence: dict[str, tuple[Evidence, ...]] = {}
    origins: dict[str, tuple[Origin, ...]] = {}
    for item in report.evidence:
        evidence[item.claim] = (*evidence.get(item.claim, ()), item)
    for origin in report.origins:
        origins[origin.claim] = (*origins.get(origin.claim, ()), origin)
    by_source = {s.id: s for s in report.sources}
    return Index(report, by_source, {r.id: r for r in report.references}, evidence, origins)


def votes(item: Evidence) -> bool:
    """Whether the passage counts for or against the claim."""
    return not item.abstained and item.stance != "neutral"


def pages_behind(claim: AssessedClaim, given: Assessment, parts: Index) -> frozenset[str]:
    """Ids of the references that tell the claim and stand behind an answer to one of its two questions.

    Whether it is so is asked of origins: where one spoke by its own item, the pages that carry it stand behind it too.
    """
    weighed = set(given.evidence)
    if given is claim.true:
        weighed.update(i for origin in parts.origins.get(claim.id, ()) for i in origin.evidence)
    return frozenset(e.reference for e in parts.evidence.get(claim.id, ()) if e.id in weighed and votes(e))


def publisher_of(reference: ReportReference) -> str:
    """Who published a reference: as stated, as listed, by its host, or what its file is called."""
    return reference.publisher or reference.outlet or host_of(reference.url) or reference.name


def host_of(url: str | None) -> str | None:
    """The host of an address without `www.`; None where it has none."""
    try:
        host = urlsplit(url or "").hostname
    except ValueError:
        return None
    return host.removeprefix("www.") if host else None
