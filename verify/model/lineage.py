"""How a claim travelled: which reference told it first, who follows whom, and what changed on the way."""

from typing import Literal

from pydantic import Field, model_validator

from sources.model import Frozen, Span, is_absent
from verify.model.evidence import DifferenceKind

ChangeEffect = Literal["dropped", "added", "hardened", "softened", "altered"]
CircleKind = Literal["is the article", "copies the article", "cites the article", "cite each other"]


class Change(Frozen):
    """One way in which a relay's words differ from those it follows."""

    kind: DifferenceKind = Field(description="What differs.")
    effect: ChangeEffect = Field(description="Which way: a hedge dropped or added, a statement hardened or softened.")
    before: Span = Field(description="Where, in the passage followed.")
    after: Span = Field(description="Where, in the relay's passage.")
    words_before: str = Field(description="The words there; empty where something was added.")
    words_after: str = Field(description="The words here; empty where something was dropped.")


class Telling(Frozen):
    """One reference's telling of a claim, in its place among those of one origin."""

    evidence: str = Field(description="Id of its evidence.")
    reference: str = Field(description="Id of the reference.")
    published: str | None = Field(
        default=None, description="When, ISO 8601, as exact as the page gives it; absent where unknown."
    )
    follows: str | None = Field(
        default=None, description="Id of the evidence it relays; absent for the first.", exclude_if=is_absent
    )
    because: str = Field(default="", description="Why it is held to follow that one.")
    changes: tuple[Change, ...] = Field(default=(), description="What changed against the words it follows.")
    compared: bool = Field(default=False, description="Whether its words were held against those it follows.")


class Lineage(Frozen):
    """The tellings of one claim that go back to one origin, the earliest first."""

    claim: str = Field(description="Id of the claim.")
    origin: str = Field(description="Id of the origin.")
    tellings: tuple[Telling, ...] = Field(min_length=1, description="Dated ones by date, then the undated.")

    @model_validator(mode="after")
    def _each_follows_one_told_here(self) -> "Lineage":
        known = {t.evidence for t in self.tellings}
        for telling in self.tellings:
            if telling.follows is not None and (telling.follows not in known or telling.follows == telling.evidence):
                raise ValueError(f"{telling.evidence} follows {telling.follows}, which is not another telling here")
        return self


class Tally(Frozen):
    """How the links found for one claim became origins."""

    claim: str = Field(description="Id of the claim.")
    references: int = Field(ge=0, description="References that speak about it.")
    origins: int = Field(ge=0, description="Independent origins among them.")
    words: str = Field(description="`12 URLs → 2 origins, because …`, with every reason.")


class Circle(Frozen):
    """Evidence that goes back to the very article it would confirm, or to itself."""

    claim: str | None = Field(default=None, description="Id of the claim; null where it holds for the whole page.")
    reference: str = Field(description="Id of the reference.")
    name: str = Field(description="The page's address or file, for those not listed among the references.")
    kind: CircleKind = Field(description="What sort of circle.")
    reason: str = Field(description="What was found, in words.")
    span: Span | None = Field(default=None, description="The passage, in the reference's text.", exclude_if=is_absent)
    passage: str | None = Field(default=None, description="Its words.", exclude_if=is_absent)
