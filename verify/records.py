"""What `verify stage NAME` reads and writes, one record a line: the contract's forms as types.

What comes in may carry more fields than we read (it is other programs' data); what goes out is exactly this.
"""

from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field, model_validator

from sources.model import Frozen, Span, is_absent
from verify.model import ClaimKind, Difference, Level, SourceType, StanceProbabilities

RecordId = Annotated[str | int, Field(description="Any name; it comes back unchanged.")]
TEXT_CAP = 5_000_000
"""Code points of one text: an article has 6,000, a long book a million."""
Text = Annotated[str, Field(max_length=TEXT_CAP, description="The text; offsets count its Unicode code points.")]
Verdict = Literal["supports", "refutes", "neutral", "abstain"]


class Asked(BaseModel):
    """Base of what comes in: fields we don't know are other people's business."""

    model_config = ConfigDict(frozen=True, extra="ignore")

    id: RecordId


class TextIn(Asked):
    """A text, for `attribute`, `claims`, `checkworthy` (one sentence) and `outlets`."""

    text: Text


class PassageIn(Asked):
    """A passage of a reference."""

    text: Text


class JudgeIn(Asked):
    """A claim with one passage, or with several for one answer over all of them."""

    claim: Text
    passage: Text | None = Field(default=None, description="The passage; give this or `passages`.")
    passages: tuple[PassageIn, ...] | None = Field(default=None, description="Passages; give this or `passage`.")

    @model_validator(mode="after")
    def _has_one_of_both(self) -> "JudgeIn":
        if (self.passage is None) == (self.passages is None):
            raise ValueError("give either passage or passages, not both and not neither")
        return self


class RetrieveIn(Asked):
    """A claim with the passages to rank for it."""

    claim: Text
    passages: tuple[PassageIn, ...] = Field(description="What to rank.")


class OriginIn(Asked):
    """One of the texts to be sorted by origin."""

    text: Text
    publisher: str | None = Field(default=None, description="Who published it, in words or as a domain.")
    url: str | None = Field(default=None, description="Its address.")
    published: str | None = Field(default=None, description="Publication date, ISO 8601.")


class ExtractIn(Asked):
    """A page."""

    html: str = Field(description="The page's markup.")
    url: str | None = Field(default=None, description="Its address.")


class Given(Frozen):
    """Base of what goes out."""

    id: RecordId


class AttributionOut(Frozen):
    """One cue with its source and content."""

    source: tuple[Span, ...] = Field(description="Who; empty where nobody is named.")
    cue: tuple[Span, ...] = Field(description="The words that attribute.")
    content: tuple[Span, ...] = Field(description="What is attributed.")
    type: SourceType = Field(description="What sort of source.")
    level: Level = Field(description="Rung of the ladder.")
    confidence: float = Field(
        ge=0, le=1, description="Probability that the cue is one and that the content is right by half or more."
    )


class SentenceOut(Frozen):
    """One sentence, as the ladder sees it."""

    span: Span = Field(description="Where.")
    kind: ClaimKind = Field(description="What sort of statement.")
    level: Level = Field(description="Rung of the ladder.")
    weak: bool = Field(description="Whether it is weakly sourced: contestable, and scored below .55.")
    anonymous: bool = Field(description="Whether an anonymous source vouches for it.")


class AttributeOut(Given):
    """Who says what in a text."""

    attributions: tuple[AttributionOut, ...] = Field(description="In text order.")
    sentences: tuple[SentenceOut, ...] = Field(description="Every sentence, in text order.")


class ClaimOut(Frozen):
    """One claim."""

    span: Span = Field(description="Where.")
    text: str = Field(description="Its words.")
    kind: ClaimKind = Field(description="What sort of statement.")
    checkworthy: float = Field(ge=0, le=1, description="How much checking would matter.")


class ClaimsOut(Given):
    """The claims of a text."""

    claims: tuple[ClaimOut, ...] = Field(description="In text order.")


class CheckworthyOut(Given):
    """How much checking a sentence would matter."""

    p: float = Field(ge=0, le=1, description="Orders sentences; not a calibrated probability.")


class PassageVerdict(Frozen):
    """What one passage of several says."""

    id: RecordId
    stance: Verdict = Field(description="Verdict, or no verdict.")
    p: StanceProbabilities = Field(description="Probabilities of the stances.")


class JudgeOut(Given):
    """What the passage, or the passages together, say of a claim."""

    stance: Verdict = Field(description="Verdict, or no verdict.")
    p: StanceProbabilities = Field(description="Probabilities of the stances.")
    differences: tuple[Difference, ...] = Field(description="How the deciding passage differs from the claim.")
    by_passage: tuple[PassageVerdict, ...] | None = Field(
        default=None, description="Passage by passage, where several were given.", exclude_if=is_absent
    )


class RetrieveOut(Given):
    """The passages, ranked."""

    ranked: tuple[RecordId, ...] = Field(description="Ids of all passages, best first.")


class OriginOut(Given):
    """Which texts share an origin."""

    origin: str = Field(description="Texts of one origin carry the same value.")
    wire: str | None = Field(default=None, description="Registry key of the wire credited.", exclude_if=is_absent)
    reason: str = Field(description="Why it was put there.")


class MentionOut(Frozen):
    """An outlet's name in a text."""

    span: Span = Field(description="Where.")
    outlet: str = Field(description="Registry key.")
    domain: str | None = Field(description="Its main domain; null for one that has none.")


class OutletsOut(Given):
    """The outlets a text names."""

    mentions: tuple[MentionOut, ...] = Field(description="In text order.")


class ExtractOut(Given):
    """A page as text."""

    title: str = Field(description="Headline; empty when there is none.")
    authors: tuple[str, ...] = Field(description="Bylines.")
    published: str | None = Field(description="Publication date, ISO 8601; null when the page gives none.")
    text: str = Field(description="The article: body and quotations, paragraphs apart, without headline and furniture.")


class Failure(Frozen):
    """Why a record has no answer."""

    message: str = Field(description="What was wrong and what to do.")


class ErrorOut(Frozen):
    """Stands in the place of a record that failed."""

    id: RecordId | None = Field(description="The record's; null where the line had none.")
    error: Failure = Field(description="Why.")
