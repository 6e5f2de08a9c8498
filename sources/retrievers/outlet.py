"""`outlet.v1`: the item of an outlet that is named without a link, in what the outlet itself says it has published.

First its feeds and news sitemaps, which hold the last days; then the search services that were named, narrowed to its
domain. What is discovered of a site is asked for once, however many claims cite it.
"""

import re
from collections.abc import Callable, Iterable, Iterator
from typing import Final, NamedTuple

from sources.errors import AddressRefused, HostResting, NotConnected, SourceError, TimedOut, Unreachable
from sources.model import Page
from sources.retrievers import Candidate, Equipment
from sources.retrievers.asking import choose, matched
from sources.retrievers.sought import Sought, day_of

USUAL_PLACES = ("news-sitemap.xml", "sitemap-news.xml", "sitemap.xml", "feed", "rss", "rss.xml")
"""Tried where a site announces nothing, the commonest first; at most `MOST_TRIED` of them."""
MOST_TRIED = 3
MOST_FEEDS = 3
MOST_MAPS = 4
"""Sitemaps read of one site; those of news, and of the days asked for, come first."""
LEAST_MATCH = 0.25
"""Share of what is looked for under which a headline is about something else."""

Reads = Callable[[str], Page]
"""Address to page; raises FetchError."""

_ANNOUNCED = re.compile(r"^\s*sitemap\s*:\s*(\S+)", re.IGNORECASE | re.MULTILINE)


class Item(NamedTuple):
    """What a site lists of one item."""

    url: str
    title: str
    published: str | None
    summary: str


class Site(NamedTuple):
    """What was found out about a site."""

    items: tuple[Item, ...]
    failures: tuple[str, ...]
    """What could not be read of it, in sentences; with no items they are why."""


class CitedOutlet:
    """Finds the item of a named outlet; without an outlet there is nothing it could look for."""

    name: Final = "outlet.v1"
    needs: Final = ()
    searches: Final = False

    def __init__(self, equipment: Equipment) -> None:
        """`equipment.searches` are asked where the site itself lists nothing that matches."""
        self._web = equipment.web
        self._searches = equipment.searches
        self._sites: dict[str, Site] = {}

    def find(self, sought: Sought) -> tuple[Candidate, ...]:
        """Items of the outlet's own pages, the best matching first.

        Raises SourceError, naming each failure, when nothing of the site could be read and no search answered.
        """
        if not sought.domains or sought.is_empty:
            return ()
        site = self._site(sought.domains[0], sought)
        found = choose(sought, (self._candidate(sought, item) for item in site.items))
        if good := tuple(each for each in found if each.match >= LEAST_MATCH):
            return good
        failures = list(site.failures)
        for search in self._searches:
            try:
                if good := tuple(each for each in search.find(sought) if each.match >= LEAST_MATCH):
                    return good
            except SourceError as err:
                failures.append(f"{search.name}: {err}")
            else:
                failures = []
        if failures and not site.items:
            raise Unreachable("; ".join(dict.fromkeys(failures)))
        return ()

    def _candidate(self, sought: Sought, item: Item) -> Candidate:
        match = matched(sought, item.url, item.title, item.summary)
        return Candidate(item.url, item.title, item.published, self.name, match)

    def _site(self, domain: str, sought: Sought) -> Site:
        if domain not in self._sites:
            self._sites[domain] = Listing(self._web.get, self._web.ask, sought).of(domain)
        return self._sites[domain]


class Listing:
    """Reads what one site announces; a failure of one part is noted and stops no other."""

    def __init__(self, get: Reads, ask: Reads, sought: Sought) -> None:
        """`get` reads pages under the site's rules, `ask` reads robots.txt itself, which has no rules above it."""
        self._get = get
        self._ask = ask
        self._sought = sought
        self._failures: list[str] = []
        self._is_reached = True

    def of(self, domain: str) -> Site:
        """What the site at `domain` lists in its feeds and news sitemaps."""
        root = domain if "://" in domain else f"https://{domain}"
        maps = self._announced_maps(root)
        if not self._is_reached:
            return Site((), tuple(self._failures))
        items = list(self._items_of_maps(maps))
        items += [item for url in self._announced_feeds(root) for item in self._items_of_feed(url)]
        if not items:
            items = list(self._at_usual_places(root))
        return Site(tuple(items), tuple(self._failures))

    def _read(self, url: str, read: Reads) -> Page | None:
        try:
            return read(url)
        except SourceError as err:
            # Where nobody answers, or may be asked, asking for five more places gives five more such sentences.
            self._is_reached = not isinstance(err, AddressRefused | HostResting | NotConnected | TimedOut)
            self._failures.append(str(err))
            return None

    def _announced_maps(self, root: str) -> list[str]:
        page = self._read(f"{root}/robots.txt", self._ask)
        text = page.body[:500_000].decode("utf-8", "replace") if page else ""
        return _newest_first(dict.fromkeys(_ANNOUNCED.findall(text)))

    def _announced_feeds(self, root: str) -> tuple[str, ...]:
        from sources.extract.announced import feeds_of

        page = self._read(f"{root}/", self._get)
        try:
            return feeds_of(page)[:MOST_FEEDS] if page else ()
        except SourceError as err:
            self._failures.append(str(err))
            return ()

    def _items_of_maps(self, maps: Iterable[str]) -> Iterator[Item]:
        """Items of sitemaps and of the sitemaps that they list, at most `MOST_MAPS` files in all."""
        from sources.extract.sitemap import read_sitemap

        waiting, read = list(maps), 0
        while waiting and read < MOST_MAPS:
            page, read = self._read(waiting.pop(0), self._get), read + 1
            try:
                found = read_sitemap(page) if page else None
            except SourceError as err:
                self._failures.append(str(err))
                continue
            if found:
                yield from (Item(e.url, e.title, e.published, "") for e in found.pages)
                fitting = [m.url for m in reversed(found.maps) if self._may_hold(m.published)]
                waiting = _newest_first([*fitting, *waiting])

    def _may_hold(self, changed: str | None) -> bool:
        """Whether a sitemap last changed then may list what is looked for: not before the first day asked for."""
        day = day_of(changed)
        return day is None or self._sought.since is None or day >= self._sought.since

    def _items_of_feed(self, url: str) -> Iterator[Item]:
        from sources.extract.feed import read_feed

        page = self._read(url, self._get)
        try:
            yield from (Item(*each) for each in (read_feed(page) if page else ()))
        except SourceError as err:
            self._failures.append(str(err))

    def _at_usual_places(self, root: str) -> Iterator[Item]:
        for place in USUAL_PLACES[:MOST_TRIED]:
            found = list(self._items_of_maps([f"{root}/{place}"]))
            if found:
                yield from found
                return
        yield from self._items_of_feed(f"{root}/feed")


def _newest_first(maps: Iterable[str]) -> list[str]:
    """Sitemaps of news before others; their order is kept otherwise."""
    return sorted(maps, key=lambda url: "news" not in url.casefold())
