"""Bytes to text. The only door to charset-normalizer."""

import codecs
import re
from collections.abc import Callable

from sources.errors import InputError

_BOMS: tuple[tuple[bytes, str], ...] = (
    # UTF-32 first: its little-endian mark begins with UTF-16's.
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_META = re.compile(rb"""<meta\b[^>]{0,300}?charset\s*=\s*["']?\s*([\w:.-]{2,40})""", re.IGNORECASE)
_DECLARED = re.compile(r"""charset\s*=\s*["']?\s*([\w:.-]{2,40})""", re.IGNORECASE)
_CONTROLS = bytes((*range(9), *range(0x0E, 0x1B), *range(0x1C, 0x20), 0x7F))
# What newsrooms' old systems write; a free choice among all codecs reads short Latin texts as East Asian ones.
_LEGACY = (
    *("cp1252", "cp1251", "koi8-r", "koi8-u", "cp866", "mac_cyrillic", "cp1250", "iso8859-2", "cp1256", "cp1254"),
    *("cp1253", "cp1255", "gb18030", "big5", "shift_jis", "euc_jp", "euc_kr"),
)
_SAMPLE_BYTES = 100_000


def decode(body: bytes, *, name: str, content_type: str | None = None, is_html: bool = False) -> str:
    """The text of `body`, without a byte order mark.

    Tried in turn: the mark, UTF-16 without one, the charset declared over HTTP, a page's own `meta` charset, UTF-8,
    a guess from the bytes. Raises InputError when none gives a text; `name` is what its message calls the input.
    """
    for mark, encoding in _BOMS:
        if body.startswith(mark):
            return _readable(_strict(body, encoding) or body.decode(encoding, "replace"), name).removeprefix("\ufeff")
    tries: tuple[Callable[[], str | None], ...] = (
        lambda: _utf16(body),
        lambda: _as_declared(body, content_type, is_html),
        lambda: _strict(body, "utf-8"),
        lambda: _nearly_utf8(body),
        lambda: _guess(body),
    )
    found = (text for decoded in tries if (text := decoded()) is not None)
    return _readable(next(found, None), name)


def _as_declared(body: bytes, content_type: str | None, is_html: bool) -> str | None:
    """The text by the charset that was declared; None where none was, or where the bytes contradict it."""
    declared = _DECLARED.search(content_type or "")
    names = [declared.group(1)] if declared else []
    if is_html and (meta := _META.search(body[:8192])):
        names.append(meta.group(1).decode("ascii"))
    for name in names:
        text = _strict(body, _codec(name))
        if text is not None:
            # Any bytes pass as a one-byte charset; those that also pass as UTF-8 are UTF-8, whatever was declared.
            return text if _codec(name) in ("utf-8", "utf8") else _strict(body, "utf-8") or text
    return None


def _codec(label: str) -> str:
    """Python's codec for a web label: there Latin-1 and ASCII mean windows-1252 (WHATWG Encoding, section 4.2)."""
    label = label.lower()
    if label in ("iso-8859-1", "latin1", "latin-1", "us-ascii", "ascii", "iso8859-1"):
        return "cp1252"
    return {"x-sjis": "cp932", "shift_jis": "cp932", "gb2312": "gb18030", "gbk": "gb18030"}.get(label, label)


def _strict(body: bytes, encoding: str) -> str | None:
    try:
        return body.decode(encoding)
    except (LookupError, ValueError):
        return None


def _utf16(body: bytes) -> str | None:
    """Text of UTF-16 bytes that carry no mark: zeros stand on one side only, and that side has few values."""
    sample = body[:4000]
    odd, even = sample[1::2], sample[0::2]
    high, low = (odd, even) if odd.count(0) > even.count(0) else (even, odd)
    if not high.count(0) or low.count(0) * 20 > high.count(0) or len(set(high)) > 8:
        return None
    return _strict(body[: len(body) // 2 * 2], "utf-16-le" if high is odd else "utf-16-be")


def _nearly_utf8(body: bytes) -> str | None:
    """UTF-8 with a few broken bytes, as cut files and careless templates have; the broken ones become U+FFFD."""
    text = body.decode("utf-8", "replace")
    broken = text.count("\ufffd")
    sound = sum(1 for char in text[:_SAMPLE_BYTES] if char > "\x7f" and char != "\ufffd")
    return text if sound >= 5 and broken * 20 <= sound else None


def _guess(body: bytes) -> str | None:
    from charset_normalizer import from_bytes

    best = from_bytes(body[:_SAMPLE_BYTES], cp_isolation=list(_LEGACY)).best()
    return None if best is None else _strict(body, best.encoding) or body.decode(best.encoding, "replace")


def _readable(text: str | None, name: str) -> str:
    """`text`, if people could have written it; control characters in number mean bytes that are no text."""
    sample = (text or "")[:_SAMPLE_BYTES].encode("utf-8", "replace")
    if text is None or (len(sample) - len(sample.translate(None, _CONTROLS))) * 100 > len(text[:_SAMPLE_BYTES]):
        raise InputError(f"{name!r} is not a text in any encoding tried (it looks like binary data); save it as UTF-8")
    return text
