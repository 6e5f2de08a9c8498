"""A page that would confirm the article and goes back to it."""

from verify.language.words import content_words, coverage
from verify.rules.case import Case, Example, Held, Remark, Rule

_COVERED = 0.7
"""Share of the claim's words that one sentence of the page has to have."""


def _check(case: Case) -> Remark | None:
    if not case.is_contestable or not case.around.circular:
        return None
    mine = content_words(case.claim.text)
    for reference, sentences in case.around.circular_stems:
        if any(coverage(mine, stems) >= _COVERED for stems in sentences):
            who = reference.document.publisher or reference.document.name
            return Remark(
                f"{who} carries it too, and has it from this very article: that confirms nothing.",
                f"Do not count {who}; find a witness who does not depend on this article.",
            )
    return None


RULE = Rule(
    code="circular",
    number="REF009",
    family="references",
    level="warning",
    summary="A page at hand carries the claim, and has it from this very article.",
    why="Reuters, Accuracy: reprints are no confirmation; a report must not come back as its own source.",
    mend="Do not count that page; find a witness who does not depend on this article.",
    fires=Example(
        "The flood killed 12 people in Oakford.",
        publisher="Oakford Gazette",
        held=(Held("The flood killed 12 people in Oakford, the Oakford Gazette reported.", "Hill Echo", "2025-02-01"),),
    ),
    passes=Example(
        "The flood killed 12 people in Oakford.",
        publisher="Oakford Gazette",
        held=(Held("The flood killed 12 people in Oakford, Anna Berg told Hill Echo.", "Hill Echo", "2025-02-01"),),
    ),
    check=_check,
)
