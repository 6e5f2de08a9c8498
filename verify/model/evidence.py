"""What references say of a claim: stances, differences, origins, and the two answers drawn from them."""

from typing import Literal, NamedTuple

from pydantic import Field, model_validator

from sources.model import Frozen, Passage, Span
from verify.model.attribution import Step

Stance = Literal["supports", "refutes", "neutral"]
DifferenceKind = Literal[
    "number", "unit", "date", "negation", "direction", "name", "place", "role", "hedge", "attribution", "quote"
]


class Difference(Frozen):
    """One way in which a passage differs from a claim."""

    kind: DifferenceKind = Field(description="What differs.")
    claim: Span = Field(description="Where, in the claim's text.")
    passage: Span = Field(description="Where, in the passage's text.")


class StanceProbabilities(Frozen):
    """Probabilities of the three stances; they sum to 1."""

    supports: float = Field(ge=0, le=1, description="That the passage supports the claim.")
    refutes: float = Field(ge=0, le=1, description="That it refutes it.")
    neutral: float = Field(ge=0, le=1, description="That it does neither.")

    @model_validator(mode="after")
    def _sum_to_one(self) -> "StanceProbabilities":
        if abs(self.supports + self.refutes + self.neutral - 1) > 1e-3:
            raise ValueError(f"{self} does not sum to 1")
        return self


class Judgement(Frozen):
    """What a judge says of one (claim, passage) pair."""

    stance: Literal["supports", "refutes", "neutral", "abstain"] = Field(description="Verdict, or no verdict.")
    p: StanceProbabilities = Field(description="Probabilities of the stances.")
    differences: tuple[Difference, ...] = Field(default=(), description="What was found to differ.")
    failure: str | None = Field(default=None, description="Why nothing could be judged; the judge abstains then.")

    @model_validator(mode="after")
    def _failure_is_no_verdict(self) -> "Judgement":
        if self.failure is not None and self.stance != "abstain":
            raise ValueError(f"failed ({self.failure}) and says {self.stance}: a failure is never a verdict")
        return self


class Held(NamedTuple):
    """A claim held against one reference: that reference's best passage for it, and what a judge says."""

    claim: str
    """Id of the claim."""
    reference: str
    """Id of the reference."""
    passage: Passage
    judgement: Judgement
    match: float
    """Share of the claim's content words that the passage covers, names and numbers weighing double; 0 to 1."""
    judge: str
    """Versioned name of the judge."""


class Evidence(Frozen):
    """A passage of a reference held against a claim."""

    id: str = Field(description="`e1`, `e2` …")
    claim: str = Field(description="Id of the claim.")
    reference: str = Field(description="Id of the reference.")
    span: Span = Field(description="The passage, in the reference's text.")
    passage: str = Field(description="Its words.")
    stance: Stance = Field(description="What the judge says; neutral where it abstained.")
    abstained: bool = Field(description="Whether the judge gave no verdict; such evidence counts for nothing.")
    p: StanceProbabilities = Field(description="Probabilities of the stances.")
    match: float = Field(ge=0, le=1, description="How far the passage speaks about the claim, 0 to 1.")
    judge: str = Field(description="Versioned name of the judge.")
    differences: tuple[Difference, ...] = Field(description="What differs, with spans on both sides.")
    origin: str = Field(description="Id of the origin it traces to, for this claim.")


MergeKind = Literal["named", "link", "wire", "text", "quotes", "numbers", "publisher", "person"]


class Merge(Frozen):
    """Why two items of evidence are one witness."""

    first: str = Field(description="Id of one item of evidence.")
    second: str = Field(description="Id of the other.")
    kind: MergeKind = Field(description="Which of the rubric's tests told; the first that holds decides.")
    reason: str = Field(description="What was found, in words.")


class Origin(Frozen):
    """One independent witness for one claim: all evidence that goes back to it counts once."""

    id: str = Field(description="`o1`, `o2` …")
    claim: str = Field(description="Id of the claim.")
    name: str = Field(description="Who it is, in words.")
    reason: str = Field(description="Why its evidence is one witness.")
    evidence: tuple[str, ...] = Field(description="Ids of its evidence.")
    own: tuple[str, ...] = Field(
        default=(),
        description="Ids of the evidence that is its own item, not a relay of it: where that decides, it speaks.",
    )
    merges: tuple[Merge, ...] = Field(
        default=(), description="Every pair of its evidence that is one witness, and why."
    )


AssessmentStatus = Literal["supported", "contradicted", "mixed", "not_enough", "not_checked", "unreachable"]


class Assessment(Frozen):
    """One answer, to *did the source say it* or to *is it so*; never both in one."""

    status: AssessmentStatus = Field(description="The answer, or why there is none.")
    p: float | None = Field(ge=0, le=1, description="Probability, set exactly when there is an answer; ordinal.")
    origins_for: int = Field(ge=0, description="Independent origins for it.")
    origins_against: int = Field(ge=0, description="Independent origins against it.")
    admiralty: int = Field(ge=1, le=6, description="Credibility digit, 1 confirmed … 6 cannot be judged.")
    evidence: tuple[str, ...] = Field(description="Ids of the evidence weighed.")
    steps: tuple[Step, ...] = Field(default=(), description="Log-odds added by each origin; they sum to logit p.")
    reason: str = Field(default="", description="Why there is no answer, or how links became origins.")

    @model_validator(mode="after")
    def _p_exactly_when_answered(self) -> "Assessment":
        answered = self.status in ("supported", "contradicted", "mixed")
        if answered != (self.p is not None):
            raise ValueError(f"status {self.status} with p {self.p}: p is set exactly when there is an answer")
        return self
