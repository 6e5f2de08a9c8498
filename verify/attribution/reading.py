"""Reading: what the sources of one text are read against."""

from collections.abc import Sequence
from typing import NamedTuple

from sources.model import OutletMention, Span
from verify.language import Tree
from verify.model import ParsedText


class Reading(NamedTuple):
    """What the sources of one text are read against."""

    parsed: ParsedText
    tree: Tree
    outlets: tuple[OutletMention, ...]
    publisher: str | None = None
    """Name of the outlet that published the text."""

    def text(self, numbers: Sequence[int]) -> str:
        """The words from the first to the last of the tokens."""
        span = self.span(numbers)
        return span.of(self.parsed.text)

    def span(self, numbers: Sequence[int]) -> Span:
        """From the first to the last of the tokens."""
        tokens = self.parsed.tokens
        return Span(tokens[numbers[0]].span.start, tokens[numbers[-1]].span.end)
