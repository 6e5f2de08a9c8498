"""The cited source says otherwise."""

from verify.rules.case import Case, Example, Held, Remark, Rule


def _check(case: Case) -> Remark | None:
    if case.said.status not in {"contradicted", "mixed"}:
        return None
    kinds = sorted({d.kind for e in case.evidence if e.id in case.said.evidence for d in e.differences})
    what = f" ({', '.join(kinds)} differs)" if kinds else ""
    who = case.origin.text if case.origin is not None else "the cited source"
    return Remark(
        f"What is at hand of {who} says otherwise{what}.",
        "Read the passage and correct the claim; or cite who does say it.",
    )


RULE = Rule(
    code="not-said",
    number="REF001",
    family="references",
    level="error",
    summary="What the cited source published, or those who read it, differs from the claim.",
    why="IFCN: a cited source must bear out what it is cited for.",
    mend="Read the passage and correct the claim; or cite who does say it.",
    fires=Example(
        "The Guardian reported that the flood killed 12 people in Oakford.",
        held=(Held("The flood killed 21 people in Oakford.", "The Guardian"),),
    ),
    passes=Example(
        "The Guardian reported that the flood killed 12 people in Oakford.",
        held=(Held("The flood killed 12 people in Oakford.", "The Guardian"),),
    ),
    check=_check,
)
