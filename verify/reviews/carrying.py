"""Earlier decisions carried over to the claims of this run, by their words."""

import unicodedata
from collections.abc import Iterable, Sequence

from verify.model import CarriedDecision, DecidedArticle, DecidedClaim, Decision, Report
from verify.reviews.matching import Claims, Place

FEWEST_TITLE_WORDS = 4
"""Words of a headline that is told from others by itself; "News in brief" heads many an article."""


def carry_over(report: Report, records: Sequence[Decision], article: DecidedArticle) -> Report:
    """The report with the decisions in force about its article, each at no more than one claim.

    A later verdict on the same finding, or a later rating of the same claim, stands for the earlier one; notes add up.
    Decisions whose claim is gone stay in the report, at no claim.
    """
    claims = Claims(report)
    places: dict[DecidedClaim, Place] = {}
    carried: dict[tuple[object, ...], CarriedDecision] = {}
    for record in in_force(r for r in records if is_same_article(r.article, article)):
        place = places.get(record.claim) or places.setdefault(record.claim, claims.place(record.claim))
        subject = place.claim or record.claim.text
        key = {
            "decide": (subject, "decide"),
            "accept": (subject, "finding", record.code),
            "dismiss": (subject, "finding", record.code),
        }.get(record.kind, (record.id,))
        carried.pop(key, None)
        carried[key] = CarriedDecision(claim=place.claim, carried=place.carried, decision=record)
    return report.model_copy(update={"decisions": tuple(carried.values())}) if carried else report


def in_force(records: Iterable[Decision]) -> list[Decision]:
    """The records that nobody undid, oldest first; an undoing can be undone too. Undoings themselves are left out."""
    void: set[str] = set()
    kept: list[Decision] = []
    for record in reversed(list(records)):
        if record.id in void:
            continue
        if record.undoes is not None:
            void.add(record.undoes)
        else:
            kept.append(record)
    kept.reverse()
    return sorted(kept, key=lambda record: record.made)


def is_same_article(one: DecidedArticle, other: DecidedArticle) -> bool:
    """Whether two runs looked at one article: the same text, address, file, or telling headline."""
    if one.id == other.id or (one.url is not None and one.url == other.url):
        return True
    if one.name == other.name and one.name != "-":
        return True
    title = _folded(one.title)
    return len(title) >= FEWEST_TITLE_WORDS and title == _folded(other.title)


def _folded(title: str) -> list[str]:
    return unicodedata.normalize("NFKC", title).casefold().split()
