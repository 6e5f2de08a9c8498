"""What people decided about the statements of an article: kept as records, only ever added to; `review/1`."""

from typing import Literal

from pydantic import AwareDatetime, Field, model_validator

from sources.model import Frozen, is_absent

DecisionKind = Literal["accept", "dismiss", "decide", "note", "undo"]
Carrying = Literal["same", "edited", "gone"]


class DecidedArticle(Frozen):
    """The article that a decision is about, by everything it may be known by the next time."""

    id: str = Field(description="Content-addressed id of the text at that time.")
    name: str = Field(description="Whole path of its file, `-` or URL.")
    url: str | None = Field(default=None, description="Its address.", exclude_if=is_absent)
    title: str = Field(default="", description="Headline.")


class DecidedClaim(Frozen):
    """The claim that a decision is about, by its words and those around them."""

    text: str = Field(min_length=1, description="Its words at that time.")
    before: str = Field(default="", description="Up to 32 characters before it.")
    after: str = Field(default="", description="Up to 32 characters after it.")


class Decision(Frozen):
    """One record of what a person decided; never changed, undone only by a further record."""

    schema_: Literal["review/1"] = Field(default="review/1", alias="schema", description="Form and version.")
    id: str = Field(pattern=r"^r[0-9a-f]{16}$", description="`r` and 16 hex digits, unique.")
    kind: DecisionKind = Field(
        description="Finding accepted or dismissed, claim decided, note added, or an earlier record undone."
    )
    by: str = Field(min_length=1, max_length=200, description="Who.")
    made: AwareDatetime = Field(description="When, UTC.")
    article: DecidedArticle = Field(description="About which article.")
    claim: DecidedClaim = Field(description="About which of its claims.")
    code: str | None = Field(
        default=None, description="Code of the finding accepted or dismissed.", exclude_if=is_absent
    )
    words: str = Field(default="", max_length=10_000, description="The reason, the note, or what the rating rests on.")
    rating: str | None = Field(
        default=None,
        min_length=1,
        max_length=200,
        description="A person's rating, in their words.",
        exclude_if=is_absent,
    )
    value: int | None = Field(
        default=None, ge=1, le=5, description="The same from 1, worst, to 5, best.", exclude_if=is_absent
    )
    url: str | None = Field(
        default=None, max_length=2_000, description="Page where the check is published.", exclude_if=is_absent
    )
    undoes: str | None = Field(default=None, description="Id of the record undone.", exclude_if=is_absent)

    @model_validator(mode="after")
    def _says_what_its_kind_needs(self) -> "Decision":
        wanted = {"accept": "code", "dismiss": "code", "decide": "rating", "note": "words", "undo": "undoes"}
        for kind, field in wanted.items():
            given = getattr(self, field)
            if kind == self.kind and not given:
                raise ValueError(f"a record of kind {kind} needs {field}")
        if self.kind == "dismiss" and not self.words.strip():
            raise ValueError("a finding is dismissed with a reason in words")
        if self.url is not None and not self.url.startswith(("https://", "http://")):
            raise ValueError(f"{self.url!r} is no web address: it begins with https://")
        return self


class CarriedDecision(Frozen):
    """A decision in force, carried over to the claim it is about in this run."""

    claim: str | None = Field(description="Id of the claim; null where no claim of these words is left.")
    carried: Carrying = Field(
        description="Whether the claim's words are the same, lightly edited since, or gone from the article."
    )
    decision: Decision = Field(description="What was decided.")
