"""Imported ratings beside a run: of the outlets it names, and of the publishers of its references."""

from collections.abc import Sequence

from sources.model import Outlet, Reference
from sources.outlets import OutletRegistry
from sources.outlets.ratings import Rating, Ratings
from verify.model import OutletRating, RatedPlace
from verify.rubric.trust import Trust, trust_of
from verify.rubric.values import Witnesses


class Raters:
    """The ratings in force together with the registry, which tells that two addresses are one outlet."""

    def __init__(self, ratings: Ratings, outlets: OutletRegistry) -> None:
        self._ratings, self._outlets = ratings, outlets

    def trust(self, references: Sequence[Reference], numbers: Witnesses) -> dict[str, Trust]:
        """Reference → how far its publisher is relied on, for those that a rating of their day speaks of."""
        if not self._ratings:
            return {}
        found = {
            r.id: trust_of(self._about(r), (r.document.published or r.fetched.date().isoformat())[:10], numbers=numbers)
            for r in references
        }
        return {key: trust for key, trust in found.items() if trust is not None}

    def of(self, outlet: Outlet) -> tuple[OutletRating, ...]:
        """What raters say of a listed outlet, at any of its addresses; empty where nobody rated it."""
        main = outlet.domains[0] if outlet.domains else None
        return tuple(shown(r, main) for r in self._ratings.of(outlet.domains))

    def witness(self, outlet: Outlet, day: str) -> Trust | None:
        """How far the outlet is relied on for what it publishes on `day` (ISO 8601) at its main address."""
        nearest = self._ratings.at(outlet.domains[0]) if outlet.domains else ()
        return trust_of(nearest or self._ratings.of(outlet.domains), day)

    def unlisted(self, references: Sequence[Reference]) -> tuple[RatedPlace, ...]:
        """Publishers that the registry doesn't list and a rater does, by place."""
        found: dict[str, list[Rating]] = {}
        for reference in references:
            if reference.document.outlet is None:
                for rating in self._about(reference):
                    found.setdefault(rating.place, []).append(rating)
        return tuple(
            RatedPlace(place=place, ratings=tuple(shown(r, place) for r in dict.fromkeys(ratings)))
            for place, ratings in sorted(found.items())
        )

    def _about(self, reference: Reference) -> tuple[Rating, ...]:
        """What is said of the address it was published at, else of its outlet."""
        document = reference.document
        found = self._ratings.at(document.url) if document.url else ()
        outlet = self._outlets.get(document.outlet) if document.outlet else None
        return found or (self._ratings.of(outlet.domains) if outlet else ())


def shown(rating: Rating, main: str | None) -> OutletRating:
    """A rating as a report carries it; the place is named where it isn't the outlet's `main` domain."""
    period = f"{rating.since or ''}/{rating.until or ''}" if rating.since or rating.until else None
    return OutletRating(
        rater=rating.rater,
        value=rating.value,
        scale=rating.scale,
        date=rating.date,
        basis=rating.basis,
        period=period,
        place=rating.place if rating.place != main else None,
    )
