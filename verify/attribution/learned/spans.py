"""Spans: labels along a window, read as the pieces of a source and a content."""

from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

import numpy as np

from verify.attribution.learned.columns import Ints
from verify.attribution.learned.decode import Floats
from verify.attribution.learned.windows import LABELS, Candidate

BEGINS_SOURCE, SOURCE, BEGINS_CONTENT, CONTENT, CUE = range(1, len(LABELS))
SOURCE_BACK_OFF, CONTENT_BACK_OFF = 0.15, 0.15
"""Probability from which the likeliest beginning is taken where the best path has none."""
GOES_ON = 0.5


class Reading(NamedTuple):
    """A candidate with what was found around it."""

    candidate: Candidate
    source: tuple[int, ...]
    """Token numbers; empty where nobody is named."""
    content: tuple[int, ...]
    sure_source: float
    """Mean probability of the source's labels, or of there being none; 0 to 1."""
    sure_content: float
    """The same of the content's."""
    least: float
    """Probability of the least likely label among those."""


def read_window(candidate: Candidate, tokens: Ints, path: Ints, chances: Floats) -> Reading:
    """What the labels of one window say: `path` the best labels, `chances` the probability of every label."""
    source = _longest(tokens, np.isin(path, (BEGINS_SOURCE, SOURCE)), path == BEGINS_SOURCE)
    if not source:
        source = _back_off(tokens, chances, (BEGINS_SOURCE, SOURCE), SOURCE_BACK_OFF)
    content = tokens[np.isin(path, (BEGINS_CONTENT, CONTENT))].tolist()
    if not content:
        content = _back_off(tokens, chances, (BEGINS_CONTENT, CONTENT), CONTENT_BACK_OFF)
    first = int(tokens[0])
    said = chances[:, BEGINS_SOURCE] + chances[:, SOURCE]
    held = chances[:, BEGINS_CONTENT] + chances[:, CONTENT]
    for_source = said[[t - first for t in source]] if source else 1 - said
    for_content = held[[t - first for t in content]] if content else 1 - held
    edges = _edges(content, first, chances, (BEGINS_CONTENT, CONTENT))
    return Reading(
        candidate,
        tuple(source),
        tuple(content),
        float(for_source.mean() if source else for_source.min()),
        float(for_content.mean()),
        edges,
    )


def _longest(tokens: Ints, inside: np.ndarray, begins: np.ndarray) -> list[int]:
    """The longest run of the source; a source in two pieces is a slip nearly always."""
    runs: list[list[int]] = []
    for n, token in enumerate(tokens.tolist()):
        if not inside[n]:
            continue
        if runs and runs[-1][-1] == token - 1 and not begins[n]:
            runs[-1].append(token)
        else:
            runs.append([token])
    return max(runs, key=len, default=[])


def _back_off(tokens: Ints, chances: Floats, labels: tuple[int, int], least: float) -> list[int]:
    """From the likeliest beginning as far as it likely goes on; empty where no beginning is likely enough."""
    begin, go = labels
    start = int(chances[:, begin].argmax())
    if chances[start, begin] < least:
        return []
    end = start + 1
    while end < len(tokens):
        before = chances[end - 1, begin] + chances[end - 1, go]
        if chances[end, go] < GOES_ON * before:
            break
        end += 1
    return [int(t) for t in tokens[start:end]]


def _edges(content: Sequence[int], first: int, chances: Floats, labels: tuple[int, int]) -> float:
    """Probability that the content begins and ends where it is said to: the product over its pieces' edges."""
    if not content:
        return 0.0
    begin, go = labels
    held = chances[:, begin] + chances[:, go]
    starts = [content[0], *(b for a, b in pairwise(content) if b != a + 1)]
    ends = [*(a for a, b in pairwise(content) if b != a + 1), content[-1]]
    sure = 1.0
    for start, end in zip(starts, ends, strict=True):
        sure *= chances[start - first, begin]
        after = end - first + 1
        sure *= 1 - held[after] if after < len(held) else 1.0
    return float(sure)
