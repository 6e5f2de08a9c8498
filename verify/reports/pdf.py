"""The HTML report on paper: a tagged PDF (PDF/UA-1, ISO 14289-1), made from that very page."""

import logging
from typing import NoReturn

from verify.errors import OutputError
from verify.model import Report
from verify.reports.html import render as html

LIBRARY = "python -m pip install weasyprint"
SYSTEM = "apt-get install libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0"


def require_library() -> None:
    """Raises OutputError, with the command that installs it, when the library or what it stands on is missing."""
    # Both write what they make of fonts and style sheets to standard error, which is not theirs.
    for name in ("fontTools", "weasyprint"):
        logging.getLogger(name).setLevel(logging.ERROR)
    try:
        import weasyprint  # noqa: F401
    except ModuleNotFoundError as err:
        raise OutputError(f"a PDF needs weasyprint, which is not installed ({err}): {LIBRARY}") from err
    except OSError as err:
        raise OutputError(f"a PDF needs Pango, which is not installed ({err}): {SYSTEM}") from err


def render(report: Report, **_look: object) -> bytes:
    """The report as PDF; nothing is fetched for it. Raises OutputError as `require_library` does."""
    require_library()
    from weasyprint import HTML

    page = HTML(string=html(report), base_url=None, url_fetcher=_refuse)
    made: bytes = page.write_pdf(pdf_variant="pdf/ua-1", pdf_identifier=report.document.sha256.encode()[:32])
    return made


def _refuse(url: str, *_given: object, **_more: object) -> NoReturn:
    """No address is ever asked: all that the page needs stands in it."""
    raise ValueError(f"{url!r} is not fetched: the report needs nothing but itself")
