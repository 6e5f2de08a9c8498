"""The source sheet: who or what each line of the article rests on, where it can be reached, and room for a checker."""

from collections import defaultdict
from typing import NamedTuple

from sources.outlets.ratings import places_of
from verify.model import RatedPlace, Report, ReportOutlet, ReportReference, Source
from verify.reports.index import Index, votes
from verify.reports.view import called, credit
from verify.reports.words import COPIES, TYPES


class SourceRow(NamedTuple):
    """Somebody or something that vouches."""

    source: Source
    name: str
    kind: str
    contact: str
    lines: tuple[str, ...]
    """Ids of the claims that hang on it."""


class ReferenceRow(NamedTuple):
    """A page that the claims were held against."""

    number: int
    reference: ReportReference
    credit: str
    copy: str
    supports: tuple[str, ...]
    differs: tuple[str, ...]


class OutletCards(NamedTuple):
    """The outlets named, and publishers that the registry does not list."""

    listed: tuple[ReportOutlet, ...]
    unlisted: tuple[str, ...]
    rated: tuple[RatedPlace, ...]
    """Addresses that the registry doesn't list and a rater does."""

    @property
    def is_rated(self) -> bool:
        """Whether anybody rated any of them."""
        return bool(self.rated) or any(outlet.ratings for outlet in self.listed)


def source_rows(parts: Index) -> tuple[SourceRow, ...]:
    """The sources, those with most claims first."""
    lines: dict[str, list[str]] = defaultdict(list)
    for claim in parts.report.claims:
        for source in dict.fromkeys(link.source for link in claim.attribution.chain):
            lines[source].append(claim.id)
    domains = {o.key: o.domain or "" for o in parts.report.outlets}
    rows = [
        SourceRow(s, called(s), TYPES[s.type], domains.get(s.outlet or "", ""), tuple(lines[s.id]))
        for s in parts.report.sources
    ]
    return tuple(sorted(rows, key=lambda row: -len(row.lines)))


def reference_rows(parts: Index) -> tuple[ReferenceRow, ...]:
    """The references as they are numbered all over the page."""
    found: dict[tuple[str, str], dict[str, None]] = defaultdict(dict)
    for item in parts.report.evidence:
        if votes(item):
            found[item.reference, item.stance][item.claim] = None
    return tuple(
        ReferenceRow(
            number, r, credit(r), COPIES[r.read_from], tuple(found[r.id, "supports"]), tuple(found[r.id, "refutes"])
        )
        for number, r in enumerate(parts.report.references, 1)
    )


def outlet_cards(report: Report) -> OutletCards:
    """Cards of the listed outlets, and the names of those publishers that are unknown, which is not bad."""
    rated = {p.place for p in report.unlisted}
    unlisted = dict.fromkeys(
        r.publisher
        for r in report.references
        if r.publisher and r.outlet is None and rated.isdisjoint(places_of(r.url or ""))
    )
    return OutletCards(report.outlets, tuple(unlisted), report.unlisted)
