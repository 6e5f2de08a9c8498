"""What an article is held against, and the tools that do it, opened for one run of a command and closed after it."""

import os
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from sources.errors import InputError, SourceError, StoreError
from verify.cli.environment import refuse_misspelt
from verify.cli.fetching import WatchedClient
from verify.cli.notices import Notices
from verify.cli.options import Asked
from verify.cli.reading import called, files_in, read_inputs
from verify.model import Problem
from verify.settings import Parts, Settings, read_settings, tools_from

if TYPE_CHECKING:
    from sources.retrievers import Web
    from sources.store import Store
    from verify.pipeline import Tools


class Shelf(NamedTuple):
    """Everything a check needs besides the article."""

    tools: "Tools"
    fetcher: "Web | None"
    """None when offline."""
    problems: tuple[Problem, ...]
    """References that could not be read."""
    stores: "tuple[Store, ...]"
    """Where the references lie."""
    settings: Settings


@contextmanager
def open_shelf(asked: Asked, notices: Notices, *, through: "Callable[[Web], Web] | None" = None) -> Iterator[Shelf]:
    """The tools with the references at hand: those of `--refs`, then those of the store, if there is one.

    `through` stands between the line and the client, and may write down what passes.
    Raises InputError for a folder or a `--store` that isn't there, SettingsError, and whatever the store raises.
    """
    settings = settings_of(asked)
    if asked.rated.path is not None and not asked.rated.path.exists():
        raise InputError(f"there are no ratings at {asked.rated.path}: `verify outlets import FILE --ratings PATH`")
    with ExitStack() as stack:
        client = None if settings.offline else stack.enter_context(WatchedClient(settings, notices))
        fetcher = through(client) if through and client else client
        memory = stack.enter_context(open_store(":memory:"))
        stores = [memory]
        # A store that `--keep` is about to make holds no references yet.
        named = asked.store is not None and (settings.store_path.exists() or not asked.keep)
        if named or ("store.v1" in settings.retrievers and settings.store_path.exists()):
            stores = [stack.enter_context(open_store(existing(settings.store_path))), memory]
        problems = tuple(_add_folders(stores, asked.refs, notices))
        yield Shelf(tools_from(Parts(settings), stores, fetcher), fetcher, problems, tuple(stores), settings)


def settings_of(asked: Asked) -> Settings:
    """Settings from the environment under the options given; raises SettingsError for unusable and misspelt ones."""
    refuse_misspelt(os.environ)
    ruling = asked.ruling
    return read_settings(
        offline=asked.offline or None,
        store=asked.store,
        reviews=asked.reviews,
        rules=ruling.rules,
        ratings=asked.rated.path,
        use_ratings=False if asked.rated.is_off else None,
        select=ruling.select or None,
        ignore=ruling.ignore or None,
    )


def existing(path: Path) -> Path:
    """`path`, where a store must be already; raises InputError when it is not."""
    if not path.exists():
        raise InputError(
            f"there is no reference store at {path}: `verify refs add PAGE` makes one (--store PATH there)"
        )
    return path


def open_store(path: str | Path) -> "Store":
    """The store at `path`, made with its folder if missing; raises StoreError."""
    from sources.store import Store

    if path != ":memory:":
        try:
            Path(path).parent.mkdir(parents=True, exist_ok=True)
        except OSError as err:
            raise StoreError(f"{path} cannot be made ({err.strerror}): choose another place with --store") from err
    return Store.open(path)


def _add_folders(stores: "Sequence[Store]", folders: Iterable[Path], notices: Notices) -> Iterator[Problem]:
    for name in [name for folder in folders for name in files_in(folder)]:
        notices.progress(f"reading {name}")
        try:
            for page, document in read_inputs(name, None):
                # Named as the first store would: a text both hold is one reference at each address, not one in all.
                stores[-1].add(page, stores[0].named(document))
        except SourceError as err:
            notices.named_error(called(name), err)
            yield Problem(stage="references", subject=called(name), message=str(err))
