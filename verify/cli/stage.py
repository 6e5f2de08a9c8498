"""`verify stage` and `verify schema`: the line in pieces, for other programs."""

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Annotated

import typer

from verify.cli.options import Quiet

Stage = Annotated[
    str,
    typer.Argument(
        metavar="NAME",
        help="attribute, claims, checkworthy, judge, retrieve, origins, outlets or extract.",
    ),
]
SchemaName = Annotated[
    str, typer.Argument(metavar="NAME", help="report/1, a stage (attribute), or its input (attribute/in).")
]


def stage(name: Stage, quiet: Quiet = False) -> int:
    """Run one stage over JSON Lines, stdin to stdout.

    One answer a record, in order, as they come; where one fails, its error stands in its place.

    Example: verify stage attribute < texts.jsonl > attributions.jsonl
    """
    from verify.cli.streaming import run_stage

    return run_stage(name, quiet=quiet)


def schema(name: SchemaName) -> int:
    """Print the JSON Schema of a report or a record.

    Example: verify schema report/1
    """
    from verify.cli.streaming import print_schema

    return print_schema(name)


COMMANDS: Mapping[str, Callable[..., int]] = MappingProxyType({"stage": stage, "schema": schema})
