"""Gathering references: files, folders and addresses into a store, each on its own, so that one failure stops none."""

import os
from collections.abc import Callable, Generator, Iterable, Iterator
from datetime import datetime
from pathlib import Path
from typing import NamedTuple, Protocol

from sources.errors import AddressRefused, FetchError, InputError, RobotsDisallowed
from sources.fetch.bulk import Bulk, Fetched
from sources.model import Document, Page, Reference, copy_id
from sources.store import Failed, FetchState, Store

READABLE = frozenset({".html", ".htm", ".txt", ".md"})
"""Endings of the files that are read from a folder; a file that is named itself is read whatever its ending."""

ABOUT_THE_FOLDER = frozenset({"sources.md", "readme.md"})
"""Files that speak of the folder and are no references; compared without case."""


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
Reader = Callable[[str], tuple[Page, Document]]


def read_references(
    paths: Iterable[str | Path], store: Store, *, now: datetime, read: Reader | None = None
) -> Gathered:
    """The references read from `paths` into `store`: each file, and in each folder every readable file, recursively.

    Hidden files, other endings, README.md and SOURCES.md are left out of folders; a file met twice is read once.
    `now` is when, UTC; `read` replaces reading and extracting. A path that fails is among the failures; a store that
    fails raises StoreError, and what was added before stays.
    """
    chosen = [_files(Path(path)) for path in paths]
    names = _distinct(name for files in chosen for name in files.names)
    gathered = _gather(names, read or _reader(now), store)
    return Gathered(gathered.references, gathered.failures + tuple(f for files in chosen for f in files.failures))


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
        return Reference(document=document, fetched=page.fetched, read_from=page.read_from, sha256=page.sha256)

    def fail(self, url: str, failed: Failed) -> None:
        """Nothing: whoever follows the links names their failures."""


def _gather(names: Iterable[str], read: Reader, store: Store) -> Gathered:
    references: list[Reference] = []
    failures: list[Failure] = []
    for name in names:
        try:
            references.append(store.add(*read(name)))
        except (FetchError, InputError) as err:
            failures.append(Failure(name, err))
    return Gathered(tuple(references), tuple(failures))


def _reader(now: datetime) -> Reader:
    # Both bring libraries that whoever hands in a reader, or only fetches, need not load.
    from sources.extract import extract
    from sources.files import read_page

    def read(name: str) -> tuple[Page, Document]:
        page = read_page(name, now=now)
        return page, extract(page)

    return read


class _Files(NamedTuple):
    names: tuple[str, ...]
    failures: tuple[Failure, ...]


def _files(path: Path) -> _Files:
    """The path itself, or the readable files of the folder there; the reader sees to a path that is not there."""
    if not _is(path.is_dir):
        return _Files((str(path),), ())
    closed: list[OSError] = []
    found = tuple(str(file) for file in _walk(path, closed.append))
    failures = [_closed_folder(error) for error in closed]
    if not found and not closed:
        endings = " ".join(sorted(READABLE))
        failures.append(Failure(str(path), InputError(f"folder {path} holds no references; put {endings} files there")))
    return _Files(found, tuple(failures))


def _walk(folder: Path, report: Callable[[OSError], None]) -> Iterator[Path]:
    """Readable files below `folder`, sorted by path; linked folders are not entered: they may lead in a circle."""
    for here, folders, files in os.walk(folder, onerror=report):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        yield from (Path(here, name) for name in sorted(files) if _is_reference(Path(here, name)))


def _is_reference(file: Path) -> bool:
    # A pipe under a text's name would never end.
    visible = not file.name.startswith(".") and file.name.casefold() not in ABOUT_THE_FOLDER
    return visible and file.suffix.casefold() in READABLE and _is(file.is_file)


def _is(fact: Callable[[], bool]) -> bool:
    """The fact about a path; False where its folder is closed to us: reading it then says so."""
    try:
        return fact()
    except OSError:
        return False


def _closed_folder(error: OSError) -> Failure:
    name = str(error.filename)
    return Failure(name, InputError(f"folder {name} cannot be read ({error.strerror}); check its rights"))


def _distinct(names: Iterable[str]) -> tuple[str, ...]:
    """The names in order, without those that lead to a file named before."""
    first: dict[str, str] = {}
    for name in names:
        # Unlike Path.resolve, it gives an answer for a link that leads to itself; the reader then says what is wrong.
        first.setdefault(os.path.realpath(name), name)
    return tuple(first.values())
