"""Check-worthiness, first version: how much checking a statement would matter. Orders, never hides."""

import math
import re

_NUMBER = re.compile(r"\d|\b(?:hundred|thousand|million|billion|trillion|percent|half|dozens?)\b", re.IGNORECASE)
_NAME = re.compile(r"(?<!^)(?<![.!?] )\b[A-Z][\w'’-]+")
_CHANGE = re.compile(
    r"\b(?:increas|decreas|ris(?:e|en|ing)|rose|fell|fall|grow|grew|cut|kill|die[ds]|death|lost|won|caus|spen[dt]|pa(?:id|y)|"
    r"suppl|provid|deliver|attack|destroy|banned|arrest|accus|charg|agree|sign|approv|reject)\w*",
    re.IGNORECASE,
)
_SELF = re.compile(r"\b(?:I|we|you|my|our|your|let's)\b")
_OPINION = re.compile(
    r"\b(?:should|must|hope|believe|think|feel|necessary|beautiful|great|terrible|wonderful)\b", re.IGNORECASE
)

# Weights set by hand from the usual finding that numbers, names and events are what checkers pick; not fitted.
BIAS, NUMBER, NAME, CHANGE, SELF, OPINION, LENGTH = -1.2, 0.9, 0.35, 0.8, -0.7, -0.6, 0.6


def checkworthiness(text: str) -> float:
    """Probability-like worth of checking one statement, 0 to 1; uncalibrated (`rules.v1`)."""
    score = BIAS
    score += NUMBER * min(2, len(_NUMBER.findall(text)))
    score += NAME * min(3, len(_NAME.findall(text)))
    score += CHANGE * min(1, len(_CHANGE.findall(text)))
    score += SELF * min(2, len(_SELF.findall(text)))
    score += OPINION * min(1, len(_OPINION.findall(text)))
    score += LENGTH * min(1.0, len(text.split()) / 20)
    return round(1 / (1 + math.exp(-score)), 4)
