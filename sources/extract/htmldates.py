"""A last guess at a page's date, from its markup only. The only door to htmldate."""

from datetime import datetime

from htmldate import find_date


def guess_date(html: str, *, latest: datetime) -> str | None:
    """The day that meta tags or marked date elements name, no later than `latest`; running text is not searched."""
    try:
        found: str | None = find_date(
            html, extensive_search=False, original_date=True, max_date=latest.replace(tzinfo=None)
        )
    except (ValueError, TypeError, RecursionError):
        return None
    return found
