"""Hearsay: a passive or an adverb instead of a source."""

from verify.rules.case import Case, Example, Remark, Rule


def _check(case: Case) -> Remark | None:
    if case.vouching.level != "S1" or not case.is_contestable or case.origin is None:
        return None
    return Remark(
        f"“{case.origin.text}” hides who says so.",
        "Name who says or believes it; or cut it.",
    )


RULE = Rule(
    code="hearsay",
    number="SRC002",
    family="sourcing",
    level="warning",
    summary="A passive or an adverb (“it is believed”, “reportedly”) stands where a source should.",
    why="Reuters on rumours: say where it comes from, or do not run it.",
    mend="Name who says or believes it; cut it where nobody will.",
    fires=Example("It is believed that the dam broke."),
    passes=Example("Anna Berg believes that the dam broke."),
    check=_check,
)
