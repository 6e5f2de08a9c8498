"""Roles: what the text says that a source is, and of what: "Pentagon spokesman John Kirby", "a professor at X"."""

import re
from collections.abc import Sequence
from typing import NamedTuple

from verify.attribution import lexicon
from verify.attribution.people import PEOPLE
from verify.model import Mention

LONGEST_ROLE = 120
"""Code points of what stands beside a name; what is longer tells a story instead."""
_OFFICES = (lexicon.ROLES | lexicon.SPOKES | PEOPLE | lexicon.COLLECTIVES) - {"local", "side", "public", "press"}
_ARTICLE = re.compile(
    r"^(?:the|a|an|its|their|his|her|our|one|two|three|four|five|six|several|some|\d+) ", re.IGNORECASE
)
_OF = re.compile(r"^(?P<role>.+?),? (?:at|of|for|with|from|in|inside|within|to) (?:the )?(?P<whose>[^,;()]+)")
_OWNED = re.compile(r"^(?P<whose>[^,;()]+?)(?:['’]s?) (?P<role>[^,;()]+)$")
_PARTY = re.compile(r"^(?:[DRI]|[A-Z]\w{2,})[-–—](?P<whose>.+)$")
_AGE = re.compile(r"^(?:aged? )?\d{1,3}(?:, |$)")
_CLAUSE = re.compile(r"(?:^|,? )(?:who|whose|which|that|when|where|familiar|briefed|involved|speaking|close)\b.*$")


class Role(NamedTuple):
    """What a source is, and of what; None for what the text leaves out."""

    role: str | None
    affiliation: str | None


NONE = Role(None, None)


def role_of(mentions: Sequence[Mention]) -> Role:
    """Role and affiliation of one source, from the fullest mention that states them."""
    for mention in sorted(mentions, key=lambda m: -len(m.text)):
        found = _of_person(mention) if mention.type == "person" else _of_unnamed(mention)
        if found.role:
            return found
    return NONE


def _of_person(mention: Mention) -> Role:
    """What stands beside a name: "Ada Moss, mayor of Norby", "Norby mayor Ada Moss", "Ada Moss (D-Norby)"."""
    name = mention.person
    if not name or name not in mention.text:
        return NONE
    before, _, after = mention.text.partition(name)
    beside = after.strip(" ,()—–-'’") if after.startswith((",", " (", " —", " –")) else ""
    found = split_role(beside)
    return found if found.role else split_role(before.strip(" ,()—–-"))


def _of_unnamed(mention: Mention) -> Role:
    """The description of somebody unnamed, where it tells whose they are: "a senior official at the ministry"."""
    if not (mention.type.startswith("anonymous") or mention.type in {"official_body", "organisation"}):
        return NONE
    found = split_role(mention.text)
    return found if found.affiliation else NONE


def split_role(stated: str) -> Role:
    """The role as stated and the body or place that it belongs to, each None where it is not told."""
    words = _ARTICLE.sub("", _AGE.sub("", _CLAUSE.sub("", stated).strip()), count=1).strip(" ,")
    if not words or len(words) > LONGEST_ROLE:
        return NONE
    party = _PARTY.match(words)
    if party:
        return Role(words, None)
    for form in (_OF, _OWNED):
        match = form.match(words)
        if match and _is_office(match["role"]):
            whose = _ARTICLE.sub("", match["whose"].partition(" and ")[0], count=1)
            return Role(_ARTICLE.sub("", match["role"], count=1), whose.strip())
    return _compound(words)


def _is_office(words: str) -> bool:
    found = re.findall(r"[\w-]+", words.lower())
    return any(w in _OFFICES or w.removesuffix("s") in _OFFICES or w.endswith(("ist", "ists", "ician")) for w in found)


def _compound(words: str) -> Role:
    """Whose it is, where the name of a body stands before: in "Pentagon spokesman", not in "Finance Minister"."""
    parts = words.split(",", maxsplit=1)[0].split()
    capital = next((i for i, w in enumerate(parts) if not w[:1].isupper()), len(parts))
    if 0 < capital < len(parts) and _is_office(" ".join(parts[capital:])) and not _is_office(" ".join(parts[:capital])):
        return Role(" ".join(parts[capital:]), " ".join(parts[:capital]))
    return Role(words, None)
