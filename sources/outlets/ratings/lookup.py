"""What raters say of an address or an outlet."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from typing import NamedTuple
from urllib.parse import urlsplit

from sources.outlets.hosts import hosts_of
from sources.outlets.ratings.scales import read_scale
from sources.outlets.ratings.sets import Basis, RatingEntry, RatingSet

DEEPEST = 3
"""Parts of a path that a rating may name: `example.org/en/news`."""


class Rating(NamedTuple):
    """What one rater says of one place on the web, as the rater writes it."""

    place: str
    """Host, or host and the beginning of a path: `example.org`, `example.org/en`."""
    rater: str
    value: str
    scale: str
    date: str
    """ISO 8601, as exact as it is known; `no date` where it is not."""
    basis: Basis
    """Whether somebody looked, or it was worked out."""
    since: str | None = None
    """First day, month or year of the period it is about."""
    until: str | None = None
    """Last day, month or year of it."""

    @property
    def share(self) -> float | None:
        """How favourable, 0 to 1, on the rater's own scale; None where the scale has no order, or not this value."""
        scale = read_scale(self.scale)
        try:
            return scale.share(self.value) if scale.is_ordered else None
        except ValueError:
            # No import lets it through; the file may have been written by other hands.
            return None

    def covers(self, day: str) -> bool:
        """Whether a day (ISO 8601) lies in the period it is about; without a period, every day does."""
        return (self.since is None or self.since <= day) and (
            self.until is None or day[: len(self.until)] <= self.until
        )


class Ratings:
    """The rating sets in force, looked up by place."""

    def __init__(self, sets: Iterable[RatingSet] = ()) -> None:
        """`sets` in the order they were imported; indexed when first asked."""
        self.sets = tuple(sets)

    def __bool__(self) -> bool:
        """Whether there are any."""
        return bool(self.sets)

    def at(self, url: str) -> tuple[Rating, ...]:
        """What is said of the place an address lies in; of each rater the nearest place alone, subdomain or path."""
        nearest: dict[str, str] = {}
        found: list[Rating] = []
        for place in places_of(url):
            here = self._in(place)
            found += (r for r in here if nearest.setdefault(r.rater, place) == place)
        return _in_order(found)

    def of(self, domains: Iterable[str]) -> tuple[Rating, ...]:
        """What is said of an outlet's domains as a whole, by rater."""
        return _in_order(r for domain in domains for r in self._in(domain))

    def _in(self, place: str) -> tuple[Rating, ...]:
        return tuple(
            Rating(place, s.rater, e.value, s.scale, e.date or s.date, e.basis, e.since, e.until)
            for s, e in self._by_place.get(place, ())
        )

    @cached_property
    def _by_place(self) -> Mapping[str, Sequence[tuple[RatingSet, RatingEntry]]]:
        places: defaultdict[str, list[tuple[RatingSet, RatingEntry]]] = defaultdict(list)
        for told in self.sets:
            for entry in told.entries:
                places[entry.place].append((told, entry))
        return places


def _in_order(ratings: Iterable[Rating]) -> tuple[Rating, ...]:
    return tuple(sorted(ratings, key=lambda r: (r.rater, r.date, r.place)))


def places_of(url: str) -> Iterator[str]:
    """The places that an address lies in, nearest first: paths of its host, the host, parent domains."""
    try:
        parts = [part for part in urlsplit(url if "//" in url else f"//{url}").path.lower().split("/") if part]
    except ValueError:
        parts = []
    for host in hosts_of(url):
        yield from (f"{host}/{'/'.join(parts[:n])}" for n in range(min(len(parts), DEEPEST), 0, -1))
        yield host


NO_RATINGS = Ratings()
"""Nothing is rated."""
