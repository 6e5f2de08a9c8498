"""What a report says of its own ground: the outlets it names as the registry has them, and the rubric's numbers."""

from collections.abc import Iterable, Iterator

from sources.outlets import OutletRegistry
from verify.model import ReportOutlet, Step
from verify.ratings import Raters
from verify.rubric.values import Rubric


def outlets_named(keys: Iterable[str | None], outlets: OutletRegistry, raters: Raters) -> tuple[ReportOutlet, ...]:
    """The outlets with these registry keys, each once, by key; what the registry does not list is left out."""
    found = (outlets.get(key) for key in sorted({key for key in keys if key}))
    return tuple(
        ReportOutlet(
            key=outlet.key,
            name=outlet.name,
            domain=outlet.domains[0] if outlet.domains else None,
            country=outlet.country,
            languages=outlet.languages,
            kind=outlet.kind,
            owner=outlet.owner,
            family=outlet.family,
            government=outlet.government,
            facts_from=outlet.facts_from,
            ratings=raters.of(outlet),
        )
        for outlet in found
        if outlet is not None
    )


def numbers_of(rubric: Rubric) -> tuple[Step, ...]:
    """Every number that a score of an attribution is made of, under the name that its steps have."""
    return tuple(Step(name=name, value=value) for name, value in _numbers(rubric))


def _numbers(rubric: Rubric) -> Iterator[tuple[str, float]]:
    yield from ((f"base {level}", value) for level, value in rubric.bases.items())
    yield "base SP, account unverified", rubric.unverified_account
    yield "factor: relay", rubric.relay
    yield from rubric.modifiers.items()
    yield from ((f"cap: {cap}", value) for cap, value in rubric.caps.items())
    yield "highest", rubric.highest
    yield from ((f"band: {name}", value) for name, value in rubric.bands.model_dump().items())
