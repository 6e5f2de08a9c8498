"""What a rule looks at, and what it is."""

from collections.abc import Callable, Mapping, Sequence
from typing import NamedTuple

from sources.model import Document
from verify.model import Assessment, Claim, ClaimAttribution, Evidence, FindingLevel, Source, Vouching


class Case(NamedTuple):
    """One claim with everything found out about it."""

    document: Document
    claim: Claim
    vouching: Vouching
    attribution: ClaimAttribution
    sources: Mapping[str, Source]
    said: Assessment
    true: Assessment
    evidence: Sequence[Evidence]
    """What the references say of this claim."""
    in_headline: bool

    @property
    def origin(self) -> Source | None:
        """The last source of the chain."""
        return self.sources[self.vouching.chain[-1].source] if self.vouching.chain else None

    @property
    def relays(self) -> tuple[Source, ...]:
        """The sources of the chain, nearest first."""
        return tuple(self.sources[link.source] for link in self.vouching.chain)

    @property
    def names_origin(self) -> bool:
        """Whether the claim's own words name its origin."""
        last = self.vouching.chain[-1] if self.vouching.chain else None
        return last is not None and last.span is not None and self.claim.span.contains(last.span)

    @property
    def is_contestable(self) -> bool:
        """Whether an editor could ask for a source."""
        return not self.vouching.exempt


class Remark(NamedTuple):
    """What a rule has to say about one claim."""

    message: str
    fix: str
    """The one edit that mends it."""


class Rule(NamedTuple):
    """One thing that an editor should mend."""

    code: str
    level: FindingLevel
    summary: str
    """What it catches, in one sentence."""
    why: str
    """Which newsroom standard asks for it."""
    check: Callable[[Case], Remark | None]
