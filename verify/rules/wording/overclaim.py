"""A hedge of the source that the text dropped."""

import re

from verify.rules.case import Case, Example, Held, Remark, Rule

_HEDGES = re.compile(
    r"\b(?:may|might|could|can|would|possibly|perhaps|probably|likely|allegedly|reportedly|apparently|suspected|"
    r"believed|thought|expected|said to|appears?|seems?|suggests?|up to|about|around|some)\b",
    re.IGNORECASE,
)


def _check(case: Case) -> Remark | None:
    for evidence in case.evidence:
        for difference in evidence.differences:
            words = difference.passage.of(evidence.passage)
            if difference.kind == "hedge" and _HEDGES.search(words) and not _HEDGES.search(case.claim.text):
                return _remark(words)
    return None


def _remark(words: str) -> Remark:
    return Remark(
        f"A reference is less sure than the text: “{words.strip()}”.",
        "Restore the source's hedge.",
    )


RULE = Rule(
    code="overclaim",
    number="WRD001",
    family="wording",
    level="warning",
    summary="The text is surer than the source it draws on: a hedge was dropped.",
    why="Reuters: do not harden a source's words; candour is no weakness.",
    mend="Restore the hedge that the source has.",
    fires=Example(
        "A worn valve caused the flood in Oakford.", held=(Held("A worn valve may have caused the flood in Oakford."),)
    ),
    passes=Example(
        "A worn valve may have caused the flood in Oakford.", held=(Held("A worn valve caused the flood in Oakford."),)
    ),
    check=_check,
)
