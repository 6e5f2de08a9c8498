"""The cited source says otherwise."""

from verify.rules.case import Case, Remark, Rule


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
    level="error",
    summary="What the cited source published, or those who read it, differs from the claim.",
    why="IFCN: a cited source must bear out what it is cited for.",
    check=_check,
)
