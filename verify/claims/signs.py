"""Signs: what in a sentence tells whether checkers would pick it; no parser, so that it stays quick.

Words, pairs of neighbours, beginnings and endings of words, and a few counts of the whole sentence. Numbers stand for
their shape: a percentage counts as one whatever it is, and no figure of a training text is ever kept.
"""

import re
from collections.abc import Iterator
from types import MappingProxyType

_WORD = re.compile(r"\d(?:[\d,.]*\d)?|[^\W\d_]{1,40}(?:['’][^\W\d_]{1,10})?|[$£€%?!]")
_YEAR = re.compile(r"(?:1[789]|20)\d\d")
_AROUND = " \t\r\n\"'“”‘’«»()[]"
_AFFIXES = (3, 4, 5)

GROUPS = MappingProxyType(
    {
        name: frozenset(words.split())
        for name, words in {
            "I": "i i'm i've i'll i'd me my mine myself",
            "we": "we we're we've we'll we'd us our ours",
            "you": "you your you're you've yours",
            "they": "he she it they them him his her its their he's she's it's they've they're",
            "past": "was were had did said went got took gave came made left ran voted brought spent lost won cut paid",
            "modal": "will would should shall must can could may might let let's going want ought need",
            "not": "not no never don't doesn't didn't won't can't isn't wasn't aren't haven't nobody none nothing",
            "more": "more less fewer most least largest biggest highest lowest than higher lower greater record only",
            "view": "think believe hope feel know sure glad happy thank question answer",
            "asks": "what why how who when where which",
            "unit": "million billion trillion percent % $ dollars thousand hundred years jobs people",
        }.items()
    }
)
"""Closed word groups: who speaks, tense, modality, negation, comparison, opinion, questions, quantities."""
_GROUPS_OF = {
    word: tuple(name for name, words in GROUPS.items() if word in words) for word in frozenset().union(*GROUPS.values())
}
_LENGTHS = (4, 6, 8, 11, 15, 20, 30)


def split_words(text: str) -> list[str]:
    """The words, numbers and telling marks of a sentence, case as written."""
    return _WORD.findall(text)


def normalise(word: str) -> str:
    """A word in small letters; a number as its shape: `#year`, `#.#`, or `#` and its count of digits up to 5."""
    if not word[0].isdigit():
        return word.lower().replace("’", "'")
    if _YEAR.fullmatch(word):
        return "#year"
    return "#.#" if "." in word else f"#{min(5, len(word.replace(',', '')))}"


def word_signs(word: str) -> Iterator[str]:
    """Signs of one normalised word: itself, and its beginnings and endings."""
    yield f"w {word}"
    framed = f"<{word}>"
    for length in _AFFIXES:
        if len(framed) > length:
            yield f"a {framed[:length]}"
            yield f"a {framed[-length:]}"


def pair_signs(words: list[str]) -> Iterator[str]:
    """Signs of neighbours among normalised words, the sentence's two ends included."""
    before = "<"
    for word in words:
        yield f"{before} {word}"
        before = word
    yield f"{before} >"


def sentence_signs(text: str, written: list[str], words: list[str]) -> Iterator[str]:
    """Signs of the whole: length, first word, end, numbers, names, word groups; `written` are the words with case."""
    yield f"first {words[0]}" if words else "first"
    end = text.rstrip(_AROUND)[-2:]
    if end[-1:] in {"?", "!", "-", ":", "…"} or end == "..":
        yield f"end {end[-1:]}"
    yield from (f"length {least}" for least in _LENGTHS if len(words) >= least)
    yield f"numbers {min(3, sum(word[0] == '#' for word in words))}"
    yield f"names {_names(written)}"
    met = dict.fromkeys(GROUPS, 0)
    for word in words:
        for name in _GROUPS_OF.get(word, ()):
            met[name] += 1
    yield from (f"group {name} {min(3, count)}" for name, count in met.items())


def _names(written: list[str]) -> int:
    """Capitalised words after the first, at most 4; none where everything is in capitals."""
    capitals = sum(word[0].isupper() and word[:2] not in {"I", "I'", "I’"} for word in written[1:])
    shouted = capitals > 2 and not any(word.islower() for word in written)
    return 0 if shouted else min(4, capitals)
