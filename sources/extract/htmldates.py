"""Dates that the lines under a page's headline or its odder meta tags give. The only door to htmldate."""

import html
import re
from collections.abc import Iterator, Sequence
from datetime import datetime
from itertools import islice

from sources.extract.boilerplate import is_list_heading
from sources.extract.bylines import read_top
from sources.extract.pagefacts import clean, fold
from sources.probing import no_probing

_HEADLINE = re.compile(r"<h1\b[^<>]*>(.{0,2000}?)</h1\s*>", re.IGNORECASE | re.DOTALL)
_UNSEEN = re.compile(r"<(script|style|svg|noscript|button)\b.*?(?:</\1\s*>|$)", re.IGNORECASE | re.DOTALL)
_TAG = re.compile(r"<[^<>]*>?")
_ZONE_CHARACTERS = 8000
_PROSE_WORDS = 15


def date_under_headline(page: str, title: str, *, latest: datetime) -> str | None:
    """The date among the short lines between the headline and the first paragraph of a page's markup."""
    headlines = list(islice(_HEADLINE.finditer(page), 20))
    named = [match for match in headlines if fold(clean(match.group(1))) == fold(title)]
    if not headlines:
        return None
    start = (named or headlines)[0].end()
    return read_top(tuple(_short_lines(page[start : start + _ZONE_CHARACTERS])), latest=latest).published


def _short_lines(markup: str) -> Iterator[str]:
    """The lines of the markup, up to the first that is prose or announces other stories."""
    for stretch in _TAG.split(_UNSEEN.sub("", markup)):
        line = " ".join(html.unescape(stretch).split())
        if line.count(" ") >= _PROSE_WORDS or is_list_heading(line):
            return
        if line:
            yield line


def guess_date(meta: Sequence[tuple[str, str]], *, latest: datetime) -> str | None:
    """What htmldate reads from the meta tags (name, content), no later than `latest`.

    It gets nothing else of the page: from a body it takes the dates of other stories, and from scripts as well.
    """
    with no_probing():
        from htmldate import find_date

    tags = "".join(f'<meta name="{html.escape(name)}" content="{html.escape(content)}">' for name, content in meta)
    page = f"<html><head>{tags}</head><body><p></p></body></html>"
    try:
        found: str | None = find_date(
            page, extensive_search=False, original_date=True, max_date=latest.replace(tzinfo=None)
        )
    except (ValueError, TypeError, RecursionError):
        return None
    return found
