"""What is over, told as still to come."""

import re

from sources.model import Span
from verify.rules.case import Case, Example, Remark, Rule
from verify.rules.timing.moments import latest, published_on

_COMING = re.compile(
    r"\b(?:will|is (?:expected|due|scheduled|set|planned) to|are (?:expected|due|scheduled|set|planned) to)\b",
    re.IGNORECASE,
)


def _check(case: Case) -> Remark | None:
    today = published_on(case)
    ahead = _COMING.search(case.claim.text)
    if today is None or ahead is None or _is_quoted(case, ahead):
        return None
    for found in case.around.told[case.claim.id].dates:
        day = latest(found)
        if found.month is not None and day is not None and day < today and found.span.start > ahead.start():
            return Remark(
                f"“{found.span.of(case.claim.text)}” was over on the day of publication ({today}).",
                "Correct the date; or say what came of it.",
            )
    return None


def _is_quoted(case: Case, ahead: re.Match[str]) -> bool:
    start = case.claim.span.start + ahead.start()
    return any(q.overlaps(Span(start, start + 1)) for q in case.vouching.quotes)


RULE = Rule(
    code="past-as-future",
    number="TIM004",
    family="time",
    level="warning",
    summary="A date before the day of publication is told as still to come.",
    why="AP and Reuters: check dates against the day of publication; copy kept from an earlier day goes stale.",
    mend="Correct the date; or say what came of it.",
    fires=Example("The council will meet on 3 May 2024, Anna Berg said.", published="2025-03-01"),
    passes=Example("The council will meet on 3 May 2025, Anna Berg said.", published="2025-03-01"),
    check=_check,
)
