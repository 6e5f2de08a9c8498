"""Hearsay: a passive or an adverb instead of a source."""

import re

from verify.rules.case import Case, Example, Remark, Rule

_HIDING = re.compile(
    r"\b(?:report|alleg|apparent|believ|thought|said|rumou?r|sense|feeling|understood|claim|expect|suppos|speculat|"
    r"purport|suspect|consider|known|fear|hear|word|perceiv|wide|told|described|seen|assum|deem|concern|gossip)",
    re.IGNORECASE,
)
"""Passives and adverbs that stand where a source should; other words were hardly meant as one."""


def _check(case: Case) -> Remark | None:
    if (
        case.vouching.level != "S1"
        or not case.is_contestable
        or case.origin is None
        or not _HIDING.search(case.origin.text)
    ):
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
