"""Evidence: which passages of which references bear on a claim, and what the judge says of them."""

from verify.evidence.gathering import EveryPassage, Question, Search, Searches, gather

__all__ = ["EveryPassage", "Question", "Search", "Searches", "gather"]
