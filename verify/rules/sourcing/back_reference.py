"""Words that point back to nothing."""

import re

from verify.rules.case import Case, Example, Remark, Rule

_PRONOUNS = frozenset({"he", "she", "they", "him", "her", "them"})
_POINTING = re.compile(
    r"(?:This|That|These|Those|The same|The said)\s+(?:opinion|view|claim|statement|position|accusation|report|"
    r"remark|comment|assessment|forecast|warning|source|official|allegation|criticism)s?\b"
)


def _check(case: Case) -> Remark | None:
    words = _orphan(case)
    if words is None or not case.is_contestable:
        return None
    return Remark(
        f"“{words}” points back, and nothing stands there that it could mean.",
        f"Say who or what is meant instead of “{words}”.",
    )


def _orphan(case: Case) -> str | None:
    """The pointing words, where nothing stands before their sentence."""
    body = case.around.body
    first = body[0].number if body else 0
    if case.claim.sentence == first and (found := _POINTING.match(case.sentence)):
        return found.group()
    link = case.vouching.chain[-1] if case.vouching.chain else None
    if link is None or link.span is None or link.implied or not case.claim.sentence_span.contains(link.span):
        return None
    said = link.span.of(case.document.text)
    unresolved = case.sources[link.source].text.casefold() in _PRONOUNS and said.casefold() in _PRONOUNS
    return said if unresolved and case.claim.sentence == first else None


RULE = Rule(
    code="back-reference-orphaned",
    number="SRC014",
    family="sourcing",
    level="warning",
    summary="“He said”, “this opinion”: the text points back, and nothing stands there.",
    why="Reuters, Accuracy: it must be clear at once who speaks; a text cut down often loses who that was.",
    mend="Say who or what is meant in place of the pointing word.",
    fires=Example("He said the dam broke."),
    passes=Example("Anna Berg said the dam broke."),
    check=_check,
)
