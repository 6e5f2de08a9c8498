"""What the text hedges in one place and states flatly in another."""

from verify.language.words import coverage
from verify.rules.case import Case, Example, Remark, Rule
from verify.rules.wording.hedges import HEDGES

_LEAST_WORDS = 3
_ALIKE = 0.75
"""Share of the flat claim's words that the hedged one has to have."""


def _check(case: Case) -> Remark | None:
    if not case.in_headline or HEDGES.search(case.sentence):
        return None
    mine = case.around.told[case.claim.id]
    if len(mine.words) < _LEAST_WORDS:
        return None
    for other in case.around.told.values():
        if other.claim.sentence == case.claim.sentence:
            continue
        hedge = HEDGES.search(other.claim.text)
        if hedge is not None and coverage(mine.words, other.stems) >= _ALIKE and not _is_flat_below(case):
            return Remark(
                f"The headline is sure; the text below says “{hedge.group()}”.",
                f"Put “{hedge.group()}” into the headline.",
            )
    return None


def _is_flat_below(case: Case) -> bool:
    """Whether the text states it without a hedge anywhere below, so that the headline drops none."""
    mine = case.around.told[case.claim.id]
    below = (t for t in case.around.told.values() if t.claim.sentence != case.claim.sentence)
    flat = (t for t in below if not HEDGES.search(t.claim.sentence_span.of(case.document.text)))
    return any(coverage(mine.words, t.stems) >= _ALIKE for t in flat)


RULE = Rule(
    code="hedge-dropped",
    number="WRD005",
    family="wording",
    level="error",
    summary="The headline states flatly what the text itself hedges.",
    why="IPSO Editors' Code, clause 1: no headline that the text below it does not support.",
    mend="Put the text's hedge into the headline.",
    fires=Example(
        "A worn valve may have caused the Oakford flood, Anna Berg said.", title="Worn valve caused Oakford flood"
    ),
    passes=Example(
        "A worn valve may have caused the Oakford flood, Anna Berg said.",
        title="Worn valve may have caused Oakford flood",
    ),
    check=_check,
)
