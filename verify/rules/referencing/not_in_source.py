"""The cited item is at hand, and nothing of it carries the claim."""

from sources.model import Reference
from verify.model import Source
from verify.rules.case import Case, Example, Held, Remark, Rule


def _check(case: Case) -> Remark | None:
    if case.said.status != "not_enough" or case.origin is None or not case.is_contestable:
        return None
    cited = next((s for s in reversed(case.relays) if s.type in {"outlet", "organisation", "official_body"}), None)
    if cited is None or not any(_publishes(cited, r) for r in case.around.references.values()):
        return None
    best = max((e.match for e in case.evidence if _is_of(cited, case, e.reference)), default=0.0)
    if best >= case.around.measures.near_passage:
        return None
    return Remark(
        f"What is at hand of {cited.text} does not speak of this.",
        f"Link the very item of {cited.text} that says so; or drop the attribution.",
    )


def _is_of(cited: Source, case: Case, reference: str) -> bool:
    found = case.around.references.get(reference)
    return found is not None and _publishes(cited, found)


def _publishes(cited: Source, reference: Reference) -> bool:
    document = reference.document
    if cited.outlet is not None and document.outlet is not None:
        return cited.outlet == document.outlet
    return (document.publisher or "").casefold().removeprefix("the ") == cited.text.casefold().removeprefix("the ")


RULE = Rule(
    code="not-in-source",
    number="REF007",
    family="references",
    level="warning",
    summary="The cited source's item is at hand, and nothing in it speaks of the claim.",
    why="IFCN, transparency of sources: a cited item must bear out what it is cited for.",
    mend="Link the very item that says so; or drop the attribution.",
    fires=Example(
        "The Guardian reported that the flood killed 12 people in Oakford.",
        held=(Held("The council of Oakford will vote on a new school roof.", "The Guardian"),),
    ),
    passes=Example(
        "The Guardian reported that the flood killed 12 people in Oakford.",
        held=(Held("The flood killed 12 people in Oakford.", "The Guardian"),),
    ),
    check=_check,
)
