"""The references as CSL-JSON, the form that citation programs read."""

import json
import re
from typing import TypeAlias

from verify.model import Report, ReportReference
from verify.reports.bibtex import key_of
from verify.reports.escape import inert_script, link_target, one_line
from verify.reports.index import publisher_of

Json: TypeAlias = dict[str, object]

# Citation programs read these tags in titles as type; a word joiner keeps them words.
_TAG = re.compile(r"<(?=/?(?:i|b|sup|sub|sc|span)\b)", re.IGNORECASE)


def render(report: Report, **_look: object) -> str:
    """A list of items, one a reference, in the order of the report."""
    items = [_item(reference) for reference in report.references]
    return inert_script(json.dumps(items, ensure_ascii=False, indent=2)) + "\n"


def _item(reference: ReportReference) -> Json:
    target = link_target(reference.url) if reference.url else None
    told: Json = {
        "id": key_of(reference),
        "type": "article-newspaper" if reference.outlet else "webpage",
        "title": _words(reference.title or reference.name),
        "container-title": _words(publisher_of(reference)),
        "accessed": {"date-parts": [[reference.fetched.year, reference.fetched.month, reference.fetched.day]]},
        "note": f"SHA-256 {reference.sha256}, read from {reference.read_from}",
    }
    if target:
        told["URL"] = target
    if date := re.match(r"(\d{4})(?:-(\d{2}))?(?:-(\d{2}))?", reference.published or ""):
        told["issued"] = {"date-parts": [[int(part) for part in date.groups() if part]]}
    return told


def _words(text: str) -> str:
    return _TAG.sub("<\u2060", one_line(text))
