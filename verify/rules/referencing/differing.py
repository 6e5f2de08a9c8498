"""The one passage that is closest to a claim and differs from it in a given way."""

from collections.abc import Collection
from typing import NamedTuple

from verify.model import Difference, DifferenceKind, Evidence
from verify.rules.case import Case, Remark

_NEARLY_THE_SAME = 0.7
"""Match from which a difference is told although the judge gave no verdict."""


class Differing(NamedTuple):
    """A difference with the passage that shows it."""

    evidence: Evidence
    difference: Difference


def closest(case: Case, kinds: Collection[DifferenceKind]) -> Differing | None:
    """The difference of one of `kinds` shown by the closest passage; None where a passage as close agrees."""
    least = case.around.measures.near_passage
    for evidence in sorted(case.evidence, key=lambda e: -e.match):
        if evidence.stance == "supports" or evidence.match < (_NEARLY_THE_SAME if evidence.abstained else least):
            continue
        for difference in evidence.differences:
            if difference.kind in kinds and difference.claim.length > 0 and difference.passage.length > 0:
                return Differing(evidence, difference)
    return None


def differs(case: Case, kinds: Collection[DifferenceKind], noun: str) -> Remark | None:
    """What to say where such a difference is shown."""
    found = closest(case, kinds)
    if found is None:
        return None
    here = found.difference.claim.of(case.claim.text)
    there = found.difference.passage.of(found.evidence.passage)
    return Remark(
        f"The {noun} is “{here}” here and “{there}” in {_credit(case, found.evidence)}.",
        f"Check both; write “{there}”, or cite who says “{here}”.",
    )


def _credit(case: Case, evidence: Evidence) -> str:
    reference = case.around.references.get(evidence.reference)
    return (reference.document.publisher or reference.document.name) if reference else evidence.reference
