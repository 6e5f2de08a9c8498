"""Reliability of a witness as imported ratings set it: r between .55 and .75, and never the strength of an attribution.

A rater's value is mapped linearly from the rater's own scale, worst to best, to the rubric's range. Where raters
disagree, the least favourable one sets r, whole and under its name. No mean and no median: an average is a rating that
nobody gave, on a scale that nobody uses. The least has three more merits: a list that copies another counts nothing
twice, importing one more rater never makes a witness count for more, and the rule is the cautious one, since ratings
of outlets foretell little of single claims. A value that was imputed, or of which nobody says whether it was, sets
nothing: it is shown, and r stays that of an unrated outlet.
"""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from sources.outlets.ratings import Rating
from verify.rubric.values import RUBRIC, Witnesses


class Trust(NamedTuple):
    """How far a witness is relied on."""

    r: float
    """Probability, 0 to 1."""
    reason: str = ""
    """Which rating set it; empty for an outlet that nobody rated."""


def trust_of(ratings: Sequence[Rating], day: str, *, numbers: Witnesses = RUBRIC.witnesses) -> Trust | None:
    """Reliability of an outlet for what it published on `day` (ISO 8601); None where no rating can set it."""
    graded = [(share, r) for r in in_force(ratings, day) if r.basis == "observed" and (share := r.share) is not None]
    if not graded:
        return None
    share, rating = min(graded, key=lambda found: (found[0], found[1].rater, found[1].value))
    r = numbers.rated_worst + share * (numbers.rated_best - numbers.rated_worst)
    raters = len({told.rater for _, told in graded})
    others = f", the least favourable of {raters} raters" if raters > 1 else ""
    return Trust(r, f"r {r:.2f}: {rating.rater} {rating.date} “{rating.value}”{others}".replace("r 0.", "r .", 1))


def in_force(ratings: Iterable[Rating], day: str) -> tuple[Rating, ...]:
    """Of each rater the rating that speaks of `day`: the last one made until then, else the first one made after.

    A rating of another period is of another body, however like the name.
    """
    chosen: dict[tuple[str, str], Rating] = {}
    for rating in sorted((r for r in ratings if r.covers(day)), key=lambda r: r.date):
        key = (rating.rater, rating.place)
        if key not in chosen or rating.date[: len(day)] <= day[: len(rating.date)]:
            chosen[key] = rating
    return tuple(chosen.values())
