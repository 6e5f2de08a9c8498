"""A state outlet cited as if it were any outlet."""

from verify.rules.case import Case, Example, Remark, Rule


def _check(case: Case) -> Remark | None:
    if "interest undisclosed" not in case.vouching.modifiers or case.origin is None:
        return None
    return Remark(
        f"The reader is not told that {case.origin.text} is run or owned by a state body.",
        "Say so where it is cited (“the state-run …”).",
    )


RULE = Rule(
    code="interest-undisclosed",
    number="OUT001",
    family="outlets",
    level="note",
    summary="A state-run outlet is cited without saying that it is one.",
    why="Reuters and BBC: give the reader what may colour a source.",
    mend="Say beside its name who runs it.",
    fires=Example("TASS reported that the dam broke."),
    passes=Example("The state news agency TASS reported that the dam broke."),
    check=_check,
)
