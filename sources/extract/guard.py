"""What no parser should be given: pages so large or so oddly built that parsing them takes many seconds."""

import re

from sources.errors import InputError

# Of 112 news pages the largest had 1.7 million characters, 5,900 tags, 83,000 tags times depth, 3,000 words in a row.
# On one core 30,000 tags take trafilatura up to 2 s, a million tags times depth as long; 12,000 attributes of one tag
# take lxml 1 s, growing with their square.
MAX_CHARACTERS = 5_000_000
MAX_TAGS = 30_000
MAX_TAGS_TIMES_DEPTH = 1_000_000
MAX_WORDS_BETWEEN_TAGS = 12_000
_TAG = re.compile(r"<(/?)([a-zA-Z][\w:-]*)")
_SILENT = re.compile(r"<(script|style|svg)\b[^<>]*>", re.IGNORECASE)
_FLAT = frozenset(
    "area base br col embed hr img input link meta param source track wbr p li dt dd td th tr option path".split()
)
"""Tags without an end, or whose end may be left out: they do not nest."""


def refuse_unparseable(html: str, name: str) -> None:
    """Raise InputError when `html` is larger or more crowded than article pages are; `name` is what to call it."""
    if len(html) > MAX_CHARACTERS:
        raise _refusal(name, f"{len(html):,} characters of HTML, more than the {MAX_CHARACTERS:,}")
    tags = html.count("<")
    if tags > MAX_TAGS:
        raise _refusal(name, f"{tags:,} tags, more than the {MAX_TAGS:,}")
    shown = _without_silent(html)
    words = max(len(stretch.split()) for stretch in shown.split("<"))
    if words > MAX_WORDS_BETWEEN_TAGS:
        raise _refusal(name, f"one tag or stretch of {words:,} words, more than the {MAX_WORDS_BETWEEN_TAGS:,}")
    depth = _depth(shown)
    if tags * depth > MAX_TAGS_TIMES_DEPTH:
        raise _refusal(name, f"{tags:,} tags nested {depth:,} deep, more than the {MAX_TAGS_TIMES_DEPTH // tags:,}")


def _without_silent(html: str) -> str:
    """`html` without scripts, styles and drawings, whose "<" and words are no matter to a parser."""
    folded = html.lower() if html.isascii() else html
    kept: list[str] = []
    start = 0
    while match := _SILENT.search(html, start):
        kept.append(html[start : match.start()])
        start = folded.find(f"</{match.group(1).lower()}", match.end())
        if start < 0:
            return "".join(kept)
    return "".join((*kept, html[start:]))


def _depth(html: str) -> int:
    """How deep the tags nest, by counting openings against endings."""
    depth = deepest = 0
    for match in _TAG.finditer(html):
        if match.group(2).lower() not in _FLAT:
            depth = max(0, depth - 1) if match.group(1) else depth + 1
            deepest = max(deepest, depth)
    return deepest


def _refusal(name: str, excess: str) -> InputError:
    return InputError(f"{name!r} holds {excess} that are parsed; save the article alone, as text or HTML")
