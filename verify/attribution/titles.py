"""Titles: whose title "the mayor" or "the MEC" was before."""

import re
from collections.abc import Mapping

from verify.model import Mention

REMEMBERED = 60_000
"""Code points within which a title is looked for before, so that long texts take time by their length alone."""


def bearer_of_title(mention: Mention, text: str, surnames: Mapping[str, str]) -> Mention | None:
    """The person to whose name "the minister" was the title before; `surnames` gives full names."""
    words = mention.text.split()
    if len(words) != 2 or words[0].lower() != "the":
        return None
    before = text[max(0, mention.span.start - REMEMBERED) : mention.span.start]
    word = re.escape(words[1])
    # The title, perhaps what it is for, and the name: "MEC for Transport, Ada Moss".
    title = re.compile(
        rf"\b{word}(?: (?:for|of) [^,.]{{3,90}},)? ((?:[A-Z][\w’'-]+ ?){{1,4}})",
        re.IGNORECASE if words[1].islower() else 0,
    )
    # The name, and then the title: "Ada Moss, the mayor", "Ada Moss is the mayor".
    held = re.compile(rf"([A-Z][\w’'-]+)(?:, | is | was |, who (?:is|was) )(?:the |a |an )?(?:\w+ ){{0,2}}{word}\b")
    for match in sorted((*title.finditer(before), *held.finditer(before)), key=lambda m: -m.end()):
        full = surnames.get(match.group(1).split()[-1])
        if full is not None:
            return mention._replace(type="person", person=full, text=full)
    return None
