"""Denials at the head of a passage: an answer that begins with "No" denies what it goes on to speak of."""

import re

from sources.model import Span
from verify.judges.differences.alignment import Alignment
from verify.model import Difference

_DENIAL = re.compile(
    r"(?i)^\W*(no(?=\s*[.,;:!–—-])"
    r"|(?:(?:this|that|it|the claim|which)\s+is\s+)?(?:incorrect|untrue|false|not (?:true|correct)))\b"
)

_UNKNOWN = re.compile(
    r"(?i)\b(?:no (?:evidence|data|figures|records?|information)|un(?:clear|known|certain)|less clear|inconclusive|"
    r"not (?:yet|been published|published|available|possible to (?:say|tell)))\b"
)
"""Signs that nobody knows: what is not known is not denied."""


def denial_in(passage: str, claim: str) -> Span | None:
    """Where the passage denies something at its very beginning.

    None where it does not, where it says that nobody knows, or where the claim begins so too.
    """
    hit = _DENIAL.match(passage)
    return None if hit is None or _DENIAL.match(claim) or _UNKNOWN.search(passage) else Span(hit.start(1), hit.end(1))


def differ_in_denial(denial: Span, alignment: Alignment) -> Difference | None:
    """The denial beside the first matched word of the claim; None where the claim itself denies."""
    if any(p.negations for p in alignment.claim) or not alignment.pairs:
        return None
    words = [i for i in sorted(alignment.pairs) if alignment.claim[i].kind == "word"] or sorted(alignment.pairs)
    return Difference(kind="negation", claim=alignment.claim[words[0]].span, passage=denial)
