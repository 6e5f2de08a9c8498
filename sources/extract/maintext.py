"""The article's paragraphs out of a page's markup. The only door to trafilatura and lxml."""

from collections.abc import Iterator
from urllib.parse import urljoin

from lxml import etree
from lxml.html import HtmlElement, document_fromstring

from sources.extract.compose import Part, Run, join_runs, web_address
from sources.model import BlockKind
from sources.probing import no_probing

with no_probing():
    from trafilatura import bare_extraction, baseline
    from trafilatura.utils import load_html

# trafilatura's elements (a small TEI) that start a new line of their own.
_BREAKS = {"head", "p", "quote", "list", "item", "row", "code", "ab", "lb", "div", "table", "body", "fw", "summary"}
# HTML's names for the same, and what is not for reading.
_NAMES = (
    {"a": "ref", "blockquote": "quote", "br": "lb", "li": "item", "tr": "row", "td": "cell", "th": "cell"}
    | dict.fromkeys(("h1", "h2", "h3", "h4", "h5", "h6"), "head")
    | dict.fromkeys(("article", "section", "main", "pre", "dd", "dt", "ul", "ol"), "div")
)
_UNREAD = (
    "head",
    "script",
    "style",
    "noscript",
    "template",
    "nav",
    "aside",
    "footer",
    "form",
    "select",
    "button",
    "svg",
)


_FEWEST, _MOST = 0.5, 3
"""Shares of the words in paragraphs between which what was found is plausible; pages without paragraphs are asked."""
_PROSE_WORDS = 10


def parse(html: str) -> HtmlElement | None:
    """The page as a tree, comments left out; None for what is hardly HTML."""
    return load_html(html)


def read_paragraphs(html: str | HtmlElement, *, base: str | None) -> tuple[Part, ...]:
    """The main text of a page in reading order; empty when it has none. `base` resolves relative links."""
    tree = parse(html) if isinstance(html, str) else html
    body = None if tree is None else _main_body(tree)
    parts = tuple(_parts(body, base)) if body is not None else ()
    return parts or tuple(_parts(baseline(html)[0], base)) or tuple(_everything(html, base))


def _main_body(tree: HtmlElement) -> etree._Element | None:
    """The main text as trafilatura finds it, its fallbacks asked only where its own rules seem to have missed.

    On 112 news pages this gives the F1 of asking them always (.982 and .959), alone its own rules give .955 and .922;
    the fallbacks take as long as all else.
    """
    body = _extracted(tree, fast=True)
    if body is not None:
        found, held = sum(len(text.split()) for text in body.itertext()), _words_in_paragraphs(tree)
        if _FEWEST * held <= found <= _MOST * held:
            return body
    return _extracted(tree, fast=False)


def _extracted(tree: HtmlElement, *, fast: bool) -> etree._Element | None:
    document = bare_extraction(tree, favor_precision=True, fast=fast, include_comments=False, include_links=True)
    return getattr(document, "body", None)


def _words_in_paragraphs(tree: HtmlElement) -> int:
    """Words of the paragraphs that are longer than captions and labels, and stand in no menu or footer."""
    return sum(
        words
        for paragraph in tree.iter("p")
        if (words := sum(len(text.split()) for text in paragraph.itertext())) >= _PROSE_WORDS
        and next(paragraph.iterancestors("footer", "nav", "aside", "form"), None) is None
    )


def _everything(html: str | HtmlElement, base: str | None) -> Iterator[Part]:
    """All the words of a page that has too few for a main text to stand out, or no paragraphs."""
    try:
        tree = document_fromstring(html) if isinstance(html, str) else html
    except (etree.ParserError, ValueError):
        return
    etree.strip_elements(tree, *_UNREAD, with_tail=False)
    for element in tree.iter(*_NAMES):
        if element.tag == "a":
            element.set("target", element.get("href") or "")
        element.tag = _NAMES[str(element.tag)]
    yield from _parts(tree, base)


def _parts(body: etree._Element, base: str | None) -> Iterator[Part]:
    """The parts of trafilatura's tree, cut wherever an element starts or ends a line."""
    runs: list[Run] = []
    opened: list[str] = []
    url: str | None = None
    for event, element in etree.iterwalk(body, events=("start", "end")):
        tag = str(element.tag)
        if tag in _BREAKS:
            yield from _part(runs, opened)
            runs = []
        if event == "start":
            opened.append(tag)
            url = _address(element, base) if tag == "ref" else url
            runs.append(Run(element.text or "", url))
        else:
            opened.pop()
            url = None if tag == "ref" else url
            separator = " | " if tag == "cell" and element.getnext() is not None else ""
            runs.append(Run(separator + (element.tail or ""), url))
    yield from _part(runs, opened)


def _part(runs: list[Run], opened: list[str]) -> Iterator[Part]:
    """The part the runs make; nothing when they hold no words."""
    text, anchors = join_runs(runs)
    if any(char.isalnum() for char in text):
        kind: BlockKind = "quote" if "quote" in opened else "body"
        yield Part(kind, text, anchors, is_item="item" in opened, is_heading=opened[-1:] == ["head"])


def _address(element: etree._Element, base: str | None) -> str | None:
    target = str(element.get("target") or "")
    if not target or target.startswith("#"):
        return None
    try:
        return web_address(urljoin(base or "", target))
    except ValueError:
        return None
