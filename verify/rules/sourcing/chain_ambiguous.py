"""Where an account ends is left open."""

from verify.rules.case import Case, Example, Remark, Rule


def _check(case: Case) -> Remark | None:
    if "chain ambiguous" not in case.vouching.modifiers or not case.relays:
        return None
    return Remark(
        f"The text does not say whether this is still the account of {case.relays[0].text}, or the writer's own.",
        "Repeat the attribution in this sentence.",
    )


RULE = Rule(
    code="chain-ambiguous",
    number="SRC016",
    family="sourcing",
    level="note",
    summary="The text leaves open where an attribution's scope ends, or whose sources they are.",
    why="Reuters: attribute again when the speaker could be in doubt.",
    mend="Repeat the attribution where the account goes on.",
    fires=Example("Police said the dam broke. Ten houses were flooded."),
    passes=Example("Police said the dam broke."),
    check=_check,
)
