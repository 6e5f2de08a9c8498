"""Windows: the words around each cue candidate, one row for each pair of the two, and what is known of them."""

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from verify.attribution.learned.columns import Columns, Ints
from verify.attribution.learned.features import Lexicon

LABELS = ("O", "S", "s", "C", "c", "K")
"""Nothing; source begins, goes on; content begins, goes on; the cue itself."""
REACH = 8
"""Sentences taken in on each side at most."""
LONGEST = 400
"""Tokens taken in around a cue at most."""


class Candidate(NamedTuple):
    """A stretch of tokens that may be a cue."""

    first: int
    last: int
    """After its last token."""
    probability: float
    """0 to 1, by the cues alone."""


class Windows(NamedTuple):
    """The tokens around each candidate, one row for each pair of the two."""

    token: Ints
    candidate: Ints
    sizes: Ints
    """Rows of each candidate."""


def open_windows(reach: Sequence[tuple[int, int]]) -> Windows:
    """Rows for windows given as token ranges."""
    sizes = np.array([end - start for start, end in reach], dtype=np.int64)
    token = np.concatenate([np.arange(start, end) for start, end in reach])
    return Windows(token, np.repeat(np.arange(len(reach)), sizes), sizes)


class Seen(NamedTuple):
    """What relative features are made of."""

    columns: Columns
    sources: Lexicon
    cues: Lexicon
    likely: NDArray[np.float64]
    """Probability of every token to be part of a cue."""
