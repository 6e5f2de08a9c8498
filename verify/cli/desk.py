"""`verify desk`: how many articles are sourced, by section, author and week."""

from collections.abc import Callable, Mapping
from pathlib import Path
from types import MappingProxyType
from typing import Annotated

import typer

from verify.cli.options import Asked, ReviewsPath
from verify.cli.sharing import held, sharing

Articles = Annotated[
    list[str], typer.Argument(metavar="INPUT", help="Files, folders or URLs; reports saved as .json are not redone.")
]
Out = Annotated[
    Path | None, typer.Option("--output", "-o", metavar="OUT", help="File to write: .html, .csv or .txt; else stdout.")
]
DeskForm = Annotated[str | None, typer.Option("--format", metavar="FORM", help="text, html or csv.")]


@sharing(held)
def desk(
    articles: Articles, *, output: Out = None, form: DeskForm = None, reviews: ReviewsPath = None, asked: Asked
) -> int:
    """Show how many articles are sourced: by section, author and week.

    Counted are weakly sourced, unattributed, anonymous, wire-only and single-source claims.

    Example: verify desk published/ --offline -o desk.html
    """
    from verify.cli.desks import report_on_desk

    return report_on_desk(articles, asked._replace(reviews=reviews), output, form)


COMMANDS: Mapping[str, Callable[..., int]] = MappingProxyType({"desk": desk})
