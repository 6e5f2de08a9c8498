"""Reportings: attributions as token numbers, before types and scope."""

from typing import NamedTuple


class Reporting(NamedTuple):
    """One attribution as token numbers, before types and scope."""

    sentence: int
    source: list[int]
    """Empty where nobody is named."""
    head: int | None
    """Head token of the source."""
    cue: list[int]
    content: list[int]
    points_back: bool
    """Whether the content is a word like "this", which stands for what was said before."""
    confidence: float | None = None
    """Probability that source and content are right, 0 to 1; None where the extractor gives none."""
    verb: int | None = None
    """The cue's word that the others hang on, where it is not the last."""

    @property
    def opener(self) -> int:
        """The word of the cue that tells how it was said."""
        return self.cue[-1] if self.verb is None else self.verb
