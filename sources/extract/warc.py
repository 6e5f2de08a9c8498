"""The pages of a web archive (WARC 1.1, ISO 28500), each as it was answered then. The only door to warcio."""

import io
import zlib
from collections.abc import Iterator
from contextlib import redirect_stderr, suppress
from datetime import datetime
from typing import Any, BinaryIO, Protocol

from sources.errors import InputError
from sources.extract.kinds import is_warc
from sources.model import Page

MAX_RECORD = 20_000_000
"""Bytes of one answer, decoded; as for a page fetched."""
MAX_PAGES = 10_000
MAX_UNPACKED = 500_000_000
"""Bytes of all records together, as they declare their lengths: what is skipped has to be unpacked, too."""
_TYPES = ("text/html", "application/xhtml+xml", "text/plain", "text/markdown", "application/pdf")
_HEADERS = ("content-type", "last-modified", "etag", "date", "content-language")


def pages_in(page: Page) -> Iterator[Page]:
    """The pages that `page` holds: those of a web archive in its order, and of anything else itself.

    An archive's pages are the answers with status 200 and a type that can hold an article; each is stamped with the
    time it was recorded. Raises InputError for an archive that cannot be read or holds none.
    """
    if not is_warc(page.body):
        yield page
        return
    found = 0
    for found, held in enumerate(_answers(page), 1):
        if found > MAX_PAGES:
            raise InputError(f"{page.name!r} holds more than the {MAX_PAGES:,} pages read from one archive; split it")
        yield held
    if not found:
        raise InputError(f"{page.name!r} is a web archive without any page; give one that holds answers with text")


class Record(Protocol):
    """A record as warcio gives it; heads answer `get_header(name)`."""

    rec_headers: Any
    http_headers: Any

    def content_stream(self) -> BinaryIO:
        """The body, decoded."""
        ...


def _answers(page: Page) -> Iterator[Page]:
    unpacked = 0
    for record in _records(page):
        # Some writers leave the length of their own information out; what has no length holds no page.
        unpacked += record.length or 0
        if unpacked > MAX_UNPACKED:
            raise InputError(
                f"{page.name!r} unpacks to more than the {MAX_UNPACKED / 1e6:g} MB read from one; split it"
            )
        head = record.http_headers
        if record.rec_type != "response" or head is None or head.get_statuscode() != "200":
            continue
        declared = head.get_header("Content-Type") or ""
        if declared.lower().startswith(_TYPES):
            held = _page(record, declared)
            if held is not None:
                yield held


def _records(page: Page) -> Iterator[Any]:
    """The records of an archive; what warcio prints about damage is kept off standard error."""
    from warcio.archiveiterator import ArchiveIterator

    records = ArchiveIterator(io.BytesIO(page.body))
    while True:
        try:
            with redirect_stderr(io.StringIO()):
                record = next(records, None)
        except Exception as err:
            # On damaged archives warcio fails with whatever its parsing runs into.
            why = " ".join(str(err).split())[:100]
            raise InputError(f"{page.name!r} is a damaged web archive ({why}); fetch or write it anew") from err
        if record is None:
            return
        yield record


def _page(record: Record, declared: str) -> Page | None:
    """The answer in a record; None for one that is empty, too large, undated or broken off."""
    fields, head = record.rec_headers, record.http_headers
    url = (fields.get_header("WARC-Target-URI") or "").strip("<>")
    with suppress(ValueError, EOFError, OSError, zlib.error):
        body = record.content_stream().read(MAX_RECORD + 1)
        if not 0 < len(body) <= MAX_RECORD:
            return None
        return Page(
            url=url or None,
            final_url=url or None,
            name=url or "web archive",
            status=200,
            content_type=declared,
            headers=tuple((name, value) for name in _HEADERS if (value := head.get_header(name))),
            body=body,
            fetched=datetime.fromisoformat(fields.get_header("WARC-Date") or ""),
            read_from="archive",
        )
    return None
