"""Names across scripts: how a Latin name may be written in an outlet's own language, and when two are the same.

A guess by letters, not a translation: it finds most surnames and places, and misses names that a language spells its
own way. The only door to anyascii.
"""

import re
from types import MappingProxyType
from typing import Final

_CYRILLIC: Final = MappingProxyType(
    {
        "shch": "щ",
        "zh": "ж",
        "kh": "х",
        "ts": "ц",
        "ch": "ч",
        "sh": "ш",
        "yu": "ю",
        "ya": "я",
        "yo": "ё",
        "ye": "е",
        "ph": "ф",
        "th": "т",
        "ck": "к",
        "oo": "у",
        "ee": "и",
        "ou": "у",
        "qu": "кв",
        "x": "кс",
        **dict(zip("abvgdezijklmnoprstufhcyqw", "абвгдезийклмнопрстуфхкикв", strict=True)),
    }
)
"""ICAO Doc 9303 read backwards, with the commonest English digraphs; longest first."""

_ARABIC: Final = MappingProxyType(
    {
        "sh": "ش",
        "ch": "چ",
        "kh": "خ",
        "gh": "ق",
        "zh": "ژ",
        "ou": "و",
        "oo": "و",
        "ee": "ی",
        "ph": "ف",
        "th": "ت",
        "ck": "ک",
        "qu": "کو",
        "x": "کس",
        "a": "ا",
        "i": "ی",
        "y": "ی",
        "o": "و",
        "u": "و",
        "e": "",
        **dict(zip("bptsjdrzfqkglmnvhcw", "بپتسجدرزفقکگلمنوهکو", strict=True)),
    }
)
"""UNGEGN's Persian romanization (2012) read backwards; a short e is not written."""

_BY_LANGUAGE: Final = MappingProxyType(
    {
        **dict.fromkeys(("ru", "uk", "be", "bg", "mk", "sr", "kk", "ky", "mn", "tg"), _CYRILLIC),
        **dict.fromkeys(("fa", "ar", "ur", "ps"), _ARABIC),
    }
)
# An h is written or not (Tehran, Теран), and stands for nothing but itself in few digraphs.
_WEAK = re.compile(r"[aeiouyh]+")
_SAME = (("ph", "f"), ("ck", "k"))
_LETTERS = str.maketrans("cqwjx", "kkvzk")
LEAST_SKELETON = 3
"""Consonants under which two names agree too easily."""


def written_in(name: str, language: str) -> tuple[str, ...]:
    """How a Latin `name` may be written in `language`; itself for languages in Latin letters, or without a table.

    >>> written_in("Pavlov", "ru")
    ('Павлов',)
    >>> written_in("Pavlov", "de")
    ('Pavlov',)
    """
    table = _BY_LANGUAGE.get(language.partition("-")[0].casefold())
    if table is None or not name.isascii():
        return (name,)
    longest = "|".join(sorted(table, key=len, reverse=True))
    written = re.sub(longest, lambda m: table[m.group()], name.casefold())
    if table is _CYRILLIC:
        return (written.title(),)
    # A word cannot begin with a bare vowel sign: an alef carries it.
    return (re.sub(r"(?<!\w)(?=[وی])", "ا", written) if name[:1].casefold() in "eiou" else written,)


def skeleton(word: str) -> str:
    """The consonants of a word in Latin letters, doubles once: equal for most ways of writing one name.

    >>> skeleton("Павлов") == skeleton("Pavlow")
    True
    """
    from anyascii import anyascii

    plain = re.sub(r"[^a-z]", "", anyascii(word).casefold())
    for two, one in _SAME:
        plain = plain.replace(two, one)
    return re.sub(r"(.)\1+", r"\1", _WEAK.sub("", plain.translate(_LETTERS)))


def is_named(name: str, text: str) -> bool:
    """Whether `text`, in any script, holds a word or words that sound like `name`; short names never do."""
    wanted = [found for word in name.split() if len(found := skeleton(word)) >= LEAST_SKELETON]
    held = {skeleton(word) for word in re.findall(r"[^\W\d_]+", text)}
    return bool(wanted) and all(any(each.startswith(one) for each in held) for one in wanted)
