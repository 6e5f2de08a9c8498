"""`archive.v1`: copies of dead or closed pages, and an outlet's pages of certain days, in the Internet Archive.

Availability API and CDX server as the Archive documents them (archive.org/help/wayback_api.php and
github.com/internetarchive/wayback, wayback-cdx-server); copies are read without its frame, at `…id_/`.
"""

import json
import re
from datetime import datetime
from typing import Final

from sources.errors import FetchError
from sources.model import Page
from sources.retrievers import Candidate, Equipment
from sources.retrievers.asking import answer, choose, matched, text
from sources.retrievers.sought import Sought
from sources.urls import with_query

_COPY = re.compile(r"(https?://[^/]+/web/)(\d{4,14})(?:[a-z]{2}_)?/(.+)")
MOST_LISTED = 2_000


class Archive:
    """Finds archived copies; what is read there is marked as read from an archive."""

    name: Final = "archive.v1"
    needs: Final = ()
    searches: Final = True

    def __init__(self, equipment: Equipment) -> None:
        self._web = equipment.web
        self._settings = equipment.settings

    def find(self, sought: Sought) -> tuple[Candidate, ...]:
        """Pages of the outlet that the Archive first kept in the days asked for; none without an outlet and days.

        Raises FetchError.
        """
        if not (sought.domains and sought.since and sought.until):
            return ()
        url = with_query(
            self._settings.archive_cdx_url,
            url=sought.domains[0],
            matchType="domain",
            output="json",
            fl="timestamp,original",
            **{"from": f"{sought.since:%Y%m%d}", "to": f"{sought.until:%Y%m%d}", "filter": "statuscode:200"},
            collapse="urlkey",
            limit=MOST_LISTED,
        )
        found = (self._candidate(sought, kept, original) for kept, original in cdx_rows(self._web.ask(url)))
        return tuple(each for each in choose(sought, found) if each.match > 0)

    def copy_of(self, url: str, *, near: str | None = None) -> Page | None:
        """The archived copy of `url` nearest to a date (ISO 8601), else the last; None when none is kept.

        Its `url` is the page's own, and it is marked as read from an archive. Raises FetchError.
        """
        day = re.sub(r"\D", "", near or "")[:8] or None
        asked = with_query(self._settings.archive_url, url=url, timestamp=day)
        told = answer(self._web.ask(asked), "The Internet Archive")
        snapshots = told.get("archived_snapshots")
        closest = snapshots.get("closest") if isinstance(snapshots, dict) else None
        if not isinstance(closest, dict) or not closest.get("available") or text(closest, "status") not in {"", "200"}:
            return None
        copy = _COPY.fullmatch(text(closest, "url"))
        return self.read(f"{copy[1]}{copy[2]}id_/{copy[3]}", url) if copy else None

    def read(self, copy: str, url: str) -> Page:
        """The copy at `copy` as the page at `url`, marked as archived; raises FetchError."""
        page = self._web.ask(copy)
        return page.model_copy(update={"url": url, "final_url": url, "name": url, "read_from": "archive"})

    def _candidate(self, sought: Sought, kept: str, original: str) -> Candidate:
        web = self._settings.archive_cdx_url.partition("/cdx/")[0]
        return Candidate(
            original, "", kept, self.name, matched(sought, original), read_at=f"{web}/web/{kept}id_/{original}"
        )


def cdx_rows(page: Page) -> list[tuple[str, str]]:
    """Timestamp and original address of each row of a CDX answer in JSON; raises FetchError for another answer."""
    try:
        rows = json.loads(page.body or b"[]")
        return [(_stamp(row[0]), row[1]) for row in rows[1:] if isinstance(row[1], str)]
    except (ValueError, TypeError, IndexError, RecursionError) as err:
        raise FetchError(f"the Internet Archive's list of copies cannot be read ({ascii(str(err))[1:81]})") from err


def _stamp(told: str) -> str:
    datetime.strptime(told[:8], "%Y%m%d")
    return told
