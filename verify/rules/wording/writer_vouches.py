"""A writer's own “clearly” in place of a source."""

import re

from sources.model import Span
from verify.rules.case import Case, Example, Remark, Rule


def _check(case: Case) -> Remark | None:
    if case.vouching.level != "S0" or not case.is_contestable:
        return None
    emphatic = "|".join(re.escape(words) for words in case.around.measures.emphatic)
    found = re.search(rf"\b(?:{emphatic})\b", case.claim.text, re.IGNORECASE) if emphatic else None
    if found is None or any(q.overlaps(_place(case, found)) for q in case.vouching.quotes):
        return None
    return Remark(
        f"“{found.group()}” vouches for what nobody else vouches for.",
        f"Drop “{found.group()}” and say who says so.",
    )


def _place(case: Case, found: re.Match[str]) -> Span:
    return Span(case.claim.span.start + found.start(), case.claim.span.start + found.end())


RULE = Rule(
    code="writer-vouches",
    number="WRD007",
    family="wording",
    level="note",
    summary="“Clearly”, “of course”: the writer's own emphasis stands where a source should.",
    why="Reuters, Freedom from bias: keep the writer's judgement out of the report.",
    mend="Drop the word and say who says so.",
    fires=Example("The mayor has clearly lost the trust of the valley."),
    passes=Example("The mayor has lost the trust of the valley, Anna Berg said."),
    check=_check,
)
