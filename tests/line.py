"""The whole line over small texts, with a clock that stands still."""

from datetime import UTC, datetime

from sources.model import Document, Reference
from sources.outlets import OutletRegistry
from tests.articles import document_of
from verify.judges.differences import Differences
from verify.language import load_parser
from verify.model import Report
from verify.pipeline import Followed, Tools, check


def tools_of(outlets: OutletRegistry, *references: Reference, failed: tuple[str, ...] = ()) -> Tools:
    """Tools whose links fail as told and whose clock stands still."""
    parser = load_parser()
    failures = tuple((url, f"cannot fetch {url}: no answer") for url in failed)
    return Tools(
        parser=parser,
        outlets=outlets,
        judge=Differences(parser),
        references=references,
        find=None,
        follow=(lambda _: Followed((), failures)) if failed else None,
        now=lambda: datetime(2025, 1, 3, tzinfo=UTC),
        settings_digest="0" * 12,
    )


def check_text(
    article: str | Document, outlets: OutletRegistry, *references: Reference, failed: tuple[str, ...] = ()
) -> Report:
    """The report on a text or document against the references."""
    document = document_of(article) if isinstance(article, str) else article
    return check(document, tools_of(outlets, *references, failed=failed))
