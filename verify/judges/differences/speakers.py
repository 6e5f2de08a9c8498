"""Speakers without a name: the farmers said it, or the traders did."""

from collections.abc import Iterator, Sequence

from sources.model import Span
from verify.judges.differences.alignment import Alignment
from verify.judges.differences.lexicon import ALIKE, VOICING
from verify.judges.differences.piece import Piece
from verify.judges.differences.sorts import may_be_one_speaker
from verify.model import Difference, ParsedText, Token

BESIDE = 0.85
"""Coverage that the rest of the claim must have: a speaker is only another one beside the same words."""
_SUBJECTS = frozenset({"nsubj", "nsubjpass"})


def differ_in_speakers(alignment: Alignment, claim: ParsedText, passage: ParsedText) -> Iterator[Difference]:
    """Common nouns in each other's place, both the source of what is said, that cannot be one speaker."""
    for slot in alignment.slots:
        ours = alignment.claim[slice(*slot.claim)]
        theirs = alignment.passage[slice(*slot.passage)]
        if alignment.coverage_beside(ours) < BESIDE or any(p.kind != "word" for p in (*ours, *theirs)):
            continue
        heads = _source(ours, claim), _source(theirs, passage)
        if heads[0] is None or heads[1] is None or _may_be_one(ours, theirs):
            continue
        yield Difference(kind="attribution", claim=_cover(ours), passage=_cover(theirs))


def _may_be_one(ours: Sequence[Piece], theirs: Sequence[Piece]) -> bool:
    return any(may_be_one_speaker(_plain(a), _plain(b)) for a in ours for b in theirs)


def _plain(piece: Piece) -> str:
    return ALIKE.get(piece.key, piece.key)


def _source(pieces: Sequence[Piece], parsed: ParsedText) -> Token | None:
    """The head of whom the pieces name, where that is who reports; all of them must belong to it."""
    tokens = [parsed.tokens[p.token] for p in pieces]
    if any(t.pos not in {"NOUN", "PROPN", "ADJ"} for t in tokens):
        return None
    head = tokens[-1]
    while head.dep in {"compound", "amod", "poss", "nmod"}:
        head = parsed.tokens[head.head]
    if any(t.pos == "ADJ" for t in tokens) or head.pos == "PRON":
        return None
    return head if _reports(head, parsed) else None


def _reports(head: Token, parsed: ParsedText) -> bool:
    above = parsed.tokens[head.head]
    if head.dep in _SUBJECTS:
        return above.lemma.casefold() in VOICING
    if head.dep != "pobj":
        return False
    # "according to the traders": the small word hangs on "according".
    return parsed.tokens[above.head].text.casefold() == "according" or above.text.casefold() == "according"


def _cover(pieces: Sequence[Piece]) -> Span:
    return Span(pieces[0].span.start, pieces[-1].span.end)
