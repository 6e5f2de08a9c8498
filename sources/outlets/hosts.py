"""From an address to the hosts that may be listed for it; pure."""

from urllib.parse import unquote, urlsplit

# Google's AMP cache names the publisher's host in the first label, dots as hyphens and hyphens doubled
# (developers.google.com/amp/cache/overview#amp-cache-url-format); its viewer puts it in the path.
_AMP_CACHE = ".cdn.ampproject.org"
_AMP_VIEWER = ("/amp/s/", "/amp/")


def hosts_of(url_or_host: str) -> tuple[str, ...]:
    """The host of an address and its parent domains, nearest first; empty when there is no host in it."""
    address = url_or_host.strip().lower()
    try:
        parts = urlsplit(address if "//" in address.split("?", 1)[0] else f"//{address}")
        host = _publisher_host((parts.hostname or "").rstrip("."), unquote(parts.path))
    except ValueError:
        return ()
    labels = host.split(".")
    return tuple(".".join(labels[first:]) for first in range(len(labels) - 1))


def _publisher_host(host: str, path: str) -> str:
    """The publisher's host where `host` only serves an AMP copy, else `host`."""
    if host.endswith(_AMP_CACHE):
        label = host.removesuffix(_AMP_CACHE).rsplit(".", 1)[-1]
        return label.replace("--", "\0").replace("-", ".").replace("\0", "-")
    if host.removeprefix("www.").startswith("google."):
        for prefix in _AMP_VIEWER:
            if path.startswith(prefix):
                return path.removeprefix(prefix).split("/", 1)[0]
    return host
