"""What has not happened yet, told as done."""

import re

from verify.rules.case import Case, Example, Remark, Rule
from verify.rules.timing.moments import earliest, published_on

_AHEAD = re.compile(
    r"\b(?:will|would|shall|due|scheduled|planned|plans?|expected|expects?|set to|about to|until|till|by|deadline|"
    r"forecast|projected|extended|postponed|announced|agreed|ordered|booked|from|for|until|through|expires?|ends?)\b",
    re.IGNORECASE,
)


def _check(case: Case) -> Remark | None:
    today = published_on(case)
    if today is None or _AHEAD.search(case.sentence):
        return None
    past = any(t.tag == "VBD" for t in case.around.tokens_in(case.claim.span))
    for found in case.around.told[case.claim.id].dates:
        day = earliest(found)
        if past and found.month is not None and day is not None and day > today:
            return Remark(
                f"“{found.span.of(case.claim.text)}” lies after the day of publication ({today}), and is told as past.",
                "Correct the date; or say that it is still to come.",
            )
    return None


RULE = Rule(
    code="future-as-done",
    number="TIM003",
    family="time",
    level="error",
    summary="A date after the day of publication is told in the past tense.",
    why="Reuters, Accuracy: what has not happened yet is never reported as done.",
    mend="Correct the date; or say that it is still to come.",
    fires=Example("The council met on 3 May 2025, Anna Berg said.", published="2025-03-01"),
    passes=Example("The council will meet on 3 May 2025, Anna Berg said.", published="2025-03-01"),
    check=_check,
)
