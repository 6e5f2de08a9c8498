"""Unnamed sources in the plural."""

import re

from verify.rules.case import Case, Example, Remark, Rule

SHARES = re.compile(r"\b\d+ (?:in|of|out of) \d+\b|%|\bper ?cent\b", re.IGNORECASE)
"""Shares of those asked in a poll: they are counted, not hidden."""


def _check(case: Case) -> Remark | None:
    if case.origin is None or case.origin.type != "anonymous_collective" or not case.is_contestable:
        return None
    if case.quotes_origin or SHARES.search(case.origin.text):
        return None
    return Remark(
        f"“{case.origin.text}” tells neither who nor how many they are, nor why they would know.",
        f"Name one of “{case.origin.text}”; or say how many there are, what they are and how they know.",
    )


RULE = Rule(
    code="plural-sources",
    number="SRC003",
    family="sourcing",
    level="warning",
    summary="The origin is a bare plural: “sources”, “officials”, “experts”.",
    why="AP bars a bare “sources say”; Reuters: never use the plural for one source.",
    mend="Say how many they are, what they are and how they know; better, name one.",
    fires=Example("Sources said the dam broke."),
    passes=Example("Anna Berg said the dam broke."),
    check=_check,
)
