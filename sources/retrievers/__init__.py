"""Retrievers: parts that find items for a claim, and passages within them, each behind a versioned name.

An item retriever answers *where could it have been published?* with addresses; a passage retriever and a ranker
answer *where in what we have does it say so?* with stretches of text.
"""

from collections.abc import Sequence
from typing import NamedTuple, Protocol, runtime_checkable

from sources.model import Page, Passage, Query, Reference
from sources.registry import Registry
from sources.retrievers.settings import FindingSettings
from sources.retrievers.sought import Sought

__all__ = [
    "PASSAGE_RETRIEVERS",
    "RANKERS",
    "RETRIEVERS",
    "Candidate",
    "Equipment",
    "Kept",
    "PassageRetriever",
    "Ranker",
    "Retriever",
    "Web",
]


class Candidate(NamedTuple):
    """An item that may bear on a claim; nobody has read it yet."""

    url: str
    title: str
    published: str | None
    """As the service gives it, ISO 8601 or compact; None where it gives none."""
    found_by: str
    """Name of the retriever."""
    match: float
    """Share of what was looked for that its title and address hold, 0 to 1; for choosing, not for judging."""
    read_at: str | None = None
    """Address of an archived copy, where that is what is to be read."""


@runtime_checkable
class Web(Protocol):
    """The guarded client, as retrievers see it."""

    def get(self, url: str) -> Page:
        """The page at `url`, where its robots.txt allows it; raises FetchError."""
        ...

    def ask(self, url: str, *, headers: Sequence[tuple[str, str]] = ()) -> Page:
        """What a service made for programs answers; raises FetchError."""
        ...


class Kept(Protocol):
    """A store of pages read before: `sources.store.Store` is one."""

    def search(self, words: Sequence[str], *, limit: int = 200) -> tuple[Passage, ...]:
        """Passages that hold any of the words, those with most of them first."""
        ...

    def get(self, document_id: str) -> Reference | None:
        """The reference with that id."""
        ...


class Equipment(NamedTuple):
    """What a retriever is made from."""

    web: Web
    settings: FindingSettings
    stores: tuple[Kept, ...] = ()
    searches: tuple["Retriever", ...] = ()
    """Retrievers over everything published, for those that narrow them to one outlet."""


class Retriever(Protocol):
    """Finds items that may bear on a claim; knows nothing of claims but what `Sought` tells."""

    @property
    def name(self) -> str:
        """Its versioned name in RETRIEVERS."""

    @property
    def needs(self) -> tuple[str, ...]:
        """Names of the finding settings without which it cannot be asked: keys, addresses of one's own."""

    @property
    def searches(self) -> bool:
        """Whether it looks through what anybody published, so that it can be narrowed to one outlet."""

    def find(self, sought: Sought) -> tuple[Candidate, ...]:
        """Items, best first, without those that `sought` leaves out; none when nothing was found.

        Raises SourceError when it could not look, which is no answer about what there is.
        """


class PassageRetriever(Protocol):
    """Finds passages that may bear on a claim; knows nothing of claims but the words of the query."""

    @property
    def name(self) -> str:
        """Its versioned name in PASSAGE_RETRIEVERS."""

    @property
    def needs(self) -> tuple[str, ...]:
        """Names of the settings it is made from, in the order of its parameters."""

    def find(self, query: Query) -> tuple[Passage, ...]:
        """Passages, best first; none when nothing was found. Raises SourceError when it could not look."""


class Ranker(Protocol):
    """Orders passages by how well they bear on a claim."""

    @property
    def name(self) -> str:
        """Its versioned name in RANKERS."""

    def rank(self, claim: str, passages: Sequence[tuple[str, str]]) -> list[str]:
        """The ids of all `passages` (id, text), best first; the same for the same, whatever was ranked before."""


RETRIEVERS = Registry(
    "retriever",
    {
        "store.v1": "sources.retrievers.stored:Stored",
        "links.v1": "sources.retrievers.links:Links",
        "outlet.v1": "sources.retrievers.outlet:CitedOutlet",
        "gdelt.v1": "sources.retrievers.gdelt:Gdelt",
        "wikipedia.v1": "sources.retrievers.wikipedia:Wikipedia",
        "factchecks.v1": "sources.retrievers.factchecks:FactChecks",
        "searxng.v1": "sources.retrievers.searxng:Searxng",
        "brave.v1": "sources.retrievers.brave:Brave",
        "archive.v1": "sources.retrievers.archive:Archive",
    },
)
PASSAGE_RETRIEVERS = Registry(
    "passage retriever",
    {"fts5.v1": "sources.retrievers.fts5:StoreRetriever", "fused.v1": "sources.retrievers.nearest:NearRetriever"},
)
RANKERS = Registry(
    "ranker",
    {
        "lexical.v1": "sources.retrievers.ranking:Lexical",
        "embeddings.v1": "sources.retrievers.embeddings:Embeddings",
        "fused.v1": "sources.retrievers.fusion:Fused",
        "fused.v2": "sources.retrievers.learned:FusedLearned",
    },
)
