"""Desk figures as a table for a spreadsheet: a row for the whole, each group, and each article."""

from collections.abc import Iterator

from verify.reports.csv import table
from verify.reports.desk.figures import Desk, Group, Shares, Story

COLUMNS = (
    *("grouping", "name", "url", "section", "authors", "week", "articles", "one_source_articles", "errors", "claims"),
    *(f"{name}{part}" for name in Shares._fields[1:] for part in ("", "_share")),
)


def render(desk: Desk) -> str:
    """CSV after RFC 4180; shares run from 0 to 1 and are empty where there is no claim."""
    return table(COLUMNS, (*map(_group, (desk.whole, *desk.groups)), *map(_story, desk.stories)))


def _group(group: Group) -> list[object]:
    about = [group.grouping, group.name, None, None, None, None, group.articles, group.one_source, group.errors]
    return [*about, *_shares(group.shares)]


def _story(story: Story) -> list[object]:
    about = ["article", story.title, story.url, story.section, "; ".join(story.authors), story.week]
    return [*about, 1, int(story.hangs_on_one is not None), story.errors, *_shares(story.shares)]


def _shares(shares: Shares) -> Iterator[object]:
    yield shares.claims
    for count in shares[1:]:
        yield count
        share = shares.share(count)
        yield None if share is None else round(share, 4)
