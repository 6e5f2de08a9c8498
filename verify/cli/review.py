"""`verify review`: what people decide about findings and claims, asked for, listed, handed on."""

from collections.abc import Callable, Mapping
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING, Annotated

import typer
from typer.core import TyperGroup

from verify.cli.options import Asked, Input, ReviewsPath, TableForm
from verify.cli.sharing import held, sharing

if TYPE_CHECKING:
    from typer import Context

By = Annotated[str | None, typer.Option("--by", metavar="NAME", help="Who decides; else the one logged in.")]
All = Annotated[bool, typer.Option("--all", help="Ask about claims without findings too.")]
Records = Annotated[str, typer.Argument(metavar="FILE", help="Exported decisions, JSON Lines; - for stdin.")]


class WalkByDefault(TyperGroup):
    """`verify review INPUT` is `verify review walk INPUT`."""

    # typer keeps the base of its Context private; what it hands in is the public one.
    def parse_args(self, ctx: "Context", args: list[str]) -> list[str]:  # type: ignore[override]
        """Put in the command that may be left out."""
        given = args[0] if args else "--help"
        if given not in self.commands and given != "--help":
            args = ["walk", *args]
        return super().parse_args(ctx, args)


@sharing(held)
def walk(article: Input, *, reviews: ReviewsPath = None, by: By = None, every_claim: All = False, asked: Asked) -> int:
    """Go through the findings of one article, worst first, and keep what you decide; `walk` may be left out.

    Accept a finding, dismiss it with a reason, rate the claim, note, undo, skip, quit: each answer is kept at once, so
    the next call goes on where you left. Decisions hold for the claim's words, wherever they move.

    Example: verify review walk draft.md --by "A. Reader"
    """
    from verify.cli.reviewing import review_article

    return review_article(article, asked._replace(reviews=reviews), by=by, every_claim=every_claim)


def list_(reviews: ReviewsPath = None, form: TableForm = "text") -> int:
    """List the decisions in force, oldest first.

    Example: verify review list
    """
    from verify.cli.decisions import list_decisions

    return list_decisions(Asked(reviews=reviews), form)


def export(reviews: ReviewsPath = None) -> int:
    """Print every record as JSON Lines, undone ones and undoings included.

    Example: verify review export > decisions.jsonl
    """
    from verify.cli.decisions import export_decisions

    return export_decisions(Asked(reviews=reviews))


def import_(records: Records, reviews: ReviewsPath = None) -> int:
    """Add exported records to the file of decisions; those it holds already are passed over.

    Example: verify review import decisions.jsonl
    """
    from verify.cli.decisions import import_decisions

    return import_decisions(Path(records), Asked(reviews=reviews))


COMMANDS: Mapping[str, Callable[..., int]] = MappingProxyType(
    {"walk": walk, "list": list_, "export": export, "import": import_}
)
