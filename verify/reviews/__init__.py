"""What people decide about claims: kept with who and when, only ever added to, and carried over to the next run."""

from verify.reviews.carrying import carry_over, in_force
from verify.reviews.keeping import Kept, append_records, read_records
from verify.reviews.recording import Spoken, article_of, claim_words, put_on_record

__all__ = [
    "Kept",
    "Spoken",
    "append_records",
    "article_of",
    "carry_over",
    "claim_words",
    "in_force",
    "put_on_record",
    "read_records",
]
