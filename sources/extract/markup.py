"""What the markup of a page declares, as raw strings: meta tags, headline, times."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from lxml import etree

_MAX_VALUES = 50
"""More contents of one name than any page has reason for."""


class Markup(NamedTuple):
    """The declarations found, in page order."""

    language: str
    """The `lang` of the page; empty if undeclared."""
    base: str
    """The page's `base` address; empty if undeclared."""
    canonical: str
    page_title: str
    headlines: tuple[str, ...]
    """Texts of its h1 elements."""
    meta: dict[str, tuple[str, ...]]
    """Contents by name, property or itemprop, lower-case."""
    times: tuple[str, ...]
    """`datetime` of the time elements that are marked as the time of publication."""


def read_markup(tree: etree._Element | None) -> Markup:
    """The declarations of a parsed page; none where nothing could be parsed."""
    found: dict[str, list[etree._Element]] = {}
    for tag in () if tree is None else tree.iter("html", "base", "title", "meta", "link", "h1", "time"):
        found.setdefault(str(tag.tag), []).append(tag)
    meta: dict[str, list[str]] = {}
    for name, content in _named(found.get("meta", ())):
        meta.setdefault(name, []).append(content)
    links = {_attribute(tag, "rel").lower(): _attribute(tag, "href") for tag in reversed(found.get("link", ()))}
    titles = found.get("title", ())
    return Markup(
        language=_first(found, "html", "lang") or _first(found, "html", "xml:lang"),
        base=_first(found, "base", "href"),
        canonical=links.get("canonical", ""),
        page_title=_words(titles[0]) if titles else "",
        headlines=tuple(text for tag in found.get("h1", ()) if (text := _words(tag))),
        meta={name: tuple(contents[:_MAX_VALUES]) for name, contents in meta.items()},
        times=tuple(_attribute(tag, "datetime") for tag in found.get("time", ()) if _is_publication(tag)),
    )


def _named(metas: Sequence[etree._Element]) -> Iterator[tuple[str, str]]:
    """Name and content of each meta tag, once for each way it is named, names in lower case."""
    for tag in metas:
        content = _attribute(tag, "content")
        for key in ("property", "name", "itemprop"):
            if content and (name := _attribute(tag, key).lower()):
                yield name, content


def _is_publication(time: etree._Element) -> bool:
    marks = " ".join(_attribute(time, key).lower() for key in ("itemprop", "class"))
    return bool(_attribute(time, "datetime")) and (
        "pubdate" in time.attrib or any(mark in marks for mark in ("publi", "entry-date", "posted"))
    )


def _first(found: dict[str, list[etree._Element]], name: str, key: str) -> str:
    tags = found.get(name)
    return _attribute(tags[0], key) if tags else ""


def _attribute(tag: etree._Element, key: str) -> str:
    """An attribute as one string; empty when the tag lacks it."""
    return " ".join((tag.get(key) or "").split()) if key in ("rel", "class") else (tag.get(key) or "").strip()


def _words(tag: etree._Element) -> str:
    return " ".join(" ".join(str(text) for text in tag.itertext()).split())
