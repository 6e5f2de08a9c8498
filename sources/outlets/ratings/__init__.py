"""Ratings of outlets by people who rate: imported set by set, kept as they were written, looked up by address.

A rating belongs to a rater, a scale, a date and, where the rater says so, a period. Nothing here is averaged, and an
outlet without an entry is not rated, which says nothing about it.
"""

from sources.outlets.ratings.importing import Columns, Imported, Statement, import_ratings
from sources.outlets.ratings.keeping import (
    KeptSet,
    append_records,
    digest_of,
    narrowed,
    read_ratings,
    sets_in,
    told,
)
from sources.outlets.ratings.lookup import NO_RATINGS, Rating, Ratings, places_of
from sources.outlets.ratings.scales import NO_SCALE, Scale, read_scale
from sources.outlets.ratings.sets import UNDATED, Basis, Forgotten, RatingEntry, RatingSet

__all__ = [
    "NO_RATINGS",
    "NO_SCALE",
    "UNDATED",
    "Basis",
    "Columns",
    "Forgotten",
    "Imported",
    "KeptSet",
    "Rating",
    "RatingEntry",
    "RatingSet",
    "Ratings",
    "Scale",
    "Statement",
    "append_records",
    "digest_of",
    "import_ratings",
    "narrowed",
    "places_of",
    "read_ratings",
    "read_scale",
    "sets_in",
    "told",
]
