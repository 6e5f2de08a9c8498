"""Words and classes for what goes wrong; every message is `why; what to do`, the address is put before it later."""

from collections.abc import Iterator
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from http import HTTPStatus
from typing import TypeVar

from sources.errors import FetchError, TimedOut

BUSY_STATUSES = frozenset({408, 429, 500, 502, 503, 504})
"""Answers that may be another one next time (RFC 9110, section 15; 429 from RFC 6585)."""

OUT_OF_ORDER = frozenset({502, 503, 504})
"""Answers by which a host, or what stands before it, says that it cannot serve anybody."""

Error = TypeVar("Error", bound=FetchError)


def passing(error: Error) -> Error:
    """The same error, marked as one that may pass, so that asking again makes sense."""
    error.may_pass = True
    return error


def reworded(error: FetchError, prefix: str) -> FetchError:
    """The same error with `prefix` before its words."""
    again = type(error)(f"{prefix}{error}")
    again.status, again.final_url, again.may_pass = error.status, error.final_url, error.may_pass
    return again


def timed_out(timeout_s: float) -> TimedOut:
    """The error for a request that passed its deadline."""
    return TimedOut(f"no whole answer came within {timeout_s:g} s; try again later, or raise the setting `timeout_s`")


def advice(status: int) -> str:
    """What a reader can do about an answer with this status."""
    if status in (401, 402, 403, 407, 451):
        return "the site does not show it to us; save the page from your browser and give the file"
    if status in (404, 410):
        return "check the address, or look for an archived copy"
    if status in BUSY_STATUSES or status >= 500:
        return "try again later"
    return "open it in a browser to see what it says"


def phrase(status: int) -> str:
    """The status with its standard name, `404 Not Found`."""
    try:
        return f"{status} {HTTPStatus(status).phrase}"
    except ValueError:
        return str(status)


def retry_after_s(value: str | None, now: datetime) -> float | None:
    """Seconds that a Retry-After header asks for (RFC 9110, section 10.2.3); None without one that can be read."""
    text = (value or "").strip()
    if text.isascii() and text.isdigit():
        return float(text[:9])  # nine digits are thirty years
    try:
        moment = parsedate_to_datetime(text)
    except (ValueError, TypeError, OverflowError):
        return None
    aware = moment if moment.tzinfo else moment.replace(tzinfo=UTC)
    return max(0.0, (aware - now).total_seconds())


def causes(error: BaseException) -> Iterator[BaseException]:
    """The error and, one after the other, those it was raised from.

    httpcore's pool raises its errors on `from None`, so the context has to serve where the cause is gone.
    """
    under: BaseException | None = error
    while under is not None:
        yield under
        under = under.__cause__ or under.__context__


def plain(error: BaseException) -> str:
    """An error's words; they may quote a stranger's bytes, so they are cut and escaped."""
    words = error.strerror if isinstance(error, OSError) and error.strerror else str(error)
    return ascii(words or type(error).__name__)[1:-1][:120]


def shown(url: str) -> str:
    """A stranger's address fit for a message: control characters escaped, credentials left out, cut when long."""
    scheme, slashes, rest = url.partition("://")
    authority, slash, path = rest.partition("/")
    bare = f"{scheme}{slashes}{authority.rpartition('@')[2]}{slash}{path}"
    cut = bare if len(bare) <= 200 else f"{bare[:200]}…"
    return "".join(each if each.isprintable() else ascii(each)[1:-1] for each in cut)
