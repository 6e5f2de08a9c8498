"""The report as Markdown: the same content as the terminal's, for a file, a ticket or a page."""

from collections.abc import Iterable, Iterator

from verify.model import Report
from verify.reports.claim_rows import Account, Telling, tell
from verify.reports.escape import link_target, markdown, one_line
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


def render(report: Report, **_look: object) -> str:
    """The report as CommonMark with one table; nothing in the article can add markup of its own."""
    lines = [*_head(report), "", "## The text and its claims"]
    for telling in tell(report):
        lines += ["", *_telling(telling)]
    lines += _sources(report)
    lines += _list(REFERENCES_TITLE, reference_entries(report))
    lines += _list(TRAVEL_TITLE, travel_entries(report))
    lines += _list(RATINGS_TITLE, rating_entries(report))
    lines += _list(PROBLEMS_TITLE, problem_entries(report))
    return "\n".join(lines) + "\n"


def _head(report: Report) -> Iterator[str]:
    yield f"# {markdown(title_of(report)) or 'Untitled'}"
    yield ""
    yield markdown(circumstances(report))
    yield ""
    yield f"**{markdown(headline_figure(report))}**"
    if bands := band_counts(report):
        yield ""
        yield markdown(bands)
    if line := unchecked(report):
        yield ""
        yield f"*said? true?* {markdown(line)}"
    if line := answers(report):
        yield ""
        yield f"*true?* {markdown(line)}"
    if line := judging(report):
        yield ""
        yield markdown(line)


def _telling(telling: Telling) -> Iterator[str]:
    stretch = telling.stretch
    if stretch.kind == "left out":
        yield f"*Left out as boilerplate, {len(stretch.pieces[0].text)} characters.*"
        return
    yield f"> {_sentence(stretch)}"
    if stretch.claims:
        yield ""
    for account in telling.accounts:
        yield from _account(account, alone=len(stretch.claims) == len(account.claims))


def _sentence(stretch: Stretch) -> str:
    """The stretch on one line; our marks as code, which no letter beside them can undo."""
    out = []
    for piece in stretch.pieces:
        words = markdown(piece.text)
        if piece.mark:
            out.append(f"`{one_line(piece.text).replace('`', ' ')}`" + " " * piece.text.endswith(" "))
        elif words:
            out.append(" " * piece.text[0].isspace() + words + " " * piece.text[-1].isspace())
        else:
            out.append(" ")
    return "".join(out).strip()


def _account(account: Account, *, alone: bool) -> Iterator[str]:
    words = "" if alone or len(account.claims) > 1 else f" · {markdown(account.claims[0].text)}"
    yield f"- **{markdown(account.label)}** {markdown(account.heading)}{words}"
    for row in account.rows:
        yield f"  - *{row.label}* {markdown(row.text)}"


def _sources(report: Report) -> Iterator[str]:
    entries = source_entries(report)
    if not entries:
        return
    yield from ("", f"## {SOURCES_TITLE}", "", "| claims | source |", "|---:|---|")
    for entry in entries:
        yield f"| {markdown(entry.label)} | {markdown(entry.text)} |"


def _list(title: str, entries: Iterable[Entry]) -> Iterator[str]:
    for number, entry in enumerate(entries):
        if number == 0:
            yield from ("", f"## {title}", "")
        target = link_target(entry.url) if entry.url else None
        words = f"[{markdown(entry.text)}](<{target}>)" if target else markdown(entry.text)
        yield f"- {markdown(entry.label)}: {words}"
