"""`verify freeze`, `verify replay` and `verify drift`: a check in one file, repeated and compared."""

from collections.abc import Callable, Mapping
from pathlib import Path
from types import MappingProxyType
from typing import Annotated

import typer

from verify.cli.options import Asked, Form, Input, Quiet, TableForm, Verbose
from verify.cli.sharing import ruled, sharing

Bundle = Annotated[Path, typer.Argument(metavar="BUNDLE", help="A file that `verify freeze` made.")]
Out = Annotated[Path, typer.Option("--output", "-o", metavar="BUNDLE", help="File to write, as story.zip.")]
FailOnDrift = Annotated[bool, typer.Option("--fail-on-drift", help="Exit 1 when a page was edited or has vanished.")]


@sharing(ruled)
def freeze(article: Input, *, output: Out, asked: Asked) -> int:
    """Check an article and keep everything the check read, in one file.

    It holds the article, every page with its bytes (as a web archive), the settings, digests of the models, and the
    report. Keys of services are never kept.

    Example: verify freeze article.html --refs pages/ -o story.zip
    """
    from verify.cli.freezing import freeze_article

    return freeze_article(article, asked, output)


def replay(bundle: Bundle, form: Form = None, quiet: Quiet = False) -> int:
    """Walk the line again from a bundle alone, and print the report.

    No network is touched. Exit status 1 when the report is not the frozen one, byte for byte; stderr says what differs.

    Example: verify replay story.zip --format json
    """
    from verify.cli.freezing import replay_bundle

    return replay_bundle(bundle, form or "text", quiet=quiet)


def drift(
    bundle: Bundle,
    fail_on_drift: FailOnDrift = False,
    form: TableForm = "text",
    quiet: Quiet = False,
    verbose: Verbose = False,
) -> int:
    """Say which pages of a bundle have changed since.

    They are read anew: which were edited, have vanished, or could not be reached. Changed passages are shown as they
    were and as they are, with the claims they bore on.

    Example: verify drift story.zip
    """
    from verify.cli.freezing import show_drift

    return show_drift(bundle, Asked(quiet=quiet, verbose=verbose), form, fails=fail_on_drift)


COMMANDS: Mapping[str, Callable[..., int]] = MappingProxyType({"freeze": freeze, "replay": replay, "drift": drift})
