"""Passages: the windows of a reference that are searched, and shown to a judge beside a one-sentence claim.

A window is one sentence, or two that follow each other in a paragraph. One alone lets a judge compare sentence with
sentence; two keep "He denied it." beside the sentence that says who he is and what was said. Every further length
would grow the index by the whole text once more.
"""

import re
from collections.abc import Iterator
from itertools import pairwise

from sources.model import Block, Document, Passage, Span
from sources.sentences import LONGEST_SENTENCE, find_sentences, trim

_BLANK_LINES = re.compile(r"\n[ \t\r]*\n\s*")
WRAP_WIDTHS = range(40, 121)
"""Widths, in code points, at which people and mail programs wrap lines."""


def split_passages(document: Document) -> tuple[Passage, ...]:
    """The passages of `document` in text order, the shorter of two that start together first.

    Their spans are exact, keep inside one paragraph of one block and never touch boilerplate. A headline is one
    passage. A document without blocks is read as one body.
    """
    whole = (Block(kind="body", span=Span(0, len(document.text))),)
    windows = (window for block in document.blocks or whole for window in _windows(document.text, block))
    return tuple(Passage(document.id, window, window.of(document.text)) for window in windows)


def _windows(text: str, block: Block) -> Iterator[Span]:
    if block.kind == "boilerplate":
        return
    title = trim(text, block.span)
    if block.kind == "title" and title.length <= LONGEST_SENTENCE:
        if _has_words(text, title):
            yield title
        return
    for paragraph in find_paragraphs(text, block.span):
        sentences = [s for s in find_sentences(text, paragraph) if _has_words(text, s)]
        for number, sentence in enumerate(sentences):
            yield sentence
            if number + 1 < len(sentences):
                yield Span(sentence.start, sentences[number + 1].end)


def find_paragraphs(text: str, within: Span) -> Iterator[Span]:
    """The paragraphs of a stretch: its lines, but a group of lines wrapped at a width is one paragraph."""
    start = within.start
    for gap in [*_BLANK_LINES.finditer(text, within.start, within.end), None]:
        group = Span(start, gap.start() if gap else within.end)
        if _is_wrapped(group.of(text)):
            yield group
        else:
            yield from _lines(text, group)
        start = gap.end() if gap else within.end


def _lines(text: str, group: Span) -> Iterator[Span]:
    start = group.start
    for line in group.of(text).split("\n"):
        yield Span(start, start + len(line))
        start += len(line) + 1


def _is_wrapped(group: str) -> bool:
    """Whether the line ends come from a width: at each one, the next line's first word would not have fitted.

    Two lines always look so when the first is the longer; there the second must also go on in lower case.
    """
    lines = [line.rstrip() for line in group.strip().split("\n")]
    width = max(map(len, lines))
    if len(lines) < 2 or width not in WRAP_WIDTHS or not all(lines):
        return False
    if len(lines) == 2 and not lines[1].lstrip()[:1].islower():
        return False
    return all(len(line) + 1 + len(after.split(maxsplit=1)[0]) > width for line, after in pairwise(lines))


def _has_words(text: str, span: Span) -> bool:
    return any(character.isalnum() for character in span.of(text))
