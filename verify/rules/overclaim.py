"""A hedge of the source that the text dropped."""

from verify.rules.case import Case, Remark, Rule


def _check(case: Case) -> Remark | None:
    hedged = [e for e in case.evidence if any(d.kind == "hedge" for d in e.differences)]
    if not hedged:
        return None
    difference = next(d for d in hedged[0].differences if d.kind == "hedge")
    words = difference.passage.of(hedged[0].passage).strip()
    return Remark(
        f"A reference is less sure than the text{f': “{words}”' if words else ''}.",
        "Restore the source's hedge.",
    )


RULE = Rule(
    code="overclaim",
    level="warning",
    summary="The text is surer than the source it draws on: a hedge was dropped.",
    why="Reuters: do not harden a source's words; candour is no weakness.",
    check=_check,
)
