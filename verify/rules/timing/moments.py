"""Days in a text, as far as they can be told apart from the day of publication."""

from datetime import date

from verify.language.dates import Date
from verify.rules.case import Case


def published_on(case: Case) -> date | None:
    """Day of publication; None where the text has none or only a month or year."""
    stated = case.document.published
    try:
        return date.fromisoformat(stated[:10]) if stated else None
    except ValueError:
        return None


def earliest(found: Date) -> date | None:
    """The first day it can mean; None without a year."""
    if found.year is None:
        return None
    try:
        return date(found.year, found.month or 1, found.day or 1)
    except ValueError:
        return None


def latest(found: Date) -> date | None:
    """The last day it can mean, months taken as 28 days; None without a year."""
    if found.year is None:
        return None
    try:
        return date(found.year, found.month or 12, found.day or 28)
    except ValueError:
        return None
