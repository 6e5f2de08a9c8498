"""A PDF to a document: lines put together to paragraphs, running heads and page numbers left out."""

import json
import re
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise
from pathlib import Path
from statistics import median
from typing import NamedTuple

from sources.errors import InputError
from sources.extract.compose import Facts, Part, build_document, compose, mark_parts, web_address
from sources.extract.pagefacts import fold
from sources.model import Document, Page

TIMEOUT_S = 60
"""Wall clock for one PDF; the child's own limit of CPU time strikes first unless the machine is busy."""
_CHILD = Path(__file__).with_name("pdf_child.py")
_REFUSALS = {
    3: "needs a password; save it without one, or as text",
    4: "is not a PDF that can be read; open it in a viewer and save it anew, or as text",
    5: "has more than the 500 pages that are read at once; cut the pages out that matter",
}
_HYPHEN = re.compile(r"(?<=\w)[-\xad\ufffe\x02]$")
_JOINT = re.compile(r"\xad|[\ufffe\x02](?=[^\W\d_A-Z])")
"""Where pdfium itself put a word together that was cut at the end of a line."""
_NUMBER = re.compile(r"(?:page|p\.|seite)?\s*[-–—]?\s*\d{1,4}\s*[-–—]?(?:\s*(?:of|/|von)\s*\d{1,4})?", re.IGNORECASE)
# What browsers print at head and foot of every page: time and title, address and page.
_PRINTED_HEAD = re.compile(r"\d{1,2}[/.]\d{1,2}[/.]\d{2,4}, \d{1,2}:\d\d(?:\s?[AP]M)?(?: .*)?")
_PRINTED_FOOT = re.compile(r"((?:https?|file)://\S+)\s+\d+/\d+")
_STOP = re.compile(r"[.!?…:;][\"”’»)\]]*$")
_BULLET = re.compile(r"(?:[-*•‣◦▪●■○–—]|\d{1,2}[.)])\s+(?=\S)")


class Line(NamedTuple):
    """A line of type; places are in points, counted from the foot of the page."""

    text: str
    left: float
    right: float
    bottom: float
    size: float


def read_pdf(page: Page) -> Document:
    """The document of a PDF's text.

    Raises InputError when it cannot be opened, is locked, is too long, or holds no text, as scans don't.
    """
    title, pages = _read(page)
    address = _printed_address(pages)
    lines = _without_running_heads(pages)
    headline, lines = _take_headline(lines, title)
    parts, top = mark_parts([*_paragraphs(lines)], latest=page.fetched)
    if not headline and not parts:
        raise InputError(f"{page.name!r} is a PDF without text, perhaps a scan; run text recognition (OCR) on it first")
    facts = Facts(
        title=headline,
        authors=top.authors,
        published=top.published,
        published_from="dateline" if top.published else None,
        url=address or page.final_url or page.url,
    )
    return build_document(page, compose([Part("title", headline), *parts] if headline else parts), facts)


def _read(page: Page) -> tuple[str, list[list[Line]]]:
    """The stated title, and the lines of each page, read in a child process with limits."""
    try:
        # -I: nothing of the user's environment or folder is imported there.
        done = subprocess.run(  # noqa: S603 - our own script, by its own path
            [sys.executable, "-I", str(_CHILD)], input=page.body, capture_output=True, timeout=TIMEOUT_S, check=False
        )
    except subprocess.TimeoutExpired as err:
        raise InputError(f"{page.name!r} took more than {TIMEOUT_S} s to read; save it as text") from err
    if done.returncode:
        why = _REFUSALS.get(done.returncode, "could not be read within the limits set for PDFs; save it as text")
        raise InputError(f"{page.name!r} {why}")
    found = json.loads(done.stdout)
    return found["title"], [[Line(*line) for line in lines if line[0]] for lines in found["pages"]]


def _without_running_heads(pages: Sequence[Sequence[Line]]) -> list[list[Line]]:
    """The pages without page numbers and without what most of them repeat at head or foot."""
    edges = Counter(key for lines in pages for key in {_key(line) for line in (*lines[:2], *lines[-2:])})
    running = {key for key, count in edges.items() if count >= 3 and count * 2 > len(pages)}
    return [
        [
            line
            for n, line in enumerate(lines)
            if 2 <= n < len(lines) - 2 or not (_key(line) in running or _is_page_mark(line.text))
        ]
        for lines in pages
    ]


def _is_page_mark(text: str) -> bool:
    return any(mark.fullmatch(text) for mark in (_NUMBER, _PRINTED_HEAD, _PRINTED_FOOT))


def _printed_address(pages: Sequence[Sequence[Line]]) -> str | None:
    """The address of a web page that was printed to this PDF; cut ones, which end in an ellipsis, are no address."""
    feet = (_PRINTED_FOOT.fullmatch(line.text) for lines in pages for line in lines[-2:])
    return next((url for foot in feet if foot and "…" not in foot[1] and (url := web_address(foot[1]))), None)


def _key(line: Line) -> str:
    return re.sub(r"\d+", "0", fold(line.text))


def _take_headline(pages: list[list[Line]], title: str) -> tuple[str, list[list[Line]]]:
    """The headline, and the pages without it: the stated title where page one has it, else its largest lines."""
    first = pages[0] if pages else []
    if not first:
        return "", pages
    body = median(line.size for lines in pages for line in lines)
    largest = max(line.size for line in first[:20])
    for start, line in enumerate(first[:20]):
        is_stated = bool(title) and fold(line.text).startswith(fold(title)[:40]) and len(fold(title)) > 3
        if is_stated or (line.size == largest and largest > body * 1.15):
            end = start + 1
            while end < len(first) and end < start + 5 and first[end].size == line.size != body:
                end += 1
            headline = " ".join(part.text for part in first[start:end])
            return headline, [[*first[:start], *first[end:]], *pages[1:]]
    return "", pages


def _paragraphs(pages: Sequence[Sequence[Line]]) -> Iterator[Part]:
    """One part a paragraph; one that runs over the end of a page stays whole."""
    sizes = [line.size for lines in pages for line in lines]
    usual = median(sizes) if sizes else 0.0
    group: list[Line] = []
    edge = max((line.right for lines in pages for line in lines), default=0.0)
    for lines in pages:
        pitch = _pitch(lines)
        for n, line in enumerate(lines):
            before = lines[n - 1] if n else None
            if group and (
                _is_last(group[-1], line, edge) or _starts(line, before or group[-1], pitch if before else None)
            ):
                yield _part(group, usual)
                group = []
            group.append(line)
    if group:
        yield _part(group, usual)


def _pitch(lines: Sequence[Line]) -> float:
    """The usual step from line to line, in points."""
    steps = [a.bottom - b.bottom for a, b in pairwise(lines) if a.bottom > b.bottom]
    return median(steps) if steps else 0.0


def _is_last(line: Line, following: Line, edge: float) -> bool:
    """Whether `line` ends a paragraph because there was room left on it; `edge` is the right edge of the type."""
    return (
        not following.text[0].islower() and line.right < line.left + (edge - line.left) * 0.7 and line.left < edge / 2
    )


def _starts(line: Line, before: Line, pitch: float | None) -> bool:
    """Whether `line` starts a paragraph; `pitch` is None at the top of a page."""
    if abs(line.size - before.size) > 0.1 * max(line.size, before.size) or _BULLET.match(line.text):
        return True
    is_closed = _STOP.search(before.text) is not None
    if pitch is None:
        return is_closed
    step = before.bottom - line.bottom
    if step > 1.35 * pitch:
        return True
    # A first line set in, or a new column that begins higher up.
    return is_closed and (line.left - before.left > 0.8 * line.size or step < 0)


def _part(group: Sequence[Line], usual: float) -> Part:
    text = ""
    for line in group:
        if text and _HYPHEN.search(text) and line.text[:1].islower():
            text = _HYPHEN.sub("", text) + line.text
        else:
            text = f"{text} {line.text}" if text else line.text
    text = " ".join(_JOINT.sub("", text).replace("\ufffe", "-").split())
    is_heading = group[0].size > usual * 1.1 and len(text) < 200
    return Part("body", text, is_item=bool(_BULLET.match(text)), is_heading=is_heading)
