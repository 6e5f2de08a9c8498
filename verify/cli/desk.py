"""`verify desk`: how many articles are sourced, by section, author and week."""

from collections.abc import Callable, Mapping
from pathlib import Path
from types import MappingProxyType
from typing import Annotated

import typer

from verify.cli.options import Asked, Offline, Quiet, Refs, ReviewsPath, StorePath, Verbose

Articles = Annotated[
    list[str], typer.Argument(metavar="INPUT", help="Files, folders or URLs; reports saved as .json are not redone.")
]
Out = Annotated[
    Path | None, typer.Option("--output", "-o", metavar="OUT", help="File to write: .html, .csv or .txt; else stdout.")
]
DeskForm = Annotated[str | None, typer.Option("--format", metavar="FORM", help="text, html or csv.")]


def desk(
    articles: Articles,
    output: Out = None,
    offline: Offline = False,
    refs: Refs = None,
    store: StorePath = None,
    form: DeskForm = None,
    reviews: ReviewsPath = None,
    quiet: Quiet = False,
    verbose: Verbose = False,
) -> int:
    """Show how many articles are sourced: by section, author and week.

    Counted are weakly sourced, unattributed, anonymous, wire-only and single-source claims.

    Example: verify desk published/ --offline -o desk.html
    """
    from verify.cli.desks import report_on_desk

    asked = Asked(offline, store, tuple(refs or ()), quiet=quiet, verbose=verbose, reviews=reviews)
    return report_on_desk(articles, asked, output, form)


COMMANDS: Mapping[str, Callable[..., int]] = MappingProxyType({"desk": desk})
