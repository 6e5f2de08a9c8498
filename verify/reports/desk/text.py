"""Desk figures for the terminal."""

from collections.abc import Iterator

from verify.reports.desk.figures import Desk, Group, Shares, Story
from verify.reports.escape import one_line
from verify.reports.words import count

HEADS = ("claims", "weak", "no source", "anonymous", "wire only", "one source")
_TITLES = {"section": "BY SECTION", "author": "BY AUTHOR", "week": "BY WEEK"}
_CELL = 11
_NARROWEST_NAME = 30


def render(desk: Desk, *, width: int = 80) -> str:
    """The whole, the groups and the articles as tables of `width` columns at the least that fit."""
    label = max(_NARROWEST_NAME, width - _CELL * len(HEADS))
    whole = desk.whole
    hanging = f"{whole.one_source} of which all is from one source"
    lines = [
        f"{count(whole.articles, 'article')}, {hanging}; {count(whole.errors, 'finding')} of level error",
        "",
        _line("", HEADS, label),
        _line(whole.name, _cells(whole.shares), label),
    ]
    lines += _groups(desk.groups, label)
    lines += ["", "ARTICLES"]
    lines += [_line(_called(story), _cells(story.shares), label) for story in desk.stories]
    return "\n".join(lines) + "\n"


def _groups(groups: tuple[Group, ...], label: int) -> Iterator[str]:
    before = ""
    for group in groups:
        if group.grouping != before:
            yield from ("", _TITLES[group.grouping])
            before = group.grouping
        yield _line(f"{group.name} ({group.articles})", _cells(group.shares), label)


def _called(story: Story) -> str:
    return story.title if story.was_read else f"{story.title} (language not read)"


def _cells(shares: Shares) -> tuple[str, ...]:
    return (str(shares.claims), *(percent(shares.share(count)) for count in shares[1:]))


def percent(share: float | None) -> str:
    """`42 %`; a dash where there is nothing to share."""
    return "–" if share is None else f"{share:.0%}".replace("%", " %")


def _line(name: str, cells: tuple[str, ...], label: int) -> str:
    words = one_line(name)
    words = f"{words[: label - 2]}…" if len(words) >= label else words
    return (words.ljust(label) + "".join(cell.rjust(_CELL) for cell in cells)).rstrip()
