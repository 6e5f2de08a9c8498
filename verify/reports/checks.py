"""What references say of one claim: both questions, who the witnesses are, and their words."""

import re
from collections.abc import Iterable
from typing import Literal, NamedTuple

from sources.model import Span
from verify.model import AssessedClaim, Assessment, Difference, Evidence
from verify.reports.index import Index, pages_behind, votes
from verify.reports.view import UNSCORED, credit
from verify.reports.words import ABSENT, DIFFERENCES, NEGATORS, STATUSES, UNNAMED, count, decimals

EXCERPT = 260
"""Code points of a passage that are shown; judges read one to three sentences."""
_LEAD = 60
"""Code points kept before the first difference when a passage is cut."""
_PAIRS = re.compile(r" \(\d+ pairs\)$")

RATED = ", r ."
"""Begins, in the name of a step, the rating that set its witness's reliability."""

Tone = Literal["plain", "good", "bad", "error", "warning", "note"]


class Row(NamedTuple):
    """One line under a claim."""

    label: str
    text: str
    tone: Tone = "plain"
    again: str = ""
    """What is enough where the same row stood under an earlier claim; empty for rows that are told each time."""


def checks(claim: AssessedClaim, parts: Index) -> Iterable[Row]:
    """Both questions, then who the witnesses are, then their words."""
    if not parts.report.references:
        # The head says once what would stand here under every claim.
        if claim.said.status == "unreachable":
            yield Row("said?", _answer(claim, claim.said, parts))
        return
    if claim.attribution.score is None and not claim.findings:
        return
    yield from _questions(claim, parts)
    yield from _witnesses(claim, parts) if claim.said.p is not None or claim.true.p is not None else ()
    yield from _passages(claim, parts)


def _questions(claim: AssessedClaim, parts: Index) -> Iterable[Row]:
    """A row for each question that has an answer or a failure to tell; those still open share one, without reasons."""
    asked = [("said?", claim.said)] if _names_somebody(claim, parts) else []
    is_asked = claim.true.p is not None or claim.kind not in UNSCORED
    asked += [("true?", claim.true)] if claim.attribution.score is not None and is_asked else []
    told = [(label, a) for label, a in asked if a.p is not None or a.status == "unreachable"]
    for label, assessment in told:
        yield Row(label, _answer(claim, assessment, parts))
        yield from _rated(assessment)
    if unanswered := [f"{label} {STATUSES[a.status]}" for label, a in asked if (label, a) not in told]:
        yield Row("open", " · ".join(unanswered))


def _rated(assessment: Assessment) -> Iterable[Row]:
    """A row that names the ratings which set how far the witnesses of an answer count."""
    if told := [step.name for step in assessment.steps if RATED in step.name]:
        yield Row("rated", "; ".join(told))


def _names_somebody(claim: AssessedClaim, parts: Index) -> bool:
    """Whether it can be asked if the source said it: a relay or an origin that can be held to it."""
    found = (parts.sources.get(link.source) for link in claim.attribution.chain)
    return any(s is not None and s.type not in UNNAMED - {"social"} for s in found)


def _answer(claim: AssessedClaim, assessment: Assessment, parts: Index) -> str:
    words = STATUSES[assessment.status]
    if assessment.p is None:
        return f"{words}: {assessment.reason}" if assessment.reason else words
    pages = count(len(pages_behind(claim, assessment, parts)), "reference")
    pro, con = assessment.origins_for, assessment.origins_against
    origins = f"{count(pro, 'origin')} for, {con} against" if pro and con else count(pro + con, "origin")
    return f"{words}: {pages} → {origins}, p {decimals(assessment.p)} (ordinal), Admiralty {assessment.admiralty}"


def _witnesses(claim: AssessedClaim, parts: Index) -> Iterable[Row]:
    """One row an origin that several references go back to: the first reason why they are one witness."""
    mine = {e.id: e for e in parts.evidence.get(claim.id, ())}
    for origin in parts.origins.get(claim.id, ()):
        pages = {mine[i].reference for i in origin.evidence if i in mine and votes(mine[i])}
        if len(pages) > 1:
            reason = _PAIRS.sub("", origin.reason.split("; ")[0]).replace(f"name {origin.name}", "name this source")
            reason = reason.replace("both ", "they ", 1) if len(pages) > 2 else reason
            yield Row("because", f"{count(len(pages), 'reference')} → 1 origin, {origin.name}: {reason}")


def _passages(claim: AssessedClaim, parts: Index) -> Iterable[Row]:
    """The closest passage on either side, and the closest that says nearly the same and is shown to differ."""
    ranked = sorted(parts.evidence.get(claim.id, ()), key=lambda e: (-e.match, not _is_own(e, parts)))
    picked: tuple[tuple[str, Tone, list[Evidence]], ...] = (
        ("for", "good", [e for e in ranked if votes(e) and e.stance == "supports"]),
        ("against", "bad", [e for e in ranked if votes(e) and e.stance == "refutes"]),
        ("differs", "plain", [e for e in ranked if not votes(e) and e.differences]),
    )
    for label, tone, items in picked:
        if items:
            yield Row(label, _passage(claim, items[0], parts), tone)


def _is_own(item: Evidence, parts: Index) -> bool:
    """Whether the passage stands on the origin's own page, so that it is shown rather than a copy of it."""
    reference = parts.references.get(item.reference)
    names = {o.name.casefold() for o in parts.origins.get(item.claim, ()) if o.id == item.origin}
    return reference is not None and (reference.publisher or "").casefold() in names


def _passage(claim: AssessedClaim, item: Evidence, parts: Index) -> str:
    reference = parts.references.get(item.reference)
    where = (credit(reference) if reference else item.reference) + _counted_with(item, parts)
    differs = "; ".join(dict.fromkeys(in_words(d, claim.text, item.passage) for d in item.differences))
    return f"{where}: {_excerpt(item)}" + (f" — {differs}" if differs else "")


def _counted_with(item: Evidence, parts: Index) -> str:
    """Whose witness the passage belongs to, where that witness also says the opposite elsewhere."""
    others = [e for e in parts.evidence.get(item.claim, ()) if e.origin == item.origin and votes(e)]
    origin = next((o for o in parts.origins.get(item.claim, ()) if o.id == item.origin), None)
    divided = any(e.stance != item.stance for e in others)
    return f" (counted with {origin.name})" if origin and divided and item.stance == "refutes" else ""


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


def in_words(difference: Difference, claim: str, passage: str) -> str:
    """What differs: `number “4,200” here, “42,000” there`; of a denial, only where it stands."""
    here = f"“{difference.claim.of(claim)}”" if difference.claim.length > 0 else ABSENT
    there = f"“{difference.passage.of(passage)}”" if difference.passage.length > 0 else ABSENT
    if difference.kind == "negation":
        denials = [words.casefold().strip("“”") in NEGATORS for words in (here, there)]
        if any(denials) and not all(denials):
            return f"{DIFFERENCES[difference.kind]} " + (f"{here} here only" if denials[0] else f"{there} there only")
    return f"{DIFFERENCES[difference.kind]} {here} here, {there} there"
