"""One unnamed person, hardly described."""

from verify.rules.case import Case, Example, Remark, Rule


def _check(case: Case) -> Remark | None:
    if case.origin is None or case.origin.type != "anonymous_bare" or not case.is_contestable:
        return None
    return Remark(
        f"All rests on one unnamed person: “{case.origin.text}”.",
        f"Name “{case.origin.text}”; or say what puts them in a position to know, and find a second source.",
    )


RULE = Rule(
    code="single-anonymous",
    number="SRC004",
    family="sourcing",
    level="warning",
    summary="The origin is one anonymous person with a bare descriptor.",
    why="Reuters: a single unnamed source is the weakest; AP: describe as specifically as possible.",
    mend="Name the person; or show that they are in a position to know, and find a second source.",
    fires=Example("A teacher said the dam broke."),
    passes=Example("Anna Berg, a teacher, said the dam broke."),
    check=_check,
)
