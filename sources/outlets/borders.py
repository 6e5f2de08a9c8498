"""Where a name begins and ends: word borders for scripts with and without spaces."""

import re
import unicodedata
from functools import lru_cache
from typing import Literal

Joining = Literal["none", "free", "katakana", "hangul", "word"]

# Korean writes particles onto the name without a space (Standard Korean Language Dictionary: josa).
_PARTICLE = re.compile(
    "(?:에서|에게|으로|에는|에선|에도|이라고|라고|과의|와의|측은|측|[은는이가을를의에와과도로만발])(?![가-힣])"
)
# Arabic and Hebrew write these one-letter conjunctions and prepositions onto the next word.
_PROCLITICS = frozenset("وفبلکבלמהשוכ")

# The rest of a host name after its first label: the endings that news sites use.
_HOST = re.compile(r"\.(?:com|org|net|info|news|co|gov|edu|[a-z]{2})(?![\w])|@\w")


@lru_cache(maxsize=8192)
def joining(char: str) -> Joining:
    """How `char` joins its neighbours into words.

    Han and Hiragana are `free`: a name may begin or end anywhere between them. Katakana and Hangul join only their
    own kind. Letters, digits and marks of all other scripts join one another; the rest joins nothing.
    """
    if "\u3040" <= char <= "\u309f" or "\u3400" <= char <= "\u9fff" or "\uf900" <= char <= "\ufaff":
        return "free"
    if "\u30a0" < char <= "\u30ff" and char != "・":
        return "katakana"
    if "\uac00" <= char <= "\ud7a3":
        return "hangul"
    return "word" if char.isalnum() or char == "_" or unicodedata.category(char).startswith("M") else "none"


def stands_alone(text: str, start: int, end: int) -> bool:
    """Whether `text[start:end]`, folded and not empty, is a word or a run of whole words, and not part of an address.

    A link, a handle and an e-mail address name a place, not a source: `https://ap.org`, `@AP`, `desk@ap.org`.
    """
    return _begins_word(text, start, end) and _ends_word(text, end) and not _is_in_address(text, start, end)


def _begins_word(text: str, start: int, end: int) -> bool:
    kind = joining(text[start])
    if start == 0 or kind in ("none", "free") or joining(text[start - 1]) != kind:
        return True
    if text[start - 1] in _PROCLITICS and end - start >= 4:
        return start == 1 or joining(text[start - 2]) != "word"
    return False


def _ends_word(text: str, end: int) -> bool:
    kind = joining(text[end - 1])
    if end == len(text) or kind in ("none", "free") or joining(text[end]) != kind:
        return True
    return kind == "hangul" and _PARTICLE.match(text, end) is not None


def _is_in_address(text: str, start: int, end: int) -> bool:
    before = text[text.rfind(" ", 0, start) + 1 : start].lstrip("(\"'«“[<")
    if "://" in before or before.endswith("@"):
        return True
    if before.endswith("/") and "." in before:
        return True
    if "." in text[start:end]:
        return (before.endswith(".") and before != "www.") or text.startswith("@", end)
    return _HOST.match(text, end) is not None
