"""Words that hedge."""

import re

HEDGES = re.compile(
    r"\b(?:may|might|could|would|possibl[ey]|perhaps|probabl[ey]|likely|allegedly|alleged|reportedly|apparently|"
    r"suspected|believed|thought|expected|said to|appears?|seems?|suggests?|risks?|threatens?)\b",
    re.IGNORECASE,
)
"""One hedge of English news."""
