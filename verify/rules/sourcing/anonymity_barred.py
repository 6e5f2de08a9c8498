"""An unnamed source praised instead of described."""

import re

from verify.rules.case import Case, Example, Remark, Rule

_UNNAMED = frozenset({"anonymous_bare", "anonymous_described", "anonymous_collective"})


def _check(case: Case) -> Remark | None:
    if case.origin is None or case.origin.type not in _UNNAMED or not case.opens_account:
        return None
    barred = "|".join(re.escape(word) for word in case.around.measures.barred)
    found = re.search(rf"\b(?:{barred})s?\b", case.origin.text, re.IGNORECASE) if barred else None
    if found is None:
        return None
    return Remark(
        f"“{found.group()}” praises an unnamed source and describes nothing.",
        f"Say what “{case.origin.text}” is and how they know, without “{found.group()}”.",
    )


RULE = Rule(
    code="anonymity-barred",
    number="SRC007",
    family="sourcing",
    level="warning",
    summary="An unnamed source is described by words that the house bars: “insider”, “well-placed”.",
    why="Reuters, Essentials of sourcing: describe a source as precisely as can be; AP: as specifically as possible.",
    mend="Say what the source is and how it knows: its office, its part in the matter.",
    fires=Example("An insider said the dam broke."),
    passes=Example("An engineer at the dam who saw the gauges said the dam broke."),
    check=_check,
)
