"""Another name stands in the reference."""

from verify.rules.case import Case, Example, Held, Remark, Rule
from verify.rules.referencing.differing import differs


def _check(case: Case) -> Remark | None:
    return differs(case, {"name", "place"}, "name")


RULE = Rule(
    code="name-differs",
    number="REF006",
    family="references",
    level="warning",
    summary="A name or place differs from the closest passage at hand.",
    why="AP and Reuters: check every name against the source.",
    mend="Check both passages; correct the text, or cite who has it as it stands.",
    fires=Example(
        "Mayor Anna Berg opened the new dam in Oakford on Monday.",
        held=(Held("Mayor Clara Voss opened the new dam in Oakford on Monday."),),
    ),
    passes=Example(
        "Mayor Clara Voss opened the new dam in Oakford on Monday.",
        held=(Held("Mayor Clara Voss opened the new dam in Oakford on Monday."),),
    ),
    check=_check,
)
