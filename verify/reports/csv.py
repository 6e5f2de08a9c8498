"""The report as a table for a spreadsheet: one row a claim, RFC 4180, no cell a formula."""

import csv
import io
import re
from collections.abc import Iterable, Sequence

from verify.model import AssessedClaim, Assessment, Report
from verify.reports.claim_rows import by_severity, chain, why_and_mend
from verify.reports.escape import one_line
from verify.reports.index import Index, index
from verify.reports.verdicts import decision_words, decisions_of, dismissed_codes
from verify.reports.view import in_headline, title_of

COLUMNS = (
    *("article", "url", "published", "claim", "start", "end", "line", "headline", "kind", "checkworthy", "text"),
    *("level", "band", "score", "chain", "origin", "origin_type"),
    *("said", "said_p", "true", "true_p", "origins_for", "origins_against", "admiralty"),
    *("worst", "findings", "dismissed", "why", "mend", "decisions"),
)
LONGEST_CELL = 32_000
"""Characters of a cell; spreadsheets hold 32,767."""
# OWASP, CSV Injection: these begin a formula; so do their full-width forms, and spaces or invisible marks before them
# are dropped by some programs.
_FORMULA = re.compile(r"^[\t\r]|^[\s\u2400-\u2421\u200b-\u200f\u2060-\u2064\ufeff\u00ad\"']*[=+\-@|%＝＋－＠]")


def render(report: Report, **_look: object) -> str:
    """The claims as CSV with one line of headings; lines end with CRLF."""
    parts = index(report)
    return table(COLUMNS, (_row(claim, parts) for claim in report.claims))


def table(columns: Sequence[str], rows: Iterable[Sequence[object]]) -> str:
    """CSV of the rows under the headings; numbers stay numbers, words cannot become formulas."""
    out = io.StringIO()
    writer = csv.writer(out, dialect="excel")
    writer.writerow(columns)
    writer.writerows([cell(value) for value in row] for row in rows)
    return out.getvalue()


def cell(value: object) -> str:
    """A value as the text of a cell: words that a spreadsheet might compute get an apostrophe before them."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, int | float):
        return f"{value:g}" if isinstance(value, float) else str(value)
    words = one_line(str(value))
    words = f"{words[: LONGEST_CELL - 1]}…" if len(words) > LONGEST_CELL else words
    return inert(words)


def inert(words: str) -> str:
    """A stranger's words with an apostrophe before them where a spreadsheet would run them as a formula."""
    return f"'{words}" if _FORMULA.match(words) else words


def _row(claim: AssessedClaim, parts: Index) -> list[object]:
    report, attribution = parts.report, claim.attribution
    origin = parts.sources.get(attribution.chain[-1].source) if attribution.chain else None
    is_weak = attribution.score is not None
    why, mend = why_and_mend(claim) if is_weak or claim.findings else ("", "")
    findings, dismissed = by_severity(claim), dismissed_codes(parts, claim.id)
    return [
        *(title_of(report), report.document.url, report.document.published, claim.id, *claim.span),
        report.document.text.count("\n", 0, claim.span.start) + 1,
        *(in_headline(report, claim), claim.kind, claim.checkworthy, claim.text),
        *(attribution.level, attribution.band, attribution.score, chain(claim, parts)),
        *(origin.text if origin else "", origin.type if origin else ""),
        *(*_answer(claim.said), *_answer(claim.true)),
        *(claim.true.origins_for, claim.true.origins_against, claim.true.admiralty),
        findings[0].level if findings else "",
        " ".join(f.code for f in findings),
        *(" ".join(sorted(dismissed)), why, mend),
        "; ".join(decision_words(d) for d in decisions_of(parts, claim.id)),
    ]


def _answer(assessment: Assessment) -> tuple[str, float | None]:
    return assessment.status, assessment.p
