"""Accuracy of what is said of single sentences: how well each is sourced, and whether it is worth checking."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from sources.model import Span
from verify.evaluate.lines import Count, Line, line_of
from verify.model import ClaimKind, Level

RUNGS: tuple[Level, ...] = ("S0", "S1", "S2", "S3", "SP", "S4", "S5", "S6", "S7", "S8", "S9")
"""The ladder from the lowest rung up; `EX` stands beside it."""


class Sourced(NamedTuple):
    """How well one sentence is sourced; None where the readers of labelled data did not agree, which is not counted."""

    span: Span
    kind: ClaimKind | None
    level: Level | None
    weak: bool | None
    anonymous: bool | None


class SourcedArticle(NamedTuple):
    """The sentences of an article as labelled and as found."""

    gold: tuple[Sourced, ...]
    found: tuple[Sourced, ...]


def evaluate_sourcing(articles: Sequence[SourcedArticle]) -> tuple[Line, ...]:
    """Lines for `weak`, `anonymous`, `level`, `level within one` and `kind`, then one for each level and kind met.

    Every labelled sentence is held against the found one that overlaps it most. Of `level` and `kind` precision, recall
    and F1 are all the share that is right.
    """
    by_name: dict[str, list[Count]] = {}
    for article in articles:
        pairs = [(g, _beside(g, article.found)) for g in article.gold]
        for name, count in _counts(pairs):
            by_name.setdefault(name, []).append(count)
    met = (name for name, counts in by_name.items() if any(c.gold for c in counts))
    return tuple(line_of(name, by_name[name]) for name in met)


def evaluate_worth(judged: Sequence[tuple[bool, bool]]) -> tuple[Line, ...]:
    """One line, of the sentences that are worth checking; `judged`: labelled so, found so."""
    return (line_of("worth checking", [Count(g and f, f, g) for g, f in judged]),)


def _beside(gold: Sourced, found: Sequence[Sourced]) -> Sourced | None:
    def shared(one: Sourced) -> int:
        return min(gold.span.end, one.span.end) - max(gold.span.start, one.span.start)

    best = max(found, key=shared, default=None)
    return best if best is not None and shared(best) > 0 else None


def _counts(pairs: Sequence[tuple[Sourced, Sourced | None]]) -> Iterator[tuple[str, Count]]:
    weak = [(g.weak, f is not None and bool(f.weak)) for g, f in pairs if g.weak is not None]
    yield "weak", _of_flags(weak)
    anonymous = [(g.anonymous, f is not None and bool(f.anonymous)) for g, f in pairs if g.anonymous is not None]
    yield "anonymous", _of_flags(anonymous)
    levels = [(g.level, f.level if f else None) for g, f in pairs if g.level is not None]
    yield "level", _of_shares([g == f for g, f in levels])
    yield "level within one", _of_shares([_is_near(g, f) for g, f in levels])
    kinds = [(g.kind, f.kind if f else None) for g, f in pairs if g.kind is not None]
    yield "kind", _of_shares([g == f for g, f in kinds])
    for level in (*reversed(RUNGS), "EX"):
        yield f"level: {level}", _of_flags([(g == level, f == level) for g, f in levels])
    for kind in ("fact", "opinion", "prediction", "background", "none"):
        yield f"kind: {kind}", _of_flags([(g == kind, f == kind) for g, f in kinds])


def _of_flags(pairs: Sequence[tuple[bool, bool]]) -> Count:
    return Count(sum(g and f for g, f in pairs), sum(f for _, f in pairs), sum(g for g, _ in pairs))


def _of_shares(right: Sequence[bool]) -> Count:
    return Count(sum(right), len(right), len(right))


def _is_near(gold: Level | None, found: Level | None) -> bool:
    """Whether they are the same rung or neighbours."""
    if gold == found:
        return True
    if gold not in RUNGS or found not in RUNGS:
        return False
    return abs(RUNGS.index(gold) - RUNGS.index(found)) <= 1
