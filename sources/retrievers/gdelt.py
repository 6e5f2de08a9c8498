"""`gdelt.v1`: GDELT's index of the world's online news, DOC 2.0 (blog.gdeltproject.org/gdelt-doc-2-0-api-debuts)."""

import re
from typing import Final

from sources.retrievers import Candidate, Equipment
from sources.retrievers.asking import answer, choose, matched, objects, terms, text
from sources.retrievers.sought import Sought
from sources.urls import with_query

LEAST_LETTERS = 3
"""GDELT refuses keywords that are shorter."""
MOST_TERMS = 4
"""All terms must stand in a page's text, so each further one loses pages that tell it otherwise."""


class Gdelt:
    """Finds news pages of the last years by words of their text, in any of 65 languages, by their translation."""

    name: Final = "gdelt.v1"
    needs: Final = ()
    searches: Final = True

    def __init__(self, equipment: Equipment) -> None:
        self._web = equipment.web
        self._url = equipment.settings.gdelt_url

    def find(self, sought: Sought) -> tuple[Candidate, ...]:
        """News pages of the days asked for; raises FetchError, with what GDELT said."""
        # It searches translations into English, so names stay as the claim writes them.
        asked = gdelt_query(sought.model_copy(update={"language": "en"}))
        if not asked:
            return ()
        url = with_query(
            self._url,
            query=asked,
            mode="artlist",
            format="json",
            maxrecords=50,
            sort="hybridrel",
            startdatetime=f"{sought.since:%Y%m%d}000000" if sought.since else None,
            enddatetime=f"{sought.until:%Y%m%d}235959" if sought.until else None,
        )
        told = answer(self._web.ask(url), "GDELT")
        return choose(
            sought,
            (
                Candidate(at, title, text(each, "seendate") or None, self.name, matched(sought, at, title))
                for each in objects(told, "articles")
                if (at := text(each, "url")) and (title := text(each, "title")) is not None
            ),
        )


def gdelt_query(sought: Sought) -> str:
    """The query in GDELT's own words: phrases in quotes, `domainis:` for the outlet; empty when nothing may be asked.

    >>> gdelt_query(Sought(names=("Anna Olsen",), numbers=("14",), words=("bridge",), domains=("varn.example",)))
    '"Anna Olsen" bridge domainis:varn.example'
    """
    long_enough = [term for term in terms(sought) if len(re.sub(r"\W", "", term)) >= LEAST_LETTERS]
    if not long_enough:
        return ""
    domains = [f"domainis:{domain}" for domain in sought.domains]
    narrowed = [f"({' OR '.join(domains)})"] if len(domains) > 1 else domains
    return " ".join([*long_enough[:MOST_TERMS], *narrowed])
