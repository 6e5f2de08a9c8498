"""Science without a name."""

import re

from verify.rules.case import Case, Example, Remark, Rule

STUDIES = re.compile(
    r"\b(?:stud(?:y|ies)|research|survey|poll|trial|analysis|experiment|scientists|researchers)\b", re.IGNORECASE
)
_POLLS = re.compile(r"\b(?:survey|poll)s?\b", re.IGNORECASE)


def _check(case: Case) -> Remark | None:
    origin = case.origin
    if origin is None or origin.type not in {"document", "anonymous_collective"} or not case.is_contestable:
        return None
    if not STUDIES.search(origin.text) or _POLLS.search(origin.text) or "link" in case.vouching.modifiers:
        return None
    if _is_named(origin.text):
        return None
    return Remark(
        f"“{origin.text}” could be any: it has no author, institute, journal or link.",
        "Name who made the study and where it was published, and link it.",
    )


def _is_named(words: str) -> bool:
    """Whether a name or a year stands in it besides its first word."""
    return any(word[:1].isupper() or word[:4].isdigit() for word in words.split()[1:])


RULE = Rule(
    code="study-unnamed",
    number="SRC012",
    family="sourcing",
    level="warning",
    summary="A study or “researchers” are cited without author, institute, journal or link.",
    why="BBC guidance on reporting statistics: give the source of figures; IFCN: enough detail to find the item.",
    mend="Name who made the study and where it was published, and link it.",
    fires=Example("A study found that coffee harms sleep."),
    passes=Example("A study by the University of Oakford found that coffee harms sleep."),
    check=_check,
)
