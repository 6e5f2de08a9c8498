"""Retrievers: parts that find passages for a query, each behind a versioned name."""

from typing import Protocol

from sources.model import Passage, Query
from sources.registry import Registry

__all__ = ["RETRIEVERS", "Retriever"]


class Retriever(Protocol):
    """Finds passages that may bear on a claim; knows nothing of claims but the words of the query."""

    @property
    def name(self) -> str:
        """Its versioned name in RETRIEVERS."""

    @property
    def needs(self) -> tuple[str, ...]:
        """Names of the settings it is made from, in the order of its parameters."""

    def find(self, query: Query) -> tuple[Passage, ...]:
        """Passages, best first; none when nothing was found. Raises SourceError when it could not look."""


RETRIEVERS = Registry("retriever", {"fts5.v1": "sources.retrievers.fts5:StoreRetriever"})
