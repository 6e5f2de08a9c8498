"""Sentence levels: for every sentence its kind, rung, and whether it is weakly or anonymously sourced."""

from collections.abc import Sequence
from typing import NamedTuple

from sources.model import Span
from verify.model import Claim, ClaimKind, Level, ParsedText, Sentence, Vouching

_ANONYMOUS: frozenset[Level] = frozenset({"S4", "S3", "S2"})
_WEAK: frozenset[Level] = frozenset({"S0", "S1", "S2", "S3", "S5"})


class SentenceLevel(NamedTuple):
    """How well one sentence is sourced."""

    span: Span
    kind: ClaimKind
    level: Level
    weak: bool
    anonymous: bool


def sentence_levels(
    parsed: ParsedText, claims: Sequence[Claim], vouchings: Sequence[Vouching]
) -> tuple[SentenceLevel, ...]:
    """One for every sentence, by its main claim: the longest one that a source could be asked for."""
    by_sentence: dict[int, list[tuple[Claim, Vouching]]] = {}
    for claim, vouching in zip(claims, vouchings, strict=True):
        by_sentence.setdefault(claim.sentence, []).append((claim, vouching))
    return tuple(
        _level(s.span, by_sentence.get(s.number, []), heading=_is_heading(parsed, s)) for s in parsed.sentences
    )


def _is_heading(parsed: ParsedText, sentence: Sentence) -> bool:
    """Whether it is a headline or subhead: a paragraph by itself that ends without a stop."""
    ends = parsed.text[sentence.span.end - 1] not in ".!?…:\"'”’»)"
    alone = len(parsed.sentences_in(sentence.paragraph)) == 1
    return sentence.block == "title" or (ends and alone)


def _level(span: Span, pairs: Sequence[tuple[Claim, Vouching]], *, heading: bool) -> SentenceLevel:
    if not pairs:
        return SentenceLevel(span, "none", "EX", weak=False, anonymous=False)
    claim, vouching = max(pairs, key=lambda p: (not p[1].exempt, p[0].span.length))
    if vouching.exempt:
        return SentenceLevel(span, claim.kind, "EX", weak=False, anonymous=False)
    level = vouching.level
    # A heading sums up what stands below it: whether that is weakly sourced is told there.
    weak = not heading and (level in _WEAK or (level == "S4" and claim.kind == "opinion"))
    return SentenceLevel(span, claim.kind, level, weak, level in _ANONYMOUS)
