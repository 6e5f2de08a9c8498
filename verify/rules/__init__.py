"""Rules: what an editor should mend, one finding a file, grouped by family."""

from collections.abc import Mapping
from types import MappingProxyType

from verify.model import Finding, FindingLevel
from verify.rules.case import LETTERS, Case, Example, Family, Held, Remark, Rule
from verify.rules.consistency import (
    dates_disagree,
    evidence_mismatch,
    headline_number,
    names_disagree,
    numbers_disagree,
)
from verify.rules.fairness import reply_missing
from verify.rules.measures import MEASURES, Measures
from verify.rules.outlets import impostor_domain, interest_undisclosed, own_government
from verify.rules.referencing import (
    archive_only,
    circular,
    contradicted,
    date_differs,
    name_differs,
    not_in_source,
    not_said,
    number_differs,
    quote_altered,
    single_origin,
    unreachable,
)
from verify.rules.sourcing import (
    anonymity_barred,
    anonymity_unexplained,
    anonymous_opinion,
    back_reference,
    chain_ambiguous,
    document_unidentified,
    hearsay,
    one_source_story,
    plural_sources,
    poll_incomplete,
    quote_translated,
    quote_without_speaker,
    relay_unlinked,
    single_anonymous,
    social_unverified,
    study_unnamed,
    unattributed,
)
from verify.rules.surroundings import Apart, Beside, Surroundings
from verify.rules.timing import date_unanchored, future_as_done, past_as_future, stale
from verify.rules.wording import (
    headline_outruns,
    hedge_dropped,
    loaded_cue,
    overclaim,
    presupposition,
    superlative_unsourced,
    writer_vouches,
)

RULES: tuple[Rule, ...] = (
    not_said.RULE,
    impostor_domain.RULE,
    headline_number.RULE,
    numbers_disagree.RULE,
    dates_disagree.RULE,
    future_as_done.RULE,
    hedge_dropped.RULE,
    headline_outruns.RULE,
    quote_altered.RULE,
    number_differs.RULE,
    date_differs.RULE,
    name_differs.RULE,
    contradicted.RULE,
    overclaim.RULE,
    not_in_source.RULE,
    circular.RULE,
    unattributed.RULE,
    hearsay.RULE,
    anonymity_barred.RULE,
    plural_sources.RULE,
    single_anonymous.RULE,
    anonymous_opinion.RULE,
    study_unnamed.RULE,
    document_unidentified.RULE,
    poll_incomplete.RULE,
    social_unverified.RULE,
    back_reference.RULE,
    evidence_mismatch.RULE,
    names_disagree.RULE,
    reply_missing.RULE,
    quote_without_speaker.RULE,
    relay_unlinked.RULE,
    date_unanchored.RULE,
    past_as_future.RULE,
    anonymity_unexplained.RULE,
    quote_translated.RULE,
    interest_undisclosed.RULE,
    own_government.RULE,
    chain_ambiguous.RULE,
    loaded_cue.RULE,
    presupposition.RULE,
    superlative_unsourced.RULE,
    writer_vouches.RULE,
    stale.RULE,
    one_source_story.RULE,
    single_origin.RULE,
    archive_only.RULE,
    unreachable.RULE,
)
"""Every rule, the one whose mend matters most first."""

Levels = Mapping[str, FindingLevel | None]
"""Code → how bad it is; None where the rule is off."""
LEVELS: Levels = MappingProxyType({rule.code: rule.level for rule in RULES})
"""As the rules themselves have it."""


def find(case: Case, levels: Levels = LEVELS) -> tuple[Finding, ...]:
    """What to mend about one claim, in the order of `RULES`."""
    found: list[Finding] = []
    for rule in RULES:
        level = levels[rule.code]
        remark = rule.check(case) if level is not None else None
        if level is not None and remark is not None:
            told = "note" if remark.is_mild else level
            found.append(Finding(code=rule.code, level=told, message=remark.message, fix=remark.fix))
    return tuple(found)


__all__ = [
    "LETTERS",
    "LEVELS",
    "MEASURES",
    "RULES",
    "Apart",
    "Beside",
    "Case",
    "Example",
    "Family",
    "Held",
    "Levels",
    "Measures",
    "Remark",
    "Rule",
    "Surroundings",
    "find",
]
