"""A poll without what makes it a poll."""

import re

from verify.language.dates import find_dates
from verify.rules.case import Case, Example, Remark, Rule

_POLL = re.compile(r"\b(?:opinion poll|poll(?:s|ed|ing)?|survey(?:s|ed)?)\b", re.IGNORECASE)
_SHARE = re.compile(r"\d\s?%|\bper ?cent\b|\bpoints?\b", re.IGNORECASE)
_VOTING = re.compile(r"\bpolling (?:stations?|places?|day|booths?)\b|\bpolls (?:open|clos)", re.IGNORECASE)
_SAMPLE = re.compile(
    r"\b\d[\d,.]*\s+(?:[\w-]+\s+){0,3}?(?:adults|people|voters|respondents|households|citizens|residents|women|men|"
    r"readers|companies|students|members|drivers|workers|parents|patients|users|teachers|doctors|farmers)\b",
    re.IGNORECASE,
)
_MAKER = re.compile(
    r"\b(?:by|for|from|conducted by|carried out by|commissioned by)\s+(?:the\s+)?[A-Z]|"
    r"\b[A-Z][\w&’'-]+(?:\s+[A-Z][\w&’'-]+)*(?:[’']s)?\s+(?:(?:opinion|public|online|new|latest)\s+)?(?:poll|survey)"
)
_ASKED = re.compile(
    r"\b(?:voters?|respondents?|adults?|people|citizens|residents|readers|[A-Z][a-z]+(?:ans|ons|ish|ese)|of those|"
    r"backs?|supports?|approv\w+|favou?rs?|said they|believes?|thinks?|lead(?:s|ing)?|trail(?:s|ing)?|ahead|behind)\b"
)
"""Who was asked, or what for: a survey of businesses or jobs is statistics, and another matter."""
_NEAR = 3
"""Sentences around the poll's own in which its particulars may stand."""


def _check(case: Case) -> Remark | None:
    words = case.sentence
    if (
        not case.opens_sentence
        or _VOTING.search(words)
        or not all(form.search(words) for form in (_POLL, _SHARE, _ASKED))
    ):
        return None
    missing = _missing(_surroundings(case))
    if not missing:
        return None
    return Remark(
        f"The poll is given without {_listed(missing)}.",
        f"Add {_listed(missing)} to the poll.",
    )


def _surroundings(case: Case) -> str:
    sentences = case.around.parsed.sentences
    first, last = max(0, case.claim.sentence - _NEAR), min(len(sentences) - 1, case.claim.sentence + _NEAR)
    return case.document.text[sentences[first].span.start : sentences[last].span.end]


def _missing(words: str) -> list[str]:
    shares_out = re.sub(r"\d[\d,.]*\s?(?:%|per ?cent)\s+of", "", words, flags=re.IGNORECASE)
    found = []
    if not _MAKER.search(words.replace(" A poll", " a poll").replace(" The poll", " the poll")):
        found.append("who made it")
    if not _SAMPLE.search(shares_out):
        found.append("how many were asked")
    if not find_dates(words):
        found.append("when")
    return found


def _listed(words: list[str]) -> str:
    return words[0] if len(words) == 1 else f"{', '.join(words[:-1])} and {words[-1]}"


RULE = Rule(
    code="poll-incomplete",
    number="SRC013",
    family="sourcing",
    level="warning",
    summary="A poll's figures stand without who made it, how many were asked, or when.",
    why="AP Stylebook, polls and surveys; BBC, Section 10 (politics), opinion polls: organisation, dates, sample size.",
    mend="Add who made and paid for the poll, how many were asked, and when.",
    fires=Example("A poll found that 52 percent of voters back the mayor."),
    passes=Example(
        "A poll by Vale Research of 1,004 adults, taken on 3 May 2025, found that 52 percent of voters back the mayor."
    ),
    check=_check,
)
