"""Accuracy of the stages on labelled files, one file a stage; pure counting, nothing is run here."""

from verify.evaluate.attribution import Labelled, Said, evaluate_attribution
from verify.evaluate.lines import Count, Line, line_of
from verify.evaluate.sentences import Sourced, SourcedArticle, evaluate_sourcing, evaluate_worth

__all__ = [
    "Count",
    "Labelled",
    "Line",
    "Said",
    "Sourced",
    "SourcedArticle",
    "evaluate_attribution",
    "evaluate_sourcing",
    "evaluate_worth",
    "line_of",
]
