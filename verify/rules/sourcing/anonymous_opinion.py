"""An opinion nobody puts their name to."""

from verify.rules.case import Case, Example, Remark, Rule
from verify.rules.sourcing.plural_sources import SHARES

_ARTICLE = {"opinion": "an", "prediction": "a"}


def _check(case: Case) -> Remark | None:
    if "anonymous opinion" not in case.vouching.modifiers or case.origin is None:
        return None
    if case.quotes_origin or SHARES.search(case.origin.text):
        return None
    return Remark(
        f"“{case.origin.text}” gives {_ARTICLE[case.claim.kind]} {case.claim.kind}, not information, without a name.",
        "Quote somebody by name for the view; or cut it.",
    )


RULE = Rule(
    code="anonymous-opinion",
    number="SRC005",
    family="sourcing",
    level="warning",
    summary="An unnamed source gives an opinion or speculates.",
    why="AP: anonymous material must be information, not opinion or speculation.",
    mend="Quote somebody by name for the view, or cut it: anonymity is for information.",
    fires=Example("Experts believe the mayor should resign."),
    passes=Example("Anna Berg believes the mayor should resign."),
    check=_check,
)
