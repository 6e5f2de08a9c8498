"""What is said under one claim: chain, score, checks, closest passages, findings. Words only, no form, no colour."""

from collections.abc import Iterable
from typing import Literal, NamedTuple

from sources.model import Span
from verify.model import (
    AssessedClaim,
    Assessment,
    ChainLink,
    Difference,
    Evidence,
    Finding,
    Origin,
    Report,
    ReportReference,
    Source,
)
from verify.reports.view import credit, in_headline
from verify.reports.words import (
    ABSENT,
    DIFFERENCES,
    KINDS,
    LEVELS,
    MARKS,
    MENDS,
    SEVERITY,
    STATUSES,
    TYPES,
    UNNAMED,
    count,
    decimals,
    sum_of,
)

EXCERPT = 260
"""Code points of a passage that are shown; judges read one to three sentences."""
_LEAD = 60
"""Code points kept before the first difference when a passage is cut."""

Tone = Literal["plain", "good", "bad", "error", "warning", "note"]


class Row(NamedTuple):
    """One line under a claim."""

    label: str
    text: str
    tone: Tone = "plain"


class Index(NamedTuple):
    """A report's parts by id, so that each claim finds its own."""

    report: Report
    sources: dict[str, Source]
    references: dict[str, ReportReference]
    evidence: dict[str, tuple[Evidence, ...]]
    origins: dict[str, tuple[Origin, ...]]


def index(report: Report) -> Index:
    """The parts of `report` by id; evidence and origins by claim."""
    evidence: dict[str, tuple[Evidence, ...]] = {}
    origins: dict[str, tuple[Origin, ...]] = {}
    for item in report.evidence:
        evidence[item.claim] = (*evidence.get(item.claim, ()), item)
    for origin in report.origins:
        origins[origin.claim] = (*origins.get(origin.claim, ()), origin)
    by_source = {s.id: s for s in report.sources}
    return Index(report, by_source, {r.id: r for r in report.references}, evidence, origins)


def heading(claim: AssessedClaim, parts: Index) -> str:
    """Band first, then the score, then what sort of claim: `▁ very weak .12 · fact · headline`."""
    attribution = claim.attribution
    score = "" if attribution.score is None else f" {decimals(attribution.score)}"
    places = ["headline"] if in_headline(parts.report, claim) else []
    return " · ".join((f"{MARKS[attribution.band]} {attribution.band}{score}", KINDS[claim.kind], *places))


def rows(claim: AssessedClaim, parts: Index) -> tuple[Row, ...]:
    """Everything under one claim, in the order an editor asks: who, how strong, is it borne out, what to mend."""
    found: list[Row] = []
    attribution = claim.attribution
    if attribution.score is not None:
        found.append(Row("chain", chain(claim, parts)))
        found.append(Row("score", sum_of(attribution.steps, attribution.score)))
    elif attribution.chain:
        found.append(Row("chain", chain(claim, parts)))
    found.extend(_checks(claim, parts))
    found.extend(Row(f.level, f"{f.message} → {f.fix}" if f.fix else f.message, f.level) for f in by_severity(claim))
    return tuple(found)


def chain(claim: AssessedClaim, parts: Index) -> str:
    """Who has it from whom: `this article ← The Telegraph ← sources (anonymous, collective)`."""
    links = [_link(link, parts.sources.get(link.source)) for link in claim.attribution.chain]
    return " ← ".join(("this article", *(links or ["nobody named"])))


def by_severity(claim: AssessedClaim) -> list[Finding]:
    """The claim's findings, worst first, otherwise as they came."""
    return sorted(claim.findings, key=lambda f: SEVERITY[f.level])


def why_and_mend(claim: AssessedClaim) -> tuple[str, str]:
    """One reason why the claim is weak, and the one edit that mends it."""
    mendable = [f for f in by_severity(claim) if f.fix]
    if mendable:
        return mendable[0].message, mendable[0].fix
    level = claim.attribution.level
    return f"{level}: {LEVELS[level]}", MENDS[level]


def _link(link: ChainLink, source: Source | None) -> str:
    name = source.text if source else link.source
    notes = [TYPES[source.type]] if source and source.type in UNNAMED else []
    notes += ["implied"] if link.implied else []
    return f"{name} ({', '.join(notes)})" if notes else name


def _checks(claim: AssessedClaim, parts: Index) -> Iterable[Row]:
    """Both questions, then who the witnesses are, then their words."""
    shown = bool(parts.report.references)
    said, true = claim.said, claim.true
    # Without a reference the head says once what would stand here under every claim.
    if said.status == "unreachable" or (shown and (claim.attribution.chain or said.status != "not_checked")):
        yield Row("said?", _answer(said, parts))
    if shown and claim.attribution.score is not None:
        yield Row("true?", _answer(true, parts))
    if shown:
        yield from _witnesses(claim, parts)
        yield from _passages(claim, parts)


def _answer(assessment: Assessment, parts: Index) -> str:
    words = STATUSES[assessment.status]
    if assessment.p is None:
        return f"{words}: {assessment.reason}" if assessment.reason else words
    cited = [e for es in parts.evidence.values() for e in es if e.id in assessment.evidence and _votes(e)]
    pages = count(len({e.reference for e in cited}), "reference")
    pro, con = assessment.origins_for, assessment.origins_against
    origins = f"{count(pro, 'origin')} for, {con} against" if pro and con else count(pro + con, "origin")
    return f"{words}: {pages} → {origins}, p {decimals(assessment.p)} (ordinal), Admiralty {assessment.admiralty}"


def _votes(item: Evidence) -> bool:
    return not item.abstained and item.stance != "neutral"


def _witnesses(claim: AssessedClaim, parts: Index) -> Iterable[Row]:
    """One row an origin that several references go back to: why they are one witness."""
    mine = {e.id: e for e in parts.evidence.get(claim.id, ())}
    for origin in parts.origins.get(claim.id, ()):
        pages = {mine[i].reference for i in origin.evidence if i in mine and _votes(mine[i])}
        if len(pages) > 1:
            yield Row("because", f"{count(len(pages), 'reference')} → 1 origin, {origin.name}: {origin.reason}")


def _passages(claim: AssessedClaim, parts: Index) -> Iterable[Row]:
    """The closest passage for the claim and the closest against it; failing both, the nearest there is."""
    ranked = sorted(parts.evidence.get(claim.id, ()), key=lambda e: -e.match)
    best_for = next((e for e in ranked if _votes(e) and e.stance == "supports"), None)
    against = next((e for e in ranked if _votes(e) and e.stance == "refutes"), None)
    if best_for:
        yield Row("for", _passage(claim, best_for, parts), "good")
    if against:
        yield Row("against", _passage(claim, against, parts), "bad")
    if not best_for and not against and ranked:
        yield Row("nearest", _passage(claim, ranked[0], parts))


def _passage(claim: AssessedClaim, item: Evidence, parts: Index) -> str:
    reference = parts.references.get(item.reference)
    where = (credit(reference) if reference else item.reference) + _counted_with(item, parts)
    differs = "; ".join(dict.fromkeys(_difference(d, claim.text, item.passage) for d in item.differences))
    return f"“{_excerpt(item)}” ({where})" + (f" — differs: {differs}" if differs else "")


def _counted_with(item: Evidence, parts: Index) -> str:
    """Whose witness the passage belongs to, where that witness also says the opposite elsewhere."""
    others = [e for e in parts.evidence.get(item.claim, ()) if e.origin == item.origin and _votes(e)]
    origin = next((o for o in parts.origins.get(item.claim, ()) if o.id == item.origin), None)
    divided = any(e.stance != item.stance for e in others)
    return f"; counted with {origin.name}" if origin and divided and item.stance == "refutes" else ""


def _excerpt(item: Evidence) -> str:
    """The passage with `[≠ …]` around what differs, cut around the first difference when it is long."""
    spans: list[Span] = []
    for span in sorted({d.passage for d in item.differences if d.passage.length > 0}):
        if not spans or span.start >= spans[-1].end:
            spans.append(span)
    start = max(0, spans[0].start - _LEAD) if spans and spans[0].end > EXCERPT else 0
    end = min(len(item.passage), start + EXCERPT)
    words, at = "…" if start else "", start
    for span in (s for s in spans if s.end <= end):
        words += f"{item.passage[at : span.start]}[≠ {span.of(item.passage)}]"
        at = span.end
    return words + item.passage[at:end] + ("…" if end < len(item.passage) else "")


def _difference(difference: Difference, claim: str, passage: str) -> str:
    here = f"“{difference.claim.of(claim)}”" if difference.claim.length > 0 else ABSENT
    there = f"“{difference.passage.of(passage)}”" if difference.passage.length > 0 else ABSENT
    return f"{DIFFERENCES[difference.kind]} {here} here, {there} there"
