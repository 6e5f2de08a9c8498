"""Who vouches for a claim: sources as the text mentions them, chains, and the strength of an attribution."""

from typing import Literal, NamedTuple

from pydantic import Field, model_validator

from sources.model import Frozen, Span, is_absent

ClaimKind = Literal["fact", "opinion", "prediction", "background", "none"]
Level = Literal["S9", "S8", "S7", "S6", "S5", "S4", "SP", "S3", "S2", "S1", "S0", "EX"]
Band = Literal["strong", "adequate", "weak", "very weak", "exempt"]
SourceType = Literal[
    "person",
    "official_body",
    "organisation",
    "outlet",
    "document",
    "social",
    "anonymous_described",
    "anonymous_bare",
    "anonymous_collective",
    "vague",
    "self",
]


class Attribution(NamedTuple):
    """One cue with its source and content, as the text has them."""

    source: tuple[Span, ...]
    """Empty where nobody is named ("it is believed")."""
    cue: tuple[Span, ...]
    content: tuple[Span, ...]
    type: SourceType
    confidence: float
    """Probability that the cue is one and that the content is right by half or more, 0 to 1."""


class Mention(NamedTuple):
    """A source as one place in the text has it, resolved as far as the text allows."""

    span: Span
    text: str
    """The fullest form the text gives: a surname stands for the full name used before."""
    type: SourceType
    outlet: str | None
    """Registry key."""
    person: str | None
    """Full name of a named person."""
    in_position: bool
    """Whether the text shows that an unnamed source is in a position to know."""
    reason_given: float
    """Whether a reason for anonymity is given: 0 none, .5 a stock phrase, 1 a reason of its own."""


Modifier = Literal[
    "link",
    "speaker quoted",
    "position to know",
    "reason for anonymity",
    "stock reason for anonymity",
    "further source",
    "second further source",
    "dated",
    "anonymous opinion",
    "quote without speaker",
    "translated quote unmarked",
    "interest undisclosed",
    "chain ambiguous",
    "back-reference",
    "unverified account",
]
Cap = Literal["anonymous only", "unlinked relay", "anonymous opinion", "unattributed"]


class Vouching(NamedTuple):
    """Who vouches for one claim, before it is scored."""

    claim: str
    level: Level
    exempt: bool
    """Whether nobody would ask a source for it."""
    chain: tuple["ChainLink", ...]
    modifiers: tuple[Modifier, ...]
    caps: tuple[Cap, ...]
    content: tuple[Span, ...]
    quotes: tuple[Span, ...]
    confidence: float
    propositions: tuple[Span, ...] = ()
    """Parts of the claim that are what its sources say, the outermost source's first; none where it is the claim."""
    let_pass: bool = False
    """Whether most editors would let it stand though nobody vouches for it: public, scheduled, seen, official."""


class Step(Frozen):
    """One addend of a score."""

    name: str = Field(description="What was added, in words: `base S5`, `link to the item`, `cap: anonymous opinion`.")
    value: float = Field(description="Addend; the steps of a score sum to the score.")


class Source(Frozen):
    """Somebody or something that vouches, with every place the text mentions it."""

    id: str = Field(description="`s1`, `s2` … in order of first mention.")
    text: str = Field(description="Its fullest mention.")
    type: SourceType = Field(description="What sort of source.")
    outlet: str | None = Field(
        default=None, description="Registry key, where it is a listed outlet.", exclude_if=is_absent
    )
    person: str | None = Field(default=None, description="Full name, where it is a named person.", exclude_if=is_absent)
    role: str | None = Field(
        default=None,
        description="Office or part of the source, as the text states it: `spokesman`.",
        exclude_if=is_absent,
    )
    affiliation: str | None = Field(
        default=None,
        description="Body or place that the role belongs to, as the text states it: `Pentagon`.",
        exclude_if=is_absent,
    )
    count: int | None = Field(
        default=None, ge=1, description="How many they are, where the text gives a number.", exclude_if=is_absent
    )
    in_position: bool | None = Field(
        default=None,
        description="Set where the text shows that an unnamed source is in a position to know.",
        exclude_if=is_absent,
    )
    reason_for_anonymity: bool | None = Field(
        default=None, description="Set where the text says why the source is not named.", exclude_if=is_absent
    )
    mentions: tuple[Span, ...] = Field(description="Where, in `document.text`.")


class ChainLink(Frozen):
    """One relay of a chain."""

    source: str = Field(description="Id of the source.")
    span: Span | None = Field(default=None, description="The mention that names it here.", exclude_if=is_absent)
    cue: Span | None = Field(default=None, description="The cue.", exclude_if=is_absent)
    implied: bool = Field(description="Whether it carries over from the text around rather than standing here.")


class ClaimAttribution(Frozen):
    """Who vouches for a claim, and how strong that is."""

    level: Level = Field(description="Rung of the ladder, by the origin of the chain.")
    band: Band = Field(description="Strength in words.")
    score: float | None = Field(ge=0, le=0.97, description="Strength, 0 to .97; null for exempt claims.")
    steps: tuple[Step, ...] = Field(description="Addends of the score.")
    chain: tuple[ChainLink, ...] = Field(description="Nearest relay first, origin last; empty when nobody vouches.")
    content: tuple[Span, ...] = Field(description="What the attribution covers.")
    quotes: tuple[Span, ...] = Field(description="Quotations in the claim, marks included.")
    confidence: float = Field(ge=0, le=1, description="Probability that source and content are right.")

    @model_validator(mode="after")
    def _score_matches_steps(self) -> "ClaimAttribution":
        if (self.score is None) != (self.band == "exempt"):
            raise ValueError(f"band {self.band} with score {self.score}: exempt claims alone have none")
        if self.score is not None and abs(sum(s.value for s in self.steps) - self.score) > 1e-6:
            raise ValueError(f"steps sum to {sum(s.value for s in self.steps)}, not to the score {self.score}")
        return self
