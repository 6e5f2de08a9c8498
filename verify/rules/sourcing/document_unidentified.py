"""A paper cited so that nobody could ask for it."""

import re

from verify.rules.case import Case, Example, Remark, Rule
from verify.rules.sourcing.study_unnamed import STUDIES

_OWNED = re.compile(
    r"\b(?:court|prison|police|government|company|council|tax|property|medical|hospital|school|federal|state|campaign|"
    r"video|footage|photo|image|picture|recording|audio|review)",
    re.IGNORECASE,
)
"""Words that tell whose papers they are, or that they are to be seen rather than read."""


def _check(case: Case) -> Remark | None:
    origin = case.origin
    if origin is None or origin.type != "document" or case.vouching.level == "S9" or not case.is_contestable:
        return None
    if STUDIES.search(origin.text) or _OWNED.search(origin.text) or not case.opens_account:
        return None
    return Remark(
        f"“{origin.text}” has no title, owner, date or link by which it could be found.",
        "Say whose document it is, what it is called and of what date; link it where it is public.",
    )


RULE = Rule(
    code="document-unidentified",
    number="SRC009",
    family="sourcing",
    level="warning",
    summary="A report, letter or file is cited without title, owner, date or link.",
    why="IFCN, transparency of sources: enough detail that a reader can find the item; BBC 3.3.6: check documents.",
    mend="Say whose document it is, what it is called and of what date; link it where it is public.",
    fires=Example("According to a report, the dam was unsafe."),
    passes=Example("According to the Oakford Water Report 2024, the dam was unsafe."),
    check=_check,
)
