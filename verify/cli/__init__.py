"""The command line: thin. It reads options, walks the line, shows what comes back, and turns errors into statuses.

Heavy libraries load inside the commands, never here: `verify --help` answers within 150 ms.
"""

import os
import sys
from collections.abc import Callable, Mapping, Sequence
from typing import Annotated

import typer
from typer.exceptions import TyperException

from sources.errors import SourceError
from verify import __version__
from verify.cli import bundles, check, desk, learning, outlets, refs, review, rules, stage, store
from verify.cli.helping import PlainCommand
from verify.cli.notices import Notices, fault
from verify.cli.output import ReaderGone, open_closed_streams, write_out
from verify.cli.status import Status
from verify.errors import VerifyError

EPILOG = "Example: verify check article.html --refs pages/   Exit status: 0 done, 1 findings, 2 misuse, 3 in part."


def build() -> typer.Typer:
    """The program as typer knows it."""
    # Without rich: typer's decorated help costs 100 ms, and one line on stderr is what misuse gets.
    app = typer.Typer(name="verify", rich_markup_mode=None, pretty_exceptions_enable=False, add_completion=False)
    app.callback(invoke_without_command=True, epilog=EPILOG)(_start)
    _add(
        app,
        {
            **check.COMMANDS,
            **bundles.COMMANDS,
            **desk.COMMANDS,
            **stage.COMMANDS,
            **learning.COMMANDS,
            "version": version,
        },
    )
    for name, room, sentence, example in (
        ("refs", refs.COMMANDS, "Put pages into the reference store; look at them.", "refs add saved-pages/"),
        ("store", store.COMMANDS, "Look after the reference store's file.", "store stats"),
        ("outlets", outlets.COMMANDS, "Look at the outlet registry.", "outlets show lemonde.fr"),
        ("rules", rules.COMMANDS, "Look at the rules; compare house rules on an article.", "rules show hearsay"),
    ):
        group = typer.Typer(
            rich_markup_mode=None,
            help=sentence,
            epilog=f"Example: verify {example}",
            invoke_without_command=True,
            callback=_help_alone,
        )
        _add(group, room)
        app.add_typer(group, name=name)
    reviewing = typer.Typer(
        cls=review.WalkByDefault,
        rich_markup_mode=None,
        help="Decide about the findings of an article; the decisions are kept.",
        epilog="Example: verify review draft.md",
        invoke_without_command=True,
        callback=_help_alone,
    )
    _add(reviewing, review.COMMANDS)
    app.add_typer(reviewing, name="review")
    return app


def _add(app: typer.Typer, commands: Mapping[str, Callable[..., int]]) -> None:
    for name, command in commands.items():
        app.command(name, cls=PlainCommand)(command)


def _help_alone(context: typer.Context) -> None:
    if context.invoked_subcommand is None:
        write_out(context.get_help() + "\n")


def version() -> int:
    """Print the version of this program.

    Example: verify version
    """
    write_out(f"secondsource {__version__}\n")
    return Status.DONE


def _start(
    context: typer.Context,
    asks_version: Annotated[bool, typer.Option("--version", help="Print the version and stop.")] = False,
) -> None:
    """Take a news article apart: who vouches for each statement, how strong that is, what references say."""
    if asks_version:
        raise typer.Exit(version())
    _help_alone(context)


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command (`arguments`, else the process's own) and give its exit status; never a traceback."""
    open_closed_streams()
    # An article's matrices are small: a second thread burns a core and ends no sooner. Read when numpy is first loaded.
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
    notices = Notices()
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            # A lone surrogate or a Latin-1 terminal must not stop a report half way.
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    try:
        status = build()(arguments, prog_name="verify", standalone_mode=False)
    except TyperException as err:
        # The validator's own prefix says nothing to whoever typed the value.
        command = getattr(getattr(err, "ctx", None), "command_path", "verify")
        notices.error(f"{err.format_message().replace('Value error, ', '')} ({command} --help shows how)")
        return Status.MISUSE
    except (SourceError, VerifyError) as err:
        notices.error(str(err))
        return Status.MISUSE
    except (ReaderGone, SystemExit):
        # typer leaves by SystemExit when whoever read its help has gone.
        return Status.DONE
    except Exception as err:  # noqa: BLE001 - the last edge: a user sees a sentence, never a traceback
        notices.error(fault(err))
        return Status.MISUSE
    except KeyboardInterrupt:
        status = Status.INTERRUPTED
    if status == Status.INTERRUPTED:
        notices.error("interrupted; what was finished is kept")
    return int(status or Status.DONE)
