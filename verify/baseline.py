"""The baseline: findings that were there before, so that only new ones count.

A finding is known again by its code and its claim's words, wherever they stand by now; so many as there were, no more.
"""

import hashlib
from collections import Counter
from collections.abc import Iterable
from pathlib import Path
from typing import Literal

from pydantic import Field, ValidationError

from sources.errors import InputError
from sources.model import Frozen
from verify.model import AssessedClaim, Finding, Report

MOST_BYTES = 50_000_000
REASON = "was there before, by the baseline"


class Known(Frozen):
    """A finding that was there."""

    code: str = Field(description="Its code.")
    claim: str = Field(description="Its claim's words, spaces made one.")
    count: int = Field(default=1, ge=1, description="How many times.")


class Baseline(Frozen):
    """The findings that were there when it was written; `baseline/1`."""

    schema_: Literal["baseline/1"] = Field(default="baseline/1", alias="schema", description="Form and version.")
    findings: tuple[Known, ...] = Field(description="What was there, by claim and code.")

    @property
    def digest(self) -> str:
        """12 hex digits that differ where the baselines differ."""
        return hashlib.sha256(self.model_dump_json().encode()).hexdigest()[:12]


def baseline_of(reports: Iterable[Report]) -> Baseline:
    """Everything found in the reports, save what was let be for another reason."""
    found = Counter(
        (_words(claim), finding.code)
        for report in reports
        for claim in report.claims
        for finding in claim.findings
        if finding.suppressed in (None, REASON)
    )
    return Baseline(findings=tuple(Known(code=c, claim=w, count=n) for (w, c), n in sorted(found.items())))


def read_baseline(path: Path) -> Baseline:
    """The baseline in the file at `path`; raises InputError that says what to do."""
    how = "`--write-baseline` makes one"
    try:
        if path.stat().st_size > MOST_BYTES:
            raise InputError(f"the baseline {path} is larger than {MOST_BYTES:,} bytes: another file? {how}")
        return Baseline.model_validate_json(path.read_bytes())
    except OSError as err:
        raise InputError(f"the baseline {path} cannot be read ({err.strerror or err}): {how}") from err
    except ValidationError as err:
        first = err.errors()[0]
        where = ".".join(map(str, first["loc"]))
        raise InputError(f"{path} is no baseline ({where or 'its form'}: {first['msg']}): {how}") from err


class Remaining:
    """What of a baseline is still to be met, over all reports of one run."""

    def __init__(self, baseline: Baseline) -> None:
        self._left = Counter({(k.claim, k.code): k.count for k in baseline.findings})

    def mark(self, report: Report) -> Report:
        """The report, its findings that are in the baseline marked so, and taken off what is left."""
        return report.model_copy(update={"claims": tuple(self._marked(c) for c in report.claims)})

    def _marked(self, claim: AssessedClaim) -> AssessedClaim:
        return claim.model_copy(update={"findings": tuple(self._known(claim, f) for f in claim.findings)})

    def _known(self, claim: AssessedClaim, finding: Finding) -> Finding:
        key = (_words(claim), finding.code)
        if finding.suppressed is not None or self._left[key] < 1:
            return finding
        self._left[key] -= 1
        return finding.model_copy(update={"suppressed": REASON})


def _words(claim: AssessedClaim) -> str:
    return " ".join(claim.text.split())
