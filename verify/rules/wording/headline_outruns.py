"""A headline surer than what stands below it."""

from verify.rules.case import Case, Example, Remark, Rule


def _check(case: Case) -> Remark | None:
    if not case.in_headline or case.names_origin or case.claim.kind in {"background", "none"}:
        return None
    if case.attribution.band not in {"weak", "very weak"}:
        return None
    who = f"only from {case.origin.text}" if case.origin is not None else "from nobody it names"
    return Remark(
        f"The headline states it flatly; the text has it {who}.",
        "Put the source into the headline: “… , X says”; or weaken the verb.",
    )


RULE = Rule(
    code="headline-outruns",
    number="WRD002",
    family="wording",
    level="error",
    summary="The headline states as fact what the text has only from a weak source, or from none.",
    why="IPSO Editors' Code, clause 1: no headline that the text below it does not support.",
    mend="Put the source into the headline, or weaken its verb.",
    fires=Example("Sources say the old dam of Oakford broke at night.", title="Old Oakford dam broke"),
    passes=Example("Anna Berg said the old dam of Oakford broke.", title="Old Oakford dam broke, says Anna Berg"),
    check=_check,
)
