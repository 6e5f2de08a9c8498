"""Written dates to ISO 8601, as exact as they are given; a date that can be read in two ways is not read."""

import re
from datetime import date, datetime
from email.utils import parsedate_to_datetime
from typing import NamedTuple

from sources.model import Span


class WrittenDate(NamedTuple):
    """A date found in a text."""

    iso: str
    """ISO 8601: a day, or a day and time, with the zone if one was given."""
    span: Span


# Month names as they stand in dates, by language (genitive in Ukrainian and Russian), with the usual short forms.
_MONTHS = (
    (
        "january|jan february|feb march|mar april|apr may june|jun july|jul august|aug"
        " september|sept|sep october|oct november|nov december|dec"
    ),
    "januar|jänner februar märz april mai juni juli august september oktober|okt november dezember|dez",
    "janvier février|fevrier mars avril mai juin juillet août|aout septembre octobre novembre décembre|decembre",
    "enero febrero marzo abril mayo junio julio agosto septiembre|setiembre octubre noviembre diciembre",
    "gennaio febbraio marzo aprile maggio giugno luglio agosto settembre ottobre novembre dicembre",
    "января февраля марта апреля мая июня июля августа сентября октября ноября декабря",
    "січня лютого березня квітня травня червня липня серпня вересня жовтня листопада грудня",
)
_NUMBER = {name: n for months in _MONTHS for n, names in enumerate(months.split(), 1) for name in names.split("|")}
_NAME = "|".join(sorted(_NUMBER, key=len, reverse=True))
# Offsets in hours of the zones news pages name; a zone name not listed leaves the time without one.
_ZONES = {"z": 0, "utc": 0, "gmt": 0, "est": -5, "edt": -4, "pst": -8, "pdt": -7, "cet": 1, "cest": 2, "msk": 3}

_TIME = rf"""(?:(?:\s*[,|·•–-]?\s*(?:at|um|à|alle|a\s+las|в|о)?\s*|T)(?P<hour>[01]?\d|2[0-3])[:.](?P<minute>[0-5]\d)
    (?::(?P<second>[0-5]\d)(?:\.\d+)?)?(?:\s*(?P<half>[ap])\.?m\b\.?)?
    (?:\s*(?P<zone>{"|".join(sorted(_ZONES, key=len, reverse=True))}|[+-]\d\d:?\d\d)(?![\w:]))?)?"""
_FORMS = tuple(
    re.compile(rf"(?<![\w./-]){day}(?![\w/-]){_TIME}", re.IGNORECASE | re.VERBOSE)
    for day in (
        rf"(?P<day>\d{{1,2}})(?:st|nd|rd|th|er|\.|º)?\s+(?:of\s+|de\s+)?(?P<name>{_NAME})\.?,?\s+(?:de\s+)?(?P<year>\d{{4}})",
        rf"(?P<name>{_NAME})\.?\s+(?P<day>\d{{1,2}})(?:st|nd|rd|th)?,?\s+(?P<year>\d{{4}})",
        r"(?P<year>\d{4})年\s?(?P<month>\d{1,2})月\s?(?P<day>\d{1,2})日",
        r"(?P<day>\d{1,2})\.\s?(?P<month>\d{1,2})\.\s?(?P<year>\d{4})",
        r"(?P<year>\d{4})/(?P<month>\d\d)/(?P<day>\d\d)",
        r"(?P<first>\d{1,2})/(?P<second_number>\d{1,2})/(?P<year>\d{4})",
    )
)
_ISO = re.compile(
    r"(?<![\w./-])(\d{4})-(\d\d)-(\d\d)"
    r"(?:(?:T|\s+)(\d\d):(\d\d)(?::(\d\d)(?:\.\d+)?)?\s?(Z|UTC|GMT|[+-]\d\d:?\d\d|[+-]\d\d)?)?(?![\w/-])",
    re.IGNORECASE,
)
_YEAR = re.compile(r"\d{4}")
"""What every form has, and most lines lack."""
_URL_DAY = re.compile(
    r"/(?P<year>(?:19|20)\d\d)(?P<mark>[/-]?)(?P<month>[01]?\d|[a-z]{3})(?P=mark)(?P<day>[0-3]?\d)(?=[/_-]|$)",
    re.IGNORECASE,
)
_COMPACT = re.compile(r"((?:19|20)\d\d)(\d\d)(\d\d)(?:T?(\d\d):?(\d\d):?(\d\d)?(Z|[+-]\d\d:?\d\d)?)?", re.IGNORECASE)


def parse_date(value: str) -> str | None:
    """The date that `value` as a whole stands for, in ISO 8601; None when it is not one or could be two."""
    value = " ".join(value.split())[:80]
    if match := _COMPACT.fullmatch(value):
        return _iso(*match.groups())
    if (found := find_date(value)) and found.span.length * 2 > len(value):
        return found.iso
    try:
        return parsedate_to_datetime(value).isoformat()
    except (ValueError, IndexError, TypeError, OverflowError):
        return None


def find_date(text: str) -> WrittenDate | None:
    """The first full date in `text` (day, month and year), with its time if that follows."""
    if _YEAR.search(text) is None:
        return None
    found = [
        WrittenDate(iso, Span(*match.span()))
        for pattern in (_ISO, *_FORMS)
        if (match := pattern.search(text)) and (iso := _read(match))
    ]
    return min(found, key=lambda written: written.span.start, default=None)


def date_in_url(url: str) -> str | None:
    """The day that the path of `url` names, as in `/2024/05/03/` or `/2024/may/3/`; None when it names none."""
    match = _URL_DAY.search(url.partition("?")[0])
    if match is None:
        return None
    year, month, day = match.group("year"), match.group("month"), match.group("day")
    return _iso(year, str(_NUMBER.get(month.lower(), month)), day, None, None, None, None)


def is_plausible(iso: str, latest: datetime) -> bool:
    """Whether something can have been published then: since 1900, and no later than the day after `latest`."""
    day = date.fromisoformat(iso[:10])
    return day.year >= 1900 and day.toordinal() <= latest.date().toordinal() + 1


def _read(match: re.Match[str]) -> str | None:
    if match.re is _ISO:
        return _iso(*match.groups())
    parts = match.groupdict()
    month, day = parts.get("month"), parts.get("day")
    if name := parts.get("name"):
        month = str(_NUMBER[name.lower()])
    if first := parts.get("first"):
        second = parts["second_number"]
        if int(first) <= 12 and int(second) <= 12 and first != second:
            return None
        day, month = (first, second) if int(first) > 12 else (second, first)
    hour = parts["hour"]
    if hour and parts["half"]:
        hour = str(int(hour) % 12 + (12 if parts["half"].lower() == "p" else 0))
    return _iso(parts["year"], month, day, hour, parts["minute"], parts["second"], parts["zone"])


def _iso(year: str | None, month: str | None, day: str | None, *time: str | None) -> str | None:
    """ISO 8601 of the parts (`time`: hour, minute, second, zone); None for a day or time that does not exist."""
    hour, minute, second, zone = time
    try:
        iso = date(int(year or 0), int(month or 0), int(day or 0)).isoformat()
        if hour is None or minute is None:
            return iso
        iso += f"T{int(hour):02}:{int(minute):02}:{int(second or 0):02}{_offset(zone)}"
        return datetime.fromisoformat(iso).isoformat()
    except ValueError:
        return None


def _offset(zone: str | None) -> str:
    if not zone:
        return ""
    if zone.lower() in _ZONES:
        return f"{_ZONES[zone.lower()]:+03}:00"
    return zone if ":" in zone or len(zone) == 3 else f"{zone[:3]}:{zone[3:]}"
