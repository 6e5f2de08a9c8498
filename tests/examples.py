"""The rules' own examples, run through the whole line."""

import re

from sources.model import Document, Link, Reference, Span
from sources.outlets import OutletRegistry
from tests.articles import document_of, reference_of
from tests.line import check_text
from verify.model import Report
from verify.rules import Example, Held

_LINK = re.compile(r"\[([^\]]+)\]\((\S+?)\)")


def run(example: Example, outlets: OutletRegistry) -> Report:
    """The report on an example, held against its pages."""
    held = [_reference(h) for h in example.held]
    return check_text(article_of(example), outlets, *held, failed=example.failed)


def article_of(example: Example) -> Document:
    """The example as a document, its links taken out of the text."""
    plain, found = "", []
    at = 0
    for match in _LINK.finditer(example.text):
        plain += example.text[at : match.start()]
        found.append((len(plain), match[1], match[2]))
        plain += match[1]
        at = match.end()
    plain += example.text[at:]
    document = document_of(plain, title=example.title, published=example.published, publisher=example.publisher)
    shift = len(document.text) - len(plain)
    links = [Link(url=u, text=w, span=Span(s + shift, s + shift + len(w))) for s, w, u in found]
    return document.model_copy(update={"links": tuple(links)})


def _reference(held: Held) -> Reference:
    found = reference_of(held.text, publisher=held.publisher, published=held.published)
    document = found.document.model_copy(update={"url": held.url})
    return found.model_copy(update={"document": document, "read_from": held.read_from})


def codes(report: Report) -> set[str]:
    """The codes of a report's findings, suppressed ones left out."""
    return {f.code for c in report.claims for f in c.findings if f.suppressed is None}
