"""Quoted words whose speaker does not stand in the sentence."""

from verify.rules.case import Case, Example, Remark, Rule


def _check(case: Case) -> Remark | None:
    if "quote without speaker" not in case.vouching.modifiers:
        return None
    quote = case.vouching.quotes[0].of(case.document.text)
    speaker = f" (the text seems to mean {case.origin.text})" if case.origin is not None else ""
    return Remark(
        f"{quote} has no speaker in its sentence{speaker}.",
        "Put the speaker beside the quotation; or take the quotation marks away.",
    )


RULE = Rule(
    code="quote-without-speaker",
    number="SRC010",
    family="sourcing",
    level="warning",
    summary="A quotation stands without its speaker in the same sentence.",
    why="Reuters: it must be clear at once who is speaking; a quotation belongs to a named speaker.",
    mend="Put the speaker beside the quotation; or take the quotation marks away.",
    fires=Example("The valley is “robbed of its water”."),
    passes=Example("Anna Berg said the valley is “robbed of its water”."),
    check=_check,
)
