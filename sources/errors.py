"""Everything that can go wrong on this side, as one tree.

SourceError
├── InputError            the input cannot be read: missing, empty, binary, too large, not a text
├── FetchError            no usable answer from the network
│   ├── AddressRefused    the address guard said no: private, loopback, link-local, odd port or scheme
│   ├── RobotsDisallowed  robots.txt asks us not to
│   ├── TooLarge          the body passed its cap, compressed or decoded
│   ├── TimedOut          the whole request passed its deadline
│   ├── BadStatus         the server answered with an error status
│   ├── TypeRefused       the answer is of a media type that cannot hold an article
│   ├── HostResting       the host failed too often in a row, or asked for a pause: it is let be for a while
│   └── Unreachable       no usable answer came
│       ├── NotConnected  no address, or nothing that takes a connection there
│       ├── TlsFailed     no secure connection: a bad certificate, or no TLS at all
│       ├── BrokenAnswer  the connection broke off, or what came is no HTTP, or is shorter than announced
│       └── RedirectLoop  it redirects more often than is followed
├── StoreError            the reference store cannot be used
│   ├── StoreLocked       another process holds it
│   └── StoreCorrupt      the file is not a readable store
├── RegistryError         the outlet registry breaks its own rules
└── UnknownName           a name that no registry lists
"""


class SourceError(Exception):
    """Root of the tree; its text is one sentence fit to show a user."""


class InputError(SourceError):
    """The input cannot be read as a document."""


class FetchError(SourceError):
    """No usable answer came from the network; never a verdict on what the page says."""

    status: int | None = None
    """HTTP status, where the server answered with one."""
    final_url: str | None = None
    """Address that failed, after redirects, where it is another than was asked for."""
    may_pass: bool = False
    """Whether asking again later may bring the page."""


class AddressRefused(FetchError):
    """The address guard refused to connect."""


class RobotsDisallowed(FetchError):
    """The site's robots.txt disallows the page."""


class TooLarge(FetchError):
    """The body passed its size cap."""


class TimedOut(FetchError):
    """The whole request passed its deadline."""

    may_pass = True


class BadStatus(FetchError):
    """The server answered with an error status."""


class TypeRefused(FetchError):
    """The answer's media type is not one that can hold an article."""


class HostResting(FetchError):
    """The host is let be for a while: it failed too often in a row, or asked for a pause."""

    may_pass = True


class Unreachable(FetchError):
    """No usable answer came."""


class NotConnected(Unreachable):
    """No address is known, or nothing takes a connection there."""


class TlsFailed(Unreachable):
    """No secure connection: a certificate that does not hold, or a server that speaks no TLS."""


class BrokenAnswer(Unreachable):
    """The connection broke off, or what came is no HTTP, is damaged, or is shorter than announced."""

    may_pass = True


class RedirectLoop(Unreachable):
    """It redirects more often than is followed."""


class StoreError(SourceError):
    """The reference store cannot be used."""


class StoreLocked(StoreError):
    """Another process holds the store's write lock."""


class StoreCorrupt(StoreError):
    """The file is not a readable store."""


class RegistryError(SourceError):
    """The outlet registry's data breaks its own rules."""


class UnknownName(SourceError):
    """A name that no registry lists."""
