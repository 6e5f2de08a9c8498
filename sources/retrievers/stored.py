"""`store.v1`: pages that are in the local store already."""

from typing import Final

from sources.model import Passage, Reference
from sources.retrievers import Candidate, Equipment
from sources.retrievers.asking import choose, matched
from sources.retrievers.sought import Sought


class Stored:
    """Finds pages in the stores at hand; touches no network."""

    name: Final = "store.v1"
    needs: Final = ()
    searches: Final = True

    def __init__(self, equipment: Equipment) -> None:
        """The stores of `equipment` stay the caller's to close."""
        self._stores = equipment.stores

    def find(self, sought: Sought) -> tuple[Candidate, ...]:
        """Pages with an address that hold a name, number or word of it, the best matching first; raises StoreError."""
        words = (*sought.quotes, *sought.names, *sought.numbers, *sought.words)
        best: dict[str, tuple[Passage, Reference]] = {}
        for store in self._stores:
            for passage in store.search(words, limit=100):
                reference = None if passage.document in best else store.get(passage.document)
                if reference is not None:
                    best[passage.document] = (passage, reference)
        return choose(sought, (self._candidate(sought, *each) for each in best.values()))

    def _candidate(self, sought: Sought, passage: Passage, reference: Reference) -> Candidate:
        document = reference.document
        url = document.url or ""
        match = matched(sought, url, document.title, passage.text)
        return Candidate(url, document.title, document.published, self.name, match)
