"""What a report carries of the outlets it names, so that a reader need not look them up."""

from typing import Literal

from pydantic import Field

from sources.model import Frozen, OutletKind, is_absent


class OutletRating(Frozen):
    """What one rater says of an outlet, on the rater's own scale; never averaged with another's."""

    rater: str = Field(description="Who rates.")
    value: str = Field(description="As the rater writes it.")
    scale: str = Field(description="The rater's scale, in words.")
    date: str = Field(description="Of the rating, ISO 8601, as exact as it is known.")
    basis: Literal["observed", "imputed", "not stated"] = Field(
        description="Whether somebody looked, or it was worked out; `not stated` where the list doesn't say."
    )
    period: str | None = Field(
        default=None, description="First and last day that it is about: `2021/2023`, `/2020`.", exclude_if=is_absent
    )
    place: str | None = Field(
        default=None, description="Address rated, where it isn't the main domain.", exclude_if=is_absent
    )


class RatedPlace(Frozen):
    """A publisher that the registry doesn't list and a rater does."""

    place: str = Field(description="Host, or host and the beginning of a path.")
    ratings: tuple[OutletRating, ...] = Field(description="By rater; never empty.")


class ReportOutlet(Frozen):
    """A listed outlet that the report names; one that is not listed is unknown, not bad."""

    key: str = Field(description="Registry key.")
    name: str = Field(description="Name in Latin script.")
    domain: str | None = Field(default=None, description="Main domain.", exclude_if=is_absent)
    country: str = Field(description="ISO 3166-1 alpha-2; `XX` for international bodies.")
    languages: tuple[str, ...] = Field(description="BCP 47, main one first.")
    kind: OutletKind = Field(description="What sort of publisher.")
    owner: str | None = Field(default=None, description="Who owns it, in words.", exclude_if=is_absent)
    family: str | None = Field(default=None, description="Key shared by outlets of one owner.", exclude_if=is_absent)
    government: str | None = Field(
        default=None, description="ISO country whose state owns or runs it.", exclude_if=is_absent
    )
    facts_from: tuple[str, ...] = Field(description="Where these facts come from.")
    ratings: tuple[OutletRating, ...] = Field(default=(), description="Empty: not rated, which says nothing of it.")
