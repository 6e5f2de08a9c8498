"""Two dates for one event."""

from verify.language.dates import conflict
from verify.rules.case import Case, Example, Remark, Rule
from verify.rules.consistency.pairs import earlier_on_same_matter
from verify.rules.surroundings import Told


def _check(case: Case) -> Remark | None:
    for other, mine in earlier_on_same_matter(case, _has_one_date):
        one, two = other.dates[0], mine.dates[0]
        if not conflict(one, two) or [n.value for n in other.numbers] != [n.value for n in mine.numbers]:
            continue
        here, there = two.span.of(mine.claim.text), one.span.of(other.claim.text)
        return Remark(
            f"The text says “{here}” here and “{there}” earlier, of the same event.",
            f"Find out which is right and write it in both places, “{there}” or “{here}”.",
        )
    return None


def _has_one_date(told: Told) -> bool:
    return len(told.dates) == 1 and (told.dates[0].month is not None or told.dates[0].weekday is not None)


RULE = Rule(
    code="dates-disagree",
    number="CON002",
    family="consistency",
    level="error",
    summary="Two places of the article give different dates for the same event.",
    why="Reuters, Accuracy: check dates and days of the week against each other.",
    mend="Find out which date is right and write it in both places.",
    fires=Example(
        "The old dam of Oakford broke on 3 May 2024. Rain fell for days. The old dam of Oakford broke on 13 May 2024."
    ),
    passes=Example(
        "The old dam of Oakford broke on 3 May 2024. Rain fell for days. The old dam of Oakford broke on 3 May 2024."
    ),
    check=_check,
)
