"""What stands around a name in a text."""

import re
from typing import NamedTuple

from sources.model import Span
from sources.outlets.folding import fold

# How far a reporting word may stand from an everyday word and still speak for it, and how far a topic word may stand
# from a name that outlets share, in code points: about a clause and about a paragraph. Editorial judgement.
CUE_REACH = 80
TOPIC_REACH = 400
# How soon behind "The Sun has" at the start of a sentence a reporting word must come: has exclusively learned.
NEXT_WORDS = 4

_ARTICLE = re.compile(r"\b[Tt]he\s$")
_NEXT = re.compile(r"(?P<possessive>['’]s?(?!\w))?[»\"”“'’)\]]*(?P<gap>[ \t\u00a0\n]*)(?P<word>[\w.]*\w(?:['’-]\w+)*)?")
_PREVIOUS = re.compile(r"(?P<word>[\w.]*[\w.](?:['’-]\w+)*)[ \t\u00a0\n][«\"“„'‘]*$")
_WORDS = re.compile(r"[\w'-]+")
_SUFFIX = re.compile(r"[-‐‑][^\WA-ZА-ЯЁЇІЄҐ]")
_OPENS_SENTENCE = re.compile(r"(?:^|[.!?…:;•|]|\n|[–—]\s|^\s*-)[\s«\"“„'‘’”»(\[*>#-]*$")
# Not after a single capital: J. Smith, the U.S.
_SENTENCE_END = re.compile(r"(?<![A-Z])[.!?…][»\"”’)]*\s+(?=[\W\d]*[A-ZА-ЯЁЇІЄҐ])|[؟।。！？]|\n\n")
# A name alone in brackets or between slashes, behind the dash that ends a story, or before the colon of a headline.
_OPENS_CREDIT = re.compile(r"[(/]$|(?:^|\n)\s*$|[–—-]\s*$")
_CLOSES_CREDIT = re.compile(r"[)/:]|\s*(?:\n|$)|\s[–—-]")


class Surroundings(NamedTuple):
    """The words next to a name and the stretch around it."""

    previous: str
    """The word before it, a possible article left out; empty at the start of a sentence or behind a comma."""
    previous_opens_sentence: bool
    following: str
    """The word after it; empty before punctuation."""
    is_possessive: bool
    has_article: bool
    """Whether the English article stands before it, be it part of the name or not."""
    has_suffix: bool
    """Whether a hyphen ties a number or a small letter to it: Post-9/11, Time-honoured."""
    opens_sentence: bool
    is_credit: bool
    """Whether it stands as a credit line does: (AP), — AFP, AP: …"""
    near: frozenset[str]
    """Folded words within CUE_REACH, in the same sentence."""
    next_words: tuple[str, ...]
    """The first few folded words after it."""


def look_around(text: str, span: Span) -> Surroundings:
    """The surroundings of `span`, which covers a name in `text`."""
    before = _SENTENCE_END.split(text[max(0, span.start - CUE_REACH) : span.start])[-1]
    after = _SENTENCE_END.split(text[span.end : span.end + CUE_REACH], maxsplit=1)[0]
    article = _ARTICLE.search(before)
    lead = before[: article.start()] if article else before
    previous = _PREVIOUS.search(lead)
    follows = _NEXT.match(after)
    words_before, words_after = (_WORDS.findall(fold(part).text) for part in (before, after))
    return Surroundings(
        previous="" if previous is None or previous["word"].endswith(".") else previous["word"],
        previous_opens_sentence=previous is not None and _opens_sentence(lead[: previous.start()]),
        following=(follows["word"] or "") if follows and follows["gap"] else "",
        is_possessive=follows is not None and follows["possessive"] is not None,
        has_article=article is not None or text[span.start : span.start + 4].lower() == "the ",
        has_suffix=_SUFFIX.match(after) is not None,
        opens_sentence=_opens_sentence(lead),
        is_credit=_OPENS_CREDIT.search(before) is not None and _CLOSES_CREDIT.match(after) is not None,
        near=frozenset(words_before + words_after),
        next_words=tuple(words_after[:NEXT_WORDS]),
    )


def _opens_sentence(before: str) -> bool:
    return _OPENS_SENTENCE.search(before) is not None or not before.strip()
