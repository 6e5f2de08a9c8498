"""Addresses as text: what makes two of them the same page. Pure; nothing is looked up."""

import re
from urllib.parse import parse_qsl, quote, urlencode, urljoin, urlsplit

_TRACKING = re.compile(r"(?:utm_\w+|fbclid|gclid|yclid|mc_[ce]id|igshid|ref|ref_src|cmpid|ncid|smid|amp)$")
_EDITIONS = ("www.", "m.", "mobile.", "amp.")
"""First labels of hosts that show the same pages."""


def plain_address(url: str) -> str:
    """What stays the same of an address however it is passed on; two of one page are mostly equal, two pages never.

    Without scheme, `www.` and its like, fragment, marks of tracking, AMP ending and closing slash.

    >>> plain_address("https://www.example.org/story/?utm_source=x#top")
    'example.org/story'
    """
    try:
        parts = urlsplit(url.strip())
        host = (parts.hostname or "").removesuffix(".")
        port = f":{parts.port}" if parts.port not in (None, 80, 443) else ""
    except ValueError:
        return url.strip()
    for label in _EDITIONS:
        if host.startswith(label) and host.count(".") > 1:
            host = host.removeprefix(label)
    path = re.sub(r"(?:/amp)?/*$", "", parts.path)
    kept = sorted((k, v) for k, v in parse_qsl(parts.query, keep_blank_values=True) if not _TRACKING.match(k))
    return f"{host}{port}{path}" + (f"?{urlencode(kept)}" if kept else "")


def host_of(url: str) -> str:
    """The host of an address, lower-case; empty where there is none."""
    try:
        return (urlsplit(url.strip()).hostname or "").removesuffix(".")
    except ValueError:
        return ""


def lies_in(url: str, domain: str) -> bool:
    """Whether an address lies on `domain` or below it."""
    host = host_of(url)
    wanted = host_of(domain) if "://" in domain else domain.casefold().removeprefix("www.")
    return host == wanted or host.endswith(f".{wanted}")


def joined(base: str, link: str) -> str | None:
    """`link` as it is meant on the page at `base`; None where that is no http(s) address."""
    try:
        found = urljoin(base, link.strip())
        scheme = urlsplit(found).scheme
    except ValueError:
        return None
    return found if scheme in {"http", "https"} else None


def with_query(url: str, /, **fields: str | int | None) -> str:
    """`url` with these fields in its query, in this order and behind those it has; None leaves a field out."""
    told = urlencode({name: str(value) for name, value in fields.items() if value is not None}, quote_via=quote)
    return f"{url}{'&' if '?' in url else '?'}{told}" if told else url
