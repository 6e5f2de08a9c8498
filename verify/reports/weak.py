"""Only the weakly sourced statements, worst first, each with the one edit that mends it."""

from verify.model import AssessedClaim, ClaimKind, Report
from verify.reports.claim_rows import chain, heading, why_and_mend
from verify.reports.index import index
from verify.reports.terminal import BAND_STYLES, Page
from verify.reports.view import WEAK, circumstances, contestable, in_headline, title_of
from verify.reports.words import count

_ORDER: dict[ClaimKind, int] = {"fact": 0, "background": 0, "prediction": 1, "opinion": 2, "none": 3}
"""Fact before opinion (rubric); a prediction states more than an opinion and can be held to less than a fact."""
_NUMBER = 5


def render(report: Report, *, width: int = 80, colour: bool = False) -> str:
    """The statements below the adequate band for a terminal of `width` columns, in the order to mend them."""
    parts, page = index(report), Page(width, colour=colour)
    claims = weakly_sourced(report)
    page.add(title_of(report), style="bold")
    page.add(circumstances(report), style="dim")
    page.add()
    page.add(_summary(report, len(claims)), style="bold")
    for number, claim in enumerate(claims, 1):
        page.add()
        style = f"bold {BAND_STYLES[claim.attribution.band]}"
        why, mend = why_and_mend(claim)
        page.label(f"{number}.", f"{heading(claim, parts)} · {claim.id}", indent=0, hang=_NUMBER, style=style)
        page.add(f"“{claim.text}”", indent=_NUMBER, style="underline")
        page.label("chain", chain(claim, parts), indent=_NUMBER)
        page.label("why", why, indent=_NUMBER)
        page.label("mend", mend, indent=_NUMBER, style="bold")
    return page.text()


def weakly_sourced(report: Report) -> tuple[AssessedClaim, ...]:
    """Contestable claims below the adequate band: fact before opinion, headline first, then the weakest first."""
    weak = [c for c in contestable(report) if c.attribution.band in WEAK]
    return tuple(
        sorted(weak, key=lambda c: (_ORDER[c.kind], not in_headline(report, c), c.attribution.score or 0.0, c.span))
    )


def _summary(report: Report, weak: int) -> str:
    total = len(contestable(report))
    if not weak:
        return f"Nothing is weakly sourced among {count(total, 'contestable claim')}."
    return f"{weak} of {count(total, 'contestable claim')} weakly sourced, worst first"
