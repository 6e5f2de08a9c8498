"""What raters say of the outlets a report names, in words: each by itself, on its own scale, never averaged."""

from verify.model import OutletRating, Report
from verify.reports.escape import one_line
from verify.reports.view import Entry

RATINGS_TITLE = "What raters say of the outlets; no rating enters the score of a statement"
BASES = {"observed": "observed", "imputed": "imputed", "not stated": "observed or imputed not stated"}


def cells(rating: OutletRating) -> tuple[str, str, str, str, str, str]:
    """Rater, value, scale, date, basis, and of what and when it is where that is not the outlet as a whole."""
    about = " ".join((rating.place or "", f"in {rating.period}" if rating.period else "")).strip()
    told = (rating.rater, rating.value, rating.scale, rating.date, BASES[rating.basis], about)
    rater, value, scale, date, basis, about = map(one_line, told)
    return rater, value, scale, date, basis, about


def sentence_of(rating: OutletRating) -> str:
    """One rating in a line: `A Rater: 62 on 0..100, 2019, observed`."""
    rater, value, scale, date, basis, about = cells(rating)
    return f"{rater}: {value} on {scale}, {date}, {basis}" + (f" ({about})" if about else "")


def rating_entries(report: Report) -> tuple[Entry, ...]:
    """A line for each outlet the report names, those without ratings too; nothing where nobody rated any of them."""
    rated = [(o.name, o.ratings) for o in report.outlets] + [(p.place, p.ratings) for p in report.unlisted]
    if not any(ratings for _, ratings in rated):
        return ()
    return tuple(Entry(name, "; ".join(map(sentence_of, ratings)) or "not rated") for name, ratings in rated)
