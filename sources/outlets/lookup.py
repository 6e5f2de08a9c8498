"""The outlets we know, by key, by address and by name."""

from collections.abc import Iterable
from functools import cache, cached_property

from sources.model import Outlet, OutletMention
from sources.outlets.finder import Finder
from sources.outlets.hosts import hosts_of
from sources.outlets.lookalikes import Lookalikes
from sources.outlets.reading import read_outlets
from sources.outlets.words import load_words


class OutletRegistry:
    """A checked set of outlets; the name finder is built when a text is first searched."""

    def __init__(self, outlets: Iterable[Outlet]) -> None:
        """`outlets` must have passed `reading.check_outlets`."""
        self.outlets = tuple(outlets)
        self._by_key = {outlet.key: outlet for outlet in self.outlets}
        self._by_domain = {domain: outlet for outlet in self.outlets for domain in outlet.domains}

    def get(self, key: str) -> Outlet | None:
        """The outlet with this key; None when the registry lists none."""
        return self._by_key.get(key)

    def by_domain(self, url_or_host: str) -> Outlet | None:
        """The outlet that publishes at this URL or host, subdomains and AMP copies included; None if unknown."""
        return next((self._by_domain[host] for host in hosts_of(url_or_host) if host in self._by_domain), None)

    def imitated_by(self, url: str) -> Outlet | None:
        """The outlet whose address this one only looks like; None where it looks like nobody's, or is listed."""
        return self._lookalikes.imitated(url)

    def find(self, text: str, *, publisher: str | None = None) -> tuple[OutletMention, ...]:
        """Every outlet named in `text`, in order and without overlap; spans are offsets into `text`.

        `publisher` is the key of the outlet that published the text: of papers that share a short name, "The Times"
        in the New York Times is itself.
        """
        return self._finder.find(text, publisher=publisher)

    @cached_property
    def _lookalikes(self) -> Lookalikes:
        return Lookalikes(self.outlets)

    @cached_property
    def _finder(self) -> Finder:
        return Finder(self._by_key, load_words())


@cache
def load_outlets() -> OutletRegistry:
    """The registry as shipped, read once.

    Raises RegistryError, naming file and entry, when the data breaks a rule.
    """
    return OutletRegistry(read_outlets())
