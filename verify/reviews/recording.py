"""From what a person said to a record of it."""

import hashlib
import json
from datetime import datetime
from typing import NamedTuple

from verify.model import AssessedClaim, DecidedArticle, DecidedClaim, Decision, DecisionKind, Report

AROUND = 32
"""Characters kept before and after a claim, to tell equal claims of one article apart (as W3C text quotes do)."""


class Spoken(NamedTuple):
    """What a person said about a claim, before it is stamped."""

    kind: DecisionKind
    words: str = ""
    code: str | None = None
    rating: str | None = None
    value: int | None = None
    url: str | None = None
    undoes: str | None = None


class Subject(NamedTuple):
    """What it was said about."""

    article: DecidedArticle
    claim: DecidedClaim


def article_of(report: Report, *, whole_name: str) -> DecidedArticle:
    """The article by everything it may be known by the next time; `whole_name` is its file's absolute path or URL."""
    document = report.document
    return DecidedArticle(id=document.id, name=whole_name, url=document.url, title=document.title)


def claim_words(report: Report, claim: AssessedClaim) -> DecidedClaim:
    """The claim's words with those around them."""
    text, (start, end) = report.document.text, claim.span
    return DecidedClaim(text=claim.text, before=text[max(0, start - AROUND) : start], after=text[end : end + AROUND])


def put_on_record(spoken: Spoken, subject: Subject, *, by: str, made: datetime) -> Decision:
    """The record of it; its id is drawn from what it says, so the same record read twice is known as one.

    Raises pydantic's ValidationError when something is missing that its kind needs.
    """
    told = {**spoken._asdict(), "by": by, "made": made, "article": subject.article, "claim": subject.claim}
    draft = Decision.model_validate({**told, "id": "r" + "0" * 16})
    content = json.dumps(draft.model_dump(mode="json", exclude={"id"}), sort_keys=True)
    return draft.model_copy(update={"id": "r" + hashlib.sha256(content.encode()).hexdigest()[:16]})
