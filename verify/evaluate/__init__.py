"""Accuracy of the stages on labelled files, one file a stage; pure counting, nothing is run here."""

from verify.evaluate.attribution import Labelled, Said, evaluate_attribution
from verify.evaluate.lines import Count, Line, line_of

__all__ = ["Count", "Labelled", "Line", "Said", "evaluate_attribution", "line_of"]
