"""The largest, the first ever: nobody says who counted."""

import re

from verify.rules.case import Case, Example, Remark, Rule

_SUPERLATIVE = re.compile(
    r"\b(?:first[- ]ever|unprecedented|record[- ](?:high|low|breaking)|never[- ]before[- ]seen|"
    r"the (?:largest|biggest|highest|lowest|deadliest|worst|richest|oldest|youngest|fastest|longest) "
    r"(?:[\w-]+ ){1,4}?(?:ever|in (?:history|the world|Europe|Asia|Africa|decades|the country)|since|on record))\b",
    re.IGNORECASE,
)


def _check(case: Case) -> Remark | None:
    found = _SUPERLATIVE.search(case.claim.text)
    if found is None or case.vouching.level not in {"S0", "S1"} or not case.is_contestable:
        return None
    return Remark(
        f"“{found.group()}” ranks, and nobody is named who counted.",
        f"Say who ranks it so; or drop “{found.group()}”.",
    )


RULE = Rule(
    code="superlative-unsourced",
    number="WRD006",
    family="wording",
    level="note",
    summary="A superlative (“the largest in the country”, “unprecedented”) without a source.",
    why="Reuters, Accuracy: be sceptical of superlatives and say whose they are.",
    mend="Say who ranks it so; or drop the superlative.",
    fires=Example("The flood was the worst disaster in decades."),
    passes=Example("The flood was the worst disaster in decades, said Anna Berg of the weather office."),
    check=_check,
)
