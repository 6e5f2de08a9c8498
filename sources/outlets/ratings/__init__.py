"""Ratings of outlets by people who rate: imported set by set, kept as they were written, looked up by address.

A rating belongs to a rater, a scale, a date and, where the rater says so, a period. Nothing here is averaged, and an
outlet without an entry is not rated, which says nothing about it.
"""

from sources.outlets.ratings.importing import Columns, Imported, import_ratings
from sources.outlets.ratings.keeping import Forgotten, KeptSet, RatingSet, append_records, read_ratings, sets_in
from sources.outlets.ratings.lookup import NO_RATINGS, Rating, Ratings
from sources.outlets.ratings.scales import NO_SCALE, Scale, read_scale

__all__ = [
    "NO_RATINGS",
    "NO_SCALE",
    "Columns",
    "Forgotten",
    "Imported",
    "KeptSet",
    "Rating",
    "RatingSet",
    "Ratings",
    "Scale",
    "append_records",
    "import_ratings",
    "read_ratings",
    "read_scale",
    "sets_in",
]
