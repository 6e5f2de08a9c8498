"""The language of a text: as the page declares it, unless its script says otherwise; else by script and small words."""

import re
from collections import Counter
from functools import cache

_SAMPLE = 6000
_TAG = re.compile(r"([a-z]{2,3})(?:[-_]([a-z0-9]{2,8}))*", re.IGNORECASE)
_SCRIPTS = (
    ("cyrillic", "\u0400", "\u04ff"),
    ("arabic", "\u0600", "\u06ff"),
    ("ja", "\u3040", "\u30ff"),
    ("zh", "\u4e00", "\u9fff"),
    ("ko", "\uac00", "\ud7af"),
    ("he", "\u0590", "\u05ff"),
    ("el", "\u0370", "\u03ff"),
    ("th", "\u0e00", "\u0e7f"),
    ("hi", "\u0900", "\u097f"),
    ("hy", "\u0530", "\u058f"),
    ("ka", "\u10a0", "\u10ff"),
    ("latin", "A", "Z"),
    ("latin", "a", "z"),
    ("latin", "\u00c0", "\u024f"),
)
"""Name, first and last letter. What is earlier in the list wins a tie."""
# Letters that one language of the script has and its neighbours lack.
_CYRILLIC = (("be", "ў"), ("uk", "їєґі"), ("sr", "ђћџљњ"), ("ru", "ыэё"))
_ARABIC = (("ur", "ٹڈڑے"), ("fa", "پچژگ"))
_SMALL_WORDS = {
    "en": "the of and to in that is was for on with as it by from at this has have be are not an he said",
    "de": "der die das und ist nicht von mit den dem ein eine für auf des zu sich im als auch wurde hat",
    "fr": "le la les des et est une dans que qui pour pas sur du au avec ce il sont par plus été aux",
    "es": "el la los las de que y en una por con del para se no su al es como más fue ha",
    "it": "il di che la e un una per non con del della sono gli nel alla dei ha è si anche",
    "pt": "o de que e do da em um uma para com não os as no na por se mais foi ao dos",
    "nl": "de het een van en is dat niet op te zijn voor met die aan er in ook werd",
    "pl": "w na i z się nie do jest że to o jak za od po przez dla są został",
    "tr": "ve bir bu da de için ile olarak çok daha gibi kadar olan dedi sonra",
    "sv": "och att det som en på är av för med den till inte om har ett var",
    "ro": "și în de la pe cu că din o un este nu mai pentru au fost care",
    "cs": "a se na v je že s z do o pro by za ale jako jsou podle",
    "uk": "і в не на що та з до як про за від це для його був але є",
    "ru": "и в не на что с по как это из за от для его был но также",
    "bg": "на и в за от се да с че по е са не това ще които",
}


def language_of(text: str, declared: str | None = None) -> str:
    """BCP 47 tag of `text`; `und` when it cannot be told. `declared` is the page's own word (HTML's `lang`)."""
    sample = text[:_SAMPLE]
    words = _words(sample)
    guessed = _guess(sample, words)
    tag = _TAG.fullmatch((declared or "").strip())
    if tag is None:
        return guessed
    primary = tag.group(1).lower()
    if guessed != "und" and (_is_latin(guessed) != _is_latin(primary) or _outweighs(words, guessed, primary)):
        return guessed
    return tag.group(0).replace("_", "-")


def _outweighs(words: Counter[str], guessed: str, declared: str) -> bool:
    """Whether the small words speak clearly for `guessed`: templates of one language often frame texts of another."""
    if guessed == declared or guessed not in _SMALL_WORDS or declared not in _SMALL_WORDS:
        return False
    return _hits(words, guessed) >= max(30, 3 * _hits(words, declared))


def _is_latin(language: str) -> bool:
    return language not in (
        "uk",
        "ru",
        "be",
        "sr",
        "bg",
        "mk",
        "ar",
        "fa",
        "ur",
        "ps",
        "ku",
        "ckb",
    ) and language not in (name for name, _, _ in _SCRIPTS)


def _guess(sample: str, words: Counter[str]) -> str:
    counts = _letters_by_script(sample)
    script = max(counts, key=lambda name: counts[name])
    if counts[script] < 2:
        return "und"
    if counts["ja"] * 10 > counts["zh"] and script in ("ja", "zh"):
        return "ja"
    if script == "arabic":
        return _by_letters(sample, _ARABIC) or "ar"
    if script == "cyrillic":
        return _by_letters(sample, _CYRILLIC) or _by_words(words, "uk", "ru", "bg") or "und"
    if script == "latin":
        return _by_words(words, *(name for name in _SMALL_WORDS if name not in ("uk", "ru", "bg"))) or "und"
    return script


def _letters_by_script(sample: str) -> dict[str, int]:
    """How many letters of each script there are."""
    counts = dict.fromkeys((name for name, _, _ in _SCRIPTS), 0)
    for char in set(sample):
        if char.isalpha():
            name = next((name for name, first, last in _SCRIPTS if first <= char <= last), None)
            if name:
                counts[name] += sample.count(char)
    return counts


def _by_letters(sample: str, tell: tuple[tuple[str, str], ...]) -> str | None:
    """The language whose own letters are most frequent; the first named of equals, None where none occurs."""
    counts = {name: sum(sample.lower().count(letter) for letter in letters) for name, letters in tell}
    most = max(counts, key=lambda name: counts[name])
    return most if counts[most] else None


def _by_words(words: Counter[str], *languages: str) -> str | None:
    """The language whose small words are most frequent; None below two of them, or on a tie."""
    hits = sorted(((_hits(words, name), name) for name in languages), reverse=True)
    (first, name), (second, _) = hits[0], hits[1]
    return name if first >= 2 and first > second else None


@cache
def _words_of(language: str) -> tuple[str, ...]:
    return tuple(_SMALL_WORDS[language].split())


def _words(sample: str) -> Counter[str]:
    return Counter(re.findall(r"\w+", sample.lower()))


def _hits(words: Counter[str], language: str) -> int:
    """How many of the words are small words of the language."""
    return sum(words[word] for word in _words_of(language) if word in words)
