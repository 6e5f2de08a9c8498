"""A whole article on one source."""

from verify.rules.case import Case, Example, Remark, Rule


def _check(case: Case) -> Remark | None:
    told = [t for t in case.around.told.values() if not t.vouching.exempt]
    if len(told) < case.around.measures.one_source_claims or told[0].claim.id != case.claim.id:
        return None
    chains = [t.vouching.chain for t in told]
    origins = {chain[-1].source for chain in chains if chain}
    if len(origins) != 1 or not all(chains):
        return None
    source = case.sources[origins.pop()]
    if source.type == "self":
        return None
    return Remark(
        f"Everything in the text comes from {source.text}.",
        "Ask a second source who does not depend on the first, and say what they say.",
    )


RULE = Rule(
    code="one-source-story",
    number="SRC017",
    family="sourcing",
    level="note",
    summary="Everything that the article states comes from one source.",
    why="BBC 3.3.4: be reluctant to rely on a single source; Reuters: two or more sources are better than one.",
    mend="Ask a second source who does not depend on the first.",
    fires=Example(
        "Anna Berg said the dam broke on Monday. Anna Berg said ten houses were flooded. Anna Berg said the school was "
        "closed. Anna Berg said two bridges fell. Anna Berg said the power failed."
    ),
    passes=Example(
        "Anna Berg said the dam broke on Monday. Anna Berg said ten houses were flooded. Tom Reed said the school was "
        "closed. Anna Berg said two bridges fell. Anna Berg said the power failed."
    ),
    check=_check,
)
