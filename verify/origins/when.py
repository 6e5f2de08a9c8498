"""Dates of publication in order, however exactly a page gives them."""

from collections.abc import Sequence
from datetime import UTC, datetime


def moment(published: str | None) -> datetime | None:
    """When a page appeared, UTC; the start of the day, month or year where that is all it gives; None if unreadable.

    >>> moment("2024-05-03T23:30-02:00").isoformat()
    '2024-05-04T01:30:00+00:00'
    """
    if not published:
        return None
    try:
        found = datetime.fromisoformat(published + {4: "-01-01", 7: "-01"}.get(len(published), ""))
    except ValueError:
        return None
    return found.astimezone(UTC) if found.tzinfo else found.replace(tzinfo=UTC)


def earliest_first(published: Sequence[str | None]) -> list[int]:
    """Numbers of the dates from the earliest on, undated ones last, equal ones as they came."""
    last = datetime.max.replace(tzinfo=UTC)
    return sorted(range(len(published)), key=lambda n: (moment(published[n]) or last, n))
