"""Whom a reference names as the source of one of its passages."""

from collections.abc import Sequence

from sources.model import OutletMention, Span
from verify.attribution.attribute import scope_attributions
from verify.attribution.scope import Scoped, relaying_outlet
from verify.model import Mention, ParsedText

# Sources that are somebody: an anonymous or vague one cannot be told to be the same as another's.
_SOMEBODY = frozenset({"person", "official_body", "organisation", "outlet", "document", "social"})
HALF = 0.5


class Namer:
    """The attributions of one reference, asked passage by passage."""

    def __init__(self, parsed: ParsedText, mentions: Sequence[OutletMention]) -> None:
        self._parsed = parsed
        self._scoped = scope_attributions(parsed, mentions)

    def sources_of(self, span: Span) -> tuple[Mention, ...]:
        """The sources that speak for at least half of the passage, outermost first; unnamed ones are left out."""
        speaking = [s for s in self._scoped if s.covers(span) >= HALF * span.length]
        speaking.sort(key=lambda s: -sum(c.length for c in s.content))
        return tuple(m for m in map(_somebody, speaking) if m is not None)

    def relay(self, own: str | None) -> Mention | None:
        """The other outlet to which the lead hands all that the reference says; `own` is its publisher's key."""
        found = relaying_outlet(self._parsed, self._scoped, own)
        return found.mention if found else None


def _somebody(scoped: Scoped) -> Mention | None:
    mention = scoped.mention
    return mention if mention is not None and mention.type in _SOMEBODY else None
