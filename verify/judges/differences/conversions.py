"""Conversions: the same quantity in another unit, 10 miles and 16 kilometres."""

from collections.abc import Sequence

from verify.judges.differences.piece import Piece
from verify.language.numbers import Number

CLOSE = 0.06
"""Relative difference up to which one quantity is the other, rounded after it was converted."""
ROUGHLY = 0.12
"""The same where either is said to be about right."""
_FACTORS = {
    "length": "inch .0254|foot .3048|yard .9144|mile 1609|metre 1|meter 1|kilometre 1000|kilometer 1000|km 1000|m 1|"
    "centimetre .01|centimeter .01|cm .01|mm .001",
    "mass": "ounce .02835|pound .4536|ton 1000|tonne 1000|kilogram 1|kilo 1|kg 1|gram .001",
    "volume": "liter 1|litre 1|gallon 3.785|pint .473|barrel 159|cup .24",
    "area": "acre .4047|hectare 1",
    "time": "second 1|minute 60|hour 3600|day 86400|week 604800|month 2629800|year 31557600|decade 315576000|"
    "century 3155760000",
    "power": "watt 1|kilowatt 1e3|megawatt 1e6|gigawatt 1e9",
    "size": "byte 1|kilobyte 1e3|megabyte 1e6|gigabyte 1e9|terabyte 1e12",
    "speed": "mph 1.609|kph 1|knot 1.852",
}
_UNITS = {
    unit.split()[0]: (measure, float(unit.split()[1]))
    for measure, units in _FACTORS.items()
    for unit in units.split("|")
}
_ALONE = frozenset({"decade", "century", "year", "week", "day", "hour", "month"})
"""Units that "a" alone counts once."""


def same_quantity(ours: Sequence[Piece], theirs: Sequence[Piece]) -> bool:
    """Whether both stretches, each from a number on, name one quantity in two units."""
    one, other = _quantity(ours), _quantity(theirs)
    if one is None or other is None or one[0] != other[0]:
        return False
    about = any(isinstance(p.value, Number) and p.value.rounding for p in (ours[0], theirs[0]))
    return abs(one[1] - other[1]) <= (ROUGHLY if about else CLOSE) * max(abs(one[1]), abs(other[1]))


def _quantity(pieces: Sequence[Piece]) -> tuple[str, float] | None:
    """Measure and size, in its first unit, of the number that the pieces begin with; None where they name none."""
    if not pieces:
        return None
    count = pieces[0].value.value if isinstance(pieces[0].value, Number) else None
    if count is not None and (len(pieces) < 2 or pieces[1].span.start - pieces[0].span.end > 1):
        return None
    keys = [p.key for p in pieces[1:4]] if count is not None else [p.key for p in pieces[:1]]
    if count is None and keys[0] not in _ALONE:
        return None
    count = 1.0 if count is None else count
    squared = "square" in keys[:1]
    keys = keys[1:] if squared else keys
    if {"celsius", "fahrenheit"} & set(keys):
        return "heat", (count - 32) / 1.8 if "fahrenheit" in keys else count
    found = _UNITS.get(keys[0]) if keys else None
    if found is None:
        return None
    measure, factor = found
    return (f"square {measure}", count * factor**2) if squared else (measure, count * factor)
