"""How many claims stand in each band, as a strip of the page's head."""

from collections import Counter
from typing import NamedTuple

from verify.model import Band, Report
from verify.reports.view import ADEQUATE, contestable
from verify.reports.words import MARKS

INKS: dict[Band, str] = {
    "strong": "#17663a",
    "adequate": "#1b5e8c",
    "weak": "#8a5300",
    "very weak": "#a3231b",
    "exempt": "#5b5750",
}
"""Colours of the bands on paper, where the style sheet does not reach into a drawing."""
WIDTH = 300
"""Units of the strip's drawing."""


class Share(NamedTuple):
    """One band of the strip."""

    band: Band
    mark: str
    claims: int
    x: float
    width: float
    ink: str


class Bands(NamedTuple):
    """The strip, and the one figure of the document."""

    shares: tuple[Share, ...]
    adequate: int
    contestable: int


def share_of_bands(report: Report) -> Bands:
    """The bands from strong to exempt with their claims; widths go with the claims."""
    found = Counter(c.attribution.band for c in report.claims)
    total, at, shares = max(1, len(report.claims)), 0.0, []
    for band, mark in MARKS.items():
        width = round(WIDTH * found[band] / total, 1)
        shares.append(Share(band, mark, found[band], round(at, 1), width, INKS[band]))
        at += width
    claims = contestable(report)
    return Bands(tuple(shares), sum(c.attribution.band in ADEQUATE for c in claims), len(claims))
