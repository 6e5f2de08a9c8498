"""A cue that grants what it reports."""

from verify.rules.case import Case, Example, Remark, Rule
from verify.rules.wording.cues import cue_among


def _check(case: Case) -> Remark | None:
    found = cue_among(case, case.around.measures.presuming)
    if found is None or case.vouching.level == "S9":
        return None
    return Remark(
        f"“{found}” grants that it is so; the text has it only from whom it cites.",
        f"Write “said” instead of “{found}”; or show that it is so.",
    )


RULE = Rule(
    code="presupposition",
    number="WRD004",
    family="wording",
    level="note",
    summary="A cue such as “revealed” or “pointed out” takes for granted that what follows is so.",
    why="Reuters, Freedom from bias; BBC 3.2.3: attribute what cannot be corroborated, without endorsing it.",
    mend="Write “said”; or show that it is so.",
    fires=Example("Anna Berg pointed out that the dam was unsafe."),
    passes=Example("Anna Berg said that the dam was unsafe."),
    check=_check,
)
