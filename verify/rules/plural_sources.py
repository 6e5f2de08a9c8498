"""Unnamed sources in the plural."""

from verify.rules.case import Case, Remark, Rule


def _check(case: Case) -> Remark | None:
    if case.origin is None or case.origin.type != "anonymous_collective" or not case.is_contestable:
        return None
    return Remark(
        f"“{case.origin.text}” tells neither who nor how many they are, nor why they would know.",
        "Say how many there are, what they are and how they know; or name one.",
    )


RULE = Rule(
    code="plural-sources",
    level="warning",
    summary="The origin is a bare plural: “sources”, “officials”, “experts”.",
    why="AP bars a bare “sources say”; Reuters: never use the plural for one source.",
    check=_check,
)
