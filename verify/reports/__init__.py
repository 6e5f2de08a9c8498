"""Forms of a report: pure functions from a `Report`, one file a form, to text that ends with a line break, or bytes."""

from typing import Protocol, cast

from sources.registry import Registry
from verify.model import Report

NARROWEST = 40
"""Columns below which no form lays out any narrower; a smaller width is read as this."""


class Render(Protocol):
    """What every form is."""

    def __call__(self, report: Report, *, width: int = 80, colour: bool = False) -> str | bytes:
        """The report as text, or as bytes where a form is no text.

        `width` (columns) and `colour` (ANSI) are heeded by the forms meant for a terminal and mean nothing to others.
        """
        ...


REPORTS = Registry(
    "report",
    {
        "annotations": "verify.reports.annotations:render",
        "bibtex": "verify.reports.bibtex:render",
        "claimreview": "verify.reports.claimreview:render",
        "csl": "verify.reports.csl:render",
        "csv": "verify.reports.csv:render",
        "html": "verify.reports.html:render",
        "json": "verify.reports.json:render",
        "markdown": "verify.reports.markdown:render",
        "md": "verify.reports.markdown:render",
        "pdf": "verify.reports.pdf:render",
        "sarif": "verify.reports.sarif:render",
        "terminal": "verify.reports.terminal:render",
        "text": "verify.reports.terminal:render",
        "weak": "verify.reports.weak:render",
    },
)


def load_form(name: str) -> Render:
    """The form called `name`; raises UnknownName, listing the known ones."""
    return cast("Render", REPORTS.load(name))


__all__ = ["NARROWEST", "REPORTS", "Render", "load_form"]
