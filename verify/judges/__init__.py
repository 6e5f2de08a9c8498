"""Judges: what a passage says of a claim. One Protocol, versioned names."""

from collections.abc import Sequence
from typing import NamedTuple, Protocol

from sources.registry import Registry
from verify.model import Judgement


class Pair(NamedTuple):
    """A claim and a passage that may bear on it."""

    claim: str
    passage: str


class Judge(Protocol):
    """Takes pairs in batches and gives one judgement for each, in order; unsure means `abstain`, never a guess."""

    name: str
    """Versioned name, as it stands in the registry."""

    def judge(self, pairs: Sequence[Pair]) -> tuple[Judgement, ...]:
        """One judgement for each pair, in order."""
        ...


JUDGES = Registry("judge", {"differences.v1": "verify.judges.differences:Differences"})

NAMED = Registry("judge family", {"nli": "verify.judges.nli:Nli", "llm": "verify.judges.llm:Llm"})
"""Judges that take what follows a colon: `nli:<folder>`, `llm:<provider>:<model>`; off unless set."""

__all__ = ["JUDGES", "NAMED", "Judge", "Pair"]
