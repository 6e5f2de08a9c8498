"""Strands: the attributions that speak for one claim, those nested in one another joined."""

from collections.abc import Sequence
from typing import NamedTuple

from sources.model import Span
from verify.attribution.scope import Scoped
from verify.model import Claim

NEARLY_ALL = 0.8
"""Share of a claim that an attribution in a lesser clause must take up to be a link of the chain."""
COVERED = 0.5
"""Share of a claim that an attribution must take up to speak for it."""


class Strand(NamedTuple):
    """One way in which a claim is vouched for: attributions nested in one another, outermost first."""

    links: tuple[Scoped, ...]

    @property
    def origin(self) -> Scoped:
        """The attribution whose source said it first."""
        return self.links[-1]

    def propositions(self, claim: Claim) -> tuple[Span, ...]:
        """Parts of the claim that its sources say, the outermost first; none where that is the whole claim."""
        found: list[Span] = []
        for attribution in self.links:
            inside = [Span(max(c.start, claim.span.start), min(c.end, claim.span.end)) for c in attribution.content]
            longest = max(inside, key=lambda span: span.length, default=claim.span)
            if 0 < longest.length < claim.span.length and longest not in found:
                found.append(longest)
        return tuple(found)


def find_strands(claim: Claim, scoped: Sequence[Scoped]) -> tuple[Strand, ...]:
    """The strands of a claim, that of the widest content first."""
    speaking = [s for s in scoped if _speaks_for(s, claim)]
    speaking.sort(key=lambda s: (s.cites, -sum(c.length for c in s.content), s.cue[0].start if s.cue else 0))
    strands: list[Strand] = []
    for attribution in speaking:
        home = next((i for i, s in enumerate(strands) if _lies_in(attribution, s.origin)), None)
        if home is None:
            strands.append(Strand((attribution,)))
        elif _adds_link(attribution, claim):
            strands[home] = Strand((*strands[home].links, attribution))
    return tuple(strands)


def _adds_link(inner: Scoped, claim: Claim) -> bool:
    """Whether what lies in another's account tells whom that one has it from, not only what somebody did besides."""
    if inner.mention is None or inner.mention.type == "vague":
        return False
    if inner.mention.type.startswith("anonymous") and not inner.cites and (inner.acts or not inner.tells):
        return False
    return not inner.aside or inner.covers(claim.span) >= NEARLY_ALL * claim.span.length


def describes_source(attribution: Scoped, claim: Claim) -> bool:
    """Whether the claim is what the writer adds about a source ("X, who inspected the station, said")."""
    return attribution.mention is not None and attribution.mention.span.contains(claim.span)


def _speaks_for(attribution: Scoped, claim: Claim) -> bool:
    if describes_source(attribution, claim):
        return False
    if attribution.leads and attribution.cue and claim.span.contains(attribution.cue[0]):
        return attribution.back or any(claim.span.overlaps(c) for c in attribution.content)
    return attribution.covers(claim.span) >= COVERED * claim.span.length


def _lies_in(inner: Scoped, outer: Scoped) -> bool:
    """Whether the inner attribution is part of what the outer one says, or whom it cites."""
    if inner.cites and inner.sentence == outer.sentence:
        return True
    return outer.mention is not None and any(c.contains(cue) for c in outer.content for cue in inner.cue[:1])
