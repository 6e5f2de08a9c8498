"""A post of an account nobody vouches for."""

from verify.rules.case import Case, Example, Remark, Rule


def _check(case: Case) -> Remark | None:
    if "unverified account" not in case.vouching.modifiers or not case.opens_account or case.origin is None:
        return None
    return Remark(
        f"The text does not say that the account of {case.origin.text} was verified.",
        "Verify the account and say so (“on her verified account”), and link the post.",
    )


RULE = Rule(
    code="social-unverified",
    number="SRC015",
    family="sourcing",
    level="warning",
    summary="A social post is cited, and the text does not say that its account is verified or official.",
    why="AFP, rules on user-generated content; Reuters, picking up from social media: verify the account, and say so.",
    mend="Verify the account and say so beside it; link the post.",
    fires=Example("Anna Berg wrote on Facebook that the dam broke."),
    passes=Example("Anna Berg wrote on her verified Facebook account that the dam broke."),
    check=_check,
)
