"""Shared text: five-word shingles, and how much of the shorter text stands in the longer one.

Containment, not Jaccard: a copy cut to 40 % of its original has containment 1.0 and Jaccard .4 (Broder 1997).
"""

import re
from zlib import crc32

import numpy as np
from numpy.typing import NDArray

from sources.model import Document

LENGTH = 5
"""Words in a shingle (rubric)."""
SAME_FROM = 0.4
"""Containment from which two texts have one origin (rubric)."""
FEWEST = 30
"""Shingles below which a text is too short to tell copying from chance."""

Shingles = NDArray[np.uint32]
"""Hashes of a text's shingles, each once, in rising order; shape (n,)."""

_WORD = re.compile(r"[^\W_]+")
_QUOTED = re.compile(r"“[^“”]{20,2000}[”\n]|\"[^\"\n]{20,2000}\"|«[^«»]{20,2000}»|„[^„“]{20,2000}“")
# Odd 64-bit constants, one a place in the shingle, so that the same words in another order hash apart; drawn at random.
_PLACES = (0x9E3779B97F4A7C15, 0xC2B2AE3D27D4EB4F, 0x165667B19E3779F9, 0xD6E8FEB86659FD93, 0xA0761D6478BD642F)
_MIX = np.uint64(0xE7037ED1A0B428DB)


def shingles(text: str) -> Shingles:
    """Hashes of the text's five-word shingles outside quotations: two reports of one speech may quote it alike."""
    # A mark in the quotation's place, or the words before and after it would make shingles that nobody wrote.
    words = _WORD.findall(_QUOTED.sub(" 0quoted0 ", text).casefold())
    places = len(words) - LENGTH + 1
    if places <= 0:
        return np.empty(0, dtype=np.uint32)
    hashed = np.fromiter((crc32(w.encode()) for w in words), dtype=np.uint64, count=len(words))
    mixed = np.zeros(places, dtype=np.uint64)
    for place, constant in enumerate(_PLACES):
        mixed += hashed[place : place + places] * np.uint64(constant)
    mixed = (mixed ^ (mixed >> np.uint64(29))) * _MIX
    return np.unique((mixed >> np.uint64(32)).astype(np.uint32))


def body_shingles(document: Document) -> Shingles:
    """Shingles of the document's own text: boilerplate left out."""
    kept = [b.span.of(document.text) for b in document.blocks if b.kind != "boilerplate"]
    return shingles("\n".join(kept) if document.blocks else document.text)


def shared(one: Shingles, other: Shingles) -> int:
    """How many shingles stand in both."""
    return int(np.intersect1d(one, other, assume_unique=True).size)


def containment(one: Shingles, other: Shingles, *, fewest: int = FEWEST) -> float:
    """Share of the smaller set that stands in the other, 0 to 1; 0 when one has under `fewest` and cannot tell."""
    smaller = min(one.size, other.size)
    return shared(one, other) / smaller if smaller >= fewest else 0.0
