"""Findings and decisions as W3C Web Annotations: each finds its words again by quotation, so notes survive edits.

After the Web Annotation Data Model (W3C Recommendation, 2017): 4.2.4 Text Quote Selector, 4.2.5 Text Position Selector.
"""

import base64
import json
import uuid
from collections.abc import Iterator
from typing import TypeAlias

from sources.model import Span
from verify.model import AssessedClaim, CarriedDecision, Report
from verify.reports.escape import inert_script, link_target, one_line
from verify.reports.fingerprints import digest, findings_by_fingerprint
from verify.reports.index import Index, index
from verify.reports.verdicts import decision_words, decisions_of
from verify.reports.words import sentence

Json: TypeAlias = dict[str, object]

CONTEXT = "http://www.w3.org/ns/anno.jsonld"
AROUND = 32
"""Characters of prefix and suffix."""


def render(report: Report, **_look: object) -> str:
    """An annotation page: a comment for each finding, and one for each decision with who made it and when."""
    items = [*_findings(report), *_decisions(index(report))]
    page = {"@context": CONTEXT, "id": _id(f"page {source_of(report)}"), "type": "AnnotationPage", "items": items}
    return inert_script(json.dumps(page, ensure_ascii=False, indent=2)) + "\n"


def source_of(report: Report) -> str:
    """What is annotated, as an IRI: the article's address, else its text by digest (RFC 6920)."""
    target = link_target(report.document.url) if report.document.url else None
    if target:
        return target
    value = base64.urlsafe_b64encode(bytes.fromhex(report.document.sha256)).rstrip(b"=").decode()
    return f"ni:///sha-256;{value}"


def _findings(report: Report) -> Iterator[Json]:
    for name, claim, finding in findings_by_fingerprint(report):
        words = " ".join(filter(None, (sentence(finding.message), finding.fix)))
        yield {
            "id": _id(name),
            "type": "Annotation",
            "motivation": "commenting",
            "created": _time(report),
            "generator": {"type": "Software", "name": f"secondsource {report.version}"},
            "body": [_words(words, "commenting"), _words(f"{finding.level}: {finding.code}", "tagging")],
            "target": _target(report, claim),
        }


def _decisions(parts: Index) -> Iterator[Json]:
    for claim in parts.report.claims:
        for carried in decisions_of(parts, claim.id):
            yield _decision(parts.report, claim, carried)


def _decision(report: Report, claim: AssessedClaim, carried: CarriedDecision) -> Json:
    made = carried.decision
    return {
        "id": _id(digest(made.id)),
        "type": "Annotation",
        "motivation": "assessing" if made.kind == "decide" else "moderating",
        "created": made.made.strftime("%Y-%m-%dT%H:%M:%SZ"),
        "creator": {"type": "Person", "name": one_line(made.by)},
        "body": [_words(decision_words(carried), "commenting")],
        "target": _target(report, claim),
    }


def _words(words: str, purpose: str) -> Json:
    return {"type": "TextualBody", "value": one_line(words), "format": "text/plain", "purpose": purpose}


def _target(report: Report, claim: AssessedClaim) -> Json:
    return {"source": source_of(report), "selector": list(selectors(report.document.text, claim.span))}


def selectors(text: str, span: Span) -> tuple[Json, Json]:
    """The stretch by its words with those around it, and by its offsets; either alone finds it."""
    quote: Json = {
        "type": "TextQuoteSelector",
        "exact": span.of(text),
        "prefix": text[max(0, span.start - AROUND) : span.start],
        "suffix": text[span.end : span.end + AROUND],
    }
    return quote, {"type": "TextPositionSelector", "start": span.start, "end": span.end}


def _time(report: Report) -> str:
    return report.created.strftime("%Y-%m-%dT%H:%M:%SZ")


def _id(name: str) -> str:
    """The same name gives the same id in every run."""
    return uuid.uuid5(uuid.NAMESPACE_OID, name).urn
