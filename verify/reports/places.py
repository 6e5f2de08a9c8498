"""Where a stretch of text lies, as editors and scanners count it."""

from bisect import bisect_right
from typing import NamedTuple

from sources.model import Span


class Region(NamedTuple):
    """A stretch by characters, and by lines and columns; lines and columns count from 1, ends are exclusive."""

    start: int
    length: int
    start_line: int
    start_column: int
    end_line: int
    end_column: int


class Lines:
    """The lines of a text; they end with a line feed, with or without a carriage return before it."""

    def __init__(self, text: str) -> None:
        """Reads the text once."""
        self._starts = [0, *(at + 1 for at, char in enumerate(text) if char == "\n")]

    def region(self, span: Span) -> Region:
        """Where `span` lies; columns count code points."""
        first, last = (bisect_right(self._starts, at) for at in span)
        columns = (span.start - self._starts[first - 1] + 1, span.end - self._starts[last - 1] + 1)
        return Region(span.start, span.length, first, columns[0], last, columns[1])
