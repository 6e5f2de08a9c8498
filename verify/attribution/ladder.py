"""The ladder: which rung an attribution stands on, by who its source is."""

import re
from urllib.parse import urlsplit

from verify.attribution.scope import Scoped
from verify.attribution.setting import Setting
from verify.model import Level, Mention, SourceType

LADDER: dict[Level, int] = {
    "EX": -1,
    "S0": 0,
    "S1": 1,
    "S2": 2,
    "S3": 3,
    "SP": 4,
    "S4": 5,
    "S5": 6,
    "S6": 7,
    "S7": 8,
    "S8": 9,
    "S9": 10,
}
"""Rungs in order of strength."""

BY_TYPE: dict[SourceType, Level] = {
    "person": "S8",
    "official_body": "S7",
    "organisation": "S7",
    "outlet": "S5",
    "document": "S9",
    "social": "SP",
    "anonymous_described": "S4",
    "anonymous_bare": "S3",
    "anonymous_collective": "S2",
    "vague": "S1",
    "self": "S9",
}


_HEARSAY_TEXTS = re.compile(
    r"(?:(?:some|many|several|various|media|press|news|local|foreign|unconfirmed|early|initial|recent|other|numerous|"
    r"earlier|past|previous|most|conflicting) )*"
    r"(?:reports|studies|research|polls|polling|surveys|statistics|stats|figures|estimates|evidence|data)",
    re.IGNORECASE,
)
"""Texts of which none can be found."""


def _is_hearsay(text: str) -> bool:
    return _HEARSAY_TEXTS.fullmatch(text) is not None


def level_of(setting: Setting, scoped: Scoped) -> Level:
    """The rung of one attribution; S1 where the text hides who said it."""
    mention = scoped.mention
    if mention is None:
        return "S1"
    if scoped.witnessed:
        return "S9"
    level = BY_TYPE[mention.type]
    if mention.type == "outlet" and is_linked(setting, mention, scoped.sentence):
        return "S6"
    if mention.type == "document" and not _is_identified(setting, scoped):
        return "S1" if _is_hearsay(mention.text) else "S7"
    if scoped.on_platform and mention.type in {"person", "official_body", "organisation", "anonymous_bare"}:
        return "SP"
    return level


def is_linked(setting: Setting, mention: Mention, sentence: int) -> bool:
    """Whether the item can be found through a link: of an outlet one to its pages in the paragraph, else any one here.

    `sentence`: number of the sentence in which it is cited.
    """
    if mention.type != "outlet":
        return bool(setting.links_in(setting.parsed.sentences[sentence].span))
    outlet = setting.outlets.get(mention.outlet or "")
    names = outlet.domains if outlet else (mention.text.split()[-1].lower(),)
    links = setting.links_in(setting.paragraph_span(sentence))
    return any(name in (urlsplit(link.url).hostname or "") for link in links for name in names)


def _is_identified(setting: Setting, scoped: Scoped) -> bool:
    """Whether the document can be found: it has a name, an owner, a number or a link."""
    mention = scoped.mention
    if mention is None:
        return False
    words = mention.text.split()
    # "the letter" is one that the text has told of before.
    named = any(w[:1].isupper() or w[:1].isdigit() for w in words[1:]) or words[0].lower() in {"the", "this", "its"}
    return named or is_linked(setting, mention, scoped.sentence)
