"""References that contradict the claim."""

from verify.rules.case import Case, Example, Held, Remark, Rule


def _check(case: Case) -> Remark | None:
    if case.true.status not in {"contradicted", "mixed"}:
        return None
    against = [e for e in case.evidence if e.stance == "refutes"]
    kinds = sorted({d.kind for e in against for d in e.differences})
    what = f" ({', '.join(kinds)} differs)" if kinds else ""
    against_, origins = case.true.origins_against, case.true.origins_for + case.true.origins_against
    who = (
        "The one independent origin at hand says"
        if origins == 1
        else (f"{against_} of {origins} independent origins {'says' if against_ == 1 else 'say'}")
    )
    return Remark(
        f"{who} otherwise{what}.",
        "Give the other account beside this one; or find which is right before publication.",
    )


RULE = Rule(
    code="contradicted",
    number="REF003",
    family="references",
    level="warning",
    summary="At least one independent origin at hand contradicts the claim.",
    why="BBC 3.3: weigh all the evidence, and reflect significant disagreement.",
    mend="Give the other account beside this one; or find which is right before publication.",
    fires=Example("The flood killed 12 people in Oakford.", held=(Held("The flood killed 21 people in Oakford."),)),
    passes=Example("The flood killed 12 people in Oakford.", held=(Held("The flood killed 12 people in Oakford."),)),
    check=_check,
)
