"""Findings that a person lets be, with the reason: in the text, for some files, or because they were there before.

A waived finding stays in the report and counts for nothing. In the text it is a comment beside the sentence, or a line
of its own before a paragraph: `<!-- verify: ignore hearsay the desk knows who -->`.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from fnmatch import fnmatch
from typing import NamedTuple

from sources.errors import UnknownName
from sources.model import Document, Note, Span
from verify.model import AssessedClaim, Finding, ParsedText, Problem
from verify.rules import RULES
from verify.rules.choice import codes_of_all

_IGNORE = re.compile(
    r"ignore(?P<whole>-file)?\s+(?P<codes>[\w-]+(?:\s*,\s*[\w-]+)*)(?:\s*[:–—]\s*|\s+|$)(?P<reason>.*)", re.DOTALL
)
_LEAST_REASON = 3


class Waiver(NamedTuple):
    """Rules that do not count somewhere."""

    codes: frozenset[str]
    reason: str
    files: str | None = None
    """Pattern of the files it is for; None: any."""
    span: Span | None = None
    """The stretch of the article it is for; None: all of it."""

    def covers(self, claim: AssessedClaim, finding: Finding) -> bool:
        """Whether it lets this finding be."""
        here = self.span is None or self.span.overlaps(claim.span)
        return here and finding.code in self.codes


def waive(claims: Sequence[AssessedClaim], waivers: Iterable[Waiver]) -> tuple[AssessedClaim, ...]:
    """The claims, their findings marked with the reason of the first waiver that covers them."""
    known = tuple(waivers)
    return tuple(_with(c, tuple(_marked(c, f, known) for f in c.findings)) for c in claims) if known else tuple(claims)


def for_file(waivers: Iterable[Waiver], name: str) -> Iterator[Waiver]:
    """Those that are for the file called `name`: its path, or the end of it, fits the pattern."""
    path = name.replace("\\", "/")
    for waiver in waivers:
        if waiver.files is None or fnmatch(path, waiver.files) or fnmatch(path, f"*/{waiver.files}"):
            yield waiver


def in_text(document: Document, parsed: ParsedText) -> tuple[tuple[Waiver, ...], tuple[Problem, ...]]:
    """The waivers that the article's author wrote into it, and a problem for each that cannot be heeded."""
    found: list[Waiver] = []
    problems: list[Problem] = []
    for note in document.notes:
        waiver = _read(note, document, parsed)
        if isinstance(waiver, Waiver):
            found.append(waiver)
        else:
            shown = " ".join(note.text.split())[:80]
            problems.append(
                Problem(stage="rules", subject=document.name, message=f"“verify: {shown}” is not heeded: {waiver}")
            )
    return tuple(found), tuple(problems)


def _read(note: Note, document: Document, parsed: ParsedText) -> Waiver | str:
    """The waiver that a note writes, or why it is none."""
    match = _IGNORE.match(note.text.strip())
    if match is None:
        return "write `verify: ignore CODE reason`"
    try:
        codes = codes_of_all([match["codes"]], RULES)
    except UnknownName as err:
        return str(err)
    reason = " ".join(match["reason"].split())
    if len(reason) < _LEAST_REASON:
        return "give the reason behind the code"
    if match["whole"]:
        return Waiver(codes, reason)
    span = _stretch(note, document, parsed)
    return Waiver(codes, reason, span=span) if span else "no sentence stands beside it"


def _stretch(note: Note, document: Document, parsed: ParsedText) -> Span | None:
    """What a note is about: the block after it where it stands apart, else the sentence that it ends or stands in."""
    if note.is_apart:
        after = (b.span for b in document.blocks if b.span.end > note.at and b.kind != "boilerplate")
        return next(after, None)
    before = [s.span for s in parsed.sentences if s.span.start < max(note.at, 1)]
    return before[-1] if before else None


def _marked(claim: AssessedClaim, finding: Finding, waivers: Sequence[Waiver]) -> Finding:
    if finding.suppressed is not None:
        return finding
    reason = next((w.reason for w in waivers if w.covers(claim, finding)), None)
    return finding if reason is None else finding.model_copy(update={"suppressed": reason})


def _with(claim: AssessedClaim, findings: tuple[Finding, ...]) -> AssessedClaim:
    return claim if findings == claim.findings else claim.model_copy(update={"findings": findings})
