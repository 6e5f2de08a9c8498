"""Dates in a text: what each one fixes (year, month, day, weekday, or a word like "yesterday"), in English forms."""

import re
from typing import NamedTuple

from sources.model import Span

_MONTH_NAMES = "january february march april may june july august september october november december".split()
_MONTHS = {name: n + 1 for n, name in enumerate(_MONTH_NAMES)} | {
    name[:3]: n + 1 for n, name in enumerate(_MONTH_NAMES)
} | {"sept": 9}  # fmt: skip
_DAY_NAMES = "monday tuesday wednesday thursday friday saturday sunday".split()
_SHORT_DAYS = {"mon": 1, "tue": 2, "tues": 2, "wed": 3, "thu": 4, "thur": 4, "thurs": 4, "fri": 5, "sat": 6, "sun": 7}
_DAYS = {name: n + 1 for n, name in enumerate(_DAY_NAMES)} | _SHORT_DAYS
_RELATIVE = {"yesterday": -1, "today": 0, "tonight": 0, "tomorrow": 1}
_PERIODS = "week|month|year|decade|quarter|summer|winter|spring|autumn|fall|weekend"

_M = "|".join(
    f"{n.capitalize()}|{n.upper()}" for n in sorted(_MONTHS, key=len, reverse=True) if n not in {"may", "mar"}
)
# Capitals only: "may" and "march" are words of their own.
_MONTH = rf"(?:{_M})\b\.?|May\b|MAY\b|Mar\.|Mar\b(?=\s\d)"
_YEAR = r"(?:1[6-9]\d\d|20\d\d)"
_DAY = r"(?:3[01]|[12]\d|0?[1-9])(?:st|nd|rd|th)?"
_WEEKDAY = "|".join([*(n.capitalize() for n in _DAY_NAMES), r"(?:Mon|Tues?|Wed|Thurs?|Fri|Sat|Sun)\."])
_COUNTED = r"percent|per cent|%|people|million|billion|miles|dollars"
_FORMS = (
    re.compile(rf"(?P<year>{_YEAR})-(?P<month>\d\d)-(?P<day>\d\d)\b"),
    re.compile(rf"\b(?P<month>{_MONTH})\s+(?P<day>{_DAY})\b(?![:.,]\d|\s*(?:{_COUNTED}))(?:,?\s+(?P<year>{_YEAR})\b)?"),
    re.compile(rf"\b(?P<day>{_DAY})(?:\s+of)?[\s-](?P<month>{_MONTH})(?:,?[\s-](?P<year>{_YEAR})\b)?"),
    re.compile(rf"\b(?P<month>{_MONTH})(?:,?\s+(?:of\s+)?(?P<year>{_YEAR})\b)?"),
    re.compile(rf"\b(?P<weekday>{_WEEKDAY})(?:s?\b|(?<=\.))(?:\s+(?P<part>morning|afternoon|evening|night)\b)?"),
    re.compile(
        rf"\b(?P<relative>{'|'.join(_RELATIVE)})\b(?:\s+(?P<part>morning|afternoon|evening|night)\b)?", re.IGNORECASE
    ),
    re.compile(
        r"\b(?P<hour>2[0-3]|1\d|0?\d)(?::(?P<minute>[0-5]\d))?\s?(?P<half>[ap])\.?m\b\.?(?!\s*[A-Z]{2,4}\b)",
        re.IGNORECASE,
    ),
    re.compile(r"(?<![\d:])(?P<hour>2[0-3]|1\d|0?\d):(?P<minute>[0-5]\d)(?![\d:])(?!\s*[A-Z]{2,4}\b)"),
    re.compile(rf"\b(?P<shift>last|next|previous|this|past|coming)\s+(?P<period>{_PERIODS})\b", re.IGNORECASE),
    re.compile(rf"(?<![\d.,$€£/-])(?P<year>{_YEAR})(?!s?-?\w|[.,]\d|\s*(?:{_COUNTED}))"),
    re.compile(r"\b(?P<decade>(?:1[6-9]|20)\d0)s\b"),
)
_PARTS = {"morning": 1, "afternoon": 2, "evening": 3, "night": 3}
"""Parts of a day that cannot be mistaken for one another; late evening and night can."""
_LENGTHS = frozenset({"week", "month", "quarter", "year", "decade"})
_SEASONS = {"summer": 1, "autumn": 2, "fall": 2, "winter": 3, "spring": 4}
_SHIFTS = {"last": -1, "previous": -1, "past": -1, "this": 0, "next": 1, "coming": 1}


class Date(NamedTuple):
    """A mention of a date; every part that is not stated is None."""

    span: Span
    year: int | None = None
    month: int | None = None
    """1 to 12."""
    day: int | None = None
    """Of the month."""
    weekday: int | None = None
    """Monday is 1."""
    relative: int | None = None
    """Days from the text's own date for "yesterday"; periods from it for "last year"."""
    period: str = ""
    """What `relative` counts: `day`, `week`, `year` …; empty without it."""
    part: int | None = None
    """Of the day: 1 morning, 2 afternoon, 3 evening or night."""
    minute: int | None = None
    """Of the half day, on a clock of twelve hours."""

    @property
    def parts(self) -> dict[str, int | str]:
        """What it states, by name of the part."""
        stated = {
            "year": self.year, "month": self.month, "day": self.day, "weekday": self.weekday, "minute": self.minute,
        }  # fmt: skip
        found: dict[str, int | str] = {name: value for name, value in stated.items() if value is not None}
        if self.relative is not None:
            found[f"relative {self.period}"] = self.relative
        return found


def find_dates(text: str) -> tuple[Date, ...]:
    """The date mentions of `text`, in order, the fullest reading of each; weekday and date are two mentions."""
    found: list[Date] = []
    for form in _FORMS:
        for match in form.finditer(text):
            date = _read(match)
            if date is not None and not any(date.span.overlaps(other.span) for other in found):
                found.append(date)
    return tuple(sorted(found, key=lambda d: d.span))


def conflict(one: Date, other: Date) -> bool:
    """Whether some part that both state differs."""
    a, b = one.parts, other.parts
    if any(a[name] != b[name] for name in a.keys() & b.keys()):
        return True
    return _other_part(one, other) or _other_period(one, other)


def _other_part(one: Date, other: Date) -> bool:
    return None not in (one.part, other.part) and one.part != other.part


def _other_period(one: Date, other: Date) -> bool:
    """Whether both count from now in lengths, or in seasons, that are not the same: last month, last year."""
    if one.relative != other.relative or one.relative is None or one.period == other.period:
        return False
    seasons = _SEASONS.get(one.period), _SEASONS.get(other.period)
    return {one.period, other.period} <= _LENGTHS or (None not in seasons and seasons[0] != seasons[1])


def compatible(one: Date, other: Date) -> bool:
    """Whether both state some part alike and none differently."""
    return bool(one.parts.keys() & other.parts.keys()) and not conflict(one, other)


def _read(match: re.Match[str]) -> Date | None:
    parts = match.groupdict()
    span = Span(match.start(), match.end())
    part = _PARTS[parts["part"].casefold()] if parts.get("part") else None
    if parts.get("hour"):
        return Date(span, minute=60 * int(parts["hour"]) % 720 + int(parts["minute"] or 0))
    if parts.get("relative"):
        return Date(span, relative=_RELATIVE[parts["relative"].casefold()], period="day", part=part)
    if parts.get("shift"):
        return Date(span, relative=_SHIFTS[parts["shift"].casefold()], period=parts["period"].casefold())
    if parts.get("decade"):
        return Date(span, relative=int(parts["decade"]), period="decade from year 0")
    if parts.get("weekday"):
        return Date(span, weekday=_DAYS[parts["weekday"].casefold().rstrip(".")], part=part)
    month = _month(parts.get("month"))
    day = int(re.sub(r"\D", "", parts["day"])) if parts.get("day") else None
    year = int(parts["year"]) if parts.get("year") else None
    if month is not None and not 1 <= month <= 12:
        return None
    return Date(span, year=year, month=month, day=day)


def _month(word: str | None) -> int | None:
    if not word:
        return None
    return int(word) if word.isdigit() else _MONTHS[word.casefold().rstrip(".")]
