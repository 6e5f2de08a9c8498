"""Quotations: words in quotation marks must stand in the passage as they are."""

import re
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from typing import NamedTuple

from sources.model import Span
from verify.model import Difference, ParsedText

FEWEST = 3
"""Words below which a quotation is a scare quote or a title."""
ALIKE_FROM = 0.6
"""Share of a quotation's words in order that must stand in the passage for it to be the same quotation."""
_CUT = re.compile(r"…|\.\s?\.\s?\.|\[[^\]]*\]")
_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")
_CONTRACTIONS = {
    "can't": "can not", "won't": "will not", "shan't": "shall not", "ain't": "is not", "cannot": "can not",
    "gonna": "going to", "let's": "let us",
}  # fmt: skip
_ENDINGS = {"n't": "not", "'re": "are", "'ve": "have", "'ll": "will", "'m": "am"}


class _Said(NamedTuple):
    """A word with where it stands."""

    word: str
    span: Span


def differ_in_quotes(claim: ParsedText, passage: ParsedText) -> Iterator[Difference]:
    """Quotations of the claim whose words the passage has otherwise; marked cuts are fair."""
    theirs = _words(passage.text, Span(0, len(passage.text)))
    for quote in claim.quotes:
        for part in _parts(claim.text, quote.inner):
            ours = _words(claim.text, part)
            if len(ours) >= FEWEST and not _stands(ours, theirs):
                yield from _altered(ours, theirs)


def _parts(text: str, inner: Span) -> Iterator[Span]:
    """The stretches of a quotation between its marked cuts."""
    start = inner.start
    for cut in _CUT.finditer(text, inner.start, inner.end):
        yield Span(start, cut.start())
        start = cut.end()
    yield Span(start, inner.end)


def _words(text: str, within: Span) -> list[_Said]:
    """Folded words, contractions written out, with their spans."""
    found: list[_Said] = []
    for hit in _WORD.finditer(text, within.start, within.end):
        found.extend(_Said(w, Span(hit.start(), hit.end())) for w in _written_out(hit.group()).split())
    return found


def _written_out(word: str) -> str:
    plain = word.casefold().replace("’", "'")
    if plain in _CONTRACTIONS:
        return _CONTRACTIONS[plain]
    for ending, full in _ENDINGS.items():
        if plain.endswith(ending) and plain != ending:
            return f"{plain.removesuffix(ending)} {full}"
    return plain


def _stands(ours: Sequence[_Said], theirs: Sequence[_Said]) -> bool:
    words = " ".join(w.word for w in ours)
    return f" {words} " in f" {' '.join(w.word for w in theirs)} "


def _altered(ours: Sequence[_Said], theirs: Sequence[_Said]) -> Iterator[Difference]:
    """The first place where the passage has the quotation otherwise; nothing when it does not have it at all."""
    matcher = SequenceMatcher(None, [w.word for w in ours], [w.word for w in theirs], autojunk=False)
    blocks = [b for b in matcher.get_matching_blocks() if b.size]
    if sum(b.size for b in blocks) < ALIKE_FROM * len(ours):
        return
    end_ours, end_theirs = 0, blocks[0].b - blocks[0].a
    for block in blocks:
        if block.a > end_ours or (block.b > end_theirs and end_ours):
            yield Difference(
                kind="quote",
                claim=_cover(ours, end_ours, block.a),
                passage=_cover(theirs, max(0, end_theirs), block.b),
            )
            return
        end_ours, end_theirs = block.a + block.size, block.b + block.size
    if end_ours < len(ours):
        last = min(len(theirs), end_theirs + len(ours) - end_ours)
        yield Difference(
            kind="quote", claim=_cover(ours, end_ours, len(ours)), passage=_cover(theirs, end_theirs, last)
        )


def _cover(words: Sequence[_Said], start: int, end: int) -> Span:
    """Span of words start to end; an empty span before `start` when there are none between."""
    if start < end:
        return Span(words[start].span.start, words[end - 1].span.end)
    at = words[start].span.start if start < len(words) else words[-1].span.end
    return Span(at, at)
