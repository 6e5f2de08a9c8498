"""`verify refs`: the reference store, filled and looked at."""

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Annotated

import typer

from verify.cli.options import Asked, Offline, Quiet, StorePath, TableForm, Verbose

Sources = Annotated[
    list[str] | None, typer.Argument(metavar="PATH|URL", help="Files, folders or web addresses.", show_default=False)
]
Listed = Annotated[
    str | None, typer.Option("--from", metavar="FILE", help="Add what FILE lists too, one a line; - is stdin.")
]
Feeds = Annotated[
    list[str] | None,
    typer.Option("--feed", metavar="URL|FILE", help="Add what a feed or news sitemap lists too; may be repeated."),
]
Resume = Annotated[bool, typer.Option("--resume", help="Finish earlier runs that were interrupted.")]
Ids = Annotated[list[str], typer.Argument(metavar="ID", help="Ids, as `verify refs list` shows them.")]
Id = Annotated[str, typer.Argument(metavar="ID", help="An id, as `verify refs list` shows it.")]


def add(
    sources: Sources = None,
    listed: Listed = None,
    feeds: Feeds = None,
    resume: Resume = False,
    offline: Offline = False,
    store: StorePath = None,
    quiet: Quiet = False,
    verbose: Verbose = False,
) -> int:
    """Put pages, or every page of a folder, into the store; print the id of each.

    Addresses are fetched several at a time. What was interrupted, or killed, --resume takes up where it stopped.

    Example: verify refs add saved/ https://example.org/story --from addresses.txt
    """
    from verify.cli.gathering import ToAdd, add_all

    wanted = ToAdd(sources or (), listed, feeds or (), resume)
    return add_all(wanted, Asked(offline, store, quiet=quiet, verbose=verbose))


def list_(store: StorePath = None, form: TableForm = "text") -> int:
    """List what is in the store, in the order it was added.

    Example: verify refs list --format json
    """
    from verify.cli.keeping import list_all

    return list_all(Asked(store=store), form)


def show(reference: Id, store: StorePath = None, form: TableForm = "text") -> int:
    """Show one reference: where and when it was read, and its text.

    Example: verify refs show d2f5ca49d1b0e
    """
    from verify.cli.keeping import show_one

    return show_one(reference, Asked(store=store), form)


def remove(references: Ids, store: StorePath = None) -> int:
    """Take references out of the store, all of those named or none.

    Example: verify refs remove d2f5ca49d1b0e
    """
    from verify.cli.keeping import remove_all

    return remove_all(references, Asked(store=store))


COMMANDS: Mapping[str, Callable[..., int]] = MappingProxyType(
    {"add": add, "list": list_, "show": show, "remove": remove}
)
