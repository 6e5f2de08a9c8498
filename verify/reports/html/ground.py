"""A report's parts as the page looks them up, each found once for all claims."""

from typing import NamedTuple

from verify.model import Report, Telling
from verify.reports.index import Index, index
from verify.reports.ways import ways

LONG = 300
"""Claims past which the page shows less beside each, so that a book stays a page that a browser opens."""


class Ground(NamedTuple):
    """The report by id, by claim and by number."""

    parts: Index
    numbers: dict[str, int]
    """Id of a reference → its number on the page."""
    tellings: dict[str, tuple[Telling, ...]]
    """Claim → who told it, origin by origin, where an origin was told more than once."""
    tallies: dict[str, str]
    """Claim → how links became origins, in words."""

    @property
    def is_long(self) -> bool:
        """Whether the article has so many claims that each must be told in less."""
        return len(self.parts.report.claims) > LONG


def ground_of(report: Report) -> Ground:
    """The parts of `report`."""
    return Ground(
        index(report),
        {r.id: n for n, r in enumerate(report.references, 1)},
        {claim: tuple(t for way in found for t in way) for claim, found in ways(report).items()},
        {t.claim: t.words for t in report.tallies},
    )
