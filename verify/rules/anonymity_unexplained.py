"""An unnamed person, and no word on why."""

from verify.rules.case import Case, Remark, Rule

_PEOPLE = frozenset({"anonymous_bare", "anonymous_described"})


def _check(case: Case) -> Remark | None:
    if case.origin is None or case.origin.type not in _PEOPLE or not case.is_contestable:
        return None
    if {"reason for anonymity", "stock reason for anonymity"} & set(case.vouching.modifiers):
        return None
    return Remark(
        f"The text does not say why “{case.origin.text}” is not named.",
        "Give the reason for anonymity in the person's own terms.",
    )


RULE = Rule(
    code="anonymity-unexplained",
    level="note",
    summary="An unnamed person is quoted without a reason for anonymity.",
    why="AP and BBC: explain to the reader why a source is not named.",
    check=_check,
)
