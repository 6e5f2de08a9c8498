"""Many articles to one desk report: each is checked, or read as a finished report, counted and let go."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path

from pydantic import ValidationError

from sources.errors import InputError, UnknownName
from sources.files import read_page
from verify.cli.deciding import remember
from verify.cli.forms import columns
from verify.cli.line import examine
from verify.cli.notices import Notices
from verify.cli.options import Asked
from verify.cli.output import check_writable, write_out, write_whole
from verify.cli.reading import called, files_in, is_address
from verify.cli.shelf import Shelf, open_shelf, settings_of
from verify.cli.status import Status
from verify.model import Problem, Report
from verify.reports.desk import Desk, desk_of, story_of

FORMS = ("text", "html", "csv")
ENDINGS = {".html": "html", ".htm": "html", ".csv": "csv", ".txt": "text"}


def report_on_desk(inputs: Sequence[str], asked: Asked, output: Path | None, form: str | None) -> Status:
    """Count every article and show or write the desk report; inputs that fail are named, the rest counts.

    Raises UnknownName for a form or an ending that is none of ours.
    """
    target = None if output is None or str(output) == "-" else output
    render = _render(form or (_form_of(target) if target else "text"), to_file=target is not None)
    if target:
        check_writable(target)
    notices, stories, failed = Notices(quiet=asked.quiet, verbose=asked.verbose), [], 0
    with open_shelf(asked, notices) as shelf:
        wires = frozenset(outlet.key for outlet in shelf.tools.outlets.outlets if outlet.kind == "wire")
        outcomes = _outcomes(tuple(_once(_each(inputs, notices))), shelf, notices)
        for outcome in remember(outcomes, asked, settings_of(asked), notices):
            if isinstance(outcome, Report):
                stories.append(story_of(outcome, wires=wires))
            else:
                failed += 1
    notices.clear()
    if not stories:
        return Status.MISUSE
    text = render(desk_of(stories))
    write_whole(target, text) if target else write_out(text)
    return Status.IN_PART if failed else Status.DONE


def _each(inputs: Sequence[str], notices: Notices) -> Iterator[str]:
    """The inputs with folders opened; reports saved in a folder count as they do by name."""
    for name in inputs:
        if is_address(name) or name == "-" or not Path(name).is_dir():
            yield name
            continue
        saved = sorted(str(path) for path in Path(name).rglob("*.json") if not path.name.startswith("."))
        try:
            yield from files_in(Path(name))
        except InputError as err:
            if not saved:
                notices.error(str(err))
        yield from saved


def _once(names: Iterable[str]) -> Iterator[str]:
    """Each input once: an article that is named, and lies in a folder that is, counts as one."""
    seen: set[str | Path] = set()
    for name in names:
        at = name if name == "-" or is_address(name) else Path(name).resolve()
        if at not in seen:
            seen.add(at)
            yield name


def _outcomes(names: Sequence[str], shelf: Shelf, notices: Notices) -> Iterator[Report | Problem]:
    for number, name in enumerate(names, 1):
        notices.progress(f"{number} of {len(names)}: {called(name)}")
        if name.lower().endswith(".json") and not is_address(name):
            yield _saved(name, notices)
        else:
            yield from examine([name], shelf, notices)


def _saved(name: str, notices: Notices) -> Report | Problem:
    """The report saved under `name`, or the problem with it."""
    from datetime import UTC, datetime

    try:
        return Report.model_validate_json(read_page(name, now=datetime.now(UTC)).body)
    except InputError as err:
        message = str(err)
    except ValidationError as err:
        message = f"{called(name)} holds no report/1 ({err.errors()[0]['msg']}): save one with --format json"
    notices.named_error(called(name), message)
    return Problem(stage="read", subject=called(name), message=message)


def _form_of(output: Path) -> str:
    if (form := ENDINGS.get(output.suffix.lower())) is None:
        raise UnknownName(
            f"{str(output)!r} has no ending that names a form: use {', '.join(ENDINGS)}, or give --format"
        )
    return form


def _render(form: str, *, to_file: bool) -> Callable[[Desk], str]:
    from verify.reports.desk import csv, html, text

    if form not in FORMS:
        raise UnknownName(f"the form {form!r} is unknown to desk; choose one of {', '.join(FORMS)}")
    if form == "text":
        return lambda desk: text.render(desk, width=96 if to_file else columns())
    return html.render if form == "html" else csv.render
