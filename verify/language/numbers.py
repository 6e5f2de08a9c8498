"""Numbers in a text: values with their scale, currency, percent, rounding and ordinals, as digits or in words."""

import re
from collections.abc import Iterator
from math import floor, isclose, log10, prod, trunc
from typing import NamedTuple

from sources.model import Span

_UNITS = {w: n for n, w in enumerate(
    """zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen
    eighteen nineteen""".split()
)}  # fmt: skip
_TENS = {w: 10 * (n + 2) for n, w in enumerate("twenty thirty forty fifty sixty seventy eighty ninety".split())}
SCALES = {
    "hundred": 1e2, "thousand": 1e3, "million": 1e6, "billion": 1e9, "trillion": 1e12, "lakh": 1e5, "crore": 1e7,
    "k": 1e3, "m": 1e6, "mn": 1e6, "mln": 1e6, "bn": 1e9, "bln": 1e9, "b": 1e9, "tn": 1e12, "trn": 1e12,
}  # fmt: skip
_FRACTIONS = {"half": 0.5, "third": 1 / 3, "thirds": 1 / 3, "quarter": 0.25, "quarters": 0.25, "fifth": 0.2,
              "fifths": 0.2, "tenth": 0.1, "tenths": 0.1}  # fmt: skip
_ORDINALS = {
    "first": 1, "second": 2, "third": 3, "fourth": 4, "fifth": 5, "sixth": 6, "seventh": 7, "eighth": 8, "ninth": 9,
    "tenth": 10, "eleventh": 11, "twelfth": 12, "twentieth": 20, "thirtieth": 30,
}  # fmt: skip
CURRENCIES = {
    "$": "USD", "us$": "USD", "dollar": "USD", "dollars": "USD", "usd": "USD", "€": "EUR", "euro": "EUR",
    "euros": "EUR", "eur": "EUR", "£": "GBP", "gbp": "GBP", "¥": "JPY", "yen": "JPY", "₴": "UAH",
    "hryvnia": "UAH", "hryvnias": "UAH", "₽": "RUB", "ruble": "RUB", "rubles": "RUB", "rouble": "RUB",
    "roubles": "RUB", "₹": "INR", "rupee": "INR", "rupees": "INR", "yuan": "CNY", "rial": "IRR", "rials": "IRR",
}  # fmt: skip
MULTIPLES = {"double": 2, "twofold": 2, "triple": 3, "treble": 3, "threefold": 3, "quadruple": 4, "fourfold": 4}
"""Lemmas that say how many times as much."""
ROUNDED = 0.015
"""Relative error up to which leaving out digits is rounding, not another number."""
ABOUT = frozenset("about around approximately roughly nearly almost some circa c. ~ close".split())
AT_LEAST = frozenset({"over", "above", "more than", "at least", "upwards of", "exceeding"})
AT_MOST = frozenset({"under", "below", "less than", "fewer than", "at most", "up to"})

_WORDS = "|".join(sorted([*_UNITS, *_TENS], key=len, reverse=True))
_SCALE = "|".join(sorted((s for s in SCALES if len(s) > 2), key=len, reverse=True))
_SHORT = "|".join(sorted((s for s in SCALES if len(s) <= 3), key=len, reverse=True))
_MONEY = "|".join(sorted((c for c in CURRENCIES if c.isalpha()), key=len, reverse=True))
_NUMBER = re.compile(
    rf"""(?ix)
    (?P<money>(?:US|C|A|HK)?\$|[€£¥₴₽₹])?\s?
    (?<![\w.,])(?<![^\W\d_]-)
    (?P<sign>[-−–](?=\d))?
    (?:
      (?P<tight>\d+(?:\.\d+)?)\s?(?P<short>{_SHORT})\b
     |(?P<digits>\d{{1,3}}(?:,\d{{3}})+(?:\.\d+)?|\d+(?:\.\d+)?)(?P<ordinal>st|nd|rd|th)?(?!\w|[.,]?\d)
      (?P<scales>(?:[\s-]*(?:{_SCALE})\b)*)
     |(?P<twice>\b(?:twice|thrice)\b)
     |(?P<dozen>\b(?:a\s+|half\s+a\s+|two\s+)?dozen\b)
     |(?P<fraction>\b(?:(?:a|one|two|three|four)[\s-]+)?(?:half|thirds?|quarters?|fifths|tenths?)\b|\b(?:a|one)[\s-]+fifth\b)
     |(?P<words>\b(?:{_WORDS})(?:(?:[\s-]+|[\s-]+and\s+)(?:{_WORDS}|{_SCALE}))*)\b
     |(?P<article>\ba\s+(?:{_SCALE}))\b
    )
    (?P<percent>\s?%|[\s-]+per\s?cent(?:age)?(?:\s+points?)?\b)?
    (?:[\s-]+(?P<coin>{_MONEY})\b)?
    """
)
_RATIO = re.compile(
    r"(?ix)\b(?P<part>one|two|three|four|five|six|seven|eight|nine|\d{1,2})(?:\s+(?:in|out\s+of)\s+(?:every\s+)?|-in-)"
    r"(?P<whole>two|three|four|five|six|seven|eight|nine|ten|twenty|\d{1,3})\b"
    r"(?![.,]\d|\s*%|\s+(?:percent|per\s+cent|hundred|thousand|million|billion|seconds?|minutes?|hours?|days?|weeks?"
    r"|months?|years?|decades?|games?|matches|attempts?|cities|countries|places|states)\b)"
)
"""A share in words: "one in four", "3 out of 10"."""
_ROUNDING = re.compile(
    r"(?i)\b(about|around|approximately|roughly|nearly|almost|some|circa|over|above|more than|at least|upwards of|"
    r"exceeding|under|below|less than|fewer than|at most|up to|close to|just over|just under)\s+(?:the\s+)?$"
)


class Number(NamedTuple):
    """A number in a text."""

    span: Span
    value: float
    """With its scale multiplied in; a percentage keeps its number: 51 for "51 percent"."""
    unit: str
    """Currency code, `%`, `pp` (percentage points), `ordinal`, or empty: what counts it stands in another word."""
    rounding: str
    """`about`, `at least`, `at most`, or empty."""


def find_numbers(text: str) -> tuple[Number, ...]:
    """The numbers of `text`, in order; a lone "one" is none, for it is mostly a pronoun."""
    found = list(_ratios(text))
    taken = [n.span for n in found]
    for match in _NUMBER.finditer(text):
        number = _read(text, match)
        if number is not None and not any(number.span.overlaps(t) for t in taken):
            found.append(number)
    return tuple(sorted(found, key=lambda n: n.span))


def _ratios(text: str) -> Iterator[Number]:
    """Shares given as so many in so many, as percentages."""
    for match in _RATIO.finditer(text):
        part, whole = in_words_or_digits(match["part"]), in_words_or_digits(match["whole"])
        if 0 < part < whole:
            yield Number(
                Span(match.start(), match.end()), 100 * part / whole, "%", _rounding_before(text, match.start())
            )


def in_words_or_digits(word: str) -> float:
    """Value of a cardinal, in words or in digits."""
    return float(word) if word.isdigit() else in_words(word)


def _rounding_before(text: str, start: int) -> str:
    before = _ROUNDING.search(text[max(0, start - 20) : start])
    return _rounding(" ".join(before.group(1).casefold().split())) if before else ""


def agree(one: Number, other: Number) -> bool:
    """Whether two numbers can both be true of one thing, rounding words taken at their word."""
    if {one.unit, other.unit} == {"", "%"} and _is_fraction(one, other):
        return True
    one, other = _as_percent(one, other), _as_percent(other, one)
    if one.unit != other.unit and "" not in (one.unit, other.unit):
        return False
    a, b = one.value, other.value
    tolerance = max(_tolerance(one), _tolerance(other), 1e-9)
    if abs(a - b) <= tolerance * max(abs(a), abs(b)):
        return True
    return _bounded(one, b) or _bounded(other, a) or _rounds(a, b) or _rounds(b, a)


def _as_percent(one: Number, beside: Number) -> Number:
    """A fraction beside a percentage as a percentage: half is 50 %."""
    is_fraction = beside.unit == "%" and not one.unit and 0 < one.value < 1
    return one._replace(value=100 * one.value, unit="%") if is_fraction else one


def _rounds(coarse: float, fine: float) -> bool:
    """Whether one is how a newsroom writes the other for short: 90 million for 90.9 million, 6.1 for 6.13."""
    if not coarse or not fine or coarse * fine < 0 or abs(coarse - fine) > ROUNDED * abs(fine):
        return False
    digits = len(f"{coarse:.12g}".replace(".", "").replace("-", "").strip("0"))
    place = 10 ** (floor(log10(abs(coarse))) - digits + 1)
    # Counts below a thousand are written out in full; only what has decimals or is large is rounded.
    told = abs(fine) >= 1000 or not float(fine).is_integer()
    written = (round(fine / place) * place, trunc(fine / place) * place)
    return told and fine != coarse and any(isclose(coarse, w) for w in written)


def _tolerance(number: Number) -> float:
    """Relative: "about" allows a tenth (a newsroom's rounding), an exact number only its own rounding."""
    return 0.1 if number.rounding == "about" else 0.0


def _bounded(bound: Number, value: float) -> bool:
    """Whether "more than 50" is how one writes 53: within a quarter of its bound, on the right side."""
    if bound.rounding == "at least":
        return bound.value <= value <= 1.25 * bound.value
    return bound.rounding == "at most" and 0.75 * bound.value <= value <= bound.value


def _is_fraction(one: Number, other: Number) -> bool:
    share, percent = (one, other) if other.unit == "%" else (other, one)
    return 0 < share.value < 1 and abs(100 * share.value - percent.value) <= 3


def _read(text: str, match: re.Match[str]) -> Number | None:
    value = _value(match)
    if value is None:
        return None
    unit = _unit(match)
    start = match.start() + len(match.group()) - len(match.group().lstrip())
    return Number(Span(start, match.end()), value, unit, _rounding_before(text, start))


def _rounding(word: str) -> str:
    if word in AT_LEAST or word == "just over":
        return "at least"
    return "at most" if word in AT_MOST or word == "just under" else "about"


def _value(match: re.Match[str]) -> float | None:
    value: float | None
    if match["digits"]:
        value = float(match["digits"].replace(",", ""))
        value *= prod(SCALES[scale] for scale in re.findall(r"[a-z]+", (match["scales"] or "").casefold()))
    elif match["tight"]:
        value = float(match["tight"]) * SCALES[match["short"].casefold()]
    elif match["fraction"]:
        value = _fraction(match["fraction"])
    elif match["words"]:
        alone = match["words"].casefold() == "one" and not match["percent"]
        value = None if alone else in_words(match["words"])
    elif match["twice"]:
        value = 2.0 if match["twice"].casefold() == "twice" else 3.0
    elif match["dozen"]:
        value = {"half": 6.0, "two": 24.0}.get(match["dozen"].casefold().split()[0], 12.0)
    else:
        value = SCALES[match["article"].casefold().split()[-1]]
    return -value if match["sign"] and value is not None else value


def _fraction(words: str) -> float | None:
    parts = re.split(r"[\s-]+", words.casefold())
    if len(parts) == 1:
        return 0.5 if parts[0] == "half" else None
    count = {"a": 1, "one": 1, "two": 2, "three": 3, "four": 4}[parts[0]]
    return count * _FRACTIONS[parts[1]]


def _unit(match: re.Match[str]) -> str:
    if match["money"]:
        return CURRENCIES.get(match["money"].casefold(), "USD")
    if match["percent"]:
        return "pp" if "point" in match["percent"].casefold() else "%"
    if match["coin"]:
        return CURRENCIES[match["coin"].casefold()]
    return "ordinal" if match["ordinal"] else ""


def in_words(words: str) -> float:
    """Value of a spelled-out cardinal: "two hundred and five thousand" is 205000."""
    total = part = 0.0
    for word in re.split(r"[\s-]+", words.casefold()):
        if word == "and":
            continue
        if word in SCALES:
            scale = SCALES[word]
            if scale == 100:
                part = (part or 1) * scale
            else:
                total += (part or 1) * scale
                part = 0.0
        else:
            part += _UNITS.get(word, _TENS.get(word, 0))
    return total + part


def ordinal_value(word: str) -> int | None:
    """Value of a spelled-out ordinal; None for any other word."""
    return _ORDINALS.get(word.casefold())
