"""One finding as a person is asked about it: the words, who vouches, what is wrong, what was said of it before."""

from typing import NamedTuple

from verify.model import AssessedClaim, Finding, Report
from verify.reports.claim_rows import chain, heading
from verify.reports.index import index
from verify.reports.terminal import TONES, Page
from verify.reports.verdicts import decision_words, decisions_of
from verify.reports.words import SEVERITY, sentence


class Item(NamedTuple):
    """Something a person is asked about: a finding, or a claim of which nothing was found."""

    claim: AssessedClaim
    finding: Finding | None

    @property
    def key(self) -> tuple[str, str]:
        """Claim and code."""
        return self.claim.id, self.finding.code if self.finding else ""


def open_items(report: Report, *, every_claim: bool = False) -> tuple[Item, ...]:
    """Findings that nobody accepted or dismissed, worst first, then in text order.

    With `every_claim` also the claims without findings that nobody rated.
    """
    settled = {(d.claim, d.decision.code) for d in report.decisions if d.decision.kind in {"accept", "dismiss"}}
    rated = {d.claim for d in report.decisions if d.decision.kind == "decide"}
    found = [
        Item(c, f) for c in report.claims for f in c.findings if f.suppressed is None and (c.id, f.code) not in settled
    ]
    found.sort(key=lambda item: SEVERITY[item.finding.level] if item.finding else 0)
    bare = [Item(c, None) for c in report.claims if not c.findings and c.id not in rated]
    return (*found, *bare) if every_claim else tuple(found)


def card(report: Report, item: Item, *, width: int = 80, colour: bool = False) -> str:
    """What is asked about, for a terminal; nothing in it is a stranger's to command."""
    parts, page = index(report), Page(width, colour=colour)
    claim, finding = item
    tone = TONES[finding.level] if finding else ""
    title = f"{finding.level} {finding.code}" if finding else "nothing found"
    page.add(f"{title} · {heading(claim, parts)}", style=tone)
    page.label(claim.id, claim.text, style="bold")
    if claim.sentence_span != claim.span:
        page.label("in", claim.sentence_span.of(report.document.text))
    page.label("chain", chain(claim, parts))
    if finding:
        page.label("why", sentence(finding.message))
        page.label("mend", finding.fix)
    for carried in decisions_of(parts, claim.id):
        page.label("said", decision_words(carried), style="dim")
    return page.text()
