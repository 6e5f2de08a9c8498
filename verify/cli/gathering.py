"""Filling the reference store: files one by one, addresses by a run that can be interrupted and taken up again."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from sources.errors import InputError, SourceError, StoreError
from sources.model import Document, Page, Reference
from verify.cli.counting import Progress
from verify.cli.feeding import addresses_of
from verify.cli.fetching import WatchedClient
from verify.cli.keeping import one_line
from verify.cli.notices import Notices
from verify.cli.options import Asked
from verify.cli.output import write_out
from verify.cli.reading import called, files_in, is_address, is_archive, read_inputs
from verify.cli.shelf import open_store, settings_of
from verify.cli.status import Status
from verify.cli.working import AtWork
from verify.following import Fetcher
from verify.settings import Settings

if TYPE_CHECKING:
    from sources.fetch.bulk import Bulk
    from sources.store import Run, Store


TOGETHER = 32
"""Pages of one web archive that are stored in one transaction, which spares a third of the store's time."""


class ToAdd(NamedTuple):
    """What a user wants in the store."""

    names: Sequence[str] = ()
    """Files, folders and addresses."""
    listed: str | None = None
    """A file that lists more of them, one a line; `-` is standard input."""
    feeds: Sequence[str] = ()
    """Feeds and sitemaps, files or addresses, whose items are wanted."""
    resume: bool = False
    """Whether to finish runs that were interrupted."""


Opening = Callable[[Settings, Notices], WatchedClient]


class Tally:
    """Says what became of each input as it is known, and counts for the exit status."""

    def __init__(self, notices: Notices) -> None:
        """Failures are told on `notices`, ids on standard output."""
        self._notices = notices
        self._done = self._failed = 0

    def tell(self, name: str, result: Reference | SourceError) -> None:
        """Prints the id, or names the failure."""
        self._notices.clear()
        if isinstance(result, SourceError):
            self._notices.named_error(called(name), result)
            self._failed += 1
        else:
            write_out(f"{result.id}  {one_line(called(name))}\n")
            self._done += 1

    @property
    def status(self) -> Status:
        """In part when some failed, misuse when all did."""
        if self._failed:
            return Status.IN_PART if self._done else Status.MISUSE
        return Status.DONE


def add_all(wanted: ToAdd, asked: Asked, *, opening: Opening = WatchedClient) -> Status:
    """Put every page into the store, and print its id once it is there; folders go file by file.

    `opening` makes the client. Raises InputError when nothing is named, StoreError for a store that would keep nothing.
    """
    notices, settings = Notices(quiet=asked.quiet, verbose=asked.verbose), settings_of(asked)
    names = [*wanted.names, *(_listed(wanted.listed) if wanted.listed else ())]
    if not names and not wanted.feeds and not wanted.resume:
        raise InputError("nothing to add: give files, folders or addresses, --from FILE, --feed FEED, or --resume")
    if str(settings.store_path) == ":memory:":
        raise StoreError("a store in :memory: is gone when the command ends: give a file's name with --store")
    tally = Tally(notices)
    with (
        open_store(settings.store_path) as store,
        opening(settings, notices) as client,
        AtWork(Path(settings.store_path)) as at_work,
    ):
        online = None if settings.offline else client
        whole = [name for name in names if not is_address(name) or is_archive(name)]
        for name, result in _read_each(whole, store, online):
            tally.tell(name, result)
        fed = _fed(wanted.feeds, online, tally)
        single = (name for name in names if is_address(name) and not is_archive(name))
        addresses = list(_fit_to_keep([*single, *fed], tally))
        if settings.offline:
            left = _left(store, wanted)
            if wanted.resume and not left:
                notices.note("no earlier run is unfinished")
            _refuse([*addresses, *left], tally)
        else:
            for run in _runs(addresses, wanted, (store, at_work), notices):
                _finish(run, client.bulk(), notices, tally)
    return tally.status


def _read_each(
    names: Sequence[str], store: "Store", fetcher: Fetcher | None
) -> Iterator[tuple[str, Reference | SourceError]]:
    """What files, those of folders, and web archives hold, an archive's pages one by one."""
    for given in names:
        try:
            files = tuple(files_in(Path(given))) if Path(given).is_dir() else (given,)
        except InputError as err:
            yield given, err
            continue
        for name in files:
            try:
                for group in _grouped(read_inputs(name, fetcher)):
                    for (page, _), reference in zip(group, store.add_all(group), strict=True):
                        yield page.name if page.read_from == "archive" else name, reference
            except SourceError as err:
                yield name, err


def _grouped(read: Iterable[tuple[Page, Document]]) -> Iterator[Sequence[tuple[Page, Document]]]:
    """What is read, some at once; what was read before an error comes before it."""
    group: list[tuple[Page, Document]] = []
    try:
        for each in read:
            group.append(each)
            if len(group) == TOGETHER:
                yield tuple(group)
                group.clear()
    except SourceError:
        if group:
            yield tuple(group)
        raise
    if group:
        yield tuple(group)


def _listed(name: str) -> list[str]:
    """What a file lists, one a line; blank lines and those that begin with `#` are passed over."""
    from sources.files import read_page

    text = read_page(name, now=datetime.now(UTC)).body.decode("utf-8-sig", errors="replace")
    lines = (line.strip() for line in text.splitlines())
    return [line for line in lines if line and not line.startswith("#")]


def _fed(feeds: Sequence[str], client: WatchedClient | None, tally: Tally) -> Iterator[str]:
    """What the feeds list; one that cannot be read is among the failures."""
    for feed in feeds:
        try:
            yield from addresses_of(feed, client)
        except SourceError as err:
            tally.tell(feed, err)


def _fit_to_keep(addresses: Sequence[str], tally: Tally) -> Iterator[str]:
    """The addresses that may be written down: those without a user name or password."""
    for address in addresses:
        if "@" in address.partition("://")[2].partition("/")[0]:
            told = "carries a user name or password: give the address without it"
            tally.tell(address, InputError(f"{called(address)} {told}"))
        else:
            yield address


def _refuse(addresses: Sequence[str], tally: Tally) -> None:
    for address in addresses:
        why = "is on the web and --offline forbids fetching: drop --offline or give a saved file"
        tally.tell(address, InputError(f"{called(address)} {why}"))


def _left(store: "Store", wanted: ToAdd) -> list[str]:
    return [url for run in store.unfinished() for url in run.left()] if wanted.resume else []


def _runs(addresses: Sequence[str], wanted: ToAdd, where: "tuple[Store, AtWork]", notices: Notices) -> "Iterator[Run]":
    """The runs to finish, the older first, and a new one over `addresses`, if there are any; none that is at work."""
    store, at_work = where
    if wanted.resume:
        yield from _resumed(store, at_work, notices)
    elif left := sum(len(run.left()) for run in store.unfinished() if at_work.is_idle(run.number)):
        notices.note(f"an earlier run has {left} addresses left: `verify refs add --resume` finishes it")
    if addresses:
        run = store.begin([address.partition("#")[0] for address in addresses], datetime.now(UTC))
        at_work.take(run.number)
        yield run


def _resumed(store: "Store", at_work: AtWork, notices: Notices) -> "Iterator[Run]":
    earlier = tuple(reversed(store.unfinished()))
    if not earlier:
        notices.note("no earlier run is unfinished")
    for run in earlier:
        if at_work.take(run.number):
            yield run
        else:
            notices.note(f"run {run.number} is at work elsewhere, with {len(run.left())} addresses left: it is let be")


def _finish(run: "Run", bulk: "Bulk", notices: Notices, tally: Tally) -> None:
    from sources.extract import extract
    from sources.references import fetch_each

    left = run.left()
    progress = Progress(notices, len(left))
    try:
        with closing(fetch_each(left, bulk, run, extract)) as outcomes:
            for outcome in outcomes:
                tally.tell(outcome.url, outcome.result)
                progress.count(outcome.state)
    except KeyboardInterrupt:
        notices.note(f"{len(run.left())} addresses are left: `verify refs add --resume` goes on with them")
        raise
    run.finish(datetime.now(UTC))
    notices.clear()
    progress.close()
