"""What the markup of a page declares, as raw strings: JSON-LD, meta tags, headline, times. The only door to bs4."""

from typing import NamedTuple

from bs4 import BeautifulSoup, Tag
from bs4.filter import SoupStrainer

_WANTED = ("html", "base", "title", "meta", "link", "h1", "time", "script")

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
    scripts: tuple[str, ...]
    """Texts of its JSON-LD scripts."""
    times: tuple[str, ...]
    """`datetime` of the time elements that are marked as the time of publication."""


def read_markup(html: str) -> Markup:
    """The declarations of a page."""
    soup = BeautifulSoup(html, "lxml", parse_only=SoupStrainer(list(_WANTED)))
    meta: dict[str, list[str]] = {}
    for tag in soup.find_all("meta"):
        content = _attribute(tag, "content")
        for key in ("property", "name", "itemprop"):
            if content and (name := _attribute(tag, key).lower()):
                meta.setdefault(name, []).append(content)
    links = {_attribute(tag, "rel").lower(): _attribute(tag, "href") for tag in reversed(soup.find_all("link"))}
    title = soup.find("title")
    return Markup(
        language=_first_attribute(soup, "html", "lang") or _first_attribute(soup, "html", "xml:lang"),
        base=_first_attribute(soup, "base", "href"),
        canonical=links.get("canonical", ""),
        page_title=_words(title) if title else "",
        headlines=tuple(text for tag in soup.find_all("h1") if (text := _words(tag))),
        meta={name: tuple(contents[:_MAX_VALUES]) for name, contents in meta.items()},
        scripts=tuple(
            tag.get_text() for tag in soup.find_all("script") if "ld+json" in _attribute(tag, "type").lower()
        ),
        times=tuple(_attribute(tag, "datetime") for tag in soup.find_all("time") if _is_publication(tag)),
    )


def _is_publication(time: Tag) -> bool:
    marks = " ".join(_attribute(time, key).lower() for key in ("itemprop", "class"))
    return bool(_attribute(time, "datetime")) and (
        time.has_attr("pubdate") or any(mark in marks for mark in ("publi", "entry-date", "posted"))
    )


def _first_attribute(soup: BeautifulSoup, name: str, key: str) -> str:
    tag = soup.find(name)
    return _attribute(tag, key) if tag else ""


def _attribute(tag: Tag, key: str) -> str:
    """An attribute as one string; empty when the tag lacks it."""
    value = tag.get(key, "")
    return (value if isinstance(value, str) else " ".join(value or ())).strip()


def _words(tag: Tag) -> str:
    return " ".join(tag.get_text(" ").split())
