"""Walking the line for the commands: inputs to reports, failures to problems, reports to where they are wanted."""

import traceback
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import chain
from pathlib import Path

from sources.errors import FetchError, SourceError
from sources.model import Document
from verify.cli.baselines import since_baseline
from verify.cli.costs import counting
from verify.cli.deciding import remember
from verify.cli.feeding import listed_in
from verify.cli.filing import filing
from verify.cli.forms import ALONE, Look, between, choose_form, form_of, hint
from verify.cli.notices import Notices, fault
from verify.cli.options import Asked, FailOnLevel
from verify.cli.output import check_writable, keep_apart, write_out, write_whole
from verify.cli.reading import called, is_archive, read_input, read_inputs
from verify.cli.shelf import Shelf, open_shelf, settings_of
from verify.cli.status import Status
from verify.cli.watching import changes
from verify.errors import VerifyError
from verify.model import Problem, Report

UNREAD = "language"
"""Stage of the problem that leaves an article shown and nothing in it checked."""
RANK = {"note": 0, "warning": 1, "error": 2, "never": 3}

Outcome = Report | Problem


class Tally:
    """Counts what decides the exit status."""

    def __init__(self, fail_on: FailOnLevel) -> None:
        """`fail_on` is the least level of a finding that counts."""
        self._least = RANK[fail_on]
        self._gates = fail_on != "never"
        self.done = self.failed = self.flagged = 0

    def count(self, outcomes: Iterable[Outcome]) -> Iterator[Outcome]:
        """The outcomes, counted as they pass."""
        for outcome in outcomes:
            if isinstance(outcome, Problem):
                self.failed += 1
            else:
                self.done += 1
                # A report that says it could not read the language is whole; as a gate's answer it must not pass.
                self.failed += self._gates and any(p.stage == UNREAD for p in outcome.problems)
                self.flagged += sum(
                    RANK[f.level] >= self._least and f.suppressed is None and (c.id, f.code) not in outcome.dismissed
                    for c in outcome.claims
                    for f in c.findings
                )
            yield outcome

    @property
    def status(self) -> Status:
        """In part outranks findings: whoever reads 1 may rely on everything having been looked at."""
        if self.failed:
            return Status.IN_PART if self.done else Status.MISUSE
        return Status.FINDINGS if self.flagged else Status.DONE


def show_reports(inputs: Sequence[str], asked: Asked, form: str, *, weak: bool = False, watch: bool = False) -> Status:
    """Check every input and print it in `form`, each as soon as it is known; `weak` keeps the weak claims alone.

    With `watch` it starts again whenever one of the files changes, and ends only by an interruption.
    """
    found = weak and bool(settings_of(asked).select)
    several = asked.feed or len(inputs) > 1
    lines = several or (form == "json" and any(map(is_archive, inputs)))
    look = Look(weak, found, several=lines, full=asked.verbose, at_hand=True)
    render, as_line = choose_form(form, look), choose_form(form, look._replace(several=form not in ALONE))
    asked = asked._replace(alone=form in ALONE)

    def put(number: int, report: Report) -> str:
        # What comes through a pipe or from an address is known for an archive by what stands in it alone.
        is_held = number > 0 or report.document.name not in (inputs[0], called(inputs[0]))
        write_out(between(form, number), (as_line if is_held else render)(report))
        return hint(form, report)

    return _walk(inputs, asked, put, watch=watch)


def write_report(name: str, asked: Asked, output: Path, form: str | None) -> Status:
    """Check one input and write it to `output`, whole or not at all; `-` is standard output."""
    if str(output) == "-":
        return show_reports([name], asked, form or "text")
    form = form or form_of(output)
    render = choose_form(form, Look(to_file=True, at_hand=True))
    check_writable(output)
    keep_apart(output, name)

    def put(_: int, report: Report) -> str:
        write_whole(output, render(report))
        return hint(form, report)

    return _walk([name], asked._replace(alone=True), put)


def _walk(inputs: Sequence[str], asked: Asked, put: Callable[[int, Report], str], *, watch: bool = False) -> Status:
    """The line for each input; `put` shows a report and gives back what its reader should be told besides, if any."""
    notices, tally = Notices(quiet=asked.quiet, verbose=asked.verbose), Tally(asked.fail_on)
    with open_shelf(asked, notices) as shelf, filing(asked, notices) as file:
        for _ in changes(inputs, notices) if watch else (None,):
            tally = Tally(asked.fail_on)
            named = listed_in(inputs, shelf.fetcher, notices) if asked.feed else inputs
            examined = remember(examine(named, shelf, notices, alone=asked.alone), asked, settings_of(asked), notices)
            examined = since_baseline(examined, asked.ruling, notices)
            outcomes = tally.count(chain(shelf.problems, examined))
            for number, report in enumerate(carry_problems(outcomes)):
                notices.clear()
                file(report)
                if told := put(number, report):
                    notices.note(told)
    return tally.status


def examine(
    inputs: Iterable[str | Problem], shelf: Shelf, notices: Notices, *, alone: bool = False
) -> Iterator[Outcome]:
    """What became of each input, in order: its reports, or the problem that kept it from having one.

    `alone`: an input of several articles is such a problem.
    """
    for given in inputs:
        if isinstance(given, Problem):
            yield given
            continue
        name = called(given)
        notices.progress(f"reading {name}")
        try:
            found = [read_input(given, shelf.fetcher)] if alone else read_inputs(given, shelf.fetcher)
            for page, document in found:
                yield _examine(page.name if page.read_from == "archive" else name, document, shelf, notices)
        except (SourceError, VerifyError) as err:
            notices.named_error(name, err)
            yield Problem(stage="fetch" if isinstance(err, FetchError) else "read", subject=name, message=str(err))
        except Exception as err:  # noqa: BLE001 - a batch edge: one strange page must not take the others with it
            yield _fault(name, err, notices)


def _examine(name: str, document: Document, shelf: Shelf, notices: Notices) -> Outcome:
    from verify.pipeline import check

    notices.detail(f"{name}: {len(document.text)} characters, {document.language}, {len(document.links)} links")
    notices.progress(f"checking {name}")
    try:
        report = counting(shelf.tools.judge, lambda: check(document, shelf.tools))
    except (SourceError, VerifyError) as err:
        notices.named_error(name, err)
        return Problem(stage="check", subject=name, message=str(err))
    except Exception as err:  # noqa: BLE001 - a batch edge: one strange page must not take the others with it
        return _fault(name, err, notices)
    for problem in report.problems:
        if problem.stage == UNREAD:
            notices.named_error(name, problem.message)
        else:
            notices.detail(f"{problem.subject}: {problem.message}")
    return report


def _fault(name: str, err: Exception, notices: Notices) -> Problem:
    message = fault(err)
    notices.named_error(name, message)
    notices.trace(traceback.format_exc())
    return Problem(stage="check", subject=name, message=message)


def carry_problems(outcomes: Iterable[Outcome]) -> Iterator[Report]:
    """The reports, in order; problems of inputs without one stand in the report before them, else in the first.

    One report is held back until what follows it is known; an interruption lets it go before it goes on its way.
    """
    held: Report | None = None
    early: list[Problem] = []
    try:
        for outcome in outcomes:
            if isinstance(outcome, Report):
                if held is not None:
                    yield held
                held, early = _with(outcome, early), []
            elif held is None:
                early.append(outcome)
            else:
                held = _with(held, [outcome])
    except KeyboardInterrupt:
        if held is not None:
            yield held
        raise
    if held is not None:
        yield held


def _with(report: Report, problems: Sequence[Problem]) -> Report:
    return report.model_copy(update={"problems": (*report.problems, *problems)}) if problems else report
