"""Plain text: the text stays as it is, its lines get roles."""

import re
from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from sources.errors import InputError
from sources.extract.boilerplate import Unit, has_inner_stop, is_furniture, is_list_heading, mark_boilerplate
from sources.extract.bylines import is_top_line, read_top
from sources.extract.compose import Composition, Facts, build_document
from sources.model import Block, BlockKind, Document, Page, Span

_LINE = re.compile(r"[^\r\n\v\f\x85\u2028\u2029]+")
_BULLET = re.compile(r"(?:[-*•‣◦▪●■○–—]|\d{1,2}[.)])\s+(?=\S)")
_MARK = re.compile(r"[-*•‣◦▪●■○]\s+")
_QUOTED = re.compile(r"(?:>\s?)+")
_STOP = re.compile(r"[.!?…。؟:][\"”’»)\]]*$")
_TITLE_WORDS = 30
_TITLE_LINES = 5
"""How many lines may stand above the headline: date, byline, section, share line."""
MAX_LINES = 50_000
"""A long book has about 20,000; this many take 2 s on one core."""
_WRAP_COLUMNS = 100
"""Hard-wrapped texts break at 65 to 80 columns, at times up to 100."""


class Line(NamedTuple):
    """A line, or the lines that one paragraph was wrapped over, without the space around it."""

    span: Span
    blanks: int
    """Empty lines before it."""


def read_plain(page: Page, text: str) -> Document:
    """The document whose text is `text` itself; only the roles of its stretches are worked out."""
    lines = _lines(text)
    if len(lines) > MAX_LINES:
        raise InputError(f"{page.name!r} holds more than the {MAX_LINES:,} lines that are read as one text; cut it up")
    lines = _unwrap(text, lines)
    texts = [line.span.of(text) for line in lines]
    title = _title_place(texts, lines)
    units = [Unit(t, is_item=bool(_BULLET.match(t)), is_apart=lines[i].blanks > 0) for i, t in enumerate(texts)]
    marks = mark_boilerplate(units)
    top = read_top(["" if is_marked else t for t, is_marked in zip(texts, marks, strict=True)], latest=page.fetched)
    blocks = []
    for index, line in enumerate(lines):
        kind: BlockKind = "boilerplate" if marks[index] or index in top.lines else "body"
        blocks.append(_block(text, line.span, "title" if index == title else kind))
    facts = Facts(
        title="" if title is None else " ".join(texts[title].split()),
        authors=top.authors,
        published=top.published,
        published_from="dateline" if top.published else None,
    )
    return build_document(page, Composition(text, tuple(blocks), ()), facts)


def _block(text: str, span: Span, kind: BlockKind) -> Block:
    """The block of a line; marks of quotation and lists stay outside of it."""
    if kind == "body":
        quoted = _QUOTED.match(text, span.start, span.end)
        mark = quoted or _MARK.match(text, span.start, span.end)
        if mark and mark.end() < span.end:
            return Block(kind="quote" if quoted else "body", span=Span(mark.end(), span.end))
    return Block(kind=kind, span=span)


def _lines(text: str) -> list[Line]:
    """The lines of `text` that hold a word, up to one more than are read."""
    lines: list[Line] = []
    end = 0
    for match in _LINE.finditer(text):
        words = match.group().strip()
        if any(char.isalnum() for char in words):
            start = match.start() + match.group().index(words)
            gap = text[end : match.start()].replace("\r\n", "\n")
            lines.append(Line(Span(start, start + len(words)), max(0, len(gap.splitlines()) - 1) if lines else 0))
            end = match.end()
            if len(lines) > MAX_LINES:
                break
    return lines


def _unwrap(text: str, lines: Sequence[Line]) -> list[Line]:
    """The lines with those of each hard-wrapped paragraph put together."""
    units: list[Line] = []
    group: list[Line] = []
    for line in [*lines, None]:
        if line is not None and (not group or line.blanks == 0):
            group.append(line)
            continue
        units += _unwrap_group(text, group)
        group = [] if line is None else [line]
    return units


def _unwrap_group(text: str, group: Sequence[Line]) -> list[Line]:
    """One group between blank lines: wrapped lines are nearly full, and some break off in mid-sentence."""
    if len(group) < 2:
        return list(group)
    widest = max(line.span.length for line in group)
    if widest > _WRAP_COLUMNS or all(_STOP.search(line.span.of(text)) for line in group[:-1]):
        return list(group)
    joined = [group[0]]
    for before, line in pairwise(group):
        if _goes_on(text, before, line, widest):
            joined[-1] = joined[-1]._replace(span=Span(joined[-1].span.start, line.span.end))
        else:
            joined.append(line)
    return joined


def _goes_on(text: str, before: Line, line: Line, widest: int) -> bool:
    """Whether `line` carries on the sentence or paragraph of `before`."""
    words, previous = line.span.of(text), before.span.of(text)
    if _BULLET.match(words) or is_list_heading(words) or is_list_heading(previous) or is_furniture(words):
        return False
    next_word = len(words.split(maxsplit=1)[0])
    is_full = before.span.length + 1 + next_word > widest and widest > 40
    return is_full or (words[0].islower() and not _STOP.search(previous))


def _title_place(texts: Sequence[str], lines: Sequence[Line]) -> int | None:
    """The place of the headline: the first line that is no byline, date or furniture, if it looks like one.

    A headline is short, one sentence, and set off from longer text below; one that ends in a full stop must be set off
    by more blank lines than paragraphs are.
    """
    at = next((n for n, text in enumerate(texts) if not is_top_line(text) and not is_furniture(text)), len(texts))
    if at + 1 >= len(texts) or at > _TITLE_LINES:
        return None
    first, blanks = texts[at], lines[at + 1].blanks
    if len(first.split()) > _TITLE_WORDS or _BULLET.match(first) or _QUOTED.match(first) or is_list_heading(first):
        return None
    if _STOP.search(first) and not first.endswith(("?", "!")):
        gaps = sorted(line.blanks for line, text in zip(lines, texts, strict=True) if not _BULLET.match(text))
        is_set_off = blanks > gaps[len(gaps) // 2] and not has_inner_stop(first)
        return at if is_set_off else None
    return at if blanks > 0 or max(len(text) for text in texts[at + 1 :]) > len(first) else None
