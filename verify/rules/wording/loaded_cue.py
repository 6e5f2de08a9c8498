"""A cue that takes sides."""

import re

from verify.rules.case import Case, Example, Remark, Rule
from verify.rules.wording.cues import cue_among

_PLEA = re.compile(
    r"\b(?:charges?|court|guilty|offen[cs]es?|possessi(?:ng|on)|murder|assault|pleas?|trial)\b", re.IGNORECASE
)
"""In court, to admit is what the accused does, and no judgement of the writer's."""


def _check(case: Case) -> Remark | None:
    found = cue_among(case, case.around.measures.loaded)
    if found is None or _PLEA.search(case.sentence):
        return None
    return Remark(
        f"“{found}” tells the reader what to think of the speaker.",
        f"Write “said” instead of “{found}”; or show what the word claims.",
    )


RULE = Rule(
    code="loaded-cue",
    number="WRD003",
    family="wording",
    level="note",
    summary="A cue such as “admitted”, “claimed” or “insisted” judges the speaker.",
    why="Reuters, Freedom from bias, and BBC News style: “said” is neutral; other cues carry a judgement.",
    mend="Write “said”; or show what the word claims.",
    fires=Example("The mayor, Anna Berg, admitted that the dam broke."),
    passes=Example("The mayor, Anna Berg, said that the dam broke."),
    check=_check,
)
