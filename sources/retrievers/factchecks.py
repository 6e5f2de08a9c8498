"""`factchecks.v1`: reviews by fact-checkers, by Google's Fact Check Tools (claims:search, with a key of one's own)."""

from collections.abc import Iterator, Mapping
from typing import Final

from sources.retrievers import Candidate, Equipment
from sources.retrievers.asking import answer, choose, matched, objects, setting, terms, text
from sources.retrievers.sought import Sought
from sources.urls import with_query

MOST_TERMS = 8


class FactChecks:
    """Finds published reviews of like claims. Their ratings are not taken over: the page is read like any other."""

    name: Final = "factchecks.v1"
    needs: Final = ("factchecks_key",)
    searches: Final = False

    def __init__(self, equipment: Equipment) -> None:
        """Raises Unset without a key."""
        key = setting(equipment.settings.factchecks_key, "factchecks_key", "factchecks.v1 needs a key of Google's")
        # In a header and not in the address: addresses are cached and shown in messages.
        self._headers = (("X-Goog-Api-Key", key.get_secret_value()),)
        self._web = equipment.web
        self._url = equipment.settings.factchecks_url

    def find(self, sought: Sought) -> tuple[Candidate, ...]:
        """Reviews, whatever the days asked for; raises FetchError."""
        asked = [term.strip('"') for term in terms(sought)[:MOST_TERMS]]
        if not asked:
            return ()
        url = with_query(self._url, query=" ".join(asked), languageCode=sought.language, pageSize=20)
        told = answer(self._web.ask(url, headers=self._headers), "Fact Check Tools")
        anybody = sought.model_copy(update={"domains": (), "since": None, "until": None})
        return choose(anybody, (found for claim in objects(told, "claims") for found in self._reviews(sought, claim)))

    def _reviews(self, sought: Sought, claim: Mapping[str, object]) -> Iterator[Candidate]:
        for review in objects(claim, "claimReview"):
            url, title = text(review, "url"), text(review, "title")
            match = matched(sought, url, title, text(claim, "text"))
            yield Candidate(url, title, text(review, "reviewDate") or None, self.name, match)
