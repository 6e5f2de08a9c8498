"""Feeds and sitemaps as lists of addresses, for `verify refs add --feed` and `verify check --feed`."""

from collections.abc import Iterable, Iterator, Sequence

from sources.errors import InputError, SourceError
from verify.cli.notices import Notices
from verify.cli.reading import called, page_at
from verify.following import Fetcher
from verify.model import Problem

_PAGE = (b"<!doctype html", b"<html")


def addresses_of(name: str, fetcher: Fetcher | None) -> Sequence[str]:
    """The addresses that the feed or sitemap at `name`, a file, `-` or an address, lists, each once, in its order.

    Raises InputError for what is neither, lists nothing, or is on the web while there is no `fetcher`; FetchError.
    """
    from sources.extract.feed import looks_like_feed, read_feed
    from sources.extract.sitemap import read_sitemap

    page = page_at(name, fetcher)
    if page.body.lstrip()[:14].lower().startswith(_PAGE):
        raise InputError(f"{called(name)} is a web page and is no sitemap or feed: give it without --feed")
    sitemap = None if looks_like_feed(page.body) or page.body.lstrip()[:1] == b"{" else read_sitemap(page)
    if sitemap and sitemap.maps:
        listed = ", ".join(each.url for each in sitemap.maps[:3])
        raise InputError(f"{called(name)} is an index of sitemaps: give one of those that it lists, such as {listed}")
    found = [item.url for item in (read_feed(page) if sitemap is None else sitemap.pages)]
    if not found:
        raise InputError(f"{called(name)} lists no address: open it to see what it holds")
    return tuple(dict.fromkeys(found))


def listed_in(feeds: Iterable[str], fetcher: Fetcher | None, notices: Notices) -> Iterator[str | Problem]:
    """What the feeds list, each address once, in order; a problem for each feed that cannot be read."""
    seen: set[str] = set()
    for name in feeds:
        notices.progress(f"reading {called(name)}")
        try:
            listed = addresses_of(name, fetcher)
        except SourceError as err:
            notices.named_error(called(name), err)
            yield Problem(stage="read", subject=called(name), message=str(err))
            continue
        yield from dict.fromkeys(url for url in listed if url not in seen)
        seen.update(listed)
