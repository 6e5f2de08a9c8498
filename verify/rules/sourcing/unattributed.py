"""A contestable fact that nobody vouches for."""

from verify.rules.case import Case, Example, Remark, Rule


def _check(case: Case) -> Remark | None:
    if case.vouching.level != "S0" or not case.is_contestable:
        return None
    if case.vouching.let_pass:
        return Remark(
            f"Nobody is named for this {case.claim.kind}; many editors let such things stand, as public or official.",
            "Say who says so, where a reader could doubt it.",
            is_mild=True,
        )
    return Remark(
        f"Nobody is named for this {case.claim.kind}, in its sentence or in what it carries on.",
        "Say who says so, and link it; or cut it.",
    )


RULE = Rule(
    code="unattributed",
    number="SRC001",
    family="sourcing",
    level="warning",
    summary="A contestable statement has no source in its sentence or in what it carries on.",
    why="Reuters: source every statement in every story, unless it is an established fact or the reporter saw it.",
    mend="Name who says so and link it; cut it where nobody does.",
    fires=Example("The dam broke."),
    passes=Example("Anna Berg said the dam broke."),
    check=_check,
)
