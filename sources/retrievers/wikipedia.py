"""`wikipedia.v1`: articles of the encyclopedia, by its search (www.mediawiki.org/wiki/API:Search)."""

import re
from typing import Final
from urllib.parse import quote, urlsplit

from sources.retrievers import Candidate, Equipment
from sources.retrievers.asking import answer, choose, objects, terms, text
from sources.retrievers.sought import Sought
from sources.urls import with_query

MOST_TERMS = 5
_LANGUAGE = re.compile(r"[a-z]{2,3}")
_TAG = re.compile(r"<[^<>]*>")


class Wikipedia:
    """Finds encyclopedia articles about what a claim names; a second-hand source, with its own references."""

    name: Final = "wikipedia.v1"
    needs: Final = ()
    searches: Final = False

    def __init__(self, equipment: Equipment) -> None:
        self._web = equipment.web
        self._url = equipment.settings.wikipedia_url

    def find(self, sought: Sought) -> tuple[Candidate, ...]:
        """Articles, whatever the days asked for; raises FetchError."""
        asked = terms(sought)[:MOST_TERMS]
        if not asked:
            return ()
        base = self._url.replace("{language}", _language(sought.language))
        url = with_query(
            base, action="query", list="search", srsearch=" ".join(asked), srlimit=10, srprop="snippet", format="json"
        )
        told = answer(self._web.ask(url), "Wikipedia")
        root = urlsplit(base)._replace(path="/wiki/", query="").geturl()
        found = [(text(each, "title"), text(each, "snippet")) for each in objects(told, "query", "search")]
        return choose(
            sought.model_copy(update={"domains": ()}),
            (self._candidate(sought, root, title, snippet) for title, snippet in found if title),
        )

    def _candidate(self, sought: Sought, root: str, title: str, snippet: str) -> Candidate:
        match = sought.match(f"{title} . {_TAG.sub('', snippet)}")
        return Candidate(root + quote(title.replace(" ", "_")), title, None, self.name, match)


def _language(language: str) -> str:
    """The first subtag where it can be a host's label, else English: the tag comes from a stranger's page."""
    found = _LANGUAGE.fullmatch(language.partition("-")[0].casefold())
    return found[0] if found and found[0] != "und" else "en"
