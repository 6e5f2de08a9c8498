"""Two numbers for one thing."""

import re

from verify.language.numbers import agree
from verify.rules.case import Case, Example, Remark, Rule
from verify.rules.consistency.pairs import earlier_on_same_matter
from verify.rules.surroundings import Told

_OTHERS = re.compile(
    r"\b(?:another|others?|more|further|additional|including|of (?:them|whom|which|those)|each|earlier|previous(?:ly)?|"
    r"last|since|up from|down from|rose|fell|increased|decreased|per|yet|remaining|total|now|today|then)\b",
    re.IGNORECASE,
)


def _check(case: Case) -> Remark | None:
    for other, mine in earlier_on_same_matter(case, _has_one_number):
        one, two = other.numbers[0], mine.numbers[0]
        if one.unit != two.unit or agree(one, two) or (other.dates != mine.dates and other.dates and mine.dates):
            continue
        here, there = two.span.of(mine.claim.text), one.span.of(other.claim.text)
        return Remark(
            f"The text says “{here}” here and “{there}” earlier, of the same matter.",
            f"Find out which is right and write it in both places, “{there}” or “{here}”.",
        )
    return None


def _has_one_number(told: Told) -> bool:
    return len(told.numbers) == 1 and not _OTHERS.search(told.claim.text)


RULE = Rule(
    code="numbers-disagree",
    number="CON001",
    family="consistency",
    level="error",
    summary="Two places of the article give different numbers for the same matter.",
    why="Reuters, Accuracy: check that the figures of a story add up and agree.",
    mend="Find out which number is right and write it in both places.",
    fires=Example("The flood killed 12 people in Oakford. Rain fell for days. The flood in Oakford killed 21 people."),
    passes=Example("The flood killed 12 people in Oakford. Rain fell for days. The flood in Oakford killed 12 people."),
    check=_check,
)
