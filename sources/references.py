"""Gathering references: files, folders and addresses into a store, each on its own, so that one failure stops none."""

import os
from collections.abc import Callable, Iterable, Iterator
from datetime import datetime
from pathlib import Path
from typing import NamedTuple, Protocol

from sources.errors import FetchError, InputError
from sources.model import Document, Page, Reference
from sources.store import Store

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


class Gets(Protocol):
    """The part of a client that gathering needs: `sources.fetch.Client` has it."""

    def get(self, url: str) -> Page:
        """The page at `url`; raises FetchError."""


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


def fetch_references(urls: Iterable[str], client: Gets, store: Store, extract: Extractor) -> Gathered:
    """The references fetched from `urls` into `store`, each address once.

    An address that cannot be fetched, or whose page cannot be read, is among the failures; a store that fails raises
    StoreError, and what was added before stays.
    """

    def read(url: str) -> tuple[Page, Document]:
        page = client.get(url)
        return page, extract(page)

    return _gather(dict.fromkeys(urls), read, store)


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
