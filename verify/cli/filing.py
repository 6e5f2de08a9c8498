"""`--keep`: finished reports go into the reference store, beside the references that they were held against."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager

from verify.cli.notices import Notices
from verify.cli.options import Asked
from verify.cli.shelf import open_store, settings_of
from verify.model import Report


@contextmanager
def filing(asked: Asked, notices: Notices) -> Iterator[Callable[[Report], None]]:
    """What is to be done with each finished report: nothing, unless `--keep` was given.

    The store is made where there is none; raises StoreError where it cannot be.
    """
    if not asked.keep:
        yield lambda _: None
        return
    from verify.store import keep_report

    settings = settings_of(asked)
    with open_store(settings.store_path) as store:

        def keep(report: Report) -> None:
            notices.detail(f"{report.document.name}: kept as {keep_report(report, store)} in {settings.store_path}")

        yield keep
