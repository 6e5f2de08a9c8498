"""Markup to a tree: lxml's reading of a page."""

import re

from lxml import etree
from lxml.html import HtmlElement

from sources.extract.guard import Source, refuse_deep

# A NUL ends libxml2's reading, and no other control character is written by people.
_SPACES = bytes(
    0x20 if byte in b"\x0b\x0c\x7f" or (byte < 0x20 and byte not in b"\t\n\r") else byte for byte in range(256)
)
_SELF_CLOSED = re.compile(r"(<html\b[^<>]{0,2000}?)/>", re.IGNORECASE)
_OPENING_CHARACTERS = 4096


def parse(source: Source, name: str = "") -> HtmlElement | None:
    """The page as a tree, None for what holds no element.

    Raises InputError when its tags nest too deep to be read in full; `name` is what to call it.
    """
    # libxml2 takes <html/> for the whole page.
    opening = _SELF_CLOSED.sub(r"\1>", source.markup[:_OPENING_CHARACTERS], count=1)
    markup = (opening + source.markup[_OPENING_CHARACTERS:]).encode("utf-8", "replace").translate(_SPACES)
    tree, is_whole = _parse(markup, is_deep=False)
    if not is_whole:
        refuse_deep(source.markup, name)
        tree, _ = _parse(markup, is_deep=True)
    return tree


def is_page(tree: HtmlElement | None, source: Source) -> bool:
    """Whether this is a page rather than a few tags, for which there is no main text to look for."""
    return tree is not None and (len(tree) > 1 or "html" in source.markup[:50].lower())


def _parse(markup: bytes, *, is_deep: bool) -> tuple[HtmlElement | None, bool]:
    """The tree, and whether it holds all of the markup."""
    parser = etree.HTMLParser(
        encoding="utf-8",
        collect_ids=False,
        remove_comments=True,
        remove_pis=True,
        huge_tree=is_deep,
    )
    # One class for all elements, so that lxml need not ask for each.
    parser.set_element_class_lookup(etree.ElementDefaultClassLookup(element=HtmlElement))
    try:
        tree = etree.fromstring(markup, parser=parser)
    except etree.XMLSyntaxError:
        return None, True
    return tree, all(entry.type_name != "ERR_RESOURCE_LIMIT" for entry in parser.error_log)
