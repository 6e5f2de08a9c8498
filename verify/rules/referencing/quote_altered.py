"""Quoted words that the source has otherwise."""

from verify.rules.case import Case, Example, Held, Remark, Rule
from verify.rules.referencing.differing import differs


def _check(case: Case) -> Remark | None:
    return differs(case, {"quote"}, "quotation")


RULE = Rule(
    code="quote-altered",
    number="REF002",
    family="references",
    level="warning",
    summary="Words in quotation marks stand otherwise in the closest passage at hand.",
    why="Reuters, Quotes: quotations are sacred, and never altered.",
    mend="Check both passages; correct the text, or cite who has it as it stands.",
    fires=Example(
        "Anna Berg said the mayor had “lost the whole valley to the sea”.",
        held=(Held("Anna Berg said the mayor had “lost the old valley to the sea”."),),
    ),
    passes=Example(
        "Anna Berg said the mayor had “lost the old valley to the sea”.",
        held=(Held("Anna Berg said the mayor had “lost the old valley to the sea”."),),
    ),
    check=_check,
)
