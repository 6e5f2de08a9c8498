"""Two numbers for one thing."""

import re

from verify.language.numbers import Number, agree
from verify.rules.case import Case, Example, Remark, Rule
from verify.rules.consistency.pairs import earlier_on_same_matter
from verify.rules.surroundings import Told

_OTHERS = re.compile(
    r"\b(?:another|others?|more|further|additional|including|of (?:them|whom|which|those)|each|earlier|previous(?:ly)?|"
    r"last|since|up from|down from|rose|fell|increased|decreased|per|yet|remaining|total|now|today|then)\b",
    re.IGNORECASE,
)


_MOST = 4
"""Numbers of a claim that are compared one by one; more make a list."""


def _check(case: Case) -> Remark | None:
    for other, mine in earlier_on_same_matter(case, _has_few_numbers):
        if other.dates and mine.dates and [d.parts for d in other.dates] != [d.parts for d in mine.dates]:
            continue
        pair = _unlike(other, mine)
        if pair is not None:
            one, two = pair
            here, there = two.span.of(mine.claim.text), one.span.of(other.claim.text)
            return Remark(
                f"The text says “{here}” here and “{there}” earlier, of the same matter.",
                f"Find out which is right and write it in both places, “{there}” or “{here}”.",
            )
    return None


def _unlike(one: Told, other: Told) -> tuple[Number, Number] | None:
    """The one pair of numbers in which two claims differ, where all others are the same."""
    if len(one.numbers) != len(other.numbers):
        return None
    pairs = list(zip(one.numbers, other.numbers, strict=True))
    unlike = [(a, b) for a, b in pairs if a.unit == b.unit and not _agree(a, b)]
    alike = sum(a.unit == b.unit and _agree(a, b) for a, b in pairs)
    return unlike[0] if len(unlike) == 1 and alike == len(pairs) - 1 else None


def _agree(one: Number, other: Number) -> bool:
    """Whether both can be meant by one figure: a round one within a hundredth of the other is no slip."""
    is_round = one.value % 10 == 0 or other.value % 10 == 0
    return agree(one, other) or (
        is_round and abs(one.value - other.value) <= 0.01 * max(abs(one.value), abs(other.value))
    )


def _has_few_numbers(told: Told) -> bool:
    return 1 <= len(told.numbers) <= _MOST and not _OTHERS.search(told.claim.text)


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
