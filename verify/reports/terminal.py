"""The view an editor reads: the text with its claims marked, and under each sentence what is known of them."""

import io
import re
from collections.abc import Iterable

from rich.console import Console
from rich.text import Text

from verify.model import Band, Report
from verify.reports import NARROWEST
from verify.reports.claim_rows import Account, Telling, tell
from verify.reports.escape import one_line, plain
from verify.reports.standings import RATINGS_TITLE, rating_entries
from verify.reports.travel import TRAVEL_TITLE, travel_entries
from verify.reports.view import (
    PROBLEMS_TITLE,
    REFERENCES_TITLE,
    SOURCES_TITLE,
    Entry,
    Stretch,
    answers,
    band_counts,
    circumstances,
    headline_figure,
    judging,
    problem_entries,
    reference_entries,
    source_entries,
    title_of,
    unchecked,
)

BAND_STYLES: dict[Band, str] = {
    "strong": "green",
    "adequate": "cyan",
    "weak": "yellow",
    "very weak": "red",
    "exempt": "dim",
}
TONES = {"plain": "", "good": "green", "bad": "red", "error": "bold red", "warning": "yellow", "note": "dim"}
_SPACES = re.compile(" {2,}")
_LABEL = 8
_NUMBER = 4
_LONGEST_ADDRESS = 200
_EXCERPT = 40
"""Code points of a claim repeated in its heading where its sentence has several."""


def render(report: Report, *, width: int = 80, colour: bool = False, full: bool = False) -> str:
    """The report for a terminal of `width` columns; ANSI sequences only with `colour`, and none of strangers'.

    `full` tells how each claim travelled, too.
    """
    page = Page(width, colour=colour)
    _head(report, page)
    for telling in tell(report):
        page.add()
        _telling(telling, page)
    page.list(SOURCES_TITLE, source_entries(report))
    page.list(REFERENCES_TITLE, reference_entries(report))
    page.list(TRAVEL_TITLE, travel_entries(report) if full else ())
    page.list(RATINGS_TITLE, rating_entries(report) if full else ())
    page.list(PROBLEMS_TITLE, problem_entries(report))
    return page.text()


class Page:
    """Lines of text, wrapped to a width, with or without colour."""

    def __init__(self, width: int, *, colour: bool) -> None:
        """`width` in columns."""
        self.width = max(width, NARROWEST)
        self._console = Console(
            file=io.StringIO(),
            width=self.width,
            force_terminal=colour,
            color_system="standard" if colour else None,
            no_color=not colour,
            legacy_windows=False,
            _environ={},
        )
        self._lines: list[Text] = []

    def add(self, text: Text | str = "", *, indent: int = 0, hang: int = 0, style: str = "") -> None:
        """Put `text` below what is there; lines after the first stand `hang` columns further in."""
        words = text if isinstance(text, Text) else Text(one_line(text), style=style)
        if not words.plain:
            self._lines.append(Text())
            return
        # Wrapped as if the first line were as narrow as the rest: the hang is filled by a label.
        for line in words.wrap(self._console, self.width - indent - hang):
            line.rstrip()
            self._lines.append(Text(" " * (indent + hang)) + line)

    def label(self, label: str, text: str, *, indent: int = 2, hang: int = _LABEL, style: str = "") -> None:
        """Put words beside a label of at most `hang` - 1 columns."""
        start = len(self._lines)
        self.add(text or "–", indent=indent, hang=hang, style=style)
        margin = Text(" " * indent) + Text(one_line(label)[: hang - 1].ljust(hang), style="dim")
        self._lines[start] = margin + self._lines[start][indent + hang :]

    def list(self, title: str, entries: Iterable[Entry]) -> None:
        """Put a titled list, nothing where it is empty."""
        listed = tuple(entries)
        hang = max([_LABEL, *(len(entry.label) + 1 for entry in listed)])
        if listed:
            self.add()
            self.add(title.upper(), style="bold")
        for entry in listed:
            self.label(entry.label, entry.text, hang=hang)
            if entry.url:
                self._address(entry.url)

    def _address(self, url: str) -> None:
        # An address broken over two lines cannot be clicked or copied, so only endless ones are.
        if len(url) > _LONGEST_ADDRESS:
            self.add(url, indent=2, hang=_LABEL, style="dim")
        else:
            self._lines.append(Text(" " * (2 + _LABEL)) + Text(one_line(url), style="dim"))

    def text(self) -> str:
        """All of it; ends with a line break."""
        with self._console.capture() as captured:
            for line in self._lines:
                self._console.print(line, soft_wrap=True, markup=False, highlight=False, emoji=False)
        return captured.get()


def _head(report: Report, page: Page) -> None:
    page.add(title_of(report), style="bold")
    page.add(circumstances(report), style="dim")
    page.add()
    page.add(headline_figure(report), style="bold")
    if bands := band_counts(report):
        page.add(Text(bands))
    if line := unchecked(report):
        page.add(f"said? true? {line}")
    if line := answers(report):
        page.add(f"true? {line}")
    if line := judging(report):
        page.add(one_line(line), style="dim")


def _telling(telling: Telling, page: Page) -> None:
    stretch = telling.stretch
    if stretch.kind == "left out":
        words = one_line(stretch.pieces[0].text)
        page.add(f"(left out as boilerplate: {words[:_EXCERPT]}…, {len(words)} characters)", style="dim")
        return
    page.add(_sentence(stretch))
    for account in telling.accounts:
        _account(account, page, alone=len(stretch.claims) == len(account.claims))


def _sentence(stretch: Stretch) -> Text:
    styles = {c.id: BAND_STYLES[c.attribution.band] for c in stretch.claims}
    text = Text()
    for piece in stretch.pieces:
        style = styles.get(piece.claim or "", "")
        words = _SPACES.sub(" ", plain(piece.text))
        text.append(
            words if text else words.lstrip(),
            style=f"bold {style}" if piece.mark else f"underline {style}" if style else "",
        )
    return text


def _account(account: Account, page: Page, *, alone: bool) -> None:
    first = account.claims[0]
    words = one_line(first.text)
    shown = alone or len(account.claims) > 1
    excerpt = "" if shown else f" · {words if len(words) <= _EXCERPT else words[: _EXCERPT - 1].rstrip() + '…'}"
    style, label = f"bold {BAND_STYLES[first.attribution.band]}", account.label
    page.label(label, account.heading + excerpt, hang=max(_NUMBER, len(label) + 1), style=style)
    for row in account.rows:
        page.label(row.label, row.text, indent=2 + _NUMBER, style=TONES[row.tone])
