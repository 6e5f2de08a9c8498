"""Choosing among what a page declares: headline, authors, date, publisher. First the record made for machines."""

import html
import re
from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import NamedTuple

from sources.extract.dates import date_in_url, is_plausible, parse_date
from sources.extract.jsonld import JsonLd
from sources.extract.markup import Markup

# Meta names by how surely they mean the article's first publication, then the author; from the pages of many systems.
_DATE_NAMES = (
    *("article:published_time", "og:article:published_time", "og:published_time", "datepublished", "parsely-pub-date"),
    *(
        "article:published",
        "published_at",
        "publish-date",
        "publishdate",
        "publication_date",
        "pubdate",
        "sailthru.date",
    ),
    *(
        "dc.date.issued",
        "dcterms.issued",
        "dc.date.created",
        "dcterms.created",
        "date.available",
        "cxenseparse:publishtime",
    ),
    *("citation_publication_date", "date", "dc.date", "dcterms.date", "article.published", "date.created"),
)
_AUTHOR_NAMES = (
    *("parsely-author", "sailthru.author", "byl", "article:author_name", "article:author", "author", "dc.creator"),
    *("dcterms.creator", "cxenseparse:author", "citation_author", "article.author"),
)
_SEPARATOR = re.compile(r"\s+[|\-–—•·»:]{1,2}\s+")
_TAG = re.compile(r"<[^<>]{0,200}>")
_UNPRINTABLE = re.compile(r"[\x00-\x1f\x7f\ud800-\udfff]+")
_LEAD = re.compile(r"^(?:written |reported |text |story )?(?:by|von|par|por|автор)\b[:\s]\s*", re.IGNORECASE)
_AND = re.compile(r"\s*(?:,|;|\||\s(?:and|und|et|y|та|и)\s|\s&\s)\s*")
_ROLE = re.compile(
    r"\b(?:editor|reporter|correspondent|writer|columnist|producer|journalist|contributor|jr|sr)\b\.?", re.IGNORECASE
)
_NO_NAME = re.compile(r"https?:|www\.|@|\d{2}|[{}<>]|^(?:admin|administrator|null|none|undefined|n/a)$", re.IGNORECASE)


class DateFound(NamedTuple):
    """A date of publication and where it was read."""

    iso: str
    read_from: str


def choose_title(markup: Markup, record: JsonLd) -> str:
    """The headline without the site's name; empty when the page declares none."""
    sites = {fold(name) for name in (record.publisher, *markup.meta.get("og:site_name", ())) if name}
    headlines = [clean(headline) for headline in markup.headlines]
    candidates = (record.headline, *markup.meta.get("og:title", ()), *headlines[:1], markup.page_title)
    title = next((words for candidate in candidates if (words := clean(candidate))), "")
    for headline in headlines:
        # The visible headline, followed by a section or site: what follows is no part of it.
        if fold(title).startswith(fold(headline)) and _SEPARATOR.match(title[len(headline) :] or " | "):
            return headline
    return _without_site(title, sites)


def choose_authors(markup: Markup, record: JsonLd) -> tuple[str, ...]:
    """Names of the authors, in order; empty when the page declares none."""
    declared = (markup.meta.get(name, ()) for name in _AUTHOR_NAMES)
    return next((names for names in (split_names(names) for names in (record.authors, *declared)) if names), ())


def choose_date(markup: Markup, record: JsonLd, *, latest: datetime) -> DateFound | None:
    """The declared date of publication; one that lies after `latest` or before 1900 is passed over."""
    declared = [("json-ld", record.published)]
    declared += [("meta", value) for name in _DATE_NAMES for value in markup.meta.get(name, ())]
    declared += [("time", value) for value in markup.times]
    for read_from, value in declared:
        iso = parse_date(value) if value else None
        if iso and is_plausible(iso, latest):
            return DateFound(iso, read_from)
    return None


def date_from_address(url: str | None, *, latest: datetime) -> DateFound | None:
    """The day that the page's address names."""
    iso = date_in_url(url) if url else None
    return DateFound(iso, "url") if iso and is_plausible(iso, latest) else None


def choose_publisher(markup: Markup, record: JsonLd) -> str | None:
    """The publisher's name as the page states it."""
    names = (record.publisher, *markup.meta.get("og:site_name", ()))
    return next((words for name in names if (words := clean(name))), None)


def split_names(values: Iterable[str]) -> tuple[str, ...]:
    """Single names out of author fields that may hold several, a "By", roles, addresses; each once."""
    names: dict[str, str] = {}
    for value in list(values)[:50]:
        pieces: Sequence[str] = _AND.split(_LEAD.sub("", clean(value), count=1))
        for place, piece in enumerate(pieces):
            is_role = place > 0 and _ROLE.search(piece) is not None
            if piece and len(piece) <= 80 and not is_role and not _NO_NAME.search(piece):
                names.setdefault(fold(piece), piece)
    return tuple(names.values())


def clean(value: str) -> str:
    """One line of plain text: entities resolved (twice over, as systems escape twice), tags and controls gone."""
    return " ".join(_UNPRINTABLE.sub(" ", _TAG.sub("", html.unescape(html.unescape(value[:2000])))).split())


def fold(text: str) -> str:
    """`text` for comparison: case folded, letters and digits only."""
    return "".join(filter(str.isalnum, text.casefold()))


def _without_site(title: str, sites: set[str]) -> str:
    """`title` without a site's name after its last separator."""
    separators = list(_SEPARATOR.finditer(title))
    if separators and fold(title[separators[-1].end() :]) in sites:
        return title[: separators[-1].start()]
    return title
