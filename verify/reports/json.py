"""The contract's form: `report/1`."""

from verify.model import Report


def render(report: Report, **_look: object) -> str:
    """The report as JSON in the contract's spelling."""
    return report.to_json() + "\n"
