"""`verify check`, `verify weak` and `verify report`: the whole line, and three ways to look at its end."""

from collections.abc import Callable, Mapping
from pathlib import Path
from types import MappingProxyType
from typing import Annotated

import typer

from verify.cli.options import Asked, Feed, Form, Input, Inputs, Keep, Watch, WeakForm
from verify.cli.sharing import gated, sharing

Out = Annotated[
    Path, typer.Option("--output", "-o", metavar="OUT", help="File to write; its ending chooses the form. - is stdout.")
]


@sharing(gated)
def check(
    inputs: Inputs, *, form: Form = None, feed: Feed = False, watch: Watch = False, keep: Keep = False, asked: Asked
) -> int:
    """Take articles apart, claim by claim.

    Every claim, who vouches for it through which chain, how strong that is and why, and what references say.

    Example: verify check article.html --refs pages/
    """
    from verify.cli.line import show_reports

    return show_reports(inputs, asked._replace(feed=feed, keep=keep), form or "text", watch=watch)


@sharing(gated)
def weak(inputs: Inputs, *, form: WeakForm = None, feed: Feed = False, watch: Watch = False, asked: Asked) -> int:
    """List the weakly sourced statements, worst first.

    Each comes with the one edit that mends it.

    Example: verify weak draft.md --offline --fail-on error
    """
    from verify.cli.line import show_reports

    return show_reports(inputs, asked._replace(feed=feed), form or "text", weak=True, watch=watch)


@sharing(gated)
def report(article: Input, *, output: Out, form: Form = None, keep: Keep = False, asked: Asked) -> int:
    """Write the report on one article to a file.

    The form follows the ending of OUT, or --format.

    Example: verify report article.html -o report.md
    """
    from verify.cli.line import write_report

    return write_report(article, asked._replace(keep=keep), output, form)


COMMANDS: Mapping[str, Callable[..., int]] = MappingProxyType({"check": check, "weak": weak, "report": report})
