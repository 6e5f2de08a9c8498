"""Desk figures: pure counting over finished reports.

Counted are contestable claims, those that need a source: of each, whether it is weakly sourced, unattributed, anonymous
at its origin, a wire's at its origin, or vouched for by one source alone. A claim may count in several columns.
"""

import re
from collections.abc import Callable, Iterable, Sequence
from datetime import date
from typing import Literal, NamedTuple
from urllib.parse import urlsplit

from verify.model import AssessedClaim, Report, Source, SourceType
from verify.reports.view import WEAK, contestable, title_of

Grouping = Literal["all", "section", "author", "week", "article"]

ANONYMOUS: frozenset[SourceType] = frozenset({"anonymous_described", "anonymous_bare", "anonymous_collective", "vague"})
NO_SECTION, NO_AUTHOR, NO_WEEK = "no section", "no author named", "no date"
_SEGMENT = re.compile(r"[^\W\d][\w-]*")


class Shares(NamedTuple):
    """How many contestable claims stand how."""

    claims: int
    weak: int
    unattributed: int
    anonymous: int
    wire_only: int
    single_source: int

    def share(self, count: int) -> float | None:
        """`count` as a share of the claims, 0 to 1; None where there are none."""
        return count / self.claims if self.claims else None

    def plus(self, other: "Shares") -> "Shares":
        """Both together."""
        return Shares(*(one + two for one, two in zip(self, other, strict=True)))


NOTHING = Shares(0, 0, 0, 0, 0, 0)


class Story(NamedTuple):
    """What a desk keeps of one article."""

    name: str
    title: str
    url: str | None
    section: str
    authors: tuple[str, ...]
    week: str
    """ISO 8601 week, `2025-W03`."""
    shares: Shares
    hangs_on_one: str | None
    """The one source that all its attributed claims go back to; None where there are several or none."""
    errors: int
    """Findings of level error that nobody dismissed."""
    was_read: bool
    """Whether it is in a language that can be parsed."""


class Group(NamedTuple):
    """Articles that share a section, an author or a week."""

    grouping: Grouping
    name: str
    articles: int
    one_source: int
    """Articles all of whose attributed claims go back to one source."""
    errors: int
    shares: Shares


class Desk(NamedTuple):
    """The whole, its parts, and the articles themselves."""

    whole: Group
    groups: tuple[Group, ...]
    """By section, then author, then week; an article by two authors counts with each."""
    stories: tuple[Story, ...]


def story_of(report: Report, *, wires: frozenset[str]) -> Story:
    """The figures of one article; `wires` holds the registry keys of news agencies."""
    sources = {source.id: source for source in report.sources}
    claims = contestable(report)
    origins = {c.attribution.chain[-1].source for c in claims if c.attribution.chain}
    only = sources.get(next(iter(origins))) if len(origins) == 1 else None
    document = report.document
    return Story(
        name=document.name,
        title=title_of(report),
        url=document.url,
        section=_section(document.url, document.name),
        authors=document.authors or (NO_AUTHOR,),
        week=_week(document.published),
        shares=_sum(_counted(claim, sources, wires) for claim in claims),
        hangs_on_one=only.text if only else None,
        errors=sum(
            f.level == "error" and f.suppressed is None and (c.id, f.code) not in report.dismissed
            for c in report.claims
            for f in c.findings
        ),
        was_read=not any(problem.stage == "language" for problem in report.problems),
    )


def desk_of(stories: Sequence[Story]) -> Desk:
    """The stories together, and by section, author and week; groups with the most claims first, weeks in order."""
    groups = (
        *_grouped("section", stories, lambda story: (story.section,)),
        *_grouped("author", stories, lambda story: story.authors),
        *sorted(_grouped("week", stories, lambda story: (story.week,)), key=lambda group: group.name),
    )
    return Desk(_group("all", "all articles", stories), groups, tuple(stories))


def _grouped(grouping: Grouping, stories: Iterable[Story], names: Callable[[Story], Iterable[str]]) -> list[Group]:
    held: dict[str, list[Story]] = {}
    for story in stories:
        for name in dict.fromkeys(names(story)):
            held.setdefault(name, []).append(story)
    found = [_group(grouping, name, inside) for name, inside in held.items()]
    return sorted(found, key=lambda group: (-group.shares.claims, group.name))


def _group(grouping: Grouping, name: str, stories: Sequence[Story]) -> Group:
    hanging = sum(story.hangs_on_one is not None for story in stories)
    errors = sum(story.errors for story in stories)
    return Group(grouping, name, len(stories), hanging, errors, _sum(story.shares for story in stories))


def _sum(shares: Iterable[Shares]) -> Shares:
    total = NOTHING
    for one in shares:
        total = total.plus(one)
    return total


def _counted(claim: AssessedClaim, sources: dict[str, Source], wires: frozenset[str]) -> Shares:
    chain = claim.attribution.chain
    origin = sources.get(chain[-1].source) if chain else None
    has_further = any("further source" in step.name for step in claim.attribution.steps)
    return Shares(
        claims=1,
        weak=claim.attribution.band in WEAK,
        unattributed=not chain,
        anonymous=origin is not None and origin.type in ANONYMOUS,
        wire_only=origin is not None and origin.outlet in wires and claim.true.origins_for < 2,
        single_source=bool(chain) and not has_further and claim.true.origins_for < 2,
    )


def _section(url: str | None, name: str) -> str:
    """The first folder of its address, or the folder its file lies in; years and the like are no sections."""
    try:
        path = urlsplit(url).path if url else name
    except ValueError:
        path = name
    folders = [part for part in path.split("/")[:-1] if part not in {"", ".", ".."}]
    chosen = folders[:1] if url else folders[-1:]
    return chosen[0].casefold() if chosen and _SEGMENT.fullmatch(chosen[0]) else NO_SECTION


def _week(published: str | None) -> str:
    try:
        year, week, _ = date.fromisoformat((published or "")[:10]).isocalendar()
    except ValueError:
        return NO_WEEK
    return f"{year}-W{week:02}"
