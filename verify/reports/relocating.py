"""Where the words of an article stand in the file that it was read from, marks and markup between them."""

import html
import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import Literal, NamedTuple

from sources.model import Span

Media = Literal["text/plain", "text/markdown", "text/html"]
MOST_BETWEEN = 60
"""Words of markup between two words of a statement: the address of a link, an element's attributes."""
MOST_TRIED = 400
"""Places at which a statement's first word is tried, from the statement before it on."""
_WORD = re.compile(r"[^\W_]+")
_MARKUP = re.compile(r"<!--|<(?P<raw>script|style|title)\b|</?[a-z][^<>]{0,5000}>", re.IGNORECASE)
_CLOSINGS = {
    "<!--": re.compile("-->"),
    "script": re.compile("</script", re.IGNORECASE),
    "style": re.compile("</style", re.IGNORECASE),
    "title": re.compile("</title", re.IGNORECASE),
}
_UNSEEN = frozenset(_CLOSINGS)
_ENTITY = re.compile(r"&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[a-zA-Z]\w{1,30});")


class SourceFile(NamedTuple):
    """A file that people edit, as text."""

    name: str
    """Its path, as it was given."""
    text: str
    media: Media
    sha256: str
    """Of its bytes."""


class _Word(NamedTuple):
    letters: str
    span: Span


def relocate(spans: Collection[Span], text: str, source: SourceFile) -> Mapping[Span, Span]:
    """Stretches of `text` → the same words in the file; those that are not found there whole are left out."""
    if source.text == text:
        return {span: span for span in spans}
    found = _found(spans, text, source, _words_of(source))
    left = [span for span in spans if span not in found]
    if left and source.media == "text/html":
        # A headline that stands in the page's head alone.
        found |= _found(left, text, source, _words_of(source, with_title=True))
    return found


def _found(spans: Iterable[Span], text: str, source: SourceFile, theirs: Sequence[_Word]) -> dict[Span, Span]:
    places: dict[str, list[int]] = defaultdict(list)
    for number, word in enumerate(theirs):
        places[word.letters].append(number)
    found: dict[Span, Span] = {}
    open_: list[tuple[int, int]] = []
    at = 0
    for span in sorted(set(spans)):
        # Statements may lie in one another; one that begins where others ended stands behind them in the file too.
        at = max((at, *(last + 1 for end, last in open_ if end <= span.start)))
        open_ = [each for each in open_ if each[0] > span.start]
        mine = _words(span.of(text))
        run = _run([w.letters for w in mine], theirs, places, at)
        if run:
            open_.append((span.end, run[1]))
            whole = Span(theirs[run[0]].span.start, theirs[run[1]].span.end)
            found[span] = _with_marks(whole, source.text, (span.of(text), mine))
    return found


def _words(text: str) -> list[_Word]:
    return [_Word(m.group().casefold(), Span(*m.span())) for m in _WORD.finditer(text)]


def _words_of(source: SourceFile, *, with_title: bool = False) -> list[_Word]:
    """The words of the file with their places in it; of a page, those that a reader sees, and those of its title."""
    if source.media == "text/plain":
        return _words(source.text)
    shown = source.text
    if source.media == "text/html":
        shown = _shown(shown, _UNSEEN - {"title"} if with_title else _UNSEEN)
    # One letter for each entity, and for each letter where it stands in the file.
    letters: list[str] = []
    places: list[int] = []
    at = 0
    for entity in (*_ENTITY.finditer(shown), None):
        end = entity.start() if entity else len(shown)
        letters.append(shown[at:end])
        places.extend(range(at, end))
        if entity:
            letter = html.unescape(entity.group())
            letters.append(letter if len(letter) == 1 else " ")
            places.append(entity.start())
            at = entity.end()
    places.append(len(shown))
    return [
        _Word(w.letters, Span(places[w.span.start], _end(places, w.span.end, shown))) for w in _words("".join(letters))
    ]


def _shown(page: str, unseen: Collection[str]) -> str:
    """The page with spaces for all that no reader sees; what is not closed hides the rest, as it does in a browser."""
    kept, at = [], 0
    while found := _MARKUP.search(page, at):
        opening = (found["raw"] or found.group()).lower()
        closing = _CLOSINGS[opening] if opening in unseen else None
        closed = closing.search(page, found.end()) if closing else found
        end = closed.end() if closed else len(page)
        kept += [page[at : found.start()], " " * (end - found.start())]
        at = end
    return "".join(kept) + page[at:]


def _end(places: Sequence[int], end: int, shown: str) -> int:
    """The end of a word in the file; one that ends with an entity ends behind that."""
    last = places[end - 1]
    entity = _ENTITY.match(shown, last)
    return entity.end() if entity else last + 1


def _run(
    mine: Sequence[str], theirs: Sequence[_Word], places: Mapping[str, Sequence[int]], at: int
) -> tuple[int, int] | None:
    """First and last word of the file's stretch with these words in order, the closest packed; the first from `at`."""
    starts = places.get(mine[0], ()) if mine else ()
    best: tuple[int, int] | None = None
    first = bisect_left(starts, at)
    for start in (*starts[first : first + MOST_TRIED], *starts[max(0, first - MOST_TRIED) : first]):
        last = _last(mine, theirs, start)
        if last is not None and (best is None or last - start < best[1] - best[0]):
            best = (start, last)
            if last - start == len(mine) - 1:
                break
    return best


def _last(mine: Sequence[str], theirs: Sequence[_Word], start: int) -> int | None:
    """Where the words end that begin at `start`; None where one does not follow soon enough."""
    at = start
    for word in mine[1:]:
        ahead = range(at + 1, min(at + 2 + MOST_BETWEEN, len(theirs)))
        following = next((n for n in ahead if theirs[n].letters == word), None)
        if following is None:
            return None
        at = following
    return at


def _with_marks(found: Span, source: str, told: tuple[str, Sequence[_Word]]) -> Span:
    """The stretch with the marks around it that the statement has too: quotation marks, a closing bracket."""
    text, words = told
    before, after = text[: words[0].span.start], text[words[-1].span.end :]
    start = found.start - len(before) if source[: found.start].endswith(before) else found.start
    end = found.end + len(after) if source.startswith(after, found.end) else found.end
    return Span(start, end)
