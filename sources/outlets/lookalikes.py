"""Addresses that only look like a known outlet's: one letter off, its name under a strange ending, or before one."""

from collections.abc import Iterable, Mapping

from sources.model import Outlet
from sources.outlets.folding import fold
from sources.outlets.hosts import hosts_of

_SHORTEST = 8
"""Letters of a name under which one letter off is chance: stripe and stripes are no trick."""
_ORDINARY = frozenset(
    {"com", "org", "net", "info", "news", "tv", "int", "edu", "gov", "co", "online", "press", "media"}
)
"""Endings under which another body may well carry the same name; so may any country's."""


class Lookalikes:
    """The listed addresses, ready to be compared with others."""

    def __init__(self, outlets: Iterable[Outlet]) -> None:
        """Names of several outlets are left out: nobody can be imitated by them."""
        self._by_domain: Mapping[str, Outlet] = {d: o for o in outlets for d in o.domains}
        names: dict[str, Outlet | None] = {}
        for domain, outlet in self._by_domain.items():
            name = domain.split(".")[0]
            names[name] = outlet if names.get(name, outlet) is outlet else None
        self._by_name = {name: outlet for name, outlet in names.items() if outlet is not None and len(name) >= 4}

    def imitated(self, url: str) -> Outlet | None:
        """The outlet whose address `url` imitates; None for listed addresses and for all that look like themselves."""
        hosts = hosts_of(url)
        if not hosts or any(host in self._by_domain for host in hosts):
            return None
        own = _registrable(hosts)
        return self._before_another(hosts[0]) or self._under_another_ending(own) or self._misspelt(own)

    def _before_another(self, host: str) -> Outlet | None:
        """`theguardian.com.news.example`: a listed address stands whole before a strange one."""
        labels = host.removeprefix("www.").split(".")
        # `….com.au` is how some countries write .com; what follows must be somebody's name.
        heads = (".".join(labels[:n]) for n in range(2, len(labels) - 1))
        return next((self._by_domain[head] for head in heads if head in self._by_domain), None)

    def _under_another_ending(self, domain: str) -> Outlet | None:
        """`spiegel.ltd`: a listed name under an ending that is neither a country's nor an ordinary one."""
        name, _, ending = domain.partition(".")
        if len(ending) == 2 or ending in _ORDINARY or "." in ending or len(name) < 5:
            return None
        return self._by_name.get(name)

    def _misspelt(self, domain: str) -> Outlet | None:
        """`theguardlan.com`: one letter off a listed name, or the same in another script."""
        name, _, ending = domain.partition(".")
        shown = _in_letters(name)
        if len(shown) < _SHORTEST:
            return None
        for known, outlet in self._by_name.items():
            same_ending = any(d == f"{known}.{ending}" for d in outlet.domains)
            if shown != name and fold(shown).text == fold(known).text:
                return outlet
            if same_ending and len(known) >= _SHORTEST and _is_one_off(shown, known):
                return outlet
        return None


def _registrable(hosts: tuple[str, ...]) -> str:
    """The domain that somebody registered: the last two labels, three where the second is a country's `co` or `com`."""
    second = hosts[-1].split(".")[0]
    return hosts[-2] if len(hosts) > 1 and second in _ORDINARY and len(hosts[-1].split(".")[-1]) == 2 else hosts[-1]


def _in_letters(label: str) -> str:
    """A label as it is shown: `xn--…` in its own letters."""
    try:
        return label.encode("ascii").decode("idna") if label.startswith("xn--") else label
    except UnicodeError:
        return label


def _is_one_off(one: str, other: str) -> bool:
    """Whether one letter was changed, added, dropped, or swapped with its neighbour."""
    if one == other or abs(len(one) - len(other)) > 1 or any(c.isdigit() for c in one):
        return False
    start = next((n for n, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other)))
    rest, left = one[start:], other[start:]
    if len(rest) == len(left):
        return rest[1:] == left[1:] or (rest[:2] == left[:2][::-1] and rest[2:] == left[2:])
    return rest[1:] == left or rest == left[1:]
