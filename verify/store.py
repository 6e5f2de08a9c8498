"""Finished reports in the reference store: whole, to be read again, and in tables, to be browsed and counted."""

import hashlib
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

from sources.errors import UnknownName
from verify.model import AssessedClaim, Report

if TYPE_CHECKING:
    from sources.store import Store

Row = Mapping[str, str | int | float | None]


def keep_report(report: Report, store: "Store") -> str:
    """The id under which the report is kept, `r` and 12 hex digits of its content; the same report is kept once."""
    text = report.to_json(indent=None)
    key = "r" + hashlib.sha256(text.encode()).hexdigest()[:12]
    tables = store.tables()
    if tables.get("reports", key) is None:
        at_hand = tables.known("documents", [reference.id for reference in report.references])
        tables.put(
            {
                "reports": [_report(key, report, text)],
                "claims": [_claim(key, number, claim) for number, claim in enumerate(report.claims, start=1)],
                "findings": list(_findings(key, report)),
                "cited": list(_cited(key, report, at_hand)),
                "evidence": list(_evidence(key, report)),
            }
        )
    return key


def kept_report(key: str, store: "Store") -> Report:
    """The report kept under that id; raises UnknownName when there is none."""
    row = store.tables().get("reports", key)
    if row is None:
        raise UnknownName(f"the store holds no report {key!r}: `verify store export reports` shows what it holds")
    return Report.model_validate_json(str(row["json"]))


def kept_reports(store: "Store") -> Iterator[tuple[str, Report]]:
    """Every report with its id, in the order kept."""
    for row in store.tables().all("reports"):
        yield str(row["id"]), Report.model_validate_json(str(row["json"]))


def _report(key: str, report: Report, text: str) -> Row:
    document = report.document
    return {
        "id": key,
        "created": report.created.isoformat(),
        "version": report.version,
        "rubric": report.rubric,
        "settings": report.settings,
        "document": document.id,
        **{name: getattr(document, name) for name in ("name", "title", "url", "outlet", "published", "language")},
        "claims": len(report.claims),
        "problems": len(report.problems),
        "json": text,
    }


def _claim(key: str, number: int, claim: AssessedClaim) -> Row:
    return {
        "report": key,
        "id": claim.id,
        "number": number,
        "text": claim.text,
        "kind": claim.kind,
        "checkworthy": claim.checkworthy,
        "level": claim.attribution.level,
        "band": claim.attribution.band,
        "score": claim.attribution.score,
        "said": claim.said.status,
        "true": claim.true.status,
        "origins_for": claim.true.origins_for,
        "origins_against": claim.true.origins_against,
    }


def _findings(key: str, report: Report) -> Iterator[Row]:
    for claim in report.claims:
        for finding in claim.findings:
            told = {name: getattr(finding, name) for name in ("code", "level", "message", "fix", "suppressed")}
            yield {"report": key, "claim": claim.id, **told}


def _cited(key: str, report: Report, at_hand: frozenset[str]) -> Iterator[Row]:
    for reference in report.references:
        yield {
            "report": key,
            "id": reference.id,
            "document": reference.id if reference.id in at_hand else None,
            **{name: getattr(reference, name) for name in ("title", "url", "name", "outlet", "published")},
            "fetched": reference.fetched.isoformat(),
            "read_from": reference.read_from,
            "sha256": reference.sha256,
        }


def _evidence(key: str, report: Report) -> Iterator[Row]:
    listed = {reference.id for reference in report.references}
    for item in report.evidence:
        if item.reference in listed:
            told = ("id", "claim", "reference", "passage", "stance", "match", "judge", "origin")
            spans = {"start": item.span.start, "end": item.span.end, "abstained": int(item.abstained)}
            yield {"report": key, **{name: getattr(item, name) for name in told}, **spans}
