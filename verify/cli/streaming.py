"""The streams behind `verify stage`, and the schemas of what flows through them."""

import json
import sys

from verify.cli.notices import Notices
from verify.cli.output import write_out
from verify.cli.status import Status
from verify.schema import json_schema
from verify.settings import Parts, read_settings
from verify.stages import stream


def run_stage(name: str, *, quiet: bool) -> Status:
    """Answer standard input on standard output, record by record; says on stderr how many failed."""
    failed = 0
    for lines, failures in stream(name, sys.stdin.buffer, Parts(read_settings())):
        write_out(lines)
        failed += failures
    if failed:
        records = "1 record" if failed == 1 else f"{failed} records"
        Notices(quiet=quiet).error(f"stage {name}: {records} failed, each with the error in its place")
    return Status.IN_PART if failed else Status.DONE


def print_schema(name: str) -> Status:
    """Print the JSON Schema called `name`."""
    write_out(json.dumps(json_schema(name), indent=2, ensure_ascii=False) + "\n")
    return Status.DONE
