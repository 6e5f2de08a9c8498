"""What a rule looks at, and what it is."""

from collections.abc import Callable, Mapping, Sequence
from typing import Literal, NamedTuple

from sources.model import Document, ReadFrom, Span
from verify.model import Assessment, Claim, ClaimAttribution, Evidence, FindingLevel, Source, Vouching
from verify.rules.surroundings import Surroundings

Family = Literal["sourcing", "wording", "time", "references", "outlets", "fairness", "consistency"]
LETTERS: Mapping[Family, str] = {
    "sourcing": "SRC",
    "wording": "WRD",
    "time": "TIM",
    "references": "REF",
    "outlets": "OUT",
    "fairness": "FAI",
    "consistency": "CON",
}
"""Family → the letters that its numbers begin with."""


class Case(NamedTuple):
    """One claim with everything found out about it."""

    around: Surroundings
    """The article it stands in, and what that is held against."""
    claim: Claim
    vouching: Vouching
    attribution: ClaimAttribution
    said: Assessment
    true: Assessment
    evidence: Sequence[Evidence]
    """What the references say of this claim."""

    @property
    def document(self) -> Document:
        """The article."""
        return self.around.document

    @property
    def sources(self) -> Mapping[str, Source]:
        """The article's sources, by id."""
        return self.around.sources

    @property
    def in_headline(self) -> bool:
        """Whether the claim stands in the headline."""
        return self.around.parsed.sentences[self.claim.sentence].block == "title"

    @property
    def origin(self) -> Source | None:
        """The last source of the chain."""
        return self.sources[self.vouching.chain[-1].source] if self.vouching.chain else None

    @property
    def relays(self) -> tuple[Source, ...]:
        """The sources of the chain, nearest first."""
        return tuple(self.sources[link.source] for link in self.vouching.chain)

    @property
    def cues(self) -> tuple[Span, ...]:
        """The cues of the chain that stand in the claim's own sentence."""
        spans = (link.cue for link in self.vouching.chain if link.cue is not None)
        return tuple(span for span in spans if self.claim.sentence_span.contains(span))

    @property
    def names_origin(self) -> bool:
        """Whether the claim's own words name its origin."""
        last = self.vouching.chain[-1] if self.vouching.chain else None
        return last is not None and last.span is not None and self.claim.span.contains(last.span)

    @property
    def is_contestable(self) -> bool:
        """Whether an editor could ask for a source."""
        return not self.vouching.exempt

    @property
    def opens_sentence(self) -> bool:
        """Whether it is the first claim of its sentence: what is said of a whole sentence is said there."""
        return self.around.first_in_sentence(self.claim.sentence) == self.claim.id

    @property
    def origin_span(self) -> Span | None:
        """Where its origin is named."""
        return self.vouching.chain[-1].span if self.vouching.chain else None

    @property
    def quotes_origin(self) -> bool:
        """Whether its origin is named inside a quotation: there it is the speaker's, and no editor can mend it."""
        named = self.origin_span
        return named is not None and any(q.inner.contains(named) for q in self.around.parsed.quotes_over(named))

    @property
    def opens_account(self) -> bool:
        """Whether its sentence names its origin, and it is the first claim there that has it."""
        if self.origin_span is None or not self.claim.sentence_span.contains(self.origin_span):
            return False
        same = (t for t in self.around.told.values() if t.claim.sentence == self.claim.sentence)
        mine = self.vouching.chain[-1].source if self.vouching.chain else None
        first = next((t for t in same if t.vouching.chain and t.vouching.chain[-1].source == mine), None)
        return first is not None and first.claim.id == self.claim.id

    @property
    def sentence(self) -> str:
        """The words of its sentence."""
        return self.claim.sentence_span.of(self.document.text)


class Remark(NamedTuple):
    """What a rule has to say about one claim."""

    message: str
    fix: str
    """The one edit that mends it."""
    is_mild: bool = False
    """Whether this case is a note, whatever the rule's own level."""


class Held(NamedTuple):
    """A page that an example is held against; invented."""

    text: str
    publisher: str = "Vale Tribune"
    published: str = "2025-01-01"
    url: str | None = None
    read_from: ReadFrom = "file"


class Example(NamedTuple):
    """An invented article that shows a rule at work, run through the whole line by the tests."""

    text: str
    """Its body; `[words](address)` is a link."""
    title: str = ""
    published: str | None = None
    """ISO 8601."""
    publisher: str | None = None
    held: tuple[Held, ...] = ()
    """What it is held against."""
    failed: tuple[str, ...] = ()
    """Links that cannot be fetched."""


class Rule(NamedTuple):
    """One thing that an editor should mend."""

    code: str
    """Stable word: `hearsay`."""
    number: str
    """Stable short form, the family's letters first: `SRC002`."""
    family: Family
    level: FindingLevel
    """How bad, unless house rules say otherwise."""
    summary: str
    """What it catches, in one sentence."""
    why: str
    """Which newsroom standard asks for it."""
    mend: str
    """How to mend it, in general."""
    fires: Example
    """Where it has something to say."""
    passes: Example
    """The same, mended."""
    check: Callable[[Case], Remark | None]
