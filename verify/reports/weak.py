"""Only the weakly sourced statements, worst first, each with the one edit that mends it."""

from collections.abc import Iterator
from typing import NamedTuple

from verify.model import AssessedClaim, ClaimKind, Report
from verify.reports.claim_rows import against, chain, heading, why_and_mend
from verify.reports.index import Index, index
from verify.reports.terminal import BAND_STYLES, Page
from verify.reports.verdicts import dismissed_codes
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


class Place(NamedTuple):
    """Neighbours in the list of which the same is to be said."""

    heading: str
    rows: tuple[tuple[str, str], ...]
    """Label and words: the chain, and what speaks against the statement."""
    claims: tuple[AssessedClaim, ...]


class Edit(NamedTuple):
    """One edit, with every statement of the list that it mends."""

    why: str
    mend: str
    places: tuple[Place, ...]


def render(report: Report, *, width: int = 80, colour: bool = False, found: bool = False) -> str:
    """The statements below the adequate band for a terminal of `width` columns, in the order to mend them.

    `found`: only those with a finding, where somebody asked for some rules alone.
    """
    page = Page(width, colour=colour)
    edits = tuple(_edits(report, found=found))
    page.add(title_of(report), style="bold")
    page.add(circumstances(report), style="dim")
    page.add()
    page.add(_summary(report, edits), style="bold")
    for number, edit in enumerate(edits, 1):
        page.add()
        _put(edit, number, page)
    if not contestable(report):
        page.list(PROBLEMS_TITLE, problem_entries(report))
    return page.text()


def weakly_sourced(report: Report, *, found: bool = False) -> tuple[AssessedClaim, ...]:
    """Contestable claims below the adequate band: fact before opinion, headline first, then the weakest first.

    A claim all of whose findings people let be has nothing left to mend, and is left out; with `found`, any without.
    """
    weak = [c for c in _below(report) if not _is_let_be(report, c) and (c.findings or not found)]
    return tuple(
        sorted(weak, key=lambda c: (_ORDER[c.kind], not in_headline(report, c), c.attribution.score or 0.0, c.span))
    )


def _below(report: Report) -> list[AssessedClaim]:
    return [c for c in contestable(report) if c.attribution.band in WEAK]


def _is_let_be(report: Report, claim: AssessedClaim) -> bool:
    """Whether it had findings, and each was suppressed or dismissed."""
    settled = [f.suppressed is not None or (claim.id, f.code) in report.dismissed for f in claim.findings]
    return bool(settled) and all(settled)


def _edits(report: Report, *, found: bool) -> Iterator[Edit]:
    """The edits in the order of the worst statement that each mends; no edit stands twice."""
    parts = index(report)
    edits: dict[tuple[str, str], list[Place]] = {}
    for claim in weakly_sourced(report, found=found):
        why, mend = why_and_mend(claim, dismissed_codes(parts, claim.id))
        places = edits.setdefault((why, _one(mend)), [])
        place = _place(claim, parts)
        if places and places[-1][:-1] == place[:-1]:
            place = place._replace(claims=(*places.pop().claims, claim))
        places.append(place)
    return (Edit(why, mend, tuple(places)) for (why, mend), places in edits.items())


def _place(claim: AssessedClaim, parts: Index) -> Place:
    rows = (("chain", chain(claim, parts)), *((row.label, row.text) for row in against(claim, parts)))
    return Place(heading(claim, parts), rows, (claim,))


def _one(mend: str) -> str:
    """The first of several ways to mend: an editor under deadline wants one."""
    return mend.split("; or ", maxsplit=1)[0].rstrip(".") + "."


def _put(edit: Edit, number: int, page: Page) -> None:
    """Put an edit on the page: what to do and why, then every place where to do it."""
    page.label(f"{number}.", edit.mend, indent=0, hang=_NUMBER, style="bold")
    page.label("why", edit.why, indent=_NUMBER)
    for place in edit.places:
        page.label("", place.heading, indent=0, hang=_NUMBER, style=BAND_STYLES[place.claims[0].attribution.band])
        for claim in place.claims:
            page.label(claim.id, claim.text, indent=_NUMBER, style="underline")
        for label, words in place.rows:
            page.label(label, words, indent=_NUMBER)


def _summary(report: Report, edits: tuple[Edit, ...]) -> str:
    total, weak = len(contestable(report)), sum(len(p.claims) for e in edits for p in e.places)
    if not total:
        return headline_figure(report)
    let_be = sum(_is_let_be(report, c) for c in _below(report))
    untouched = len(_below(report)) - weak - let_be
    aside = (f"; {let_be} more let be" if let_be else "") + (f"; {untouched} more not asked for" if untouched else "")
    if not weak:
        nothing = "Nothing that was asked for" if untouched else "Nothing"
        return f"{nothing} is weakly sourced among {count(total, 'contestable claim')}{aside}."
    return (
        f"{weak} of {count(total, 'contestable claim')} weakly sourced, worst first; {count(len(edits), 'edit')}{aside}"
    )
