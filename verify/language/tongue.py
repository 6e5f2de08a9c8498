"""Tongue: whether a bare text, of which no page says in what language it is, can be read at all."""

import re

from sources.extract.language import language_of
from verify.errors import LanguageError
from verify.language.parser import LANGUAGES

_ENGLISH = frozenset(
    "a about after all an and are as at be been but by can did do for from had has have he her his i if in is "
    "it its my no not of on or our she so that the their there they this to was we were what when which who "
    "will with would you".split()
)
_WORD = re.compile(r"[^\W\d_]+")
FEWEST = 8
"""Words under which nothing is told of a language."""
SHARE = 0.12
"""Share of small English words from which a text is read as English whatever else speaks for another language."""
SAMPLE = 4000
"""Code points looked at."""


def refuse_foreign(text: str) -> None:
    """Do nothing for a text that can be read; raises LanguageError, naming the language, for one in another."""
    words = _WORD.findall(text[:SAMPLE].lower())
    if len(words) < FEWEST or sum(w in _ENGLISH for w in words) >= SHARE * len(words):
        return
    language = language_of(text)
    if language not in LANGUAGES:
        raise LanguageError(f"the text is in {language!r}; only English is read so far, nothing was taken from it")
