"""A page that would confirm the article and goes back to it."""

import re

from verify.language.words import content_words, coverage
from verify.rules.case import Case, Example, Held, Remark, Rule

_COVERED = 0.7
"""Share of the claim's words that one sentence of the page has to have."""
_MOST_SENTENCES = 400


def _check(case: Case) -> Remark | None:
    if not case.is_contestable:
        return None
    mine = content_words(case.claim.text)
    for reference in case.around.circular:
        sentences = re.split(r"(?<=[.!?])\s+", reference.document.text)[:_MOST_SENTENCES]
        if any(coverage(mine, frozenset(w.stem for w in content_words(s))) >= _COVERED for s in sentences):
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
