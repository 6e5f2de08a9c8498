"""A number that stands in the headline alone."""

from verify.language.numbers import Number, agree
from verify.rules.case import Case, Example, Remark, Rule

_LEAST = 2
_ROUNDING = 0.05


def _check(case: Case) -> Remark | None:
    body = case.around.body_numbers
    if not case.in_headline or not body:
        return None
    for number in case.around.told[case.claim.id].numbers:
        if number.unit == "ordinal" or abs(number.value) < _LEAST or number.value in _sizes(case):
            continue
        if not any(agree(number, other) or _rounds(number, other) for other in body):
            words = number.span.of(case.claim.text)
            return Remark(
                f"The headline's “{words}” stands nowhere in the text.",
                f"Correct “{words}” to what the text has; or give it and its source below.",
            )
    return None


def _rounds(number: Number, other: Number) -> bool:
    """Whether a headline may well write the one for the other: “$9 billion” for “$8.8 billion”."""
    return number.unit == other.unit and abs(number.value - other.value) <= _ROUNDING * abs(other.value)


def _sizes(case: Case) -> frozenset[float]:
    """Values that a headline reaches by counting what the text lists; left alone."""
    return frozenset(float(n) for n in range(_LEAST, 6)) if len(case.around.body) > 3 else frozenset()


RULE = Rule(
    code="headline-number",
    number="CON004",
    family="consistency",
    level="error",
    summary="A number in the headline stands nowhere in the text.",
    why="IPSO Editors' Code, clause 1: no headline that the text below it does not support.",
    mend="Correct the number; or give it and its source in the text.",
    fires=Example(
        "The Oakford flood killed 12 people, Anna Berg said.", title="Oakford flood kills 21, says Anna Berg"
    ),
    passes=Example(
        "The Oakford flood killed 12 people, Anna Berg said.", title="Oakford flood kills 12, says Anna Berg"
    ),
    check=_check,
)
