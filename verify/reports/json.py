"""The contract's form: `report/1`."""

from verify.model import Report
from verify.reports.escape import inert_json


def render(report: Report, **_look: object) -> str:
    """The report as JSON in the contract's spelling."""
    return inert_json(report.to_json()) + "\n"
