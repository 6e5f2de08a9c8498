"""The baseline of a run: what was there before is marked as it passes, or what there is now is written down."""

from collections.abc import Iterable, Iterator
from pathlib import Path

from sources.errors import InputError
from verify.baseline import Baseline, Remaining, baseline_of, read_baseline
from verify.cli.notices import Notices
from verify.cli.options import Ruling
from verify.cli.output import write_whole
from verify.model import Problem, Report


def since_baseline(
    outcomes: Iterable[Report | Problem], ruling: Ruling, notices: Notices
) -> Iterator[Report | Problem]:
    """The outcomes, findings of the baseline marked; with `--write-baseline`, written down once all have passed.

    Raises InputError for a baseline that is not there or is none, before anything is looked at.
    """
    if ruling.baseline is None:
        if ruling.write_baseline:
            raise InputError("--write-baseline needs --baseline FILE to write to")
        return iter(outcomes)
    if ruling.write_baseline:
        return _written(outcomes, ruling.baseline, notices)
    return _marked(outcomes, read_baseline(ruling.baseline))


def _marked(outcomes: Iterable[Report | Problem], baseline: Baseline) -> Iterator[Report | Problem]:
    remaining = Remaining(baseline)
    for outcome in outcomes:
        yield remaining.mark(outcome) if isinstance(outcome, Report) else outcome


def _written(outcomes: Iterable[Report | Problem], path: Path, notices: Notices) -> Iterator[Report | Problem]:
    reports: list[Report] = []
    for outcome in outcomes:
        if isinstance(outcome, Report):
            reports.append(outcome)
            yield Remaining(baseline_of([outcome])).mark(outcome)
        else:
            yield outcome
    baseline = baseline_of(reports)
    write_whole(path, baseline.model_dump_json(by_alias=True, indent=1) + "\n")
    notices.detail(f"{sum(k.count for k in baseline.findings)} findings are the baseline now: {path}")
