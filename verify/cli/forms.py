"""Which form a report is shown in, and how several reports follow one another."""

import os
import shutil
import sys
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import NamedTuple

from sources.errors import UnknownName
from verify.cli.reading import source_of
from verify.model import Report
from verify.reports import load_form
from verify.reports.claimreview import rated
from verify.reports.escape import inert_json
from verify.reports.weak import weakly_sourced

FORMS = {
    "text": "text",
    "md": "md",
    "json": "json",
    "html": "html",
    "pdf": "pdf",
    "csv": "csv",
    "sarif": "sarif",
    "claimreview": "claimreview",
    "annotations": "annotations",
    "bibtex": "bibtex",
    "csl": "csl",
}
"""What `--format` takes → the registry's name."""
ENDINGS = {
    ".txt": "text",
    ".md": "md",
    ".markdown": "md",
    ".json": "json",
    ".html": "html",
    ".htm": "html",
    ".pdf": "pdf",
    ".csv": "csv",
    ".sarif": "sarif",
    ".sarif.json": "sarif",
    ".jsonld": "claimreview",
    ".anno.jsonld": "annotations",
    ".bib": "bibtex",
    ".csl.json": "csl",
}
"""Ending of OUT → form; the longest that fits counts."""
WEAK_FORMS = {"text": "weak", "json": "json", "csv": "csv", "sarif": "sarif", "annotations": "annotations"}
"""The same for `verify weak`."""
ALONE = frozenset({"csv", "sarif", "claimreview", "annotations", "csl", "html", "pdf"})
"""Forms that hold one article: two of them one after the other would be neither."""


class Look(NamedTuple):
    """What a form must heed besides the report."""

    weak: bool = False
    """Only the weakly sourced claims."""
    found: bool = False
    """And of these only those with a finding: some rules alone were asked for."""
    several: bool = False
    """Several reports follow one another."""
    to_file: bool = False
    """Not shown on a terminal."""
    full: bool = False
    """With all there is to tell on a terminal, how claims travelled included."""
    at_hand: bool = False
    """The articles' files are here as they were read: lines count in them."""


ORDINARY = Look()


def form_of(output: Path) -> str:
    """The form that a file's ending asks for; raises UnknownName when it asks for none we have."""
    name = output.name.lower()
    if fitting := [ending for ending in ENDINGS if name.endswith(ending)]:
        return ENDINGS[max(fitting, key=len)]
    raise UnknownName(
        f"{str(output)!r} has no ending that names a form: use {', '.join(ENDINGS)}, or give --format {'|'.join(FORMS)}"
    )


def choose_form(form: str, look: Look = ORDINARY) -> Callable[[Report], str | bytes]:
    """What turns a report into `form`, text or bytes; several JSON reports go one on a line (JSON Lines).

    Raises UnknownName when there is no such form, OutputError when it needs a library that is missing.
    """
    known = WEAK_FORMS if look.weak else FORMS
    if form not in known:
        state = "is not one of `verify weak`" if form in FORMS else "is unknown"
        raise UnknownName(f"the form {form!r} {state}; choose one of {', '.join(known)}")
    if look.several and form in ALONE:
        raise UnknownName(f"the form {form!r} holds one article: give one INPUT, or several to `verify desk`")
    if form == "pdf":
        from verify.reports.pdf import require_library

        # Before the article is read and its references fetched, not after.
        require_library()
    pick = partial(only_weak, found=look.found) if look.weak else whole
    if form == "json":
        return lambda report: inert_json(pick(report).to_json(indent=None if look.several else 2)) + "\n"
    width, colour = (80, False) if look.to_file else (columns(), shows_colour())
    render = load_form(known[form])
    if form == "sarif" and look.at_hand:
        return lambda report: _in_file(pick(report))
    if look.weak and form != "text":
        return lambda report: render(pick(report))
    more = {"full": True} if form == "text" and look.full and not look.weak else {}
    more |= {"found": True} if look.weak and look.found else {}
    return lambda report: render(report, width=width, colour=colour, **more)


def _in_file(report: Report) -> str:
    """The SARIF log whose regions count in the file that was read, where it was one that people edit."""
    from verify.reports.sarif import render

    return render(report, source=source_of(report.document.name))


def whole(report: Report) -> Report:
    """The report as it is."""
    return report


def only_weak(report: Report, *, found: bool = False) -> Report:
    """The report with its weakly sourced claims alone, worst first, and what belongs to them.

    `found`: only those with a finding.
    """
    claims = weakly_sourced(report, found=found)
    kept = {c.id for c in claims}
    return report.model_copy(
        update={
            "claims": claims,
            "evidence": tuple(e for e in report.evidence if e.claim in kept),
            "origins": tuple(o for o in report.origins if o.claim in kept),
            "tallies": tuple(t for t in report.tallies if t.claim in kept),
            "lineages": tuple(t for t in report.lineages if t.claim in kept),
            "circles": tuple(c for c in report.circles if c.claim is None or c.claim in kept),
            "decisions": tuple(d for d in report.decisions if d.claim in kept),
        }
    )


def hint(form: str, report: Report) -> str:
    """What to say beside a report in `form` that holds nothing, and how it comes to hold something; else nothing."""
    if form != "claimreview" or rated(report):
        return ""
    return f"nobody has rated a claim of {report.document.name} yet, so nothing stands in it: `verify review` does that"


def between(form: str, number: int) -> str:
    """What stands before the report with this number, counted from 0: nothing before the first, nor in JSON Lines."""
    if number == 0 or form == "json":
        return ""
    return "\n---\n\n" if form == "md" else "\n"


def shows_colour() -> bool:
    """Whether standard output is a terminal whose user has not said NO_COLOR (no-color.org: set and not empty)."""
    return sys.stdout.isatty() and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"


def columns() -> int:
    """Width to lay out for: the terminal's, at most 120; 80 when it is not a terminal."""
    return min(120, shutil.get_terminal_size((80, 24)).columns) if sys.stdout.isatty() else 80
