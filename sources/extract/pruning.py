"""A page's tree cut down to where its prose stands, so that little is left in which to look for the main text."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import chain
from typing import NamedTuple

from lxml import etree
from lxml.html import HtmlElement

from sources.probing import no_probing

with no_probing():
    from trafilatura.settings import MANUALLY_CLEANED, MANUALLY_STRIPPED

_PARAGRAPH_WORDS, _TEXT_WORDS = 10, 20
"""Words that prose has at least: captions and labels have fewer, and where nothing says paragraph, teasers too."""
_REGION_SHARE = 0.95
"""The innermost element with this share of a page's prose holds the article; not all, as comments are prose too."""
_LINKED_SHARE = 0.9
"""Share of linked words from which a list or box is one of other stories."""
_WITH_TEXT = etree.XPath("//*[not(self::p or self::a)][text()[string-length(.) > 50]]")
_EMPTY = etree.XPath(
    "//*[self::div or self::section or self::p or self::ul or self::li or self::a or self::span]"
    "[not(normalize-space())]"
)
_WORDLESS = etree.XPath(
    "//*[self::div or self::section][not(descendant::*[not(self::div or self::section or self::span or self::a)])]"
)
_PROSE_IN_PARAGRAPHS = 100
"""Words from which trafilatura reads paragraphs, lists and headings only: then a box without any adds link texts."""
_PICTURES = etree.XPath("//figure[not(descendant::table)]")
# What trafilatura cuts out or looks through, cut out before it looks; at times a form or a figure holds the article.
_UNREAD = (*(tag for tag in MANUALLY_CLEANED if tag not in ("form", "figure", "math")), "template")
_PLAIN = (*(tag for tag in MANUALLY_STRIPPED if tag != "template"), *"b em i kbd samp strong sub sup tt u var".split())
_HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")
_BOXES = ("div", "section", "ul", "ol")


class Prose(NamedTuple):
    """How many words of prose a page has."""

    words: int
    together: int
    """In the one element that has most of them as its own paragraphs."""
    place: HtmlElement | None
    """That element."""


def narrow(tree: HtmlElement) -> Prose:
    """The prose of the page, once all that surrounds it is cut off from `tree`."""
    etree.strip_elements(tree, *_UNREAD, with_tail=False)
    etree.strip_tags(tree, *_PLAIN)
    _drop(_select(_PICTURES, tree))
    prose = _prose(tree)
    weights = _weights(tree, prose)
    groups = _groups(prose)
    _drop(_around(tree, weights, prose))
    _drop(box for box in _bare(tree, weights) if box.tag in _BOXES and _is_linked(box))
    if sum(words for element, words in prose.items() if element.tag == "p") >= _PROSE_IN_PARAGRAPHS:
        _drop(box for box in _select(_WORDLESS, tree) if box not in weights)
    _drop(_select(_EMPTY, tree))
    _join(tree, groups)
    return Prose(sum(prose.values()), max(groups.values(), default=0), _largest(groups))


def _groups(prose: Mapping[HtmlElement, int]) -> dict[HtmlElement, int]:
    """Words of prose by the element whose own they are."""
    groups: dict[HtmlElement, int] = {}
    for paragraph, words in prose.items():
        group = paragraph.getparent() if paragraph.tag in ("p", "li") else paragraph
        groups[group] = groups.get(group, 0) + words
    return groups


def _largest(groups: Mapping[HtmlElement, int]) -> HtmlElement | None:
    return max(groups, key=lambda group: groups[group], default=None)


def _join(tree: HtmlElement, groups: Mapping[HtmlElement, int]) -> None:
    """Put a text together that advertisements cut into boxes of one class: of these, trafilatura takes the first."""
    largest = _largest(groups)
    if largest is None or not largest.get("class"):
        return
    name = largest.get("class")
    boxes = [box for box in tree.iter(str(largest.tag)) if box in groups and box.get("class") == name]
    if len(boxes) > 1 and _are_one_text(boxes, groups):
        for box in boxes[1:]:
            boxes[0].extend(list(box))


def _are_one_text(boxes: Sequence[HtmlElement], groups: Mapping[HtmlElement, int]) -> bool:
    """Whether `boxes` hold one text: there is no other prose among them, and no headline that one of them is under."""
    shared = set.intersection(*(set(box.iterancestors()) for box in boxes))
    region = next(element for element in boxes[0].iterancestors() if element in shared)
    inside = {element for box in boxes for element in box.iter()}
    others = sum(words for group, words in groups.items() if group not in inside and region in group.iterancestors())
    return (
        shared.isdisjoint(boxes)
        and others <= (1 - _REGION_SHARE) * sum(groups[box] for box in boxes)
        and all(heading in inside for heading in region.iter(*_HEADINGS))
    )


def _prose(tree: HtmlElement) -> dict[HtmlElement, int]:
    """The elements that hold a paragraph, whatever they are called, and its words."""
    words = ((paragraph, _words(paragraph)) for paragraph in tree.iter("p"))
    found = {paragraph: count for paragraph, count in words if count >= _PARAGRAPH_WORDS}
    for element in _select(_WITH_TEXT, tree):
        own = (element.text, *(child.tail for child in element))
        count = sum(len(text.split()) for text in own if text)
        owner = next((outer for outer in (element, *element.iterancestors()) if outer.tag != "span"), element)
        least = _PARAGRAPH_WORDS if owner.tag == "li" else _TEXT_WORDS
        if count >= least and owner.tag not in ("a", "p"):
            found[owner] = found.get(owner, 0) + count
    return found


def _weights(tree: HtmlElement, prose: Mapping[HtmlElement, int]) -> dict[HtmlElement, int]:
    """Words of prose in each element that holds any, or a headline."""
    weights: dict[HtmlElement, int] = {}
    for start, words in chain(prose.items(), ((headline, 0) for headline in tree.iter("h1"))):
        element = start
        while element is not None:
            weights[element] = weights.get(element, 0) + words
            element = element.getparent()
    return weights


def _around(
    tree: HtmlElement, weights: Mapping[HtmlElement, int], prose: Mapping[HtmlElement, int]
) -> Iterator[HtmlElement]:
    """What holds no prose and no headline, outside of the innermost element that holds nearly all prose."""
    element, enough = tree, _REGION_SHARE * weights.get(tree, 0)
    while enough and element not in prose:
        inner = next((child for child in element if weights.get(child, 0) >= enough), None)
        if inner is None or inner.tag in ("p", "li"):
            return
        for child in element:
            if child not in weights:
                yield child
            elif child is not inner:
                yield from _bare(child, weights)
        element = inner


def _bare(tree: HtmlElement, weights: Mapping[HtmlElement, int]) -> Iterator[HtmlElement]:
    """The outermost elements in `tree` that hold no prose and no headline."""
    opened = [tree]
    while opened:
        for child in opened.pop():
            if child in weights:
                opened.append(child)
            else:
                yield child


def _is_linked(box: HtmlElement) -> bool:
    linked = sum(_words(link) for link in box.iter("a"))
    return linked > 0 and linked >= _LINKED_SHARE * _words(box)


def _select(path: etree.XPath, tree: HtmlElement) -> list[HtmlElement]:
    found = path(tree)
    return [element for element in found if isinstance(element, HtmlElement)] if isinstance(found, list) else []


def _words(element: HtmlElement) -> int:
    return sum(len(text.split()) for text in element.itertext())


def _drop(elements: Iterable[HtmlElement]) -> None:
    """Take the elements out of their tree; what follows them stays."""
    for element in list(elements):
        if element.getparent() is not None:
            element.drop_tree()
