"""`fused.v1` over a store: what the words of a claim find, and the passages that are nearest to it in sense.

The vectors are read in batches, so memory does not grow with the store. Passages without a vector are embedded for the
run and not written down: a search changes no store, and finds the same with vectors at hand and without.
"""

from collections.abc import Generator, Iterator, Sequence
from functools import cached_property
from typing import TYPE_CHECKING, Final

from sources.errors import StoreError
from sources.model import Passage, Query
from sources.retrievers.embeddings import EMBEDDING, Embedder, cosines
from sources.retrievers.fts5 import StoreRetriever
from sources.store import Store

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from sources.store.vectors import Batch

NEAR: Final = 0.4
"""Cosine from which on a passage is near a claim.

With 54 of WiCE's dev pages in one store, a gold sentence is then among what is found of its page for 98 % of claims,
by words alone for 94 %; 1.2 further pages are found by sense, at .35 3.8.
"""
BEST: Final = 3
"""Near passages given of one document, no two of which overlap."""
MOST_NEAR: Final = 400
"""Near passages in all, the nearest first; only very large stores have more."""
MOST_UNREAD: Final = 10_000
"""Passages that are embedded while somebody waits: some two minutes. For more, the store has to be embedded first."""
AT_ONCE: Final = 64
"""Passages embedded in one transaction: what Ctrl-C loses at most, some half a second's work."""


class NearRetriever:
    """Finds passages in one store by words and by sense. What it finds in a document, no other document changes."""

    name: Final = "fused.v1"
    needs: Final = ("store",)

    def __init__(self, store: Store, embedder: Embedder | None = None, *, most_unread: int = MOST_UNREAD) -> None:
        """`store` stays the caller's to close; `embedder` may be shared."""
        self._store = store
        self._most_unread = most_unread
        self._by_words = StoreRetriever(store)
        self._embedder = embedder or Embedder()

    def find(self, query: Query) -> tuple[Passage, ...]:
        """What the words find, in its order, then the passages nearest in sense: at most three more of each document.

        Raises StoreError, also when too many passages have no vector, and EmbeddingsMissing.
        """
        by_words = self._by_words.find(query)
        near = self._nearest(query) if query.text.strip() else ()
        return tuple(dict.fromkeys((*by_words, *near)))

    def _nearest(self, query: Query) -> Iterator[Passage]:
        by_document: dict[str, list[Passage]] = {}
        for passage in self._near(query.text):
            chosen = by_document.setdefault(passage.document, [])
            is_new = not any(passage.span.overlaps(other.span) for other in chosen)
            if passage.document != query.exclude and len(chosen) < BEST and is_new:
                chosen.append(passage)
                yield passage

    def _near(self, claim: str) -> Iterator[Passage]:
        """Passages from NEAR on, the nearest first, each once for every document that carries it."""
        asked = self._embedder.codes([claim])[0]
        scored = [each for batch in self._batches() for each in _above(batch, asked)]
        scored.sort(key=lambda each: (-each[0], each[1]))
        best = [number for _, number in scored[:MOST_NEAR]]
        found = self._store.numbered(best)
        return (passage for number in best for passage in found.get(number, ()))

    def _batches(self) -> "Iterator[tuple[Sequence[int], NDArray[np.int8]]]":
        import numpy as np

        for batch in self._kept():
            yield batch.passages, np.frombuffer(batch.vectors, dtype=np.int8).reshape(-1, EMBEDDING.dimensions)
        yield self._unread

    def _kept(self) -> "Iterator[Batch]":
        return self._store.vectors(EMBEDDING).batches()

    @cached_property
    def _unread(self) -> "tuple[Sequence[int], NDArray[np.int8]]":
        """Numbers and vectors of the passages that the store has none for."""
        vectors = self._store.vectors(EMBEDDING)
        if (missing := vectors.missing()) > self._most_unread:
            raise StoreError(f"{missing:,} passages of {self._store.path} have no vector yet: `verify store embed`")
        found = vectors.without(self._most_unread)
        return [number for number, _ in found], self._embedder.codes([text for _, text in found])


def embed_store(store: Store, embedder: Embedder) -> Generator[int, None, None]:
    """Makes the vectors that are missing; gives after each transaction how many more there are, so it can be stopped.

    Raises EmbeddingsMissing, StoreError.
    """
    vectors, last = store.vectors(EMBEDDING), 0
    while found := vectors.without(AT_ONCE, after=last):
        codes = embedder.codes([text for _, text in found])
        vectors.put([(*passage, code.tobytes()) for passage, code in zip(found, codes, strict=True)])
        last = found[-1][0]
        yield len(found)


def _above(batch: "tuple[Sequence[int], NDArray[np.int8]]", asked: "NDArray[np.int8]") -> Iterator[tuple[float, int]]:
    """Cosine and number of the passages from NEAR on."""
    numbers, codes = batch
    found = cosines(codes, asked)
    return ((float(found[place]), numbers[int(place)]) for place in (found >= NEAR).nonzero()[0])
