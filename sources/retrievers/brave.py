"""`brave.v1`: the Brave Search API, with a key of one's own (api-dashboard.search.brave.com, web search)."""

from typing import Final

from sources.retrievers import Candidate, Equipment
from sources.retrievers.asking import answer, choose, matched, objects, setting, text, web_query
from sources.retrievers.sought import Sought
from sources.urls import with_query


class Brave:
    """Finds pages in Brave's index of the web."""

    name: Final = "brave.v1"
    needs: Final = ("brave_key",)
    searches: Final = True

    def __init__(self, equipment: Equipment) -> None:
        """Raises Unset without a key."""
        key = setting(equipment.settings.brave_key, "brave_key", "brave.v1 needs a key of the Brave Search API")
        self._headers = (("X-Subscription-Token", key.get_secret_value()), ("Accept", "application/json"))
        self._web = equipment.web
        self._url = equipment.settings.brave_url

    def find(self, sought: Sought) -> tuple[Candidate, ...]:
        """Pages of the days asked for; raises FetchError."""
        if sought.is_empty:
            return ()
        days = f"{sought.since}to{sought.until}" if sought.since and sought.until else None
        url = with_query(self._url, q=web_query(sought), count=20, freshness=days, text_decorations=0)
        told = answer(self._web.ask(url, headers=self._headers), "Brave Search")
        return choose(
            sought,
            (
                Candidate(
                    at := text(each, "url"),
                    title := text(each, "title"),
                    text(each, "page_age") or None,
                    self.name,
                    matched(sought, at, title, text(each, "description")),
                )
                for section in ("web", "news")
                for each in objects(told, section, "results")
            ),
        )
