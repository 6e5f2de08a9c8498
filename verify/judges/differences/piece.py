"""A piece: a part of a sentence that can match, or differ from, a part of another."""

from typing import Literal, NamedTuple

from sources.model import Span
from verify.language.dates import Date, compatible
from verify.language.names import same_name
from verify.language.numbers import Number, agree

PieceKind = Literal["word", "name", "number", "date"]
PLACES = frozenset({"GPE", "LOC", "FAC"})
"""Entity labels of places."""


class Piece(NamedTuple):
    """A part of a sentence that can match, or differ from, a part of another."""

    kind: PieceKind
    key: str
    """Equal for words that say the same."""
    stem: str
    """A second chance where the parser's lemmas disagree."""
    span: Span
    token: int
    """Index of its first token."""
    weight: float
    """Share in coverage."""
    value: Number | Date | None = None
    label: str = ""
    """Entity label of a name."""
    negations: tuple[Span, ...] = ()
    """Negators that bear on it."""
    hedges: tuple[Span, ...] = ()
    """Hedges that bear on it."""
    said: bool = False
    """Whether it is the verb of an attribution."""


def match(one: Piece, other: Piece) -> bool:
    """Whether two pieces say the same."""
    if isinstance(one.value, Number) and isinstance(other.value, Number):
        return agree(one.value, other.value)
    if isinstance(one.value, Date) and isinstance(other.value, Date):
        return compatible(one.value, other.value)
    if one.key == other.key or one.stem == other.stem:
        return True
    return one.kind == other.kind == "name" and same_name(one.key, other.key)
