"""`fts5.v1`: passages of the local store, found by a claim's most telling words."""

from itertools import groupby
from typing import Final

from sources.model import Passage, Query
from sources.retrievers.ranking import scorer
from sources.store import Store, Wanted

MOST_TELLING = 12
"""Words that are looked up; the others count only when the passages found are ranked.

With WiCE's 349 dev pages in one store, a gold sentence is among what is found of its page for 90 % of the claims with
8 words, 95 % with 12 or 16; pages found for a claim grow from 21 to 39 and 53.
"""

LEAST_FOUND = 2
"""Of these, how many a passage must hold. With 3 the 95 % fall to 86; with 1 and 8 words 212 pages are found."""

BEST = 3
"""Passages given of one document, no two of which overlap."""


class StoreRetriever:
    """Finds passages in one store. What it finds in a document, and in what order, no other document can change."""

    name: Final = "fts5.v1"
    needs: Final = ("store",)

    def __init__(self, store: Store) -> None:
        """`store` stays the caller's to close."""
        self._store = store

    def find(self, query: Query) -> tuple[Passage, ...]:
        """At most three passages of each document, the best matching of all documents first.

        A passage must hold two of the query's twelve most telling words, or phrases; one is enough in pages of the
        outlets wanted, or when there is only one. Raises StoreError.
        """
        words = (*query.phrases, *query.words[:MOST_TELLING])
        wanted = Wanted(at_least=min(LEAST_FOUND, len(words)), outlets=query.outlets, exclude=query.exclude)
        candidates = sorted(self._store.candidates(words, wanted), key=lambda passage: passage.document)
        score = scorer(query)
        scored: list[tuple[float, Passage]] = []
        for _, of_document in groupby(candidates, key=lambda passage: passage.document):
            scored += _best([(score(passage.text), passage) for passage in of_document])
        return tuple(passage for _, passage in sorted(scored, key=_place))


def _best(scored: list[tuple[float, Passage]]) -> list[tuple[float, Passage]]:
    chosen: list[tuple[float, Passage]] = []
    for one in sorted(scored, key=_place):
        if len(chosen) < BEST and not any(one[1].span.overlaps(other.span) for _, other in chosen):
            chosen.append(one)
    return chosen


def _place(scored: tuple[float, Passage]) -> tuple[float, str, int, int]:
    """Best first; what is left to decide is decided by the passages themselves."""
    return (-scored[0], scored[1].document, *scored[1].span)
