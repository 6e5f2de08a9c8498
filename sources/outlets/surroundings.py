"""What stands around a name, and whether it lets the name be an outlet."""

import re
from typing import NamedTuple

from sources.model import Span
from sources.outlets.folding import fold

# How far a reporting word may stand from an everyday word and still speak for it, and how far a topic word may stand
# from a name that outlets share, in code points: about a clause and about a paragraph. Editorial judgement.
CUE_REACH = 80
TOPIC_REACH = 400

_NEXT = re.compile(
    r"(?P<possessive>['’]s?(?![\w]))?[»\"”“'’)\]]*(?P<gap>[ \t\u00a0\n]*)(?P<word>[\w.]*[\w](?:['’-]\w+)*)?"
)
_PREVIOUS = re.compile(r"(?P<word>[\w.]*[\w.](?:['’-]\w+)*)[ \t\u00a0\n][«\"“„'‘]*$")
_WORDS = re.compile(r"[\w'’-]+")
_OPENS_SENTENCE = re.compile(r"(?:^|[.!?…:;•|]|\n|[–—]\s|^\s*-)[\s«\"“„'‘’”»(\[*>#-]*$")


class Surroundings(NamedTuple):
    """The words next to a name and the stretch around it."""

    previous: str
    """The word before it, a possible article left out; empty at the start of a sentence or behind a comma."""
    following: str
    """The word after it; empty before punctuation."""
    is_possessive: bool
    has_article: bool
    """Whether the English article stands before it, be it part of the name or not."""
    opens_sentence: bool
    is_bracketed: bool
    near: frozenset[str]
    """Folded words within CUE_REACH, in the same paragraph."""


def look_around(text: str, span: Span) -> Surroundings:
    """The surroundings of `span`, which covers a name in `text`."""
    paragraph_start = text.rfind("\n\n", 0, span.start) + 1
    before = text[max(paragraph_start, span.start - CUE_REACH) : span.start]
    after = text[span.end : span.end + CUE_REACH].split("\n\n", 1)[0]
    article = re.search(r"\b[Tt]he\s$", before)
    has_article = article is not None or text[span.start : span.start + 4].lower() == "the "
    lead = before[: article.start()] if article else before
    previous = _PREVIOUS.search(lead)
    follows = _NEXT.match(after)
    near = _WORDS.findall(fold(before).text) + _WORDS.findall(fold(after).text)
    return Surroundings(
        previous="" if previous is None or previous["word"].endswith(".") else previous["word"],
        following=(follows["word"] or "") if follows and follows["gap"] else "",
        is_possessive=follows is not None and follows["possessive"] is not None,
        has_article=has_article,
        opens_sentence=_OPENS_SENTENCE.search(lead) is not None or not lead.strip(),
        is_bracketed=before.endswith(("(", "/")) and after.startswith((")", "/")),
        near=frozenset(near),
    )
