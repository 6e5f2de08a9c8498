"""What the report's codes are called when a person reads them: the only place for these words."""

import re
from collections.abc import Sequence

from sources.model import ReadFrom
from verify.model import AssessmentStatus, Band, ClaimKind, DifferenceKind, FindingLevel, Level, SourceType, Step

_PLACE = re.compile(r"\w[./\\]\w")
"""By which the path of a file or an address is told from a word."""

LEVELS: dict[Level, str] = {
    "S9": "witnessed, or an identified document",
    "S8": "named person with a role, on the record",
    "S7": "official body or organisation, nobody named",
    "S6": "outlet as reporter, item identifiable",
    "S5": "named outlet, item not identifiable",
    "S4": "anonymous, described, in a position to know",
    "SP": "social post",
    "S3": "one anonymous person, barely described",
    "S2": "anonymous collective",
    "S1": "hearsay",
    "S0": "nobody named",
    "EX": "needs no source",
}
"""Rungs of the ladder."""

MENDS: dict[Level, str] = {
    "S9": "Link the document, or say who saw it.",
    "S8": "Link the place where it was said, and give the date.",
    "S7": "Name the person who speaks for the body, and link the statement.",
    "S6": "Say who told the outlet, and get it from them.",
    "S5": "Link the item, or give its title and date.",
    "S4": "Say how many they are, how they know and why they are not named.",
    "SP": "Link the post, and say that the account was verified.",
    "S3": "Name the person, or say how they know and why they are not named.",
    "S2": "Say who and how many they are, and how they know.",
    "S1": "Say who believes or reports this, or cut it.",
    "S0": "Say who says so, or cut it.",
    "EX": "",
}
"""The edit that would raise a rung, for a claim that no finding speaks of."""

MARKS: dict[Band, str] = {"strong": "▇", "adequate": "▅", "weak": "▃", "very weak": "▁", "exempt": "○"}
"""Bars of the bands, so that colour is never alone."""

STATUSES: dict[AssessmentStatus, str] = {
    "supported": "supported",
    "contradicted": "contradicted",
    "mixed": "references disagree",
    "not_enough": "not enough to say",
    "not_checked": "not checked",
    "unreachable": "could not be reached (not a verdict)",
}

TYPES: dict[SourceType, str] = {
    "person": "person",
    "official_body": "official body",
    "organisation": "organisation",
    "outlet": "outlet",
    "document": "document",
    "social": "social post",
    "anonymous_described": "anonymous, described",
    "anonymous_bare": "anonymous, one person",
    "anonymous_collective": "anonymous, collective",
    "vague": "hearsay",
    "self": "this outlet's own reporting",
}

UNNAMED: frozenset[SourceType] = frozenset(
    {"social", "anonymous_described", "anonymous_bare", "anonymous_collective", "vague", "self"}
)
"""Types that are said beside the source in a chain; the others show in the name itself."""

KINDS: dict[ClaimKind, str] = {
    "fact": "fact",
    "opinion": "opinion",
    "prediction": "prediction",
    "background": "background",
    "none": "no claim",
}

SEVERITY: dict[FindingLevel, int] = {"error": 0, "warning": 1, "note": 2}
"""Findings in the order an editor wants them."""

DIFFERENCES: dict[DifferenceKind, str] = {
    "number": "number",
    "unit": "unit",
    "date": "date",
    "negation": "negation",
    "direction": "direction",
    "name": "name",
    "place": "place",
    "role": "role",
    "hedge": "hedge",
    "attribution": "who says it",
    "quote": "quotation",
}

COPIES: dict[ReadFrom, str] = {"network": "", "file": "", "cache": " (kept copy)", "archive": " (archived copy)"}
"""Said behind a reference that was not read fresh."""

NEGATORS = frozenset(("no", "not", "n't", "n’t", "never", "none", "nobody", "nothing", "neither", "nor", "without"))
"""Words that deny; beside one, the word that a difference of negation shows on its other side tells nothing."""

ABSENT = "nothing"
"""What a difference shows on the side where its words do not stand."""


def sentence(words: str) -> str:
    """The words with a capital at their beginning; the name of a file or a site that comes first keeps its own."""
    first = words.partition(" ")[0]
    return words if _PLACE.search(first) else words[:1].upper() + words[1:]


def decimals(value: float, digits: int = 2) -> str:
    """A number the way the report prints it, without the nought: `.55`, `−.05`, `1.00`."""
    text = f"{abs(value):.{digits}f}"
    text = text.removeprefix("0") if text.startswith("0.") else text
    return f"−{text}" if value < 0 and float(f"{value:.{digits}f}") else text


def sum_of(steps: Sequence[Step], score: float) -> str:
    """The steps as a sum a reader can follow; as many digits, 2 to 4, as it takes for what is printed to add up."""
    if len(steps) == 1 and round(steps[0].value - score, 2) == 0:
        return _step(steps[0], 2, first=True)
    digits = digits_of(steps, score)
    parts = [_step(s, digits, first=n == 0) for n, s in enumerate(steps)]
    return f"{decimals(score, digits)} = {', '.join(parts)}"


def digits_of(steps: Sequence[Step], score: float) -> int:
    """As many digits after the point, 2 to 4, as it takes for the printed steps to add up to the printed score."""
    return next((d for d in (2, 3) if _adds_up(steps, score, d)), 4)


def _adds_up(steps: Sequence[Step], score: float, digits: int) -> bool:
    return round(sum(round(s.value, digits) for s in steps), digits) == round(score, digits)


def _step(step: Step, digits: int, *, first: bool) -> str:
    value = decimals(step.value, digits)
    if not first and not value.startswith("−"):
        value = f"+{value}"
    return f"{step_name(step.name)} {value}"


def step_name(name: str) -> str:
    """`base S5` with the rung in words; factors without noughts, commas and exponents of one."""
    rung = name.removeprefix("base ")
    if rung != name:
        words = next((words for level, words in LEVELS.items() if level == rung), None)
        return f"{rung} {words}" if words else name
    return re.sub(r"\b0\.(?=\d)", ".", name).replace(", ×", " ×").removesuffix("^1")


def count(number: int, noun: str) -> str:
    """`1 origin`, `3 origins`; for nouns that add an s."""
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"
