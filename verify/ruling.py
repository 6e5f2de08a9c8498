"""What the rules that spoke say of themselves, for the report to carry."""

from collections.abc import Iterable

from verify.model import AssessedClaim, RuleFacts
from verify.rules import RULES


def facts_of(claims: Iterable[AssessedClaim]) -> tuple[RuleFacts, ...]:
    """The facts of every rule that found something about one of `claims`, in the order of the rules."""
    spoken = {finding.code for claim in claims for finding in claim.findings}
    return tuple(
        RuleFacts(code=rule.code, level=rule.level, summary=rule.summary, why=rule.why, mend=rule.mend)
        for rule in RULES
        if rule.code in spoken
    )
