"""Which stretches of a text are page furniture and not the article: lists of other stories, captions, appeals."""

import re
from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from sources.extract.furniture import bare, furniture


class Unit(NamedTuple):
    """A line or paragraph, as small as it can be called furniture."""

    text: str
    is_item: bool = False
    """Whether it is an entry of a list, by bullet or by markup."""
    is_apart: bool = False
    """Whether a blank line stands before it."""
    is_heading: bool = False
    """Whether the markup says it is a heading."""


# Furniture is short: a headline has up to about 25 words, a cookie notice or caption about 60.
_HEADLINE_WORDS, _NOTICE_WORDS, _NOTICE_CHARACTERS = 30, 60, 600
_MORE_FROM = re.compile(
    r"(?:more (?:from|stories from|news from|articles by|by)|most (?:read|popular|viewed) in|top stories in)"
    r" \S+(?: \S+){0,4}"
)
_SHOUTED = re.compile(
    r"\W{0,4}(?:READ|WATCH|LISTEN|SEE|READ ALSO|READ MORE|ALSO READ|RELATED|MORE)(?:\s*:\s*|\s+\|\s+)\S"
)
_TRAIL = re.compile(r"[^|>»›·•\d]{1,30}(?: ?[|>»›·•] ?[^|>»›·•\d]{1,30}){2,}")
_SENTENCE_END = re.compile(r"[.!?…。؟][\"”’»)\]]*$")
_INNER_END = re.compile(r"[a-zа-яіїєßäöü0-9)”\"»][.!?…][\"”’»)]* +[\"“«A-ZА-ЯІЇЄÄÖÜ]")


def mark_boilerplate(units: Sequence[Unit]) -> tuple[bool, ...]:
    """For each unit in order, whether it is furniture."""
    marks = [is_furniture(unit.text) for unit in units]
    headings = [place for place, unit in enumerate(units) if is_list_heading(unit.text)]
    for start, following in pairwise((*headings, len(units))):
        end = _list_end(units[:following], start + 1)
        marks[start:end] = [True] * (end - start)
    return tuple(marks)


def is_list_heading(text: str) -> bool:
    """Whether `text`, alone on its line, announces a list of other stories."""
    return len(text) < 80 and (
        (plain := bare(text)) in furniture().list_headings or _MORE_FROM.fullmatch(plain) is not None
    )


def is_furniture(text: str) -> bool:
    """Whether this one line is furniture whatever stands around it."""
    known, words = furniture(), text.count(" ") + 1
    if words > _NOTICE_WORDS or len(text) > _NOTICE_CHARACTERS:
        return False
    if known.is_lone_line(text) or known.share_line.fullmatch(text) or known.agency.fullmatch(text):
        return True
    if known.caption.match(text) or known.is_credit(text) or known.opening.match(text.lstrip("-*•–> ")):
        return True
    if words <= _HEADLINE_WORDS and (known.pointer.match(text) or _SHOUTED.match(text)):
        return True
    return words <= 20 and _TRAIL.fullmatch(text) is not None and not _SENTENCE_END.search(text)


def reads_as_prose(text: str) -> bool:
    """Whether `text` is a paragraph rather than a headline: a full stop and some length, or several sentences."""
    words = text.count(" ") + 1
    return (
        words > _HEADLINE_WORDS
        or len(text) > _NOTICE_CHARACTERS
        or has_inner_stop(text)
        or (words > 6 and bool(_SENTENCE_END.search(text)))
    )


def has_inner_stop(text: str) -> bool:
    """Whether a sentence ends inside `text`, so that it holds more than one."""
    return bool(_INNER_END.search(text))


def _list_end(units: Sequence[Unit], start: int) -> int:
    """Where the list of other stories that starts at `start` ends: at prose, or at its subheading.

    Once entries come with bullets, the first line without one ends it.
    """
    end = start
    if start < len(units) and units[start].is_item:
        while end < len(units) and units[end].is_item and units[end].text.count(" ") < _NOTICE_WORDS:
            end += 1
        return end
    while end < len(units) and not units[end].is_item and not reads_as_prose(units[end].text):
        end += 1
    # A last line that stands apart and right above prose, or is marked up as a heading, belongs to that prose.
    is_subheading = start + 1 < end < len(units) and (units[end - 1].is_heading or _stands_apart(units, end - 1))
    return end - 1 if is_subheading else end


def _stands_apart(units: Sequence[Unit], index: int) -> bool:
    return units[index].is_apart and not units[index - 1].is_apart and not units[index + 1].is_apart
