"""Quotations: paired marks of many traditions, inside one paragraph each."""

from sources.model import Span
from verify.model import Quote

# Opening mark → marks that may close it. German „…“, Polish „…”, Swedish ”…”, French «…», also reversed »…«.
PAIRS = {
    "“": "”“",
    "„": "“”",
    "«": "»",
    "»": "«",
    "‘": "’",
    "‚": "‘’",
    '"': '"',
    "「": "」",
    "『": "』",
    "”": "”",
}
MOST_LOOSE = 20
"""Marks that close nothing after which a paragraph is no longer searched: it quotes nobody."""
_SINGLE = "‘‚'"
_TYPOGRAPHIC = "“„«"


def find_quotes(text: str, paragraph: Span) -> tuple[Quote, ...]:
    """The outermost quotations of one paragraph, in order.

    A quotation that is opened and never closed runs to the paragraph's end when its mark begins the paragraph (the
    next paragraph goes on with the same speaker), when it is a typographic mark, or when a colon or comma announces it;
    another lone straight mark is dropped.
    """
    found: list[Quote] = []
    at = paragraph.start
    open_end = _end_of_carried_quote(text, paragraph)
    if open_end is not None:
        found.append(Quote(Span(at, open_end + 1), Span(at, open_end)))
        at = open_end + 1
    loose = 0
    while at < paragraph.end and loose < MOST_LOOSE:
        closers = _closers(text, at, paragraph)
        if not closers:
            at += 1
            continue
        end = _closing(text, at, paragraph.end, closers)
        if end is None and text[at] == "“":
            # Typed in two ways: “We stay," she said.
            end = _closing(text, at, paragraph.end, '"')
        if end is None:
            if _runs_on(text, at, paragraph) and at + 1 < paragraph.end:
                found.append(Quote(Span(at, paragraph.end), Span(at + 1, paragraph.end)))
                break
            at += 1
            loose += 1
            continue
        found.append(Quote(Span(at, end + 1), Span(at + 1, end)))
        at = end + 1
    return tuple(found)


def _runs_on(text: str, at: int, paragraph: Span) -> bool:
    """Whether a mark that nothing closes opens a quotation all the same, which goes on in the next paragraph."""
    announced = text[max(paragraph.start, at - 2) : at] in {": ", ", "} and text[at + 1 : at + 2].isupper()
    return at == paragraph.start or text[at] in _TYPOGRAPHIC or (text[at] == '"' and announced)


def _end_of_carried_quote(text: str, paragraph: Span) -> int | None:
    """Where a quotation ends that an earlier paragraph opened: the first mark closes, after a stop, before a space."""
    first = next((at for at in range(*paragraph) if text[at] in '"“”„«»'), None)
    if first is None or text[first] not in '"”»' or first == paragraph.start:
        return None
    after = text[first + 1] if first + 1 < paragraph.end else " "
    return first if text[first - 1] in ",.!?…" and after.isspace() else None


def _closers(text: str, at: int, paragraph: Span) -> str:
    """The marks that would close a quotation opened at `at`; empty when none is opened there."""
    mark = text[at]
    before = text[at - 1] if at > paragraph.start else " "
    after = text[at + 1] if at + 1 < paragraph.end else " "
    if mark == "'":
        opens = not before.isalnum() and before not in "'’" and after.isalnum()
        return "'" if opens else ""
    if mark == '"' and (after.isspace() or (before.isalnum() and not after.isalnum())):
        return ""
    if mark == "»" and not (before.isspace() and not after.isspace()):
        return ""
    if mark == "”" and (not before.isspace() or after.isspace()):
        return ""
    return PAIRS.get(mark, "")


def _closing(text: str, opened: int, end: int, closers: str) -> int | None:
    """Where the quotation opened at `opened` closes; apostrophes inside words close nothing."""
    single = text[opened] in _SINGLE
    depth = 0
    for at in range(opened + 1, end):
        mark = text[at]
        if mark == text[opened] and mark not in closers:
            depth += 1
        elif mark in closers and not (single and _is_apostrophe(text, at, end)):
            if depth == 0:
                return at if at > opened + 1 else None
            depth -= 1
    return None


def _is_apostrophe(text: str, at: int, end: int) -> bool:
    return text[at - 1].isalnum() and at + 1 < end and text[at + 1].isalnum()
