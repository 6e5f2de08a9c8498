"""Gathering references from addresses into a store, each on its own, so that one failure stops none."""

from collections.abc import Callable, Generator, Iterable
from datetime import datetime
from typing import NamedTuple, Protocol

from sources.errors import AddressRefused, FetchError, InputError, RobotsDisallowed
from sources.fetch.bulk import Bulk, Fetched
from sources.model import Document, Page, Reference, copy_id, reference_of
from sources.store import Failed, FetchState, Store


class Failure(NamedTuple):
    """One input that is not among the references, and why; never a verdict on what it says."""

    name: str
    """The path or address as it was given or found."""
    error: InputError | FetchError
    """What was wrong and what to do, as its text."""


class Gathered(NamedTuple):
    """What came of gathering: what is in the store now, and what failed, each in the order of the inputs."""

    references: tuple[Reference, ...]
    failures: tuple[Failure, ...]


class Keeps(Protocol):
    """Where references go: a `Store`, a `Run` of one, or `Aside`."""

    def add(self, page: Page, document: Document) -> Reference:
        """The reference as kept."""

    def fail(self, url: str, failed: Failed) -> None:
        """Notes why an address gave none."""


class Outcome(NamedTuple):
    """What became of one address."""

    url: str
    state: FetchState
    result: Reference | FetchError | InputError


Extractor = Callable[[Page], Document]


def fetch_references(urls: Iterable[str], bulk: Bulk, keep: Keeps, extract: Extractor) -> Gathered:
    """The references fetched from `urls` into `keep`, each address once, in the order of `urls`.

    An address that cannot be fetched, or whose page cannot be read, is among the failures; a store that fails raises
    StoreError, and what was added before stays.
    """
    distinct = _addresses(urls)
    outcomes = {outcome.url: outcome.result for outcome in fetch_each(distinct, bulk, keep, extract)}
    results = [(url, outcomes[url]) for url in distinct]
    references = tuple(result for _, result in results if isinstance(result, Reference))
    failures = tuple(Failure(url, result) for url, result in results if not isinstance(result, Reference))
    return Gathered(references, failures)


def fetch_each(urls: Iterable[str], bulk: Bulk, keep: Keeps, extract: Extractor) -> Generator[Outcome, None, None]:
    """What became of each address, once each, as they come in; it is kept when it is given.

    Raises StoreError when keeping fails; what was kept before stays.
    """
    for fetched in bulk.fetch(_addresses(urls)):
        yield _kept(fetched, keep, extract)


def _kept(fetched: Fetched, keep: Keeps, extract: Extractor) -> Outcome:
    url, answer, at = fetched
    if isinstance(answer, FetchError):
        state = _state(answer)
        keep.fail(url, _failed(state, answer, at))
        return Outcome(url, state, answer)
    try:
        document = extract(answer)
    except InputError as err:
        keep.fail(url, _failed("unreadable", err, at)._replace(page=answer))
        return Outcome(url, "unreadable", err)
    reference = keep.add(answer, document)
    return Outcome(url, "not modified" if answer.read_from == "cache" else "fetched", reference)


def _state(error: FetchError) -> FetchState:
    if isinstance(error, RobotsDisallowed):
        return "disallowed"
    return "refused" if isinstance(error, AddressRefused) else "failed"


def _failed(state: FetchState, error: FetchError | InputError, at: datetime) -> Failed:
    status, final_url = (error.status, error.final_url) if isinstance(error, FetchError) else (None, None)
    return Failed(state, type(error).__name__, str(error), at, status=status, final_url=final_url)


def _addresses(urls: Iterable[str]) -> tuple[str, ...]:
    """The addresses in order, each once; what stands after a `#` is never sent and tells no two pages apart."""
    return tuple(dict.fromkeys(url.partition("#")[0] for url in urls))


class Aside:
    """References of one run that no store keeps, under the ids that the store beside it would give them."""

    def __init__(self, store: Store | None = None) -> None:
        """`store` is only read."""
        self._store = store
        self._known: dict[str, str | None] = {}

    def add(self, page: Page, document: Document) -> Reference:
        """The reference; a text that came from another address before becomes one of its own."""
        if self._store is not None:
            document = self._store.named(document)
        if document.url is not None and self._known.setdefault(document.id, document.url) != document.url:
            document = document.model_copy(update={"id": copy_id(document.text, document.url)})
        return reference_of(page, document)

    def fail(self, url: str, failed: Failed) -> None:
        """Nothing: whoever follows the links names their failures."""
