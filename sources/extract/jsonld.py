"""What a page's JSON-LD says about its article: headline, dates, authors, publisher (schema.org/Article)."""

import json
import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple, TypeAlias

Json: TypeAlias = "dict[str, Json] | list[Json] | str | float | bool | None"
Node: TypeAlias = dict[str, Json]

_MAX_NODES = 3000
_ARTICLE = re.compile(r"(?:\w*Article|BlogPosting|LiveBlogPosting|Report|NewsItem)$")
_PAGE = re.compile(r"(?:WebPage|ItemPage|CreativeWork|VideoObject|Recipe|Product|Review)$")
# Where a page keeps its other stories, its people and its pictures; an article in there is not this one.
_ASIDE = {
    "itemListElement",
    "hasPart",
    "isPartOf",
    "mentions",
    "citation",
    "relatedLink",
    "author",
    "publisher",
    "image",
}
_OPENING = re.compile(r"^(?://|/\*)?\s*(?:<!--|<!\[CDATA\[)(?:\s*\*/)?")
_TRAILING_COMMA = re.compile(r",\s*(?=[}\]])")


class JsonLd(NamedTuple):
    """The article's own record; what it lacks is empty or None."""

    headline: str = ""
    published: str = ""
    """As written, not yet read as a date."""
    authors: tuple[str, ...] = ()
    publisher: str = ""
    url: str = ""


def read_json_ld(scripts: Sequence[str]) -> JsonLd:
    """The record of the page's article from the texts of its `application/ld+json` scripts, broken ones included."""
    nodes = [node for script in scripts for node in _nodes(_parse(script))][:_MAX_NODES]
    by_id = {str(node["@id"]): node for node in nodes if "@id" in node and len(node) > 1}
    for pattern in (_ARTICLE, _PAGE):
        for node in nodes:
            if any(pattern.match(kind) for kind in _texts(node.get("@type"))):
                return _record(node, by_id)
    return JsonLd()


def _record(node: Node, by_id: dict[str, Node]) -> JsonLd:
    publisher = _names(node.get("publisher"), by_id)
    return JsonLd(
        headline=next(iter(_texts(node.get("headline")) or _texts(node.get("name"))), ""),
        published=next(iter(_texts(node.get("datePublished")) or _texts(node.get("dateCreated"))), ""),
        authors=tuple(_names(node.get("author"), by_id) or _names(node.get("creator"), by_id)),
        publisher=publisher[0] if publisher else "",
        url=next(iter(_texts(node.get("url"))), ""),
    )


def _parse(script: str) -> Json:
    """The script's value; None for one that no common mending makes JSON."""
    script = _OPENING.sub("", script.strip(), count=1)
    script = script.removesuffix("-->").removesuffix("]]>").strip().removesuffix("//").rstrip("; \n")
    value = _decode(script)
    return _decode(_TRAILING_COMMA.sub("", script).replace("\\'", "'")) if value is None else value


def _decode(text: str) -> Json:
    """The JSON value at the start of `text`; None where there is none."""
    try:
        value: Json = json.JSONDecoder(strict=False).raw_decode(text)[0]
    except (ValueError, RecursionError):
        return None
    return value


def _nodes(value: Json, depth: int = 0) -> Iterator[Node]:
    """Every object of the value, outer ones first, those of other stories left out; eight levels are looked at."""
    if depth > 8:
        return
    if isinstance(value, list):
        for item in value[:_MAX_NODES]:
            yield from _nodes(item, depth + 1)
    elif isinstance(value, dict):
        yield value
        for key, inner in value.items():
            if key not in _ASIDE and isinstance(inner, dict | list):
                yield from _nodes(inner, depth + 1)


def _texts(value: Json) -> list[str]:
    """The strings in a value that may be one string or a list of them."""
    values = value if isinstance(value, list) else [value]
    return [item.strip() for item in values if isinstance(item, str) and item.strip()]


def _names(value: Json, by_id: dict[str, Node]) -> list[str]:
    """Names of the persons or bodies in a value: a string, an object, a reference by @id, or a list of these."""
    names: list[str] = []
    for item in value if isinstance(value, list) else [value]:
        if isinstance(item, str):
            names.append(item)
        elif isinstance(item, list):
            names += _names(item[:50], {})
        elif isinstance(item, dict):
            node = item if "name" in item else by_id.get(str(item.get("@id")), item)
            names += _texts(node.get("name"))
    return [name for name in names if name.strip()]
