"""Help as people read it: the names of arguments as they are typed, without what Python calls their types."""

import re
from collections.abc import Sequence
from contextlib import AbstractContextManager
from typing import TYPE_CHECKING, Protocol

from typer.core import TyperCommand

if TYPE_CHECKING:
    from typer import Context

_TYPE = re.compile(r" <[\w\[\], |]+>$")
_BRACES = re.compile(r"^\{(.*)\}(\.\.\.)?$")
_TWICE = re.compile(r"^\[(\[.*\](?:\.\.\.)?)\](\.\.\.)?$")


class HelpFormatter(Protocol):
    """What lays a page of help out."""

    def section(self, name: str) -> AbstractContextManager[None]:
        """Under a title, what is written inside."""
        ...

    def write_dl(self, rows: Sequence[tuple[str, str]]) -> None:
        """Names on the left, what they are on the right."""
        ...


class PlainCommand(TyperCommand):
    """A command whose usage reads `check [OPTIONS] INPUT...`, as the README and the manual pages of others do."""

    # typer keeps the bases of its Context and formatter private; what it hands in can do what is asked here.
    def collect_usage_pieces(self, ctx: "Context") -> list[str]:  # type: ignore[override]
        """What stands behind the command's name."""
        return [_TWICE.sub(r"\1", _BRACES.sub(r"\1\2", piece)) for piece in super().collect_usage_pieces(ctx)]

    def format_options(self, ctx: "Context", formatter: HelpFormatter) -> None:  # type: ignore[override]
        """Arguments and options with what they are for."""
        for title, kind in (("Arguments", "argument"), ("Options", "option")):
            told = [p.get_help_record(ctx) for p in self.get_params(ctx) if p.param_type_name == kind]
            rows = [(_TYPE.sub("", name) if kind == "argument" else name, words) for name, words in filter(None, told)]
            if rows:
                with formatter.section(title):
                    formatter.write_dl(rows)
