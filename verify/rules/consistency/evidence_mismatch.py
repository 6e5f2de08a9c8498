"""Evidence offered for a view, and speaking of something else."""

import re

from verify.language.words import content_words
from verify.rules.case import Case, Example, Remark, Rule

_OFFERING = re.compile(
    r"(?:In particular|For example|For instance|Specifically|As an example|As evidence|Thus|So|Notably|"
    r"As proof|Among others|Likewise)\b,?\s+",
)
_SHARED_VIEW = re.compile(
    r"\b(?:opinion|view|position|criticism|accusation|claim|concern|belief|assessment|complaint|fear)s?\b[^.]*\b"
    r"(?:shared|expressed|echoed|voiced|highlighted|supported|confirmed|reflected|borne out|backed)\b",
    re.IGNORECASE,
)
_REACH = 4
"""Sentences back to which the view may have been put."""


def _check(case: Case) -> Remark | None:
    offering = _OFFERING.match(case.sentence)
    if offering is None or not case.opens_sentence:
        return None
    before = case.around.before(case.around.parsed.sentences[case.claim.sentence], _REACH)
    text = case.document.text
    if not before or not any(_SHARED_VIEW.search(s.span.of(text)) for s in before[-2:]):
        return None
    view = [s.span.of(text) for s in before if not _SHARED_VIEW.search(s.span.of(text))]
    if not view or _plain_words(" ".join(view)) & _plain_words(case.sentence[offering.end() :]):
        return None
    return Remark(
        "It is offered as evidence for the view before it, and speaks of something else.",
        "Cite what does bear on that view; or drop the connecting words and let it stand by itself.",
    )


def _plain_words(text: str) -> frozenset[str]:
    """Stems besides names and numbers: that both speak of one country makes nothing evidence."""
    return frozenset(w.stem for w in content_words(text) if w.weight == 1)


RULE = Rule(
    code="evidence-mismatch",
    number="CON005",
    family="consistency",
    level="warning",
    summary="Something is offered as evidence for a view that others are said to share, and speaks of another matter.",
    why="BBC 3.3.1: weigh and interpret; IFCN: a cited source must bear out what it is cited for.",
    mend="Cite what bears on that view; or let the sentence stand by itself.",
    fires=Example(
        "Anna Berg said the mayor wastes water. This view is shared by the local papers. In particular, the Oakford "
        "Gazette reported that schools close early."
    ),
    passes=Example(
        "Anna Berg said the mayor wastes water. This view is shared by the local papers. In particular, the Oakford "
        "Gazette reported that the town hall wastes water on its lawns."
    ),
    check=_check,
)
