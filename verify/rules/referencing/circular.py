"""A page that would confirm the article and goes back to it."""

from verify.rules.case import Case, Example, Held, Remark, Rule


def _check(case: Case) -> Remark | None:
    """Once for a page, at the first claim that it carries: a reprint of it all would else be told of under each."""
    echoes = case.around.echoes.get(case.claim.id, {})
    if not echoes:
        return None
    who, more = " and ".join(echoes), max(echoes.values()) - 1
    verbs = ("carries", "has") if len(echoes) == 1 else ("carry", "have")
    told, them = (f"it and {more} more of the claims here", "them") if more else ("it too", "it")
    return Remark(
        f"{who} {verbs[0]} {told}, and {verbs[1]} {them} from this very article: that confirms nothing.",
        f"Do not count {who}; find a witness who does not depend on this article.",
    )


RULE = Rule(
    code="circular",
    number="REF009",
    family="references",
    level="warning",
    summary="A page at hand carries the claim, and has it from this very article.",
    why="Reuters, Accuracy: reprints are no confirmation; a report must not come back as its own source.",
    mend="Do not count that page; find a witness who does not depend on this article.",
    fires=Example(
        "The flood killed 12 people in Oakford.",
        publisher="Oakford Gazette",
        held=(Held("The flood killed 12 people in Oakford, the Oakford Gazette reported.", "Hill Echo", "2025-02-01"),),
    ),
    passes=Example(
        "The flood killed 12 people in Oakford.",
        publisher="Oakford Gazette",
        held=(Held("The flood killed 12 people in Oakford, Anna Berg told Hill Echo.", "Hill Echo", "2025-02-01"),),
    ),
    check=_check,
)
