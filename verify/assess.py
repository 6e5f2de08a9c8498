"""Assessment: each claim with its strength, its two answers and what to mend."""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from sources.model import Outlet, Reference
from verify.attribution import Account, Setting
from verify.citation import Reader, Shelved, cite
from verify.model import AssessedClaim, Circle, Claim, Evidence, Held, Lineage, Origin, Problem, RuleFacts, Vouching
from verify.rubric.attribution import score_attribution
from verify.rubric.corroboration import Cited, Fetching, assess_said, assess_true
from verify.rubric.trust import Trust
from verify.rubric.values import RUBRIC, Rubric
from verify.rules import LEVELS, MEASURES, RULES, Apart, Beside, Case, Levels, Measures, Rule, Surroundings, find
from verify.rules.waiving import Waiver, for_file, in_text, waive


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
    circular: tuple[Reference, ...] = ()
    """References left out, wholly or for one claim, because they go back to the article itself."""
    circles: tuple[Circle, ...] = ()
    """What goes back to the article or round in a ring, and for which claim."""
    lineages: tuple[Lineage, ...] = ()
    """How each claim travelled, one an origin."""
    imitated: Mapping[str, Outlet] = {}
    """Address of the article or one of its links → the listed outlet whose address it imitates."""
    trust: Mapping[str, Trust] = {}
    """Reference → how far imported ratings let its publisher be relied on; the unrated are not in it."""


class Standards(NamedTuple):
    """What a newsroom holds its articles to."""

    rubric: Rubric = RUBRIC
    levels: Levels = LEVELS
    measures: Measures = MEASURES
    cites: Mapping[str, str] = {}
    """Code → where the house's own handbook asks for it; the rule's own words where it does not say."""

    waivers: tuple[Waiver, ...] = ()
    """What the house lets be, by file."""
    house: str | None = None
    """Digest of the house rules; None without any."""

    def why(self, rule: Rule) -> str:
        """Which standard asks for a rule."""
        return self.cites.get(rule.code, rule.why)


STANDARDS = Standards()
"""As they stand without house rules."""


def assess(article: Article, comparison: Comparison, standards: Standards = STANDARDS) -> tuple[AssessedClaim, ...]:
    """The claims with everything found out about them, in order."""
    vouchings = article.account.vouchings
    held = Table(article, comparison, standards)
    return tuple(held.assess(c, v) for c, v in zip(article.claims, vouchings, strict=True))


class Settled(NamedTuple):
    """Assessed claims, what people let be marked so, and what of that could not be heeded."""

    claims: tuple[AssessedClaim, ...]
    problems: tuple[Problem, ...]


def settle(article: Article, claims: Sequence[AssessedClaim], standards: Standards = STANDARDS) -> Settled:
    """The claims with the findings marked that the author or the house lets be."""
    setting = article.setting
    waivers, problems = in_text(setting.document, setting.parsed)
    house = tuple(for_file(standards.waivers, setting.document.name))
    return Settled(waive(claims, (*waivers, *house)), problems)


class Table:
    """Everything laid out by which the claims of one article are assessed."""

    def __init__(self, article: Article, comparison: Comparison, standards: Standards) -> None:
        setting, account = article.setting, article.account
        self.article, self.comparison, self.standards = article, comparison, standards
        self._around = Surroundings(
            Apart(
                setting.document, setting.parsed, article.claims, account.vouchings, account.sources, setting.outlets
            ),
            Beside(comparison.references, comparison.circular, comparison.imitated),
            standards.measures,
        )

    def assess(self, claim: Claim, vouching: Vouching) -> AssessedClaim:
        """The claim with its strength, both answers and what to mend."""
        rubric = self.standards.rubric
        evidence = tuple(e for e in self.comparison.evidence if e.claim == claim.id)
        origins = tuple(o for o in self.comparison.origins if o.claim == claim.id)
        attribution = score_attribution(vouching, rubric)
        cited = _cited(self.article, self.comparison, vouching)
        trust, fetching = self.comparison.trust.get, _fetching(self.comparison)
        said = assess_said(evidence, cited, reliability=trust, rubric=rubric)
        true = assess_true(evidence, origins, kind=claim.kind, fetching=fetching, reliability=trust, rubric=rubric)
        case = Case(self._around, claim, vouching, attribution, said, true, evidence)
        findings = find(case, self.standards.levels)
        return AssessedClaim(**claim.model_dump(), attribution=attribution, said=said, true=true, findings=findings)


def spoken(claims: Sequence[AssessedClaim], standards: Standards = STANDARDS) -> tuple[RuleFacts, ...]:
    """What the rules say of themselves that had something to say of the claims, in the order of `RULES`."""
    codes = {f.code for c in claims for f in c.findings}
    found = ((rule, standards.levels[rule.code]) for rule in RULES if rule.code in codes)
    return tuple(
        RuleFacts(code=r.code, level=level or r.level, summary=r.summary, why=standards.why(r), mend=r.mend)
        for r, level in found
    )


def _cited(article: Article, comparison: Comparison, vouching: Vouching) -> Cited | None:
    """Whom the claim cites, with what is at hand of it."""
    sources = {s.id: s for s in article.account.sources}
    held = [h for h in comparison.held if h.claim == vouching.claim]
    shelved = Shelved(
        comparison.references, comparison.reader, article.setting.outlets, _failed_outlets(article, comparison)
    )
    return cite(vouching, sources, held, shelved)


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
