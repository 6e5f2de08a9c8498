"""Many links, one witness."""

from verify.rules.case import Case, Example, Held, Remark, Rule


def _check(case: Case) -> Remark | None:
    links = len({e.reference for e in case.evidence if e.stance == "supports"})
    if case.true.status != "supported" or case.true.origins_for != 1 or links <= 1:
        return None
    return Remark(
        f"{links} pages carry it, but all go back to one origin.",
        "Find a witness who does not depend on that origin; or say that it is the only one.",
    )


_REPORT = "The flood killed 12 people in Oakford. Two bridges fell before dawn and the school was closed for the week."

RULE = Rule(
    code="single-origin",
    number="REF008",
    family="references",
    level="note",
    summary="Several references support the claim, but all go back to one origin.",
    why="Reuters: two independent sources; reprints of one report are one source.",
    mend="Find a witness who does not depend on that origin; or say that it is the only one.",
    fires=Example(
        "The flood killed 12 people in Oakford.",
        held=(Held(_REPORT), Held(_REPORT + " More to follow.", "Hill Echo", "2025-01-02")),
    ),
    passes=Example("The flood killed 12 people in Oakford.", held=(Held(_REPORT),)),
    check=_check,
)
