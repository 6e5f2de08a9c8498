"""Quoted words that were spoken in another language."""

from verify.rules.case import Case, Remark, Rule


def _check(case: Case) -> Remark | None:
    if "translated quote unmarked" not in case.vouching.modifiers or case.origin is None:
        return None
    return Remark(
        f"{case.origin.text} publishes in another language; the quoted words are somebody's translation.",
        "Say that it is a translation, and whose; or paraphrase without quotation marks.",
    )


RULE = Rule(
    code="quote-translated",
    level="note",
    summary="A translated quotation is not marked as a translation.",
    why="Reuters: quotations are sacred; a translation is not the speaker's words.",
    check=_check,
)
