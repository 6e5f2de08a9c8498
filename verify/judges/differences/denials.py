"""Denials at the head of a passage: an answer that begins with "No" denies what it goes on to speak of."""

import re

from sources.model import Span
from verify.judges.differences.alignment import Alignment
from verify.model import Difference

_DENIAL = re.compile(
    r"(?i)^\W*(no(?=\s*[.,;:!–—-])"
    r"|(?:(?:this|that|it|the claim|which)\s+is\s+)?(?:incorrect|untrue|false|not (?:true|correct)))\b"
)


def denial_in(passage: str, claim: str) -> Span | None:
    """Where the passage denies something at its very beginning; None where it does not or the claim begins so too."""
    hit = _DENIAL.match(passage)
    return None if hit is None or _DENIAL.match(claim) else Span(hit.start(1), hit.end(1))


def differ_in_denial(denial: Span, alignment: Alignment) -> Difference | None:
    """The denial beside the first matched word of the claim; None where the claim itself denies."""
    if any(p.negations for p in alignment.claim) or not alignment.pairs:
        return None
    words = [i for i in sorted(alignment.pairs) if alignment.claim[i].kind == "word"] or sorted(alignment.pairs)
    return Difference(kind="negation", claim=alignment.claim[words[0]].span, passage=denial)
