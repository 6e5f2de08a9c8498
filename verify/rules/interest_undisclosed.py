"""A state outlet cited as if it were any outlet."""

from verify.rules.case import Case, Remark, Rule


def _check(case: Case) -> Remark | None:
    if "interest undisclosed" not in case.vouching.modifiers or case.origin is None:
        return None
    return Remark(
        f"The reader is not told that {case.origin.text} is run or owned by a state body.",
        "Say so where it is cited (“the state-run …”).",
    )


RULE = Rule(
    code="interest-undisclosed",
    level="note",
    summary="A state-run outlet is cited without saying that it is one.",
    why="Reuters and BBC: give the reader what may colour a source.",
    check=_check,
)
