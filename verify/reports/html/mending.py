"""What to mend first: the weakest statements, each with its one edit."""

from typing import NamedTuple

from verify.model import Report
from verify.reports.claim_rows import why_and_mend
from verify.reports.weak import weakly_sourced

FIRST = 5
"""As many as an editor takes in at a glance; the page has all of them below."""


class Edit(NamedTuple):
    """One statement and what mends it."""

    claim: str
    text: str
    mend: str


def first_edits(report: Report) -> tuple[Edit, ...]:
    """The weakest statements, worst first, no edit twice."""
    found: dict[str, Edit] = {}
    for claim in weakly_sourced(report):
        mend = why_and_mend(claim)[1]
        if mend:
            found.setdefault(mend, Edit(claim.id, claim.text, mend))
    return tuple(found.values())[:FIRST]
