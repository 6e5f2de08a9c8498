"""What people decided, as schema.org ClaimReview and Claim in JSON-LD; a claim that nobody decided is not there at all.

After https://schema.org/ClaimReview and what search engines require of it: url, claimReviewed, reviewRating. A rating
without the address of a published check is a Claim with its review inside, which makes no such promise.
"""

import json
from collections.abc import Iterator
from typing import TypeAlias

from verify.model import AssessedClaim, Decision, Report, Source
from verify.reports.escape import inert_script, link_target, one_line
from verify.reports.index import Index, index
from verify.reports.verdicts import decided

Json: TypeAlias = dict[str, object]

CONTEXT = "https://schema.org"
BEST, WORST = 5, 1
_PEOPLE = frozenset({"person"})
_BODIES = frozenset({"official_body", "organisation", "outlet"})


def render(report: Report, **_look: object) -> str:
    """JSON-LD of the claims that a person gave a rating, in these very words; fit to stand in a page's `<script>`."""
    graph = {"@context": CONTEXT, "@graph": list(_nodes(index(report)))}
    return inert_script(json.dumps(graph, ensure_ascii=False, indent=2)) + "\n"


def rated(report: Report) -> bool:
    """Whether a person gave any claim a rating, in the words of now."""
    parts = index(report)
    found = (decided(parts, claim.id) for claim in report.claims)
    return any(verdict is not None and verdict.carried == "same" for verdict in found)


def _nodes(parts: Index) -> Iterator[Json]:
    for claim in parts.report.claims:
        found = decided(parts, claim.id)
        # A rating of an earlier wording is not published for the words of now: nobody rated these.
        if found is not None and found.carried == "same":
            yield _review(claim, found.decision, parts) if found.decision.url else _rated(claim, found.decision, parts)


def _review(claim: AssessedClaim, made: Decision, parts: Index) -> Json:
    told: Json = {
        "@type": "ClaimReview",
        "url": link_target(made.url or ""),
        "claimReviewed": one_line(claim.text),
        **_opinion(made),
        "itemReviewed": _claim(claim, parts),
    }
    return told


def _rated(claim: AssessedClaim, made: Decision, parts: Index) -> Json:
    return {**_claim(claim, parts), "review": {"@type": "Review", **_opinion(made)}}


def _opinion(made: Decision) -> Json:
    """Who rated how, when, and on what grounds."""
    rating: Json = {"@type": "Rating", "alternateName": one_line(made.rating or "")}
    if made.value is not None:
        rating |= {"ratingValue": made.value, "bestRating": BEST, "worstRating": WORST}
    grounds = {"reviewBody": one_line(made.words)} if made.words else {}
    return {
        "author": {"@type": "Person", "name": one_line(made.by)},
        "datePublished": made.made.date().isoformat(),
        "reviewRating": rating,
        **grounds,
    }


def _claim(claim: AssessedClaim, parts: Index) -> Json:
    told: Json = {"@type": "Claim", "text": one_line(claim.text), "appearance": _article(parts.report)}
    origin = parts.sources.get(claim.attribution.chain[-1].source) if claim.attribution.chain else None
    author = _author(origin) if origin else None
    return {**told, "author": author} if author else told


def _author(source: Source) -> Json | None:
    """Who claims it, where that is somebody by name."""
    kind = "Person" if source.type in _PEOPLE else "Organization" if source.type in _BODIES else None
    return {"@type": kind, "name": one_line(source.person or source.text)} if kind else None


def _article(report: Report) -> Json:
    document = report.document
    told: Json = {"@type": "NewsArticle", "headline": one_line(document.title or document.name)}
    if document.url and (target := link_target(document.url)):
        told["url"] = target
    if document.published:
        told["datePublished"] = document.published
    if document.authors:
        told["author"] = [{"@type": "Person", "name": one_line(name)} for name in document.authors]
    return told
