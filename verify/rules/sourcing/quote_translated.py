"""Quoted words that were spoken in another language."""

from verify.rules.case import Case, Example, Remark, Rule


def _check(case: Case) -> Remark | None:
    if "translated quote unmarked" not in case.vouching.modifiers or case.origin is None:
        return None
    return Remark(
        f"{case.origin.text} publishes in another language; the quoted words are somebody's translation.",
        "Say that it is a translation, and whose; or paraphrase without quotation marks.",
    )


RULE = Rule(
    code="quote-translated",
    number="SRC011",
    family="sourcing",
    level="note",
    summary="A translated quotation is not marked as a translation.",
    why="Reuters: quotations are sacred; a translation is not the speaker's words.",
    mend="Say that it is a translation, and whose; or paraphrase without quotation marks.",
    fires=Example("Corriere della Sera wrote that the mayor had “lost the valley”."),
    passes=Example("The Guardian wrote that the mayor had “lost the valley”."),
    check=_check,
)
