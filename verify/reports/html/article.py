"""The article paragraph by paragraph, cut where claims begin and end."""

import re
from collections.abc import Iterator, Mapping
from itertools import pairwise
from typing import NamedTuple

from sources.model import BlockKind, Span
from verify.model import AssessedClaim, Report
from verify.reports.html.dossier import Dossier

_BREAK = re.compile(r"\n[^\S\n]*\n\s*")


class Run(NamedTuple):
    """Some words of a paragraph, all of the same claims."""

    text: str
    claim: AssessedClaim | None
    """The innermost claim whose words these are."""
    ends: tuple[AssessedClaim, ...]
    """Claims that end here; their numbers stand behind the words."""


class Paragraph(NamedTuple):
    """A paragraph with the claims that begin in it."""

    kind: BlockKind
    runs: tuple[Run, ...]
    notes: tuple[Dossier, ...]


def paragraphs(report: Report, dossiers: Mapping[str, Dossier]) -> tuple[Paragraph, ...]:
    """Every block of the text in order, cut at empty lines; claims that cross a cut are marked on both sides."""
    text, found = report.document.text, []
    for block in report.document.blocks:
        for span in _cut(text, block.span) if block.kind != "boilerplate" else (block.span,):
            claims = [c for c in report.claims if c.span.overlaps(span)] if block.kind != "boilerplate" else []
            notes = tuple(dossiers[c.id] for c in claims if c.span.start >= span.start)
            found.append(Paragraph(block.kind, tuple(_runs(text, span, claims)), notes))
    return tuple(found)


def _cut(text: str, span: Span) -> Iterator[Span]:
    at = span.start
    for gap in (*_BREAK.finditer(text, span.start, span.end), None):
        end = gap.start() if gap else span.end
        if text[at:end].strip():
            yield Span(at, end)
        at = gap.end() if gap else end


def _runs(text: str, span: Span, claims: list[AssessedClaim]) -> Iterator[Run]:
    inside = {c.id: Span(max(c.span.start, span.start), min(c.span.end, span.end)) for c in claims}
    edges = sorted({span.start, span.end, *(edge for s in inside.values() for edge in s)})
    for start, end in pairwise(edges):
        over = [c for c in claims if inside[c.id].start < end and start < inside[c.id].end]
        claim = min(over, key=lambda c: c.span.length, default=None)
        yield Run(text[start:end], claim, tuple(c for c in over if c.span.end == end))
