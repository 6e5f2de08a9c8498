"""Sentence ends in one paragraph, by rules: for references, where a full parse of every page would cost too much.

Rules instead of the parser keep this side free of the language stack; a wrong cut only moves a passage's edge.
"""

import re
from collections.abc import Iterator

from sources.model import Span

# Stops that end a sentence only before white space, stops of unspaced scripts that end it anywhere; then closing marks.
# French sets a no-break space before its closing mark; with a plain space the same mark may open a German quotation.
_STOP = re.compile(r"(?:(?P<spaced>[.!?…؟۔।॥]+)|[。！？｡]+)[\"'”’»)\]』」]*(?:[\u00a0\u202f]»)?")
_MARKS = "\"'“”‘’„«»()[]「『—–-¿¡ \u00a0\t\r\n"
_DOTTED = re.compile(r"(?:\w\.)+\w")

NEVER_LAST = frozenset(
    "mr mrs ms dr prof gen col lt sgt capt maj adm cmdr sen rep gov rev hon st pres supt insp mme mlle messrs hr fr"
    " vs cf e.g i.e viz approx ca г ул им проф акад".split()
)
"""Abbreviations that something always follows: titles before a name, `e.g.`; compared without case."""

BEFORE_NUMBER = frozenset("no nos nr art sec fig figs p pp vol ch para стр ст рис".split())
"""Abbreviations before a number; with a word behind them they are words that end a sentence: `No.`, `Art.`."""

SELDOM_LAST = frozenset(
    "inc ltd co corp plc bros jr sr etc dept univ assn jan feb mar apr jun jul aug sept sep oct nov dec bzw др тыс млн"
    " руб".split()
)
"""Abbreviations that end a sentence only where the next word is one that opens sentences."""

OPENERS = frozenset(
    "a after also an and another as at because before both but by despite during each even for from he her his how"
    " however i if in it its many meanwhile most no nor not on one our she since so some still such that the their"
    " then there these they this those though to under until we what when where while who with yet you".split()
)
"""English words that, with a capital, are far likelier to open a sentence than to be part of a name."""

LONGEST_SENTENCE = 1000
"""Code points; a stretch without stops longer than this (tables, lists run together) is cut at white space."""


def find_sentences(text: str, within: Span) -> tuple[Span, ...]:
    """The sentences of the paragraph `within`, in order, as offsets into `text`, without white space at the edges.

    Together they cover every character of the paragraph that is not white space. A stop does not end a sentence
    after an initial, a title or a dotted abbreviation, in a number, or before a word in lower case.
    """
    return tuple(piece for span in _cut_at_stops(text, within) for piece in _bounded(text, span))


def trim(text: str, span: Span) -> Span:
    """`span` without white space at its edges; empty, at its start, when there is nothing else."""
    words = span.of(text)
    start = span.start + len(words) - len(words.lstrip())
    return Span(start, max(start, span.start + len(words.rstrip())))


def _cut_at_stops(text: str, within: Span) -> Iterator[Span]:
    start = within.start
    for stop in _STOP.finditer(text, within.start, within.end):
        if stop.end() < within.end and not _ends_sentence(text, stop, Span(start, within.end)):
            continue
        yield trim(text, Span(start, stop.end()))
        start = stop.end()
    yield trim(text, Span(start, within.end))


def _ends_sentence(text: str, stop: re.Match[str], rest: Span) -> bool:
    """Whether the sentence that began at `rest.start` ends at `stop`; `rest` runs on to the paragraph's end."""
    if stop["spaced"] is None:
        return True
    if not text[stop.end()].isspace():
        return False
    # 80 code points hold any opening word with the marks before it.
    following = text[stop.end() : min(rest.end, stop.end() + 80)].lstrip(_MARKS)
    if following[:1].islower():
        return False
    if stop["spaced"] != ".":
        return True
    before = text[max(rest.start, stop.start() - 40) : stop.start()].split()
    return not before or not _is_abbreviated(before[-1].lstrip(_MARKS), following, is_first=_is_first(text, stop, rest))


def _is_abbreviated(word: str, following: str, *, is_first: bool) -> bool:
    """Whether the full stop after `word` marks an abbreviation, an initial or a list number."""
    lower = word.lower()
    if lower in NEVER_LAST or (is_first and word.isdigit()):
        return True
    initial = len(word) == 1 and word.isupper()
    if lower in BEFORE_NUMBER and not initial:
        return following[:1].isdigit()
    if initial or lower in SELDOM_LAST or _DOTTED.fullmatch(word):
        opening = re.match(r"\w+", following)
        return opening is not None and opening[0].lower() not in OPENERS
    return False


def _is_first(text: str, stop: re.Match[str], rest: Span) -> bool:
    return " " not in text[rest.start : stop.start()].strip()


def _bounded(text: str, span: Span) -> Iterator[Span]:
    """`span` itself, or pieces of at most LONGEST_SENTENCE code points, cut at white space where there is any."""
    while span.length > LONGEST_SENTENCE:
        room = text[span.start : span.start + LONGEST_SENTENCE]
        cut = max(room.rfind(" "), room.rfind("\n"))
        middle = span.start + (cut if cut > 0 else LONGEST_SENTENCE)
        yield trim(text, Span(span.start, middle))
        span = trim(text, Span(middle, span.end))
    if span.length:
        yield span
