"""Only the weakly sourced statements, worst first, each with the one edit that mends it."""

from collections.abc import Iterator
from typing import NamedTuple

from verify.model import AssessedClaim, ClaimKind, Report
from verify.reports.claim_rows import against, chain, heading, why_and_mend
from verify.reports.index import Index, index
from verify.reports.terminal import BAND_STYLES, Page
from verify.reports.view import (
    PROBLEMS_TITLE,
    WEAK,
    circumstances,
    contestable,
    headline_figure,
    in_headline,
    problem_entries,
    title_of,
)
from verify.reports.words import count

_ORDER: dict[ClaimKind, int] = {"fact": 0, "background": 0, "prediction": 1, "opinion": 2, "none": 3}
"""Fact before opinion (rubric); a prediction states more than an opinion and can be held to less than a fact."""
_NUMBER = 5


class Edit(NamedTuple):
    """One edit, with the neighbours in the list that it mends alike."""

    heading: str
    rows: tuple[tuple[str, str], ...]
    """Label and words: the chain, and what speaks against the statement."""
    why: str
    mend: str
    claims: tuple[AssessedClaim, ...]


def render(report: Report, *, width: int = 80, colour: bool = False) -> str:
    """The statements below the adequate band for a terminal of `width` columns, in the order to mend them."""
    page = Page(width, colour=colour)
    edits = tuple(_edits(report))
    page.add(title_of(report), style="bold")
    page.add(circumstances(report), style="dim")
    page.add()
    page.add(_summary(report, edits), style="bold")
    told: dict[tuple[str, str], int] = {}
    for number, edit in enumerate(edits, 1):
        page.add()
        _put(edit, number, told.setdefault((edit.why, edit.mend), number), page)
    if not contestable(report):
        page.list(PROBLEMS_TITLE, problem_entries(report))
    return page.text()


def weakly_sourced(report: Report) -> tuple[AssessedClaim, ...]:
    """Contestable claims below the adequate band: fact before opinion, headline first, then the weakest first."""
    weak = [c for c in contestable(report) if c.attribution.band in WEAK]
    return tuple(
        sorted(weak, key=lambda c: (_ORDER[c.kind], not in_headline(report, c), c.attribution.score or 0.0, c.span))
    )


def _edits(report: Report) -> Iterator[Edit]:
    """The weakly sourced statements in order, neighbours of which the same is to be said taken together."""
    parts = index(report)
    held: Edit | None = None
    for claim in weakly_sourced(report):
        edit = _edit(claim, parts)
        if held is not None and held[:-1] == edit[:-1]:
            held = held._replace(claims=(*held.claims, claim))
            continue
        if held is not None:
            yield held
        held = edit
    if held is not None:
        yield held


def _edit(claim: AssessedClaim, parts: Index) -> Edit:
    why, mend = why_and_mend(claim)
    rows = (("chain", chain(claim, parts)), *((row.label, row.text) for row in against(claim, parts)))
    return Edit(heading(claim, parts), rows, why, mend, (claim,))


def _put(edit: Edit, number: int, first: int, page: Page) -> None:
    """Put an edit on the page; the reason for it only where it stands for the first time."""
    style = f"bold {BAND_STYLES[edit.claims[0].attribution.band]}"
    page.label(f"{number}.", edit.heading, indent=0, hang=_NUMBER, style=style)
    for claim in edit.claims:
        page.label(claim.id, claim.text, indent=_NUMBER, style="underline")
    for label, words in edit.rows:
        page.label(label, words, indent=_NUMBER)
    if first == number:
        page.label("why", edit.why, indent=_NUMBER)
    page.label("mend", edit.mend if first == number else f"as under {first}: {edit.mend}", indent=_NUMBER, style="bold")


def _summary(report: Report, edits: tuple[Edit, ...]) -> str:
    total, weak = len(contestable(report)), sum(len(e.claims) for e in edits)
    if not total:
        return headline_figure(report)
    if not weak:
        return f"Nothing is weakly sourced among {count(total, 'contestable claim')}."
    kinds = len({(e.why, e.mend) for e in edits})
    return f"{weak} of {count(total, 'contestable claim')} weakly sourced, worst first; {count(kinds, 'kind')} of edit"
