"""Turned about: two parts of a sentence that have changed places while everything around them stayed as it was.

"The tenant sued the landlord" and "the landlord sued the tenant" have the same words in the same frame. Whether names
or common nouns, and whatever a parser makes of the sentence, the order tells.
"""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from sources.model import Span
from verify.judges.differences.alignment import Alignment
from verify.judges.differences.lexicon import REPORTING, SYMMETRIC
from verify.judges.differences.piece import Piece
from verify.judges.differences.roles import are_teams
from verify.model import Difference, DifferenceKind, ParsedText, Token

LONGEST = 8
"""Pieces of a part that may change places."""
FEWEST = 3
"""Matched pieces below which order says nothing."""
_NOMINAL = frozenset({"NOUN", "PROPN", "ADJ", "NUM", "ADP", "DET", "PRON", "X", "PUNCT", "PART", "SYM", "CCONJ"})
_LINKS = frozenset({"prep", "agent", "dative", "cc"})
_JOINED = frozenset({"and", "or", ",", "&", "with", "between", "nor", "versus", "vs"})
"""Between two parts these make a list or a pair, which may be told in any order."""
_FROM_TO = (frozenset({"from", "to"}), frozenset({"of", "by"}), frozenset({"from", "into"}), frozenset({"for", "by"}),
            frozenset({"to", "by"}), frozenset({"against", "by"}), frozenset({"of", "to"}))  # fmt: skip
"""Two small words that give what follows them different parts to play."""


class _Exchange(NamedTuple):
    """Index ranges of the claim's pieces: what stood first, what between, what last; end-exclusive."""

    first: tuple[int, int]
    between: tuple[int, int]
    last: tuple[int, int]


def differ_in_order(alignment: Alignment, claim: ParsedText, passage: ParsedText) -> Iterator[Difference]:
    """Two parts that have changed places around a verb, or behind two small words, that tell them apart."""
    matched = sorted(alignment.pairs)
    order = [alignment.pairs[i] for i in matched]
    exchange = _exchange(order)
    if exchange is None or len(matched) < FEWEST:
        return
    ours = _Sides(alignment.claim, matched, claim)
    theirs = _Sides(alignment.passage, sorted(order), passage)
    if not ours.are_parts(exchange) or not theirs.are_parts(_turned(exchange)):
        return
    kind = _kind(ours, theirs, exchange)
    if kind:
        first = ours.cover(exchange.first)
        instead = theirs.cover(_turned(exchange).first)
        yield Difference(kind=kind, claim=first, passage=instead)


def _turned(exchange: _Exchange) -> _Exchange:
    """The same stretches where the passage has them."""
    start, end = exchange.first[0], exchange.last[1]
    lead = exchange.last[1] - exchange.last[0]
    tail = exchange.first[1] - exchange.first[0]
    return _Exchange((start, start + lead), (start + lead, end - tail), (end - tail, end))


def _exchange(order: Sequence[int]) -> _Exchange | None:
    """The one exchange of two stretches that makes this order of a sorted one; None where it is made otherwise."""
    ranks = {j: n for n, j in enumerate(sorted(order))}
    places = [ranks[j] for j in order]
    wrong = [n for n, place in enumerate(places) if n != place]
    if not wrong:
        return None
    start, end = wrong[0], wrong[-1] + 1
    part = places[start:end]
    runs = [n for n in range(1, len(part)) if part[n] != part[n - 1] + 1]
    if len(runs) == 1:
        cuts = (runs[0], runs[0])
    elif len(runs) == 2:
        cuts = (runs[0], runs[1])
    else:
        return None
    lead, middle, tail = part[: cuts[0]], part[cuts[0] : cuts[1]], part[cuts[1] :]
    if [*tail, *middle, *lead] != list(range(start, end)) or max(len(lead), len(tail)) > LONGEST:
        return None
    return _Exchange((start, start + cuts[0]), (start + cuts[0], start + cuts[1]), (start + cuts[1], end))


class _Sides(NamedTuple):
    """The matched pieces of one side."""

    pieces: Sequence[Piece]
    matched: Sequence[int]
    """Indices of pieces, in text order."""
    parsed: ParsedText

    def cover(self, part: tuple[int, int]) -> Span:
        """From the first to the last of the pieces."""
        inside = [self.pieces[n] for n in self.matched[slice(*part)]]
        return Span(inside[0].span.start, inside[-1].span.end)

    def tokens(self, part: tuple[int, int]) -> Sequence[Token]:
        """Every token from the first to the last of the pieces."""
        if part[0] == part[1]:
            return ()
        span = self.cover(part)
        return [t for t in self.parsed.tokens if span.contains(t.span)]

    def before(self, part: tuple[int, int]) -> str:
        """The small word that governs the part: a preposition before it, articles and adjectives passed over."""
        at = self.tokens(part)[0].number - 1
        while at >= 0 and self.parsed.tokens[at].pos in {"DET", "ADJ", "NUM", "PRON"}:
            at -= 1
        token = self.parsed.tokens[at] if at >= 0 else None
        if token is None or not (token.dep in _LINKS or token.text.casefold() in _JOINED | {"than", "as"}):
            return ""
        return token.text.casefold()

    def are_teams(self, exchange: _Exchange) -> bool:
        """Whether both stretches that moved are lands, teams or the like."""
        parts = ([self.pieces[n] for n in self.matched[slice(*part)]] for part in (exchange.first, exchange.last))
        return all(map(are_teams, parts))

    def are_parts(self, exchange: _Exchange) -> bool:
        """Whether both stretches that moved are things or people, without a verb of their own."""
        moved = [t for part in (exchange.first, exchange.last) for t in self.tokens(part)]
        return all(t.pos in _NOMINAL or t.tag.startswith("NN") for t in moved)


_ONTO = frozenset({"on", "against", "of", "over", "to"})


def _owns(side: _Sides, exchange: _Exchange) -> bool:
    """Whether the first part owns what stands between: Norway's attack on Sweden."""
    after = side.tokens(exchange.first)[-1].number + 1
    return after < len(side.parsed.tokens) and side.parsed.tokens[after].tag == "POS"


def _kind(ours: _Sides, theirs: _Sides, exchange: _Exchange) -> DifferenceKind | None:
    there = _turned(exchange)
    small = (ours.before(exchange.first), ours.before(exchange.last))
    if small != (theirs.before(there.first), theirs.before(there.last)) or set(small) & _JOINED:
        return None
    if exchange.between[0] == exchange.between[1]:
        return "role" if frozenset(small) in _FROM_TO else None
    between = ours.tokens((exchange.first[1] - 1, exchange.last[0] + 1))
    over_there = theirs.tokens((there.first[1] - 1, there.last[0] + 1))
    if _owns(ours, exchange) and _owns(theirs, there) and small[1] in _ONTO:
        return "role"
    compared = small[1] == "than" and any(t.tag in {"JJR", "RBR"} for t in between)
    inner = [t for t in between if t.pos == "VERB" or t.tag.startswith("VB")]
    verbs = [t for t in inner if t.pos == "VERB"]
    same = [t.text.casefold() for t in inner] == [
        t.text.casefold() for t in over_there if t.pos == "VERB" or t.tag.startswith("VB")
    ]
    if compared and same:
        return "role"
    if not verbs or not same or any(t.lemma.casefold() in SYMMETRIC for t in verbs):
        return None
    if any(t.lemma.casefold() == "play" for t in verbs) and ours.are_teams(exchange):
        return None
    return "attribution" if verbs[0].lemma.casefold() in REPORTING and len(verbs) > 1 else "role"
