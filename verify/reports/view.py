"""A report cut into what a reader sees one after the other: head, stretches of text, claims, lists. No form, no colour.

Strangers' text leaves this file as it came; each form makes it harmless for its own place.
"""

from collections import Counter
from typing import Literal, NamedTuple

from sources.model import Span
from verify.model import AssessedClaim, AssessmentStatus, Report, ReportReference, Source
from verify.reports.index import host_of, publisher_of
from verify.reports.words import COPIES, MARKS, STATUSES, TYPES, count

ADEQUATE = frozenset({"strong", "adequate"})
WEAK = frozenset({"weak", "very weak"})
"""Bands below .55: weakly sourced (rubric)."""

UNSCORED = frozenset({"opinion", "prediction"})
"""Kinds of claims that are never asked whether they are so (rubric)."""

SOURCES_TITLE = "Sources, and how many claims hang on each"
REFERENCES_TITLE = "References"
PROBLEMS_TITLE = "Problems: what could not be done, no verdict on anything"


class Piece(NamedTuple):
    """Some words of a stretch."""

    text: str
    mark: bool
    """Whether they are our own mark rather than the article's words."""
    claim: str | None
    """Claim whose words these are, the innermost one; for a mark, the claim it opens or closes."""


class Stretch(NamedTuple):
    """A run of the article's text: a sentence with its claims, text without any, or boilerplate that was left out."""

    kind: Literal["sentence", "text", "left out"]
    pieces: tuple[Piece, ...]
    claims: tuple[AssessedClaim, ...]


class Entry(NamedTuple):
    """A line of a list: a short left column, and words."""

    label: str
    text: str
    url: str | None = None


def contestable(report: Report) -> tuple[AssessedClaim, ...]:
    """The claims that need a source: all but the exempt ones."""
    return tuple(c for c in report.claims if c.attribution.score is not None)


def headline_figure(report: Report) -> str:
    """The document's one figure: the share of contestable claims that are adequately sourced."""
    claims = contestable(report)
    if not claims:
        unread = any(p.stage == "language" for p in report.problems)
        return "Nothing was read: the problems below say why" if unread else "No contestable claims found"
    good = sum(c.attribution.band in ADEQUATE for c in claims)
    return f"{count(len(claims), 'contestable claim')}, {good} adequately sourced ({good / len(claims):.0%})"


def band_counts(report: Report) -> str:
    """How many claims stand in each band, with the bars that mark them; empty without claims."""
    if not report.claims:
        return ""
    bands = Counter(c.attribution.band for c in report.claims)
    return "   ".join(f"{mark} {band} {bands[band]}" for band, mark in MARKS.items())


def circumstances(report: Report) -> str:
    """Publisher, authors, date and language, or that they were not found."""
    document = report.document
    listed = {o.key: o.name for o in report.outlets}
    outlet = listed.get(document.outlet or "", document.outlet) or host_of(document.url) or "outlet not stated"
    date = f"{document.published[:10]} (from {document.published_from})" if document.published else "no date found"
    authors = [f"by {', '.join(document.authors)}"] if document.authors else []
    language = "language not told" if document.language == "und" else document.language
    return " · ".join((outlet, *authors, date, language))


def judging(report: Report) -> str:
    """What a judge that is asked over the network cost; empty where none was asked."""
    calls = report.judge_calls
    if calls is None:
        return ""
    times = "once" if calls.asked == 1 else f"{calls.asked:,} times"
    tokens = f"{calls.tokens_in:,} tokens in, {calls.tokens_out:,} out"
    return f"{calls.judge} was asked {times}: {calls.seconds:.1f} s, {tokens}"


def title_of(report: Report) -> str:
    """The headline, or what the input is called where there is none."""
    return report.document.title or report.document.name


def in_headline(report: Report, claim: AssessedClaim) -> bool:
    """Whether the claim stands in the headline."""
    return any(b.kind == "title" and b.span.overlaps(claim.span) for b in report.document.blocks)


def stretches(report: Report) -> tuple[Stretch, ...]:
    """The whole text in order: sentences with claims, and what stands between them."""
    text = report.document.text
    found: list[Stretch] = []
    at = 0
    for span, claims in _sentences(report):
        found.extend(_between(report, Span(at, span.start)))
        found.append(Stretch("sentence", _marked(text, span, claims), claims))
        at = span.end
    found.extend(_between(report, Span(at, len(text))))
    return tuple(found)


def _sentences(report: Report) -> list[tuple[Span, tuple[AssessedClaim, ...]]]:
    """Spans of sentences in order, made disjoint, with the claims that stand in each."""
    grouped: list[tuple[Span, list[AssessedClaim]]] = []
    for claim in sorted(report.claims, key=lambda c: (c.sentence_span, c.span)):
        span = claim.sentence_span
        if grouped and grouped[-1][0].overlaps(span):
            before, claims = grouped[-1]
            grouped[-1] = (Span(before.start, max(before.end, span.end)), [*claims, claim])
        else:
            grouped.append((span, [claim]))
    return [(span, tuple(claims)) for span, claims in grouped]


def _between(report: Report, gap: Span) -> list[Stretch]:
    """What stands in a gap between sentences: a stretch a block, blank ones dropped."""
    found: list[Stretch] = []
    for block in report.document.blocks:
        start, end = max(gap.start, block.span.start), min(gap.end, block.span.end)
        words = report.document.text[start:end] if start < end else ""
        if not words.strip():
            continue
        kind: Literal["text", "left out"] = "left out" if block.kind == "boilerplate" else "text"
        if kind == "left out" and found and found[-1].kind == kind:
            words = f"{found.pop().pieces[0].text}\n{words}"
        found.append(Stretch(kind, (Piece(words, mark=False, claim=None),), ()))
    return found


def _marked(text: str, sentence: Span, claims: tuple[AssessedClaim, ...]) -> tuple[Piece, ...]:
    """The sentence with `[c1 ▁ ` before and `]` after each claim; `c1]` where claims overlap without nesting."""
    spans = {c.id: Span(max(c.span.start, sentence.start), min(c.span.end, sentence.end)) for c in claims}
    marks = {c.id: MARKS[c.attribution.band] for c in claims}
    edges = sorted({sentence.start, sentence.end, *(p for s in spans.values() for p in s)})
    pieces: list[Piece] = []
    stack: list[str] = []
    for at, upto in zip(edges, [*edges[1:], sentence.end], strict=True):
        for name in [n for n in reversed(stack) if spans[n].end == at]:
            pieces.append(Piece("]" if stack[-1] == name else f" {name}]", mark=True, claim=name))
            stack.remove(name)
        opening = [n for n, s in spans.items() if s.start == at and s.length > 0]
        for name in sorted(opening, key=lambda n: -spans[n].end):
            pieces.append(Piece(f"[{name} {marks[name]} ", mark=True, claim=name))
            stack.append(name)
        if at < upto:
            pieces.append(Piece(text[at:upto], mark=False, claim=stack[-1] if stack else None))
    return tuple(pieces)


def unchecked(report: Report) -> str | None:
    """One line in place of the same one under every claim, where no reference was read; else None."""
    if report.references or not report.claims:
        return None
    answers = [c.true for c in report.claims]
    status: AssessmentStatus = "unreachable" if any(a.status == "unreachable" for a in answers) else "not_checked"
    reasons = Counter(a.reason for a in answers if a.status == status and a.reason)
    reason = reasons.most_common(1)[0][0] if reasons else ""
    return STATUSES[status] + (f": {reason}" if reason else "")


def answers(report: Report) -> str | None:
    """How many claims of fact stand how, held against the references; None where none was read."""
    if not report.references:
        return None
    found = Counter(c.true.status for c in contestable(report) if c.kind not in UNSCORED)
    told = [f"{words} {found[status]}" for status, words in STATUSES.items() if found[status]]
    return f"{' · '.join(told)}, by {count(len(report.references), 'reference')}" if told else None


def source_entries(report: Report) -> tuple[Entry, ...]:
    """Each source with its type and how many claims hang on it, most first; those without any source at the end."""
    hanging = Counter(link for c in report.claims for link in {x.source for x in c.attribution.chain})
    origin_of = Counter(c.attribution.chain[-1].source for c in report.claims if c.attribution.chain)
    entries = []
    for source in sorted(report.sources, key=lambda s: -hanging[s.id]):
        kind = TYPES[source.type] + (f" ({source.outlet})" if source.outlet else "")
        words = f"{called(source)} · {kind}"
        if origin_of[source.id] != hanging[source.id]:
            words += f" · origin of {origin_of[source.id]}" if origin_of[source.id] else " · relay only"
        entries.append(Entry(str(hanging[source.id]), words))
    nobody = sum(not c.attribution.chain for c in contestable(report))
    return (*entries, Entry(str(nobody), "nobody vouches for these")) if nobody else tuple(entries)


def called(source: Source) -> str:
    """A source by its name, or in quotation marks by the words that hide who it is."""
    return f"“{source.text}”" if source.type == "vague" else source.text


def reference_entries(report: Report) -> tuple[Entry, ...]:
    """Each reference: publisher, date, title, and whether a kept or archived copy was read."""
    return tuple(
        Entry(str(n), f"{credit(r)}: {r.title or r.name}{COPIES[r.read_from]}", r.url)
        for n, r in enumerate(report.references, 1)
    )


def credit(reference: ReportReference) -> str:
    """Who published a reference, and when."""
    who = publisher_of(reference)
    return f"{who}, {reference.published[:10]}" if reference.published else f"{who}, no date"


def problem_entries(report: Report) -> tuple[Entry, ...]:
    """What could not be done, none of it a verdict."""
    return tuple(
        Entry(p.stage, p.message if p.subject in p.message else f"{p.subject}: {p.message}") for p in report.problems
    )
