"""Strangers' text made harmless for the place where it is shown."""

import re
from urllib.parse import quote, urlsplit

_CONTROLS = {c: 0x2400 + c for c in range(0x20)} | {0x7F: 0x2421} | dict.fromkeys(range(0x80, 0xA0), 0xFFFD)
_SPACES = dict.fromkeys((0x09, 0x0A, 0x0B, 0x0C, 0x0D, 0x85, 0x2028, 0x2029), 0x20)
# Marks that turn the direction of what follows, our own words included. The weak marks U+200E, U+200F and the joiners
# stay: Persian and Arabic need them and they reach no further than the letter beside them.
_TURNS = dict.fromkeys((*range(0x202A, 0x202F), *range(0x2066, 0x206A)), 0xFFFD)
_HARMLESS = _CONTROLS | _TURNS | _SPACES

_MARKS = re.compile(r"[\\`*_\[\]|~#$]")
_BLOCK_START = re.compile(r"^(?:([-+=>!:])|(\d+)([.)]))")
_BARE_LINK = re.compile(r"(?i)(https?|ftp|mailto|xmpp)(:)|\b(www)(\.)|(@)")
_URL_SAFE = "/:?#@!$&'*+,;=%~-._"


def plain(text: str) -> str:
    """`text` without anything a terminal obeys, character for character: controls become pictures, breaks spaces.

    The length stays, so offsets into `text` hold for the result too.
    """
    return text.translate(_HARMLESS)


def one_line(text: str) -> str:
    """`plain` with runs of white space made one space, none at the ends."""
    return " ".join(plain(text).split())


def markdown(text: str) -> str:
    """`text` as words of one line of Markdown: no HTML, link, heading, emphasis, list or table cell can begin in it."""
    line = one_line(text).replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    line = _MARKS.sub(r"\\\g<0>", line)
    line = _BARE_LINK.sub(lambda m: f"{m[1] or m[3] or ''}\\{m[2] or m[4] or m[5]}", line)
    return _BLOCK_START.sub(lambda m: f"\\{m[1]}" if m[1] else f"{m[2]}\\{m[3]}", line)


def link_target(url: str) -> str | None:
    """`url` fit to stand between `<` and `>` in Markdown; None unless it is an http(s) address."""
    try:
        parts = urlsplit(url)
    except ValueError:
        return None
    return quote(url, safe=_URL_SAFE) if parts.scheme in {"http", "https"} and parts.netloc else None


_ESCAPED = {
    point: f"\\u{point:04x}"
    for point in (*range(0x7F, 0xA0), *range(0x202A, 0x202F), *range(0x2066, 0x206A), 0x2028, 0x2029)
}
_IN_SCRIPT = {ord(char): f"\\u{ord(char):04x}" for char in "<>&"}


def inert_json(text: str) -> str:
    """JSON text with what a terminal or an editor might obey written as escapes; it says the same.

    All of these stand inside strings only, where RFC 8259 lets any character be escaped.
    """
    return text.translate(_ESCAPED)


def inert_script(text: str) -> str:
    """`inert_json` that may also stand in a `<script>` of a page: nothing in it can end the element."""
    return inert_json(text).translate(_IN_SCRIPT)
