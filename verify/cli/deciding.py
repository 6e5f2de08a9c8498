"""People's decisions beside a run: read once, carried over to each report, added to by `verify review`."""

from collections.abc import Iterable, Iterator
from pathlib import Path

from sources.errors import InputError
from verify.cli.notices import Notices
from verify.cli.options import Asked
from verify.cli.reading import is_address
from verify.model import DecidedArticle, Problem, Report
from verify.settings import Settings


def remember(
    outcomes: Iterable[Report | Problem], asked: Asked, settings: Settings, notices: Notices
) -> Iterator[Report | Problem]:
    """The outcomes, each report with the decisions in force about its article.

    Raises InputError when `--reviews` names a file that isn't there, or the file cannot be read.
    """
    path = settings.reviews_path
    if asked.reviews is not None and not path.exists():
        raise InputError(f"there is no file of decisions at {path}: `verify review INPUT --reviews PATH` makes one")
    if not path.exists():
        yield from outcomes
        return
    from verify.reviews import carry_over, read_records

    kept = read_records(path)
    for line in kept.unreadable:
        notices.note(line)
    for outcome in outcomes:
        yield carry_over(outcome, kept.records, article_in(outcome)) if isinstance(outcome, Report) else outcome


def article_in(report: Report) -> DecidedArticle:
    """The report's article as decisions know it: a file by its absolute path, wherever we were called."""
    from verify.reviews import article_of

    name = report.document.name
    return article_of(report, whole_name=name if name == "-" or is_address(name) else str(Path(name).absolute()))
