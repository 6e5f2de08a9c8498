"""Hearsay: a passive or an adverb instead of a source."""

from verify.rules.case import Case, Remark, Rule


def _check(case: Case) -> Remark | None:
    if case.vouching.level != "S1" or not case.is_contestable or case.origin is None:
        return None
    return Remark(
        f"“{case.origin.text}” hides who says so.",
        "Name who says or believes it; or cut it.",
    )


RULE = Rule(
    code="hearsay",
    level="warning",
    summary="A passive or an adverb (“it is believed”, “reportedly”) stands where a source should.",
    why="Reuters on rumours: say where it comes from, or do not run it.",
    check=_check,
)
