"""Old figures for a statement about now."""

import re
from datetime import date

from verify.rules.case import Case, Example, Held, Remark, Rule
from verify.rules.timing.moments import published_on

_NOW = re.compile(
    r"\b(?:now|currently|today|at present|these days|nowadays|recent(?:ly)?|latest|this (?:week|month|year))\b",
    re.IGNORECASE,
)
_OLD_PAPER = re.compile(
    r"\b(?P<year>(?:19|20)\d\d)\s+(?:[\w-]+\s+){0,2}?(?:study|survey|poll|report|census|figures|data|estimate)s?\b|"
    r"\b(?:study|survey|poll|report|census|figures|data|estimate)s?\s+(?:from|of|in|published in)\s+"
    r"(?P<after>(?:19|20)\d\d)\b",
    re.IGNORECASE,
)
_PRESENT = frozenset({"VBZ", "VBP"})


def _check(case: Case) -> Remark | None:
    today = published_on(case)
    if today is None or not case.is_contestable:
        return None
    return _old_paper(case, today) or _old_pages(case, today)


def _old_paper(case: Case, today: date) -> Remark | None:
    found = _OLD_PAPER.search(case.sentence)
    if found is None or not case.opens_sentence:
        return None
    year = int(found["year"] or found["after"])
    tags = {t.tag for t in case.around.tokens_in(case.claim.span)}
    if today.year - year < case.around.measures.stale_years or not tags & _PRESENT:
        return None
    return Remark(
        f"“{found.group()}” is {today.year - year} years old, and the sentence speaks of the present.",
        "Use newer figures; or put the sentence into the past and say that they are old.",
    )


def _old_pages(case: Case, today: date) -> Remark | None:
    found = _NOW.search(case.claim.text)
    if found is None or case.true.status != "supported":
        return None
    pages = [case.around.references[e.reference].document for e in case.evidence if e.stance == "supports"]
    days = [_days_before(today, page.published) for page in pages]
    if not days or any(d is None or d < case.around.measures.stale_days for d in days):
        return None
    newest = max(p.published or "" for p in pages)[:10]
    return Remark(
        f"“{found.group()}” rests on pages of {newest} and before.",
        "Look for a newer source; or give the date instead.",
    )


def _days_before(today: date, published: str | None) -> int | None:
    try:
        return (today - date.fromisoformat((published or "")[:10])).days
    except ValueError:
        return None


RULE = Rule(
    code="stale",
    number="TIM002",
    family="time",
    level="note",
    summary="A statement about the present rests on an old study, or on old pages alone.",
    why="Reuters, Accuracy, and BBC guidance on reporting statistics: give the date of figures.",
    mend="Use newer figures; or say how old these are.",
    fires=Example(
        "The valley now has 4,200 people.",
        published="2025-03-01",
        held=(Held("The valley now has 4,200 people, the census office says.", published="2019-02-01"),),
    ),
    passes=Example(
        "The valley now has 4,200 people.",
        published="2025-03-01",
        held=(Held("The valley now has 4,200 people, the census office says.", published="2025-02-01"),),
    ),
    check=_check,
)
