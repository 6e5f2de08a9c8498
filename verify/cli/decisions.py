"""The kept decisions as a list, as JSON Lines that leave, and as JSON Lines that come in."""

import sys
from pathlib import Path

from pydantic import ValidationError

from sources.errors import InputError
from verify.cli.notices import Notices
from verify.cli.options import Asked
from verify.cli.output import write_out
from verify.cli.shelf import settings_of
from verify.cli.status import Status
from verify.model import CarriedDecision, Decision
from verify.reports.escape import inert_json, one_line
from verify.reports.verdicts import decision_words
from verify.reviews import Kept, append_records, in_force, read_records
from verify.reviews.keeping import MAX_BYTES, told


def list_decisions(asked: Asked, form: str) -> Status:
    """Print the decisions in force, one a line."""
    for record in in_force(_kept(asked).records):
        write_out(inert_json(told(record)) + "\n" if form == "json" else _line(record))
    return Status.DONE


def export_decisions(asked: Asked) -> Status:
    """Print every record as it is kept."""
    for record in _kept(asked).records:
        write_out(inert_json(told(record)) + "\n")
    return Status.DONE


def import_decisions(source: Path, asked: Asked) -> Status:
    """Add the records of a file, or of standard input, that are not kept yet; a line that is none is named.

    Raises InputError when the file cannot be read.
    """
    notices, path = Notices(), settings_of(asked).reviews_path
    known = {record.id for record in read_records(path).records}
    fresh: dict[str, Decision] = {}
    passed = failed = 0
    for number, line in enumerate(_lines(source), 1):
        try:
            record = Decision.model_validate_json(line)
        except ValidationError as err:
            notices.error(f"{source} line {number} is no decision: {err.errors()[0]['msg']}")
            failed += 1
            continue
        if record.id in known or record.id in fresh:
            passed += 1
        else:
            fresh[record.id] = record
    if fresh:
        append_records(path, fresh.values())
    write_out(f"{len(fresh)} added, {passed} known already\n")
    if failed:
        return Status.IN_PART if fresh or passed else Status.MISUSE
    return Status.DONE


def _lines(source: Path) -> list[bytes]:
    try:
        if str(source) == "-":
            body = sys.stdin.buffer.read(MAX_BYTES + 1)
        else:
            with source.open("rb") as stream:
                body = stream.read(MAX_BYTES + 1)
    except OSError as err:
        raise InputError(f"{source} cannot be read ({err.strerror}): give a file of exported decisions") from err
    if len(body) > MAX_BYTES:
        raise InputError(f"{source} holds more than the {MAX_BYTES:,} bytes that are read as decisions; cut it up")
    return [line for line in body.split(b"\n") if line.strip()]


def _kept(asked: Asked) -> Kept:
    path = settings_of(asked).reviews_path
    if asked.reviews is not None and not path.exists():
        raise InputError(f"there is no file of decisions at {path}: `verify review INPUT --reviews PATH` makes one")
    kept = read_records(path)
    for line in kept.unreadable:
        Notices().note(line)
    return kept


def _line(record: Decision) -> str:
    carried = CarriedDecision(claim=None, carried="same", decision=record)
    place = record.article.title or record.article.url or record.article.name
    return one_line(f"{record.id}  {decision_words(carried)}  “{record.claim.text}”  {place}") + "\n"
