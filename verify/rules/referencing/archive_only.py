"""Only a kept copy is left."""

from verify.rules.case import Case, Example, Held, Remark, Rule


def _check(case: Case) -> Remark | None:
    weighed = [e for e in case.evidence if e.stance != "neutral" and not e.abstained]
    found = [case.around.references[e.reference] for e in weighed if e.reference in case.around.references]
    if not found or any(r.read_from != "archive" for r in found):
        return None
    return Remark(
        "Only archived copies speak to this; the pages themselves could not be read.",
        "Link the archived copy with its date; or find where the page stands today, and whether it was corrected.",
    )


RULE = Rule(
    code="archive-only",
    number="REF011",
    family="references",
    level="note",
    summary="Everything that speaks to the claim was read from an archive.",
    why="IFCN: readers must be able to reach the sources used; a page taken down may have been withdrawn.",
    mend="Link the archived copy with its date; or find where the page stands today.",
    fires=Example(
        "The flood killed 12 people in Oakford.",
        held=(Held("The flood killed 12 people in Oakford, the council said.", read_from="archive"),),
    ),
    passes=Example(
        "The flood killed 12 people in Oakford.",
        held=(Held("The flood killed 12 people in Oakford, the council said."),),
    ),
    check=_check,
)
