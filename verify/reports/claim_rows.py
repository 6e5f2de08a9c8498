"""What is said under one claim: chain, score, checks, findings. Words only, no form, no colour."""

from collections.abc import Iterable
from typing import NamedTuple

from verify.model import AssessedClaim, ChainLink, Finding, Report, Source
from verify.reports.checks import Row, checks
from verify.reports.index import Index, index
from verify.reports.verdicts import decision_words, decisions_of, dismissed_codes
from verify.reports.view import Stretch, called, in_headline, stretches
from verify.reports.words import KINDS, LEVELS, MARKS, MENDS, SEVERITY, TYPES, UNNAMED, decimals, sentence, sum_of


def heading(claim: AssessedClaim, parts: Index) -> str:
    """Band first, then the score, then what sort of claim: `▁ very weak .12 · fact · headline`."""
    attribution = claim.attribution
    score = "" if attribution.score is None else f" {decimals(attribution.score)}"
    places = ["headline"] if in_headline(parts.report, claim) else []
    return " · ".join((f"{MARKS[attribution.band]} {attribution.band}{score}", KINDS[claim.kind], *places))


def rows(claim: AssessedClaim, parts: Index) -> tuple[Row, ...]:
    """Everything under one claim, in the order an editor asks: who, how strong, is it borne out, what to mend."""
    found: list[Row] = []
    attribution = claim.attribution
    if attribution.score is not None or attribution.chain:
        found.append(Row("chain", chain(claim, parts)))
    # The heading has the score already: a single step with nobody behind it would only repeat both.
    if attribution.score is not None and (attribution.chain or len(attribution.steps) > 1):
        found.append(Row("score", sum_of(attribution.steps, attribution.score)))
    found.extend(checks(claim, parts))
    dismissed = dismissed_codes(parts, claim.id)
    found.extend(_finding(f) for f in by_severity(claim) if f.code not in dismissed)
    found.extend(Row("let be", f"{f.code}: {f.suppressed}") for f in claim.findings if f.suppressed is not None)
    found.extend(Row("review", decision_words(carried), "note") for carried in decisions_of(parts, claim.id))
    return tuple(dict.fromkeys(found))


def _finding(finding: Finding) -> Row:
    """What is wrong and what to do; where it was told before, what to do says enough."""
    mend = f"→ {finding.fix}" if finding.fix else ""
    return Row(finding.level, f"{sentence(finding.message)} {mend}".rstrip(), finding.level, mend)


class Account(NamedTuple):
    """What is said of one claim, or of several in a row of which the same is to be said."""

    claims: tuple[AssessedClaim, ...]
    heading: str
    rows: tuple[Row, ...]

    @property
    def label(self) -> str:
        """`c4`, or `c4, c5`."""
        return ", ".join(c.id for c in self.claims)


class Telling(NamedTuple):
    """A stretch of the text with what is said of its claims."""

    stretch: Stretch
    accounts: tuple[Account, ...]


def tell(report: Report) -> tuple[Telling, ...]:
    """The whole text in order with what is said of its claims; what was said before is only pointed to."""
    parts = index(report)
    told: dict[Row, str] = {}
    return tuple(Telling(s, tuple(_briefly(a, told) for a in _accounts(s.claims, parts))) for s in stretches(report))


def _accounts(claims: Iterable[AssessedClaim], parts: Index) -> tuple[Account, ...]:
    """The claims of a sentence with what is said of them, neighbours told together where it is the same."""
    found: list[Account] = []
    for claim in claims:
        one = Account((claim,), heading(claim, parts), rows(claim, parts))
        if found and found[-1][1:] == one[1:]:
            one = one._replace(claims=(*found.pop().claims, claim))
        found.append(one)
    return tuple(found)


def _briefly(account: Account, told: dict[Row, str]) -> Account:
    """The account with a pointer in place of what `told` holds already; adds to `told`."""
    shown = []
    for row in account.rows:
        first = told.setdefault(row, account.claims[0].id)
        known = row.again and first != account.claims[0].id
        shown.append(row._replace(text=f"as under {first} {row.again}") if known else row)
    return account._replace(rows=tuple(shown))


def chain(claim: AssessedClaim, parts: Index) -> str:
    """Who has it from whom: `this article ← The Guardian ← sources (anonymous, collective)`."""
    links = [_link(link, parts.sources.get(link.source)) for link in claim.attribution.chain]
    return " ← ".join(("this article", *(links or [f"nobody named ({claim.attribution.level})"])))


def by_severity(claim: AssessedClaim) -> list[Finding]:
    """The claim's findings that count, worst first, otherwise as they came."""
    return sorted((f for f in claim.findings if f.suppressed is None), key=lambda f: SEVERITY[f.level])


def why_and_mend(claim: AssessedClaim, dismissed: frozenset[str] = frozenset()) -> tuple[str, str]:
    """One reason why the claim is weak, and the one edit that mends it; codes that were dismissed give none."""
    mendable = [f for f in by_severity(claim) if f.fix and f.code not in dismissed]
    if mendable:
        return sentence(mendable[0].message), mendable[0].fix
    level = claim.attribution.level
    return f"{level}: {LEVELS[level]}", MENDS[level]


def against(claim: AssessedClaim, parts: Index) -> tuple[Row, ...]:
    """The passage that speaks against the claim, where there is one."""
    return tuple(row for row in checks(claim, parts) if row.label == "against")


def _link(link: ChainLink, source: Source | None) -> str:
    name = called(source) if source else link.source
    notes = [TYPES[source.type]] if source and source.type in UNNAMED else []
    notes += ["implied"] if link.implied else []
    return f"{name} ({', '.join(notes)})" if notes else name
