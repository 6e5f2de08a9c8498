"""Another number stands in the reference."""

from verify.rules.case import Case, Example, Held, Remark, Rule
from verify.rules.referencing.differing import differs


def _check(case: Case) -> Remark | None:
    return differs(case, {"number", "unit"}, "number")


RULE = Rule(
    code="number-differs",
    number="REF004",
    family="references",
    level="warning",
    summary="A number or its unit differs from the closest passage at hand.",
    why="Reuters, Accuracy: check figures against the source; IFCN: the cited source must bear out the figure.",
    mend="Check both passages; correct the text, or cite who has it as it stands.",
    fires=Example(
        "The flood killed 12 people in Oakford.",
        held=(Held("The flood killed 21 people in Oakford."),),
    ),
    passes=Example(
        "The flood killed 21 people in Oakford.",
        held=(Held("The flood killed 21 people in Oakford."),),
    ),
    check=_check,
)
