"""An outlet cited so that its item cannot be found."""

from verify.rules.case import Case, Example, Remark, Rule


def _check(case: Case) -> Remark | None:
    if not case.is_contestable or "link" in case.vouching.modifiers:
        return None
    outlets = [s for s in case.relays if s.type == "outlet"]
    if not outlets:
        return None
    dated = "dated" in case.vouching.modifiers
    missing = "link" if dated else "link, title or date"
    return Remark(
        f"{outlets[-1].text} is named, but there is no {missing} by which a reader could find the item.",
        f"Link the item of {outlets[-1].text} and give its date.",
    )


RULE = Rule(
    code="relay-unlinked",
    number="SRC008",
    family="sourcing",
    level="warning",
    summary="Another outlet is cited without a link or a date, so that its item cannot be found.",
    why="AP credit policy: say where it was first reported; IFCN: enough detail to replicate.",
    mend="Link the item and give its date.",
    fires=Example("The Guardian reported that the dam broke."),
    passes=Example("Anna Berg said the dam broke."),
    check=_check,
)
