"""A headline surer than what stands below it."""

from verify.language.words import coverage
from verify.model import Level
from verify.rules.case import Case, Example, Remark, Rule
from verify.rules.wording.hedges import HEDGES

_WEAK: frozenset[Level] = frozenset({"SP", "S4", "S3", "S2", "S1"})
"""Rungs of somebody who is not named, or not known."""
_LEAST_WORDS = 3
_ALIKE = 0.5
"""Share of the headline's words that a statement below has to have, to be what it tells."""


def _check(case: Case) -> Remark | None:
    if not case.in_headline or case.names_origin or case.claim.kind in {"background", "none"}:
        return None
    if HEDGES.search(case.sentence) or any(q.contains(case.claim.span) for q in case.vouching.quotes):
        return None
    who = _weak_origin(case)
    if who is None:
        return None
    return Remark(
        f"The headline states it flatly; the text has it only from {who}.",
        f"Put the source into the headline: “… , {who} says”; or weaken the verb.",
    )


def _weak_origin(case: Case) -> str | None:
    """Whom the text has it from, where that is weak: in the headline's own chain, else in what it tells of below."""
    if case.origin is not None:
        return case.origin.text if case.attribution.band in {"weak", "very weak"} else None
    mine = case.around.told[case.claim.id]
    if len(mine.words) < _LEAST_WORDS:
        return None
    below = (t for t in case.around.told.values() if t.claim.sentence != case.claim.sentence)
    alike = [t for t in below if coverage(mine.words, t.stems) >= _ALIKE and not t.vouching.exempt]
    if not alike or any(t.vouching.level not in _WEAK for t in alike):
        return None
    return case.sources[alike[0].vouching.chain[-1].source].text


RULE = Rule(
    code="headline-outruns",
    number="WRD002",
    family="wording",
    level="error",
    summary="The headline states as fact what the text has only from a weak source.",
    why="IPSO Editors' Code, clause 1: no headline that the text below it does not support.",
    mend="Put the source into the headline, or weaken its verb.",
    fires=Example("Sources say the old dam of Oakford broke at night.", title="Old Oakford dam broke"),
    passes=Example("Anna Berg said the old dam of Oakford broke.", title="Old Oakford dam broke, says Anna Berg"),
    check=_check,
)
