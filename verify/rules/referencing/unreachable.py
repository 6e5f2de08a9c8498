"""A cited item that could not be fetched."""

from verify.rules.case import Case, Example, Held, Remark, Rule


def _check(case: Case) -> Remark | None:
    if "unreachable" not in {case.said.status, case.true.status}:
        return None
    return Remark(
        "What it cites could not be fetched; that says nothing about the claim.",
        "Open the link by hand, or add a saved copy with `verify refs add`.",
    )


RULE = Rule(
    code="unreachable",
    number="REF010",
    family="references",
    level="note",
    summary="The cited item could not be fetched; this is not a verdict.",
    why="IFCN: readers must be able to reach the sources used.",
    mend="Open the link by hand, or add a saved copy to the references.",
    fires=Example("The dam broke.", failed=("https://gazette.example/dam",)),
    passes=Example("The dam broke.", held=(Held("The dam broke."),)),
    check=_check,
)
