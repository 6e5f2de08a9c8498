"""What a parser is given of a page: no scripts, styles, drawings or comments, and nothing that would take it minutes.

The page is cut as HTML's tokenizer cuts it (WHATWG HTML, section 13.2.5), once from front to back, by a pattern that
never steps back. What is kept was measured, so no parser can find a tag where none was.
"""

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
PARSED_DEPTH = 256
"""Where libxml2 leaves the rest of a page unread, unless told to go on."""
_SHORT = 2 * MAX_WORDS_BETWEEN_TAGS
"""Characters up to which a stretch cannot hold that many words: each takes a letter and a space."""
_FLAT = frozenset(
    "area base br col embed hr img input link meta param source track wbr p li dt dd td th tr option".split()
)
"""Tags without an end, or whose end may be left out: they do not nest."""
_SEAM = "<!---->"
"""What stands where something was cut out: what is before and after never becomes one tag."""

# The inside of a tag, where quotes count after an equals sign only, and the text of an element that holds no tags. What
# follows an inside is optional, as nothing may: else each of many open tags would be read to the end of the page.
_INSIDE = r"""(?:[^>=]++|=\s*+(?:"[^"]*+"|'[^']*+'|[^\s>]*+))*+"""
_TAG = re.compile(rf"<(/?)([a-zA-Z][^\s/>]*+){_INSIDE}")
_RAW = r"(?:[^<]++|<(?!/{name}[\s/>]))*+"
_STRETCH = re.compile(
    rf"""
    (?P<tag> <(?!(?:script|style|svg|title|textarea)[\s/>]|!--) /?[a-zA-Z][^\s/>]*+{_INSIDE} [^<]*+ )
    | <(?: !--(?:-?>|(?:[^-]++|-(?!-!?>))*+(?:--!?>)?+)
         | (?P<script> script\b{_INSIDE}) >?+ (?P<words> {_RAW.format(name="script")})(?:</script{_INSIDE}>?+)?+
         | style\b{_INSIDE}>?+{_RAW.format(name="style")}(?:</style{_INSIDE}>?+)?+
         | svg\b{_INSIDE}(?<!/)>(?:[^<]++|<(?!/?svg[\s/>]))*+</svg\s*+> )
    | (?P<text> <(?:title|textarea)\b{_INSIDE}>?+{_RAW.format(name="(?:title|textarea)")} | <svg\b{_INSIDE}[^<]*+
         | <[^<]*+ | [^<]++ )
    """,
    re.VERBOSE | re.IGNORECASE,
)


class Source(NamedTuple):
    """The markup of a page, fit to be parsed."""

    markup: str
    """Its tags and text."""
    records: tuple[str, ...]
    """The texts of its JSON-LD scripts, which the markup lacks."""


def read_source(html: str, name: str) -> Source:
    """What of `html` a parser may be given; `name` is what to call it.

    Raises InputError when it is larger or more crowded than article pages are.
    """
    if len(html) > MAX_CHARACTERS:
        raise _refusal(name, f"{len(html):,} characters of HTML, more than the {MAX_CHARACTERS:,}")
    tags = html.count("<")
    if tags > MAX_TAGS:
        raise _refusal(name, f"{tags:,} tags, more than the {MAX_TAGS:,}")
    found = _STRETCH.findall(html)
    kept = [tag or text or _SEAM for tag, _, _, text in found]
    if max(map(len, kept), default=0) > _SHORT:
        words = max(len(stretch.split()) for stretch in kept if len(stretch) > _SHORT)
        if words > MAX_WORDS_BETWEEN_TAGS:
            raise _refusal(name, f"one tag or stretch of {words:,} words, more than the {MAX_WORDS_BETWEEN_TAGS:,}")
    source = Source("".join(kept), tuple(words for _, tag, words, _ in found if words and "ld+json" in tag.lower()))
    if tags * PARSED_DEPTH > MAX_TAGS_TIMES_DEPTH:
        refuse_deep(source.markup, name)
    return source


def refuse_deep(markup: str, name: str) -> None:
    """Raise InputError when the tags of `markup` nest so deep that every way through them is long."""
    tags, depth = markup.count("<"), _depth(markup)
    if tags * depth > MAX_TAGS_TIMES_DEPTH:
        most = MAX_TAGS_TIMES_DEPTH // tags
        raise _refusal(name, f"{tags:,} tags nested {depth:,} deep, more than the {most:,}")


def _depth(markup: str) -> int:
    """How deep the tags nest, by counting openings against endings."""
    depth = deepest = 0
    for end, name in _TAG.findall(markup):
        if name.lower() in _FLAT:
            continue
        depth = max(0, depth - 1) if end else depth + 1
        deepest = max(deepest, depth)
    return deepest


def _refusal(name: str, excess: str) -> InputError:
    return InputError(f"{name!r} holds {excess} that are parsed; save the article alone, as text or HTML")
