"""What `verify eval` prints and `verify train` writes."""

import json
from collections.abc import Sequence
from pathlib import Path

from verify.cli.notices import Notices
from verify.cli.output import check_writable, write_out
from verify.cli.status import Status
from verify.evaluate import Line
from verify.measuring import find_measure, find_trainer
from verify.settings import Parts, read_settings


def print_measures(name: str, gold: Path, *, as_json: bool) -> Status:
    """Print the measures called `name`, taken on a labelled file; raises UnknownName, listing the known ones."""
    lines = find_measure(name)(gold, Parts(read_settings()))
    write_out("".join(map(_record, lines)) if as_json else _table(lines))
    return Status.DONE


def write_model(name: str, labels: Sequence[Path], output: Path, *, quiet: bool) -> Status:
    """Train what is called `name` and write it; raises UnknownName, listing what can be trained."""
    trainer = find_trainer(name)
    check_writable(output)
    notices = Notices(quiet=quiet)
    digest = trainer(labels, output, Parts(read_settings()), notices.note)
    write_out(f"{digest}  {output}\n")
    return Status.DONE


def _record(line: Line) -> str:
    return json.dumps(line._asdict()) + "\n"


def _table(lines: Sequence[Line]) -> str:
    head = f"{'measure':32} {'precision':>9} {'recall':>7} {'F1':>6} {'interval':>12} {'labelled':>9}"
    return "\n".join([head, *map(_row, lines)]) + "\n"


def _row(line: Line) -> str:
    shares = f"{100 * line.precision:9.1f} {100 * line.recall:7.1f} {100 * line.f1:6.1f}"
    return f"{line.name:32} {shares} {100 * line.low:6.1f}–{100 * line.high:4.1f} {line.gold:9}"
