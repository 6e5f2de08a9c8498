"""What became of the pages of a bundle since: each reference read anew and held against the text that was frozen."""

import difflib
from collections.abc import Iterator
from typing import Literal

from pydantic import Field

from sources.errors import BadStatus, SourceError
from sources.model import Document, Frozen, Page
from sources.passages import find_paragraphs
from sources.retrievers import Web
from sources.sentences import find_sentences
from verify.bundles.replaying import frozen_report
from verify.bundles.zipping import Bundle
from verify.model import Report

DriftState = Literal["unchanged", "edited", "vanished", "unreachable", "local"]
GONE = (404, 410)
"""RFC 9110, sections 15.5.5 and 15.5.11: not found, gone."""


class Change(Frozen):
    """A stretch of neighbouring sentences that reads otherwise now."""

    before: str = Field(description="As it was frozen; empty where something was added.")
    after: str = Field(description="As it is now; empty where something was taken out.")


class Drift(Frozen):
    """What became of one page."""

    reference: str = Field(description="Id of the reference; of the article, its document's id.")
    url: str | None = Field(description="Its address; null for a local file.")
    title: str = Field(description="Its headline when it was frozen.")
    state: DriftState = Field(description="What became of it; unreachable is no verdict on the page.")
    detail: str = Field(description="Why it could not be read; empty otherwise.")
    changes: tuple[Change, ...] = Field(description="What reads otherwise, in order.")
    claims: tuple[str, ...] = Field(description="Claims whose passage in it no longer stands there word for word.")


def find_drift(bundle: Bundle, web: Web) -> Iterator[Drift]:
    """What became of each page, as it is read: the article, then every reference."""
    report = frozen_report(bundle)
    frozen = {kept.reference.id: kept.reference.document for kept in bundle.manifest.references}
    frozen |= {r.id: doc for r in report.references if (doc := _fetched(bundle, r.url)) and r.id not in frozen}
    article = bundle.manifest.article.reference.document
    for key, document in {article.id: article, **frozen}.items():
        yield _drift(key, document, report, web)


def _fetched(bundle: Bundle, url: str | None) -> Document | None:
    """The text of a page that was fetched during the check."""
    from sources.extract import extract
    from verify.bundles.manifest import restored

    for exchange in bundle.manifest.exchanges:
        page = exchange.page
        if page is not None and url is not None and url in (exchange.url, page.url, page.final_url):
            try:
                return extract(restored(page, bundle.bodies[page.sha256]))
            except (SourceError, KeyError):
                return None
    return None


def _drift(key: str, document: Document, report: Report, web: Web) -> Drift:
    told = Drift(reference=key, url=document.url, title=document.title, state="local", detail="", changes=(), claims=())
    if document.url is None:
        return told
    try:
        now = _read(web.get(document.url))
    except BadStatus as err:
        state: DriftState = "vanished" if err.status in GONE else "unreachable"
        return told.model_copy(update={"state": state, "detail": str(err)})
    except SourceError as err:
        return told.model_copy(update={"state": "unreachable", "detail": str(err)})
    changes = compare_documents(document, now)
    claims = dict.fromkeys(e.claim for e in report.evidence if e.reference == key and e.passage not in now.text)
    state = "edited" if changes else "unchanged"
    return told.model_copy(update={"state": state, "changes": changes, "claims": tuple(claims)})


def _read(page: Page) -> Document:
    from sources.extract import extract

    return extract(page)


def compare_documents(before: Document, after: Document) -> tuple[Change, ...]:
    """What differs between two states of a page, sentence by sentence; white space and furniture do not count."""
    old, new = _sentences(before), _sentences(after)
    matcher = difflib.SequenceMatcher(a=old, b=new, autojunk=False)
    return tuple(
        Change(before=" ".join(old[a:b]), after=" ".join(new[c:d]))
        for tag, a, b, c, d in matcher.get_opcodes()
        if tag != "equal"
    )


def _sentences(document: Document) -> list[str]:
    spans = (
        sentence
        for block in document.blocks
        if block.kind != "boilerplate"
        for paragraph in find_paragraphs(document.text, block.span)
        for sentence in find_sentences(document.text, paragraph)
    )
    return [" ".join(span.of(document.text).split()) for span in spans]
