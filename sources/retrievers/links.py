"""`links.v1`: the pages that the article itself links to beside the claim."""

from typing import Final

from sources.retrievers import Candidate, Equipment
from sources.retrievers.asking import choose, matched
from sources.retrievers.sought import Sought


class Links:
    """Finds what the article links to; asks nobody."""

    name: Final = "links.v1"
    needs: Final = ()
    searches: Final = False

    def __init__(self, equipment: Equipment) -> None:
        """Nothing of `equipment` is needed."""

    def find(self, sought: Sought) -> tuple[Candidate, ...]:
        """The links that stand by the claim, those whose words match it best first."""
        found = (
            Candidate(url, words, None, self.name, matched(sought, url, words))
            for url, words in sought.links
            if url.startswith(("http://", "https://"))
        )
        return choose(sought, found)
