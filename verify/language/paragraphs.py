"""Paragraphs: the stretches of a document that are parsed one by one, boilerplate left out."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from sources.model import Block, Document, Span

# A sentence end inside an overlong paragraph, where it may be cut for the parser.
_CUT = re.compile(r"[.!?][\"'”’»)]?\s")
LONGEST = 8_000
"""Code points given to the parser at once; its memory grows with the longest stretch, not with the document.

Ten times a long paragraph: what reads trees takes time that grows with more than a sentence's length.
"""


class Paragraph(NamedTuple):
    """A stretch of one block, without white space at its edges."""

    span: Span
    block: str
    """Kind of its block."""
    number: int
    """Counted over the document; the pieces of an overlong paragraph share theirs."""


def find_paragraphs(document: Document) -> tuple[Paragraph, ...]:
    """The paragraphs of title, body and quote blocks, in order."""
    found: list[Paragraph] = []
    number = 0
    for block in document.blocks:
        if block.kind == "boilerplate":
            continue
        for span in _lines(document.text, block):
            found.extend(Paragraph(piece, block.kind, number) for piece in _pieces(document.text, span))
            number += 1
    return tuple(found)


def whole_text(text: str) -> tuple[Paragraph, ...]:
    """The paragraphs of a bare text that has no blocks: its lines, or blank-line groups where it is hard-wrapped."""
    found: list[Paragraph] = []
    start = 0
    number = 0
    for gap in [*re.finditer(r"\n[ \t\r]*\n\s*", text), None]:
        end = gap.start() if gap else len(text)
        block = Block(kind="body", span=Span(start, end))
        for span in _lines(text, block):
            found.extend(Paragraph(piece, "body", number) for piece in _pieces(text, span))
            number += 1
        start = gap.end() if gap else end
    return tuple(found)


def _lines(text: str, block: Block) -> Iterator[Span]:
    """The lines of a block, trimmed; the whole block where its lines were broken by width, not by sense."""
    if _is_hard_wrapped(block.span.of(text)):
        yield from _trimmed(text, block.span)
        return
    start = block.span.start
    for match in re.finditer(r"\n+", block.span.of(text)):
        yield from _trimmed(text, Span(start, block.span.start + match.start()))
        start = block.span.start + match.end()
    yield from _trimmed(text, Span(start, block.span.end))


def _is_hard_wrapped(text: str) -> bool:
    """Whether line ends stand where a width was reached: full lines of like length, most ending inside a sentence."""
    lines = [line.strip() for line in text.strip().split("\n")]
    if len(lines) < 2:
        return False
    full = lines[:-1]
    if not all(45 <= len(line) <= 100 for line in full):
        return False
    inside = sum(not line.endswith((".", "!", "?", '."', ".”", ":", "»")) for line in full)
    return inside * 2 > len(full)


def _trimmed(text: str, span: Span) -> Iterator[Span]:
    start, end = span
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    if start < end:
        yield Span(start, end)


def _pieces(text: str, span: Span) -> Iterator[Span]:
    """The span itself, or pieces of it no longer than LONGEST, cut at sentence ends where there are any."""
    start = span.start
    while span.end - start > LONGEST:
        cuts = [m.end() for m in _CUT.finditer(text, start + LONGEST // 2, start + LONGEST)]
        end = cuts[-1] if cuts else _last_space(text, start + LONGEST // 2, start + LONGEST)
        yield from _trimmed(text, Span(start, end))
        start = end
    yield from _trimmed(text, Span(start, span.end))


def _last_space(text: str, start: int, end: int) -> int:
    found = text.rfind(" ", start, end)
    return end if found < 0 else found + 1
