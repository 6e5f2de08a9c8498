"""Science without a name."""

import re

from verify.rules.case import Case, Example, Remark, Rule

STUDIES = re.compile(r"\b(?:stud(?:y|ies)|research|survey|poll|trial|analysis|experiment)\b", re.IGNORECASE)
_BACK = re.compile(r"(?:the|this|that|these|those|its|their)\b", re.IGNORECASE)
_POLLS = re.compile(r"\b(?:survey|poll)s?\b", re.IGNORECASE)


def _check(case: Case) -> Remark | None:
    origin = case.origin
    if origin is None or origin.type != "document" or not case.opens_account:
        return None
    if not STUDIES.search(origin.text) or _POLLS.search(origin.text) or "link" in case.vouching.modifiers:
        return None
    if _is_named(origin.text) or (_BACK.match(origin.text) and _is_told_before(case)):
        return None
    return Remark(
        f"“{origin.text}” could be any: it has no author, institute, journal or link.",
        "Name who made the study and where it was published, and link it.",
    )


def _is_told_before(case: Case) -> bool:
    """Whether a study was spoken of before, so that “the study” points back to it."""
    return bool(STUDIES.search(case.document.text[: case.claim.sentence_span.start]))


def _is_named(words: str) -> bool:
    """Whether a name or a year stands in it besides its first word."""
    return any(word[:1].isupper() or word[:4].isdigit() for word in words.split()[1:])


RULE = Rule(
    code="study-unnamed",
    number="SRC012",
    family="sourcing",
    level="warning",
    summary="A study is cited without author, institute, journal or link.",
    why="BBC guidance on reporting statistics: give the source of figures; IFCN: enough detail to find the item.",
    mend="Name who made the study and where it was published, and link it.",
    fires=Example("A study found that coffee harms sleep."),
    passes=Example("A study by the University of Oakford found that coffee harms sleep."),
    check=_check,
)
