"""An unnamed person, and no word on why."""

from verify.rules.case import Case, Example, Remark, Rule

_PEOPLE = frozenset({"anonymous_bare", "anonymous_described"})


def _check(case: Case) -> Remark | None:
    if case.origin is None or case.origin.type not in _PEOPLE or not case.is_contestable or case.quotes_origin:
        return None
    if {"reason for anonymity", "stock reason for anonymity"} & set(case.vouching.modifiers):
        return None
    return Remark(
        f"The text does not say why “{case.origin.text}” is not named.",
        "Give the reason for anonymity in the person's own terms.",
    )


RULE = Rule(
    code="anonymity-unexplained",
    number="SRC006",
    family="sourcing",
    level="note",
    summary="An unnamed person is quoted without a reason for anonymity.",
    why="AP and BBC: explain to the reader why a source is not named.",
    mend="Give the reason for anonymity in the person's own terms.",
    fires=Example("A teacher said the dam broke."),
    passes=Example("A teacher who asked not to be named for fear of losing her job said the dam broke."),
    check=_check,
)
