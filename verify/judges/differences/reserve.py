"""Reserve: a passage that passes on what others claim, or takes it back, does not carry it."""

import re

from sources.model import Span

_TAKEN_BACK = re.compile(
    r"(?i)\b(misleading|untrue|incorrect(?:ly)?|debunk\w*|hoax|fabricated|misstated?|mistaken(?:ly)?|unproven|unfounded|"
    r"baseless|not (?:true|correct|accurate|supported)|no evidence|flat-out wrong|false(?:ly)?|"
    r"turn(?:s|ed|ing)? down|refus(?:e[sd]?|ing)|theory suggests)\b"
)
_PASSED_ON = re.compile(r"(?i)\b(?:posts?|rumou?rs?|theor(?:y|ies)|stories|messages|memes?|videos?)\b[^.]*\bclaim")


def is_reserved(claim: str, passage: str) -> Span | None:
    """Where the passage takes back what it says, or passes on a rumour, and the claim does not; None elsewhere."""
    for sign in (_TAKEN_BACK, _PASSED_ON):
        hit = sign.search(passage)
        if hit is not None and not sign.search(claim):
            return Span(hit.start(), hit.end())
    return None
