"""Signatures: a quotation with a dash and a name beneath or behind it, which labelled news has too seldom to learn."""

from collections.abc import Iterator
from itertools import groupby

from verify.attribution.learned.columns import Columns
from verify.attribution.learned.spans import Reading
from verify.attribution.learned.windows import Candidate
from verify.model import ParsedText

_DASHES = frozenset({"―", "—", "–", "--", "-"})
_CLOSES = 3
LONGEST_NAME = 14
"""Tokens of a name with title and place, at most."""
SURE = 0.95
"""Probability given to one; a form that leaves little doubt."""


def find_signatures(parsed: ParsedText, columns: Columns) -> tuple[Reading, ...]:
    """Every quotation that ends its paragraph with a dash and a name: “We stay.” — Ada Moss, baker."""
    return tuple(_in_paragraphs(parsed, columns))


def _in_paragraphs(parsed: ParsedText, columns: Columns) -> Iterator[Reading]:
    for _, group in groupby(parsed.sentences, key=lambda s: s.paragraph):
        sentences = list(group)
        first, last = sentences[0].first, sentences[-1].last
        for dash in range(max(first + 1, last - LONGEST_NAME - 1), last - 1):
            if parsed.tokens[dash].text in _DASHES and columns.quote[dash - 1] % 4 == _CLOSES:
                if _is_name(parsed, columns, dash + 1, last):
                    yield _signed(columns, first, dash, last)
                break


def _is_name(parsed: ParsedText, columns: Columns, first: int, last: int) -> bool:
    tokens = parsed.tokens[first:last]
    plain = all(t.pos not in {"VERB", "AUX"} for t in tokens) and not (columns.quote[first:last] > 0).any()
    return plain and tokens[0].text[0].isupper() and tokens[0].pos in {"PROPN", "NOUN"}


def _signed(columns: Columns, first: int, dash: int, last: int) -> Reading:
    """The quotation goes back to the paragraph's start where that is quoted too."""
    start = first
    if columns.quote[first] == 0:
        start = next(n for n in range(first, dash) if columns.quotation[n] == columns.quotation[dash - 1])
    candidate = Candidate(dash, dash + 1, SURE)
    return Reading(candidate, tuple(range(dash + 1, last)), tuple(range(start, dash)), SURE, SURE, SURE)
