"""A date that counts from a day the text does not give."""

import re

from sources.model import Span
from verify.language.dates import Date
from verify.rules.case import Case, Example, Remark, Rule

_RELATIVE = re.compile(
    r"\b(?:today|tonight|yesterday|tomorrow|(?:this|last|next|the past|the coming) (?:week|weekend|month|year|"
    r"(?:mon|tues|wednes|thurs|fri|satur|sun)day|morning|evening)|(?:on )?(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|"
    r"(?:days?|weeks?|months?) (?:ago|earlier|later)|in the coming (?:days|weeks|months))\b",
    re.IGNORECASE,
)

_BESIDE = 4
"""Code points between a day and its date: a comma, a bracket, “the”."""


def _check(case: Case) -> Remark | None:
    if case.document.published is not None:
        return None
    found = next((m for m in _RELATIVE.finditer(case.claim.text) if not _is_anchored(case, m)), None)
    if found is None:
        return None
    return Remark(
        f"“{found.group()}” counts from a day that the text does not give: no date of publication was found.",
        "Write the date itself; or add a dateline.",
    )


def _is_anchored(case: Case, found: re.Match[str]) -> bool:
    """Whether the date itself stands beside it: “Friday, 9 May”."""
    near = Span(found.start() - _BESIDE, found.end() + _BESIDE)
    return any(d.month is not None and d.day is not None and d.span.overlaps(near) for d in _dates(case))


def _dates(case: Case) -> tuple[Date, ...]:
    return case.around.told[case.claim.id].dates


RULE = Rule(
    code="date-unanchored",
    number="TIM001",
    family="time",
    level="warning",
    summary="A relative date (“this week”, “on Friday”) in a text without a date of its own.",
    why="Reuters and AP: give the day; a reader cannot place “this week” in an undated text.",
    mend="Write the date itself, or give the text a dateline.",
    fires=Example("The council will meet this week."),
    passes=Example("The council will meet on 3 May 2025."),
    check=_check,
)
