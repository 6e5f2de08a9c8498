"""References that contradict the claim."""

from verify.rules.case import Case, Remark, Rule


def _check(case: Case) -> Remark | None:
    if case.true.status not in {"contradicted", "mixed"}:
        return None
    against = [e for e in case.evidence if e.stance == "refutes"]
    kinds = sorted({d.kind for e in against for d in e.differences})
    what = f" ({', '.join(kinds)} differs)" if kinds else ""
    origins = case.true.origins_for + case.true.origins_against
    return Remark(
        f"{case.true.origins_against} of {origins} independent origins say otherwise{what}.",
        "Give the other account beside this one; or find which is right before publication.",
    )


RULE = Rule(
    code="contradicted",
    level="warning",
    summary="At least one independent origin at hand contradicts the claim.",
    why="BBC 3.3: weigh all the evidence, and reflect significant disagreement.",
    check=_check,
)
