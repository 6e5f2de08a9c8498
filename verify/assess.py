"""Assessment: each claim with its strength, its two answers and what to mend."""

from collections.abc import Sequence
from typing import NamedTuple

from sources.model import Reference
from verify.attribution import Account, Setting
from verify.citation import Reader, Shelved, cite
from verify.model import AssessedClaim, Assessment, Claim, Evidence, Held, Origin, Vouching
from verify.rubric.attribution import score_attribution
from verify.rubric.corroboration import Fetching, assess_said, assess_true
from verify.rules import Case, find


class Article(NamedTuple):
    """An article taken apart: what it claims and who vouches."""

    setting: Setting
    claims: tuple[Claim, ...]
    account: Account


class Comparison(NamedTuple):
    """The references at hand, and what they say of the article's claims."""

    references: tuple[Reference, ...]
    held: tuple[Held, ...]
    evidence: tuple[Evidence, ...]
    origins: tuple[Origin, ...]
    reader: Reader
    failed_urls: tuple[str, ...]
    """Links of the article that could not be fetched."""


def assess(article: Article, comparison: Comparison) -> tuple[AssessedClaim, ...]:
    """The claims with everything found out about them, in order."""
    vouchings = article.account.vouchings
    return tuple(_assess(article, comparison, c, v) for c, v in zip(article.claims, vouchings, strict=True))


def _assess(article: Article, comparison: Comparison, claim: Claim, vouching: Vouching) -> AssessedClaim:
    evidence = tuple(e for e in comparison.evidence if e.claim == claim.id)
    origins = tuple(o for o in comparison.origins if o.claim == claim.id)
    attribution = score_attribution(vouching)
    said = _said(article, comparison, vouching, evidence)
    true = assess_true(evidence, origins, kind=claim.kind, fetching=_fetching(comparison))
    sources = {s.id: s for s in article.account.sources}
    case = Case(
        document=article.setting.document,
        claim=claim,
        vouching=vouching,
        attribution=attribution,
        sources=sources,
        said=said,
        true=true,
        evidence=evidence,
        in_headline=article.setting.parsed.sentences[claim.sentence].block == "title",
    )
    return AssessedClaim(**claim.model_dump(), attribution=attribution, said=said, true=true, findings=find(case))


def _said(article: Article, comparison: Comparison, vouching: Vouching, evidence: Sequence[Evidence]) -> Assessment:
    sources = {s.id: s for s in article.account.sources}
    held = [h for h in comparison.held if h.claim == vouching.claim]
    shelved = Shelved(
        comparison.references, comparison.reader, article.setting.outlets, _failed_outlets(article, comparison)
    )
    return assess_said(evidence, cite(vouching, sources, held, shelved))


def _failed_outlets(article: Article, comparison: Comparison) -> frozenset[str]:
    """Outlets whose linked item could not be fetched."""
    return frozenset(
        key
        for key, outlet in article.setting.outlets.items()
        if any(domain in url for url in comparison.failed_urls for domain in outlet.domains)
    )


def _fetching(comparison: Comparison) -> Fetching:
    if comparison.references:
        return "read"
    return "failed" if comparison.failed_urls else "none"
