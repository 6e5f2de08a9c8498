"""Desk figures as one page: no script, no network, readable in light and dark, on paper and on a phone."""

from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING

from verify.reports.desk.figures import Desk, Group
from verify.reports.desk.text import percent
from verify.reports.escape import link_target, one_line

if TYPE_CHECKING:
    from jinja2 import Template

SECTIONS = (
    ("section", "By section", "Section"),
    ("author", "By author", "Author"),
    ("week", "By week", "Week"),
)
COLUMNS = (
    ("weak", "Weakly sourced", "Claims in the bands weak and very weak."),
    ("unattributed", "No source", "Nobody vouches, in the sentence or in what it carries on."),
    ("anonymous", "Anonymous", "The chain ends in somebody who is not named, or in hearsay."),
    ("wire_only", "Wire only", "The chain ends in a news agency, and no second origin was found."),
    ("single_source", "One source", "One chain vouches, and no second source or origin was found."),
)


def render(desk: Desk) -> str:
    """The page; every word of strangers is escaped by the template and one line long."""
    parts = [(title, noun, [g for g in desk.groups if g.grouping == kind]) for kind, title, noun in SECTIONS]
    return _template().render(desk=desk, parts=parts, columns=COLUMNS, page=_page()) + "\n"


def _page() -> dict[str, object]:
    return {"words": one_line, "percent": percent, "link": link_target, "bar": bar}


def bar(group: Group, name: str) -> int:
    """Width of a column's bar in per cent."""
    share = group.shares.share(getattr(group.shares, name))
    return round(100 * (share or 0))


@cache
def _template() -> "Template":
    from jinja2 import Environment, StrictUndefined

    source = (files("verify.reports.desk") / "page.html.j2").read_text(encoding="utf-8")
    environment = Environment(autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True)
    return environment.from_string(source)
