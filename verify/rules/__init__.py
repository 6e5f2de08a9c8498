"""Rules: what an editor should mend, one finding a file."""

from verify.model import Finding
from verify.rules import (
    anonymity_unexplained,
    anonymous_opinion,
    chain_ambiguous,
    contradicted,
    date_unanchored,
    headline_outruns,
    hearsay,
    interest_undisclosed,
    not_said,
    overclaim,
    plural_sources,
    quote_translated,
    quote_without_speaker,
    relay_unlinked,
    single_anonymous,
    single_origin,
    unattributed,
    unreachable,
)
from verify.rules.case import Case, Remark, Rule

RULES: tuple[Rule, ...] = (
    not_said.RULE,
    contradicted.RULE,
    overclaim.RULE,
    headline_outruns.RULE,
    unattributed.RULE,
    hearsay.RULE,
    plural_sources.RULE,
    single_anonymous.RULE,
    anonymous_opinion.RULE,
    anonymity_unexplained.RULE,
    quote_without_speaker.RULE,
    relay_unlinked.RULE,
    date_unanchored.RULE,
    quote_translated.RULE,
    interest_undisclosed.RULE,
    chain_ambiguous.RULE,
    single_origin.RULE,
    unreachable.RULE,
)
"""Every rule, the one whose mend matters most first."""


def find(case: Case) -> tuple[Finding, ...]:
    """What to mend about one claim, in the order of `RULES`."""
    found: list[Finding] = []
    for rule in RULES:
        remark = rule.check(case)
        if remark is not None:
            found.append(Finding(code=rule.code, level=rule.level, message=remark.message, fix=remark.fix))
    return tuple(found)


__all__ = ["RULES", "Case", "Remark", "Rule", "find"]
