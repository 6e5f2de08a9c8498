"""Shared text: five-word shingles, and how much of the shorter text stands in the longer one.

Containment, not Jaccard: a copy cut to 40 % of its original has containment 1.0 and Jaccard .4 (Broder 1997).
"""

import re
from zlib import crc32

from sources.model import Document

LENGTH = 5
"""Words in a shingle (rubric)."""
SAME_FROM = 0.4
"""Containment from which two texts have one origin (rubric)."""
FEWEST = 30
"""Shingles below which a text is too short to tell copying from chance."""
_WORD = re.compile(r"[^\W_]+")
_QUOTED = re.compile(r"“[^“”]{20,2000}[”\n]|\"[^\"\n]{20,2000}\"|«[^«»]{20,2000}»|„[^„“]{20,2000}“")


def shingles(text: str) -> frozenset[int]:
    """Hashes of the text's five-word shingles outside quotations: two reports of one speech may quote it alike."""
    words = _WORD.findall(_QUOTED.sub(" § ", text).casefold())
    return frozenset(crc32(" ".join(words[i : i + LENGTH]).encode()) for i in range(len(words) - LENGTH + 1))


def body_shingles(document: Document) -> frozenset[int]:
    """Shingles of the document's own text: boilerplate left out."""
    kept = [b.span.of(document.text) for b in document.blocks if b.kind != "boilerplate"]
    return shingles("\n".join(kept) if document.blocks else document.text)


def containment(one: frozenset[int], other: frozenset[int], *, fewest: int = FEWEST) -> float:
    """Share of the smaller set that stands in the other, 0 to 1; 0 when one has under `fewest` and cannot tell."""
    smaller = min(len(one), len(other))
    return len(one & other) / smaller if smaller >= fewest else 0.0
