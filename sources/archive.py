"""Pages as a web archive (WARC 1.1, ISO 28500), so that what was read can be opened with anybody's tools."""

import gzip
import hashlib
import io
import re
import zlib
from collections.abc import Iterable, Iterator, Mapping
from datetime import UTC, datetime
from uuid import NAMESPACE_URL, uuid5

from sources.model import Page

_UNSAFE = re.compile(r"[\x00-\x20\x7f]")


def write_warc(pages: Iterable[Page]) -> bytes:
    """The archive of `pages`, gzip-compressed record by record; the same bytes for the same pages.

    A page that came over HTTP is a `response` with its status and the headers kept, its body decoded; any other is a
    `resource`. A body stands in the archive once, however many pages have it.
    """
    seen: set[str] = set()
    records = [_info()]
    for page in pages:
        if page.sha256 not in seen:
            seen.add(page.sha256)
            records.append(_record(page))
    # Without a time of compression: a bundle is the same bytes for the same pages.
    return b"".join(gzip.compress(record, mtime=0) for record in records)


def bodies_in(archive: bytes, *, most: int) -> dict[str, bytes]:
    """The bodies of an archive that `write_warc` made, by sha256 of the body (hex).

    `most` bounds their bytes in all. Raises ValueError for anything else than such an archive.
    """
    bodies: dict[str, bytes] = {}
    for head, block in _records(_unzipped(archive, most)):
        body = block.partition(b"\r\n\r\n")[2] if head["warc-type"] == "response" else block
        bodies[hashlib.sha256(body).hexdigest()] = body
    return bodies


def _info() -> bytes:
    return _write({"WARC-Type": "warcinfo", "Content-Type": "application/warc-fields"}, b"software: secondsource\r\n")


def _record(page: Page) -> bytes:
    url = page.final_url or page.url
    head = {
        "WARC-Type": "response" if page.status is not None else "resource",
        "WARC-Target-URI": _UNSAFE.sub("", url) if url else f"urn:sha256:{page.sha256}",
        "WARC-Date": _time(page.fetched),
        "WARC-Payload-Digest": f"sha256:{page.sha256}",
    }
    if page.status is None:
        return _write(head | {"Content-Type": _line(page.content_type or "application/octet-stream")}, page.body)
    lines = [f"HTTP/1.1 {page.status} "]
    stated = {"content-type": page.content_type or "application/octet-stream"} | dict(page.headers)
    # The body is decoded: what was said about its encoding and length is no longer so.
    kept = {k: v for k, v in stated.items() if k not in ("content-encoding", "transfer-encoding", "content-length")}
    lines += [f"{name}: {_line(value)}" for name, value in kept.items()]
    lines.append(f"content-length: {len(page.body)}")
    answer = "\r\n".join(lines).encode("utf-8", "replace") + b"\r\n\r\n" + page.body
    return _write(head | {"Content-Type": "application/http;msgtype=response"}, answer)


def _write(head: Mapping[str, str], block: bytes) -> bytes:
    told = "".join(f"{name}: {value}\r\n" for name, value in head.items())
    identity = uuid5(NAMESPACE_URL, told + hashlib.sha256(block).hexdigest())
    stamp = "" if "WARC-Date" in head else "WARC-Date: 1970-01-01T00:00:00Z\r\n"
    told = f"WARC/1.1\r\nWARC-Record-ID: <urn:uuid:{identity}>\r\n{stamp}{told}Content-Length: {len(block)}\r\n\r\n"
    return told.encode("utf-8", "replace") + block + b"\r\n\r\n"


def _line(value: str) -> str:
    return " ".join(value.split())


def _time(moment: datetime) -> str:
    return moment.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def _unzipped(archive: bytes, most: int) -> bytes:
    try:
        with gzip.open(io.BytesIO(archive)) as stream:
            body = stream.read(most + 1)
    except (OSError, EOFError, zlib.error) as err:
        raise ValueError(f"the archive cannot be unpacked: {err}") from err
    if len(body) > most:
        raise ValueError(f"the archive unpacks to more than {most:,} bytes")
    return body


def _records(archive: bytes) -> Iterator[tuple[dict[str, str], bytes]]:
    at = 0
    while at < len(archive):
        end = archive.find(b"\r\n\r\n", at)
        if end < 0 or not archive.startswith(b"WARC/1.1\r\n", at):
            raise ValueError(f"no record starts at byte {at:,} of the archive")
        lines = archive[at:end].decode("utf-8", "replace").split("\r\n")[1:]
        head = {name.lower(): value for name, _, value in (line.partition(": ") for line in lines)}
        start, length = end + 4, int(head.get("content-length", "-1"))
        if not 0 <= length <= len(archive) - start or "warc-type" not in head:
            raise ValueError(f"the record at byte {at:,} of the archive is cut")
        yield head, archive[start : start + length]
        at = start + length + 4
