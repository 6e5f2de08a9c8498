"""Many links, one witness."""

from verify.rules.case import Case, Remark, Rule


def _check(case: Case) -> Remark | None:
    links = len({e.reference for e in case.evidence if e.stance == "supports"})
    if case.true.status != "supported" or case.true.origins_for != 1 or links <= 1:
        return None
    return Remark(
        f"{links} pages carry it, but all go back to one origin.",
        "Find a witness who does not depend on that origin; or say that it is the only one.",
    )


RULE = Rule(
    code="single-origin",
    level="note",
    summary="Several references support the claim, but all go back to one origin.",
    why="Reuters: two independent sources; reprints of one report are one source.",
    check=_check,
)
