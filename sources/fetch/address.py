"""Which addresses may be connected to.

A page names its own links, so a stranger chooses where we connect; without this check an article could make us read
a router, a cloud's metadata service, or a database on this machine. Sources: the IANA special-purpose address
registries (RFC 6890 and its updates), and for the ways in which one address hides in another RFC 4291 (mapped),
RFC 3056 (6to4), RFC 6052 (NAT64), RFC 4380 (Teredo) and RFC 5214 (ISATAP).
"""

import ipaddress
import re
import socket
from collections.abc import Callable, Collection, Sequence
from ipaddress import IPv4Address, IPv4Network, IPv6Address, IPv6Network

from sources.errors import AddressRefused, NotConnected
from sources.fetch.failures import passing

IPAddress = IPv4Address | IPv6Address
Lookup = Callable[[str, int], Sequence[str]]
"""Name and port to every address the name has, as literals; raises OSError when it has none."""

# Ours rather than `ipaddress.is_global`, whose answers changed between Python's patch releases.
_CLOSED_V4 = tuple(
    (IPv4Network(network), kind)
    for network, kind in (
        ("0.0.0.0/8", "an unspecified address"),
        ("10.0.0.0/8", "a private address"),
        ("100.64.0.0/10", "a carrier's internal address"),
        ("127.0.0.0/8", "a loopback address"),
        # Azure answers machines of its cloud from this one, although its range is public.
        ("168.63.129.16/32", "a cloud's metadata address"),
        ("169.254.0.0/16", "a link-local address"),
        ("172.16.0.0/12", "a private address"),
        ("192.0.0.0/24", "a protocol address"),
        ("192.0.2.0/24", "a documentation address"),
        ("192.88.99.0/24", "a 6to4 relay's address"),
        ("192.168.0.0/16", "a private address"),
        ("198.18.0.0/15", "a benchmarking address"),
        ("198.51.100.0/24", "a documentation address"),
        ("203.0.113.0/24", "a documentation address"),
        ("224.0.0.0/4", "a multicast address"),
        ("240.0.0.0/4", "a reserved address"),
    )
)
# Addresses are given out from this block alone; whatever lies outside is loopback, local, multicast or reserved.
_GLOBAL_V6 = IPv6Network("2000::/3")
_CLOSED_V6 = tuple(
    (IPv6Network(network), kind)
    for network, kind in (
        ("2001::/23", "a protocol address"),
        ("2001:db8::/32", "a documentation address"),
        ("3fff::/20", "a documentation address"),
    )
)
_NAMED_V6 = tuple(
    (IPv6Network(network), kind)
    for network, kind in (
        ("::/128", "an unspecified address"),
        ("::1/128", "a loopback address"),
        ("64:ff9b:1::/48", "a local NAT64 address"),
        ("fc00::/7", "a private address"),
        ("fe80::/10", "a link-local address"),
        ("fec0::/10", "a private address"),
        ("ff00::/8", "a multicast address"),
    )
)
_NAT64 = IPv6Network("64:ff9b::/96")
_ISATAP_IDS = (0x00005EFE, 0x02005EFE)

# RFC 6761, 6762, 7686, 8375, and the names that clouds and home routers answer for themselves.
_LOCAL_NAMES = (
    "localhost",
    "localdomain",
    "local",
    "internal",
    "intranet",
    "lan",
    "home",
    "home.arpa",
    "corp",
    "onion",
)
_NAME = re.compile(r"[a-z0-9_-]{1,63}(\.[a-z0-9_-]{1,63})+")
# As in the WHATWG URL standard, "ends in a number": such a host is an IPv4 address in somebody's eyes.
_NUMBER = re.compile(r"\d+|0x[0-9a-f]*")


def hidden_addresses(address: IPAddress) -> tuple[IPv4Address, ...]:
    """The IPv4 addresses that an IPv6 address carries inside and that traffic to it may end up at."""
    if isinstance(address, IPv4Address):
        return ()
    if address.ipv4_mapped is not None:
        return (address.ipv4_mapped,)
    if address.sixtofour is not None:
        return (address.sixtofour,)
    if address.teredo is not None:
        return address.teredo
    last = IPv4Address(int(address) & 0xFFFFFFFF)
    isatap = (int(address) >> 32) & 0xFFFFFFFF in _ISATAP_IDS
    return (last,) if isatap or address in _NAT64 else ()


def refusal(address: IPAddress) -> str | None:
    """Why nothing may connect there, in words such as `a loopback address`; None for a public address."""
    if isinstance(address, IPv4Address):
        return next((kind for network, kind in _CLOSED_V4 if address in network), None)
    if address.scope_id is not None:
        return "an address bound to one network interface"
    for inner in hidden_addresses(address):
        if (why := refusal(inner)) is not None:
            return f"{inner}, {why}, written as IPv6"
    if address.ipv4_mapped or address.sixtofour or address.teredo or address in _NAT64:
        return None
    for network, kind in _NAMED_V6 + _CLOSED_V6:
        if address in network:
            return kind
    return None if address in _GLOBAL_V6 else "a reserved address"


def literal(host: str) -> IPAddress | None:
    """The address that `host` writes out; None when it is a name.

    Raises AddressRefused for numbers in any other spelling (`2130706433`, `0x7f.1`, `0177.0.0.1`): programs disagree
    on what those mean, so what is checked need not be what is reached.
    """
    bare = host.lower().removesuffix(".")
    try:
        return ipaddress.ip_address(bare)
    except ValueError:
        if ":" in bare or "%" in bare or _NUMBER.fullmatch(bare.rpartition(".")[2]):
            raise AddressRefused(f"{host!r} is an oddly written address; give the site's name instead") from None
        return None


def system_lookup(name: str, port: int) -> tuple[str, ...]:
    """Every address the system's resolver has for `name`, in its order; raises OSError when there is none."""
    try:
        found = socket.getaddrinfo(name, port, type=socket.SOCK_STREAM)
    except UnicodeError as err:  # a label too long or empty for DNS
        raise socket.gaierror(socket.EAI_NONAME, "not a possible name") from err
    return tuple(dict.fromkeys(str(entry[4][0]) for entry in found))


class AddressGuard:
    """Decides where the client may connect, at the moment it connects."""

    def __init__(
        self,
        *,
        ports: Collection[int] = (80, 443),
        lookup: Lookup = system_lookup,
        also_allowed: Collection[tuple[str, int]] = (),
    ) -> None:
        """`also_allowed` lists (address literal, port) pairs let through whatever they are: a test's own server."""
        self._ports = frozenset(ports)
        self._lookup = lookup
        self._also_allowed = frozenset((ipaddress.ip_address(address), port) for address, port in also_allowed)

    def check(self, host: str, port: int) -> None:
        """Refuses what can be refused without a lookup.

        Raises AddressRefused: closed port, local or impossible name, oddly written or non-public address.
        """
        address = literal(host)
        if address is not None:
            self._require_open(address, port)
            return
        _require_name(host)
        if port not in {open_port for _, open_port in self._also_allowed}:
            self._require_port(port)

    def resolve(self, host: str, port: int) -> tuple[str, ...]:
        """The address literals to connect to, after one lookup; nothing is left for anyone to look up again.

        Raises AddressRefused unless every address of the name is public, and NotConnected when it has none.
        """
        self.check(host, port)
        address = literal(host)
        found = (address,) if address is not None else self._look_up(host, port)
        for each in found:
            self._require_open(each, port)
        return tuple(str(each) for each in found)

    def _look_up(self, host: str, port: int) -> tuple[IPAddress, ...]:
        try:
            found = tuple(ipaddress.ip_address(answer) for answer in self._lookup(host, port))
        except OSError as err:
            unknown = _unknown(host)
            raise (passing(unknown) if err.errno == socket.EAI_AGAIN else unknown) from err
        except ValueError as err:
            raise AddressRefused(f"the lookup of {host!r} gave something that is no address: {err}") from err
        if not found:
            raise _unknown(host)
        return found

    def _require_open(self, address: IPAddress, port: int) -> None:
        if (address, port) in self._also_allowed:
            return
        self._require_port(port)
        if (why := refusal(address)) is not None:
            raise AddressRefused(f"it leads to {address}, {why}; only public addresses are read")

    def _require_port(self, port: int) -> None:
        if port not in self._ports:
            allowed = ", ".join(str(each) for each in sorted(self._ports)) or "none"
            raise AddressRefused(f"port {port} is closed to us; open are {allowed}, by the setting `ports`")


def _unknown(host: str) -> NotConnected:
    return NotConnected(f"no address is known for {host!r}; check the spelling, or the connection")


def _require_name(host: str) -> None:
    name = host.lower().removesuffix(".")
    if not _NAME.fullmatch(name):
        raise AddressRefused(f"{host!r} is no name of a public site; give one such as www.example.org")
    if any(name == local or name.endswith(f".{local}") for local in _LOCAL_NAMES):
        raise AddressRefused(f"{host!r} is a local name; only public sites are read")
