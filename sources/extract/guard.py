"""What no parser should be given: pages so large or so oddly built that parsing them takes many seconds."""

import re
from typing import NamedTuple

from sources.errors import InputError

# Of 112 news pages the largest had 1.7 million characters, 5,900 tags, 83,000 tags times depth, 3,000 words in a row.
# On one core 25,000 tags take up to 2.6 s in all, a million tags times depth as long; 12,000 attributes of one tag
# take lxml 1 s, growing with their square.
MAX_CHARACTERS = 5_000_000
MAX_TAGS = 25_000
MAX_TAGS_TIMES_DEPTH = 1_000_000
MAX_WORDS_BETWEEN_TAGS = 12_000
_SHORT = 2 * MAX_WORDS_BETWEEN_TAGS
"""Characters up to which a stretch cannot hold that many words: each takes a letter and a space."""
# A tag as HTML's tokenizer cuts it (WHATWG HTML, section 13.2.5): quotes count after an equals sign only.
_TAG = re.compile(r"""<(?:!--|(?P<end>/?)(?P<name>[a-zA-Z][^\s/>]*+)(?:=\s*+(?:"[^"]*+"|'[^']*+'|[^\s>]*+)|[^>=])*+)""")
_CLOSING = {"!--": "-->", "script": "</script", "style": "</style", "svg": "</svg"}
"""What ends a stretch whose tags and words are no matter to a parser."""
_FLAT = frozenset(
    "area base br col embed hr img input link meta param source track wbr p li dt dd td th tr option path".split()
)
"""Tags without an end, or whose end may be left out: they do not nest."""


class Shape(NamedTuple):
    """How a page is built."""

    depth: int
    """How deep its tags nest."""
    words: int
    """Words of its longest tag or stretch without one."""


def refuse_unparseable(html: str, name: str) -> None:
    """Raise InputError when `html` is larger or more crowded than article pages are; `name` is what to call it."""
    if len(html) > MAX_CHARACTERS:
        raise _refusal(name, f"{len(html):,} characters of HTML, more than the {MAX_CHARACTERS:,}")
    tags = html.count("<")
    if tags > MAX_TAGS:
        raise _refusal(name, f"{tags:,} tags, more than the {MAX_TAGS:,}")
    shape = _shape(html)
    if shape.words > MAX_WORDS_BETWEEN_TAGS:
        raise _refusal(name, f"one tag or stretch of {shape.words:,} words, more than the {MAX_WORDS_BETWEEN_TAGS:,}")
    if tags * shape.depth > MAX_TAGS_TIMES_DEPTH:
        raise _refusal(
            name, f"{tags:,} tags nested {shape.depth:,} deep, more than the {MAX_TAGS_TIMES_DEPTH // tags:,}"
        )


def _shape(html: str) -> Shape:
    """Depth, by counting openings against endings, and the longest tag or stretch between tags."""
    # Lower case keeps the length in ASCII only; a closing script tag in capitals is rare enough to be missed elsewhere.
    folded = html.lower() if html.isascii() else html
    depth = deepest = longest = start = 0
    while match := _TAG.search(html, start):
        begin, end = match.span()
        if begin - start > _SHORT or end - begin > _SHORT:
            longest = max(longest, len(html[start:begin].split()), len(html[begin:end].split()))
        start = end
        closes, name = match.groups()
        name = name.lower() if name else "!--"
        if name in _FLAT:
            continue
        if name in _CLOSING and not closes:
            start = folded.find(_CLOSING[name], end)
            if start < 0:
                return Shape(deepest, longest)
        elif not closes:
            depth += 1
            deepest = max(deepest, depth)
        elif depth:
            depth -= 1
    return Shape(deepest, max(longest, len(html[start:].split())))


def _refusal(name: str, excess: str) -> InputError:
    return InputError(f"{name!r} holds {excess} that are parsed; save the article alone, as text or HTML")
