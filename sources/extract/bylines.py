"""Who wrote a text and when, from the lines at its top: bylines, datelines, "Published …" lines; never from prose."""

import re
from collections.abc import Sequence
from datetime import datetime
from typing import NamedTuple

from sources.extract.dates import WrittenDate, find_date, is_plausible

_TOP_LINES = 7
"""How far down a byline may stand: headline, standfirst, caption, credit, share line, byline, date."""
_MAX_WORDS, _PROSE_WORDS = 16, 25

_NAME = r"(?:[^\W\d_a-zа-яіїєґ][\w.'’-]*|(?:van|von|de|der|den|di|da|del|la|le|al|bin|ben|el)\b)"
_FULL_NAME = re.compile(rf"{_NAME}(?: {_NAME}){{1,4}}")
_BY = re.compile(
    r"(?:written by|by|von|par|por|автор|авторка|текст|autor|autorin|auteur|نویسنده)(?:\s*:\s*|\s+)(?=\S)",
    re.IGNORECASE,
)
_SPLIT = re.compile(r"\s*(?:,|;|\||·|•|/|\(|–|—| and | & | und | et | y | e | та | и )\s*")
_PUBLISHED = re.compile(
    r"(?:(?:first |originally )?(?:published|posted)|date|опубліковано|опубликовано|veröffentlicht|publié|publicado"
    r"|pubblicato|datum|تاریخ)\b",
    re.IGNORECASE,
)
_UPDATED = re.compile(
    r"(?:last )?(?:updated|modified)\b|(?:оновлено|обновлено|aktualisiert|stand|mis à jour|actualizado|aggiornato)\b",
    re.IGNORECASE,
)
_PLACE = re.compile(r"\W{0,2}(?:[^\W\d_a-zа-яіїєґ][\w.'’-]*[\s,/(]*){1,6}")
_AFTER_DATELINE = re.compile(r"\s*[),]?\s*(?P<agency>\([^()]{2,40}\)|/[^/]{2,30}/)?\s*[)]?\s*(?:[—–]|--?(?=\s))")
_WIRE_OPENING = re.compile(r"[^\W\d_a-zа-яіїєґ]{3,}[^.!?:]{0,60}\([^()]{2,20}\)\s*(?:[—–]|--?(?=\s))")
_WEEKDAY = re.compile(
    r"\b(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day|mon|tue|wed|thu|fri|sat|sun|(?:mon|diens|donners|frei|sams|sonn)tag"
    r"|mittwoch|uhr|at|on|et|bst|updated|published)\b",
    re.IGNORECASE,
)


class Top(NamedTuple):
    """What the lines at the top of a text say about it."""

    authors: tuple[str, ...]
    published: str | None
    """ISO 8601."""
    lines: tuple[int, ...]
    """Places of the lines that hold only a byline or date, and nothing of the article."""


def read_top(lines: Sequence[str], *, latest: datetime) -> Top:
    """Authors and date from the first of `lines`; a date after `latest` is no date of publication."""
    authors: tuple[str, ...] = ()
    dates: dict[str, str] = {}
    consumed: list[int] = []
    is_below_prose = False
    for index, line in enumerate(lines[:_TOP_LINES]):
        found = find_date(line[:160])
        if found and not is_plausible(found.iso, latest):
            found = None
        names = () if is_below_prose else read_byline(line)
        authors = authors or names
        role = _role(line, found, is_byline=bool(names))
        # Below a paragraph a bare date is an entry of a timeline, and a place with a date another dispatch.
        role = None if is_below_prose and role in ("alone", "dateline") else role
        is_below_prose = is_below_prose or line.count(" ") >= _PROSE_WORDS
        if found and role:
            dates.setdefault(role, found.iso)
        if names or (role and role != "dateline"):
            consumed.append(index)
    published = next((dates[r] for r in ("published", "byline", "alone", "dateline", "updated") if r in dates), None)
    return Top(authors, published, tuple(consumed))


def is_top_line(line: str) -> bool:
    """Whether `line` is a byline, a date or the dated opening of the story, and so no headline."""
    return (
        bool(read_byline(line) or _WIRE_OPENING.match(line[:160]))
        or _role(line, find_date(line[:160]), is_byline=False) is not None
    )


def read_byline(line: str) -> tuple[str, ...]:
    """The names in a line such as "By Jane Doe and John Roe, 3 March 2020"; empty when it is no byline."""
    lead = _BY.match(line)
    if lead is None or line.count(" ") >= _MAX_WORDS:
        return ()
    names: list[str] = []
    for piece in _SPLIT.split(line[lead.end() :]):
        if not _FULL_NAME.fullmatch(piece):
            break
        names.append(piece)
    return tuple(names)


def _role(line: str, found: WrittenDate | None, *, is_byline: bool) -> str | None:
    """What the date of `line` is there for; None when it is part of what the line tells."""
    if found is None:
        return None
    if line.count(" ") < _MAX_WORDS:
        for role, pattern in (("published", _PUBLISHED), ("updated", _UPDATED)):
            if pattern.match(line):
                return role
        if is_byline:
            return "byline"
        rest = _WEEKDAY.sub("", line[: found.span.start] + line[found.span.end :])
        if len(re.findall(r"\w+", rest)) <= 1:
            return "alone"
    return "dateline" if _is_dateline(line, found) else None


def _is_dateline(line: str, found: WrittenDate) -> bool:
    """Whether `line` opens with place and date as wire copy does: "KYIV, Ukraine, 3 May 2024 (AP) — …"."""
    before, after = line[: found.span.start], _AFTER_DATELINE.match(line, found.span.end)
    if after is None or not _PLACE.fullmatch(before):
        return False
    place = re.findall(r"\w+", before)[0]
    return (len(place) > 2 and place.isupper()) or after.group("agency") is not None
