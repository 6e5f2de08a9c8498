"""Another date stands in the reference."""

from verify.rules.case import Case, Example, Held, Remark, Rule
from verify.rules.referencing.differing import differs


def _check(case: Case) -> Remark | None:
    return differs(case, {"date"}, "date")


RULE = Rule(
    code="date-differs",
    number="REF005",
    family="references",
    level="warning",
    summary="A date differs from the closest passage at hand.",
    why="Reuters, Accuracy: check dates against the source.",
    mend="Check both passages; correct the text, or cite who has it as it stands.",
    fires=Example(
        "The old dam of Oakford broke on 3 May 2024.",
        held=(Held("The old dam of Oakford broke on 13 May 2024."),),
    ),
    passes=Example(
        "The old dam of Oakford broke on 13 May 2024.",
        held=(Held("The old dam of Oakford broke on 13 May 2024."),),
    ),
    check=_check,
)
