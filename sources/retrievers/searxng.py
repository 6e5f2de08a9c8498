"""`searxng.v1`: one's own instance of the metasearch engine SearXNG (docs.searxng.org/dev/search_api)."""

from ipaddress import ip_address
from typing import Final
from urllib.parse import urlsplit

from sources.retrievers import Candidate, Equipment
from sources.retrievers.asking import answer, choose, matched, objects, setting, text, web_query
from sources.retrievers.settings import FindingSettings
from sources.retrievers.sought import Sought
from sources.urls import with_query


class Searxng:
    """Finds pages by whatever engines the instance asks. Its JSON form must be switched on: `search.formats`."""

    name: Final = "searxng.v1"
    needs: Final = ("searxng_url",)
    searches: Final = True

    def __init__(self, equipment: Equipment) -> None:
        """Raises Unset without the address of an instance."""
        self._url = setting(equipment.settings.searxng_url, "searxng_url", "searxng.v1 needs your own SearXNG")
        self._web = equipment.web

    def find(self, sought: Sought) -> tuple[Candidate, ...]:
        """Pages; the days asked for are checked against the dates it gives. Raises FetchError."""
        asked = web_query(sought)
        if sought.is_empty:
            return ()
        told = answer(self._web.ask(with_query(self._url, q=asked, format="json", safesearch=0)), "SearXNG")
        return choose(
            sought,
            (
                Candidate(
                    at := text(each, "url"),
                    title := text(each, "title"),
                    text(each, "publishedDate") or None,
                    self.name,
                    matched(sought, at, title, text(each, "content")),
                )
                for each in objects(told, "results")
            ),
        )


def own_address(settings: FindingSettings) -> tuple[tuple[str, int], ...]:
    """Address literal and port of the instance that was set, for the guard; empty without one, or for a name.

    A public name needs no leave; a private one is given as its address, or the guard could not know what it lets by.
    """
    try:
        parts = urlsplit(settings.searxng_url or "")
        return ((str(ip_address(parts.hostname or "")), parts.port or (443 if parts.scheme == "https" else 80)),)
    except ValueError:
        return ()
