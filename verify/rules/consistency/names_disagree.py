"""One person, two spellings."""

from difflib import SequenceMatcher

from verify.rules.case import Case, Example, Remark, Rule

_ALIKE = 0.8
_LEAST_LETTERS = 4


def _check(case: Case) -> Remark | None:
    if not case.opens_sentence:
        return None
    for words, entity in case.around.persons.items():
        if not case.claim.sentence_span.contains(entity.span):
            continue
        for known, other in case.around.persons.items():
            if other.span.start < entity.span.start and _is_slip(known, words):
                return Remark(
                    f"“{entity.text}” here is “{other.text}” earlier.",
                    f"Check the spelling and use one: “{other.text}” or “{entity.text}”.",
                )
    return None


def _is_slip(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """Whether two full names differ in one word only, and there by a letter or two."""
    if len(one) != len(other):
        return False
    unlike = [(a, b) for a, b in zip(one, other, strict=True) if a != b]
    if len(unlike) != 1:
        return False
    a, b = unlike[0]
    if min(len(a), len(b)) < _LEAST_LETTERS or a[0] != b[0] or a in b or b in a:
        return False
    return SequenceMatcher(None, a, b, autojunk=False).ratio() >= _ALIKE


RULE = Rule(
    code="names-disagree",
    number="CON003",
    family="consistency",
    level="warning",
    summary="One person's full name is spelled in two ways.",
    why="AP: get names right, and the same throughout; a misspelt name is an error to be corrected.",
    mend="Check the spelling and use one throughout.",
    fires=Example("Clara Hoffmann said the dam broke. The school was closed, Clara Hofmann said."),
    passes=Example("Clara Hoffmann said the dam broke. The school was closed, Clara Hoffmann said."),
    check=_check,
)
