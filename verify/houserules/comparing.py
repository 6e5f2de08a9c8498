"""What one set of house rules would say of an article that another does not."""

from typing import NamedTuple

from verify.model import AssessedClaim, Finding, Report


class Change(NamedTuple):
    """What changes for one claim."""

    claim: AssessedClaim
    score: tuple[float | None, float | None]
    """Before and after."""
    band: tuple[str, str]
    gone: tuple[Finding, ...]
    come: tuple[Finding, ...]
    """New findings, and those that were less or more severe before."""


class Compared(NamedTuple):
    """What changes for an article."""

    changes: tuple[Change, ...]
    claims: int
    weak: tuple[int, int]
    """Weakly sourced claims before and after."""
    findings: tuple[int, int]
    """Findings that count, before and after."""


def compare_reports(before: Report, after: Report) -> Compared:
    """What is different between two reports on the same text."""
    pairs = list(zip(before.claims, after.claims, strict=True))
    changes = (_change(a, b) for a, b in pairs)
    return Compared(
        tuple(c for c in changes if c.gone or c.come or c.score[0] != c.score[1] or c.band[0] != c.band[1]),
        len(pairs),
        (_weak(before), _weak(after)),
        (_counting(before), _counting(after)),
    )


def _change(a: AssessedClaim, b: AssessedClaim) -> Change:
    one, two = ([f for f in c.findings if f.suppressed is None] for c in (a, b))
    known, left = {(f.code, f.level) for f in one}, {(f.code, f.level) for f in two}
    return Change(
        b,
        (a.attribution.score, b.attribution.score),
        (a.attribution.band, b.attribution.band),
        tuple(f for f in one if (f.code, f.level) not in left),
        tuple(f for f in two if (f.code, f.level) not in known),
    )


def _weak(report: Report) -> int:
    return sum(c.attribution.band in {"weak", "very weak"} for c in report.claims)


def _counting(report: Report) -> int:
    return sum(f.suppressed is None for c in report.claims for f in c.findings)
