"""Words to this program in the source of a text: `<!-- verify: … -->`, or in plain text a line `verify: …`.

They are lifted out before the text is read, so that none of them is ever taken for the article, and put back as places
in what was read: by the letters that stood around them.
"""

import re
from collections.abc import Sequence
from typing import NamedTuple

from sources.model import Document, Note

MOST_NOTES = 500
"""More than an author writes."""
_WORDS = 600
"""Characters of one note that are read."""
_AROUND = 4_000
"""Characters of source around a note that are looked through for letters."""
_LETTERS = 40
"""Letters and digits around a note by which its place is found again."""
_COMMENT = re.compile(r"<!--[ \t\r\n]{0,50}verify:(?P<words>[^<>]{0,600}?)-->", re.IGNORECASE)
_LINE = re.compile(
    r"^[ \t]{0,20}(?:[#%;]{1,2}|//)?[ \t]{0,5}verify:[ \t]*(?P<words>ignore[^\r\n]{0,600})$", re.MULTILINE
)
_TAG = re.compile(r"<[^<>]{0,2000}>")
_BLOCK = re.compile(r"\s*<(?:p|h[1-6]|li|blockquote|div|section|article|ul|ol|table)\b", re.IGNORECASE)


class Jotting(NamedTuple):
    """A note lifted out of a source."""

    words: str
    before: str
    """Letters and digits right before it, in lower case."""
    after: str
    is_apart: bool


def lift_notes(source: str) -> tuple[str, tuple[Jotting, ...]]:
    """The source without its notes, and these."""
    # Two spellings instead of folding the case of a whole page.
    if "erify:" not in source and "VERIFY:" not in source:
        return source, ()
    found = sorted((*_COMMENT.finditer(source), *_LINE.finditer(source)), key=lambda m: m.start())[:MOST_NOTES]
    kept, at = [], 0
    for match in found:
        if match.start() >= at:
            kept.append(source[at : match.start()])
            at = match.end() + _line_end(source, match)
    kept.append(source[at:])
    return "".join(kept), tuple(_jotting(source, match) for match in found)


def with_notes(document: Document, jottings: Sequence[Jotting]) -> Document:
    """The document with the notes where they stood; those whose place is not found again stand at its end."""
    if not jottings:
        return document
    letters, places = _letters(document.text)
    notes = tuple(Note(text=j.words, at=_place(j, letters, places), is_apart=j.is_apart) for j in jottings)
    return document.model_copy(update={"notes": notes})


def _jotting(source: str, match: re.Match[str]) -> Jotting:
    before = source[max(0, match.start() - _AROUND) : match.start()]
    after = source[match.end() : match.end() + _AROUND]
    opens_line = not before.rpartition("\n")[2].strip()
    is_line = opens_line and not after.partition("\n")[0].strip()
    shown = (_letters(_COMMENT.sub("", _LINE.sub("", _TAG.sub(" ", part))))[0] for part in (before, after))
    left, right = shown
    is_apart = is_line or (opens_line and _BLOCK.match(after) is not None)
    return Jotting(match["words"].strip()[:_WORDS], left[-_LETTERS:], right[:_LETTERS], is_apart)


def _line_end(source: str, match: re.Match[str]) -> int:
    """1 where the note has its line to itself, so that no empty line is left; else 0."""
    opens = match.start() == 0 or source[match.start() - 1] == "\n"
    return int(opens and source[match.end() : match.end() + 1] == "\n")


def _place(jotting: Jotting, letters: str, places: Sequence[int]) -> int:
    """Where the note stood, found by both sides where they meet, else by the side that it belongs to."""
    end = places[-1] + 1 if places else 0
    meeting = letters.find(jotting.before + jotting.after)
    if meeting >= 0:
        at = meeting + len(jotting.before)
    elif jotting.is_apart:
        at = letters.find(jotting.after)
    else:
        found = letters.find(jotting.before)
        at = found + len(jotting.before) if found >= 0 else -1
    if at < 0 or at >= len(places):
        return end
    return places[at] if jotting.is_apart or at == 0 else places[at - 1] + 1


def _letters(text: str) -> tuple[str, tuple[int, ...]]:
    """Letters and digits of a text in lower case, and where each stood."""
    kept = [(c.lower()[:1], n) for n, c in enumerate(text) if c.isalnum()]
    return "".join(c for c, _ in kept), tuple(n for _, n in kept)
