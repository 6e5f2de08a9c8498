"""What kind of document some bytes are: by signature, declared type, the name's ending, a look inside."""

import re
import zlib
from pathlib import PurePosixPath
from typing import Literal
from urllib.parse import urlsplit

from sources.errors import InputError
from sources.model import Page

Kind = Literal["plain", "markdown", "html", "pdf", "docx", "mail"]
READ = "plain text, Markdown, HTML, PDF, Word (.docx) or an e-mail"

_BY_TYPE: dict[str, Kind] = {
    "text/html": "html",
    "application/xhtml+xml": "html",
    "text/markdown": "markdown",
    "text/x-markdown": "markdown",
    "message/rfc822": "mail",
}
_BY_ENDING: dict[str, Kind] = {
    ".txt": "plain",
    ".text": "plain",
    ".md": "markdown",
    ".markdown": "markdown",
    ".html": "html",
    ".htm": "html",
    ".xhtml": "html",
    ".eml": "mail",
}
_BY_SIGNATURE: dict[str, Kind] = {"a PDF": "pdf", "a Word document": "docx"}
_FOREIGN_ENDINGS = {
    ".pdf": "a PDF by its name, and none inside",
    ".docx": "a Word document by its name, and none inside",
    ".doc": "an old Word document",
    ".odt": "an OpenDocument text",
    ".rtf": "an RTF document",
    ".epub": "an EPUB book",
}
# First bytes, from the formats' own specifications.
_SIGNATURES: tuple[tuple[bytes, str], ...] = (
    (b"%PDF-", "a PDF"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "an old Word document"),
    (b"{\\rtf", "an RTF document"),
    (b"PK\x03\x04", "a ZIP archive"),
    (b"\x89PNG\r\n\x1a\n", "a PNG image"),
    (b"\xff\xd8\xff", "a JPEG image"),
    (b"GIF87a", "a GIF image"),
    (b"GIF89a", "a GIF image"),
    (b"RIFF", "a WebP image or a WAV or AVI recording"),
    (b"\x1f\x8b", "gzip-compressed data"),
    (b"BZh", "bzip2-compressed data"),
    (b"\xfd7zXZ\x00", "xz-compressed data"),
    (b"\x28\xb5\x2f\xfd", "zstd-compressed data"),
    (b"7z\xbc\xaf\x27\x1c", "a 7-Zip archive"),
    (b"Rar!\x1a\x07", "a RAR archive"),
    (b"\x7fELF", "a program"),
    (b"MZ\x90\x00", "a program"),
    (b"SQLite format 3\x00", "an SQLite database"),
    (b"OggS", "an Ogg recording"),
    (b"ID3", "an MP3 recording"),
)
_NOT_TEXT = ("image/", "audio/", "video/", "font/")
_FEED = re.compile(rb"<(?:rss|feed|rdf:RDF)\b", re.IGNORECASE)
_HTML_OPENING = re.compile(
    rb"\s*(?:<\?xml[^>]*>\s*)?(?:<!--.{0,2000}?-->\s*)*<(?:!doctype\s+html|html)\b", re.IGNORECASE | re.DOTALL
)
_HTML_TAG = re.compile(
    rb"<(?:html|head|body|div|p|article|section|main|h1|meta|table|ul|span|br)\b[^<>]*>", re.IGNORECASE
)
_HEADING = re.compile(rb"^#{1,6} +\S", re.MULTILINE)
_MARKDOWN_INLINE = re.compile(rb"\]\(https?://|\*\*\S[^*\n]*\*\*|^[-*] +\S|^> +\S", re.MULTILINE)


def kind_of(page: Page) -> Kind:
    """What reads these bytes.

    Raises InputError, naming what the bytes look like, when nothing does.
    """
    looks_like = signature_of(page.body)
    if looks_like in _BY_SIGNATURE:
        return _BY_SIGNATURE[looks_like]
    _refuse_foreign(page, looks_like)
    if _HTML_OPENING.match(page.body[:4000].removeprefix(b"\xef\xbb\xbf")):
        return "html"
    declared = (page.content_type or "").partition(";")[0].strip().lower()
    return _BY_TYPE.get(declared) or _BY_ENDING.get(_ending(page)) or _sniff(page.body)


def _refuse_foreign(page: Page, looks_like: str | None) -> None:
    """Raise for everything that is not text, or is text of a kind nobody reads here."""
    if is_warc(page.body):
        raise InputError(f"{page.name!r} is a web archive where one page is wanted; give it by itself, as a file")
    if looks_like is not None:
        raise InputError(f"{page.name!r} looks like {looks_like}, not a text; give {READ}")
    if foreign := _FOREIGN_ENDINGS.get(_ending(page)):
        raise InputError(f"{page.name!r} is {foreign}; save it as one of these: {READ}")
    if page.content_type and page.content_type.lower().startswith(_NOT_TEXT):
        raise InputError(f"{page.name!r} was sent as {page.content_type}, not a text; give the article's own address")
    if _FEED.search(page.body[:1000]) and page.body.lstrip()[:1] == b"<":
        raise InputError(f"{page.name!r} looks like a feed, not an article; give --feed, or one of its articles")


def is_warc(body: bytes) -> bool:
    """Whether the bytes begin as a web archive does, gzip-compressed or not."""
    if not body.startswith(b"\x1f\x8b"):
        return body.startswith(b"WARC/")
    try:
        return zlib.decompressobj(wbits=31).decompress(body[:1000], 5) == b"WARC/"
    except zlib.error:
        return False


def signature_of(body: bytes) -> str | None:
    """What the first bytes say this is, in words; None when they say nothing."""
    for signature, words in _SIGNATURES:
        if body.startswith(signature):
            return "a Word document" if words == "a ZIP archive" and b"word/" in body[:4000] else words
    return "a video" if body[4:8] == b"ftyp" else None


def _ending(page: Page) -> str:
    url = page.final_url or page.url
    path = urlsplit(url).path if url else page.name
    return PurePosixPath(path).suffix.lower()


def _sniff(body: bytes) -> Kind:
    start = body[:20_000].replace(b"\x00", b"")
    if len(_HTML_TAG.findall(start)) >= 2:
        return "html"
    headings = len(_HEADING.findall(start))
    return "markdown" if headings and (headings > 2 or _MARKDOWN_INLINE.search(start)) else "plain"
