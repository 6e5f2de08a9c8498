"""What `verify eval` prints and `verify train` writes."""

import json
from collections.abc import Sequence
from pathlib import Path

from verify.cli.notices import Notices
from verify.cli.output import check_writable, write_out
from verify.cli.status import Status
from verify.errors import OutputError
from verify.evaluate.lines import Figure, Line, Measured
from verify.measuring import find_measure, find_trainer
from verify.settings import Parts, read_settings


def print_measures(name: str, gold: Path, *, as_json: bool, drawing: Path | None = None) -> Status:
    """Print the measures called `name`, taken on a labelled file, and draw them into `drawing` when given.

    Raises UnknownName, listing the known ones, and OutputError where there is nothing to draw or no place for it.
    """
    measure = find_measure(name)
    if drawing is not None:
        check_writable(drawing)
    found = measure(gold, Parts(read_settings()))
    found = found if isinstance(found, Measured) else Measured(found)
    if drawing is not None:
        _draw(name, found, drawing)
    records = "".join([*map(_record, found.lines), *map(_record, found.figures)])
    write_out(records if as_json else _table(found))
    return Status.DONE


def _draw(name: str, found: Measured, drawing: Path) -> None:
    if found.drawing is None:
        raise OutputError(f"there is no chart of {name}; leave out --svg {drawing}, or measure judge or corroboration")
    try:
        drawing.write_text(found.drawing, encoding="utf-8")
    except OSError as err:
        raise OutputError(f"cannot write {drawing}: {err.strerror}; give a place that can be written") from err


def write_model(name: str, labels: Sequence[Path], output: Path, *, start: Path | None, quiet: bool) -> Status:
    """Train what is called `name` and write it; raises UnknownName, listing what can be trained."""
    trainer = find_trainer(name, start=start)
    check_writable(output)
    notices = Notices(quiet=quiet)
    digest = trainer(labels, output, Parts(read_settings()), notices.note)
    write_out(f"{digest}  {output}\n")
    return Status.DONE


def _record(line: Line | Figure) -> str:
    return json.dumps(line._asdict()) + "\n"


def _table(found: Measured) -> str:
    rows = []
    if found.lines:
        head = f"{'measure':32} {'precision':>9} {'recall':>7} {'F1':>6} {'interval':>12} {'labelled':>9}"
        rows = [head, *map(_row, found.lines)]
    if found.figures:
        blank = [""] if rows else []
        rows += [*blank, f"{'figure':32} {'value':>9} {'interval':>15} {'records':>9}", *map(_figure, found.figures)]
    return "\n".join(rows) + "\n"


def _figure(figure: Figure) -> str:
    interval = f"{100 * figure.low:9.1f}–{100 * figure.high:5.1f}"
    return f"{figure.name:32} {100 * figure.value:9.1f} {interval} {figure.counted:9}"


def _row(line: Line) -> str:
    shares = f"{100 * line.precision:9.1f} {100 * line.recall:7.1f} {100 * line.f1:6.1f}"
    return f"{line.name:32} {shares} {100 * line.low:6.1f}–{100 * line.high:4.1f} {line.gold:9}"
