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
│   └── Unreachable       no connection, a broken answer, TLS failure, too many redirects
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


class AddressRefused(FetchError):
    """The address guard refused to connect."""


class RobotsDisallowed(FetchError):
    """The site's robots.txt disallows the page."""


class TooLarge(FetchError):
    """The body passed its size cap."""


class TimedOut(FetchError):
    """The whole request passed its deadline."""


class BadStatus(FetchError):
    """The server answered with an error status."""


class TypeRefused(FetchError):
    """The answer's media type is not one that can hold an article."""


class Unreachable(FetchError):
    """No connection, or an answer that breaks off or breaks HTTP."""


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
