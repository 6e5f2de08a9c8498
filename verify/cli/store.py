"""`verify store`: looking after the reference store's file."""

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Annotated, Literal

import typer

from verify.cli.options import Asked, Quiet, StorePath, TableForm

Table = Annotated[
    str,
    typer.Argument(
        metavar="[TABLE]",
        help="references, passages, vectors, fetches, reports, claims, citations or weak_claims.",
        show_default=False,
    ),
]
ExportForm = Annotated[Literal["jsonl", "csv"], typer.Option("--format", help="JSON Lines, or a spreadsheet's CSV.")]


def stats(store: StorePath = None, form: TableForm = "text") -> int:
    """Say what the store holds and how much room it takes.

    Example: verify store stats --format json
    """
    from verify.cli.upkeep import show_figures

    return show_figures(Asked(store=store), form)


def check(store: StorePath = None) -> int:
    """Look whether the store is whole: file, indexes, digests of everything read; exit 1 and name it if not.

    Example: verify store check
    """
    from verify.cli.upkeep import check_store

    return check_store(Asked(store=store))


def vacuum(store: StorePath = None) -> int:
    """Give back room that nothing needs any more, and merge the indexes.

    Example: verify store vacuum
    """
    from verify.cli.upkeep import vacuum_store

    return vacuum_store(Asked(store=store))


def embed(store: StorePath = None, quiet: Quiet = False) -> int:
    """Make the vectors by which passages are found by sense too; Ctrl-C keeps what is made, again goes on from there.

    Example: verify store embed
    """
    from verify.cli.upkeep import embed_passages

    return embed_passages(Asked(store=store, quiet=quiet))


def export(table: Table = "references", store: StorePath = None, form: ExportForm = "jsonl") -> int:
    """Write a table of the store to standard output, row by row.

    Example: verify store export fetches --format csv > fetches.csv
    """
    from verify.cli.upkeep import export_table

    return export_table(table, Asked(store=store), form)


COMMANDS: Mapping[str, Callable[..., int]] = MappingProxyType(
    {"stats": stats, "check": check, "vacuum": vacuum, "embed": embed, "export": export}
)
