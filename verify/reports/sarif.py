"""The findings as SARIF 2.1.0 (OASIS), for code hosts and editors that show problems beside the text."""

import json
import re
from collections.abc import Iterator, Mapping
from typing import NamedTuple, TypeAlias
from urllib.parse import quote, urlsplit

from sources.model import Span
from verify.model import AssessedClaim, Finding, Report, RuleFacts
from verify.reports.claim_rows import chain
from verify.reports.escape import inert_json, one_line
from verify.reports.fingerprints import findings_by_fingerprint
from verify.reports.index import Index, index
from verify.reports.places import Lines
from verify.reports.relocating import SourceFile, relocate
from verify.reports.verdicts import decisions_of
from verify.reports.words import sentence

Json: TypeAlias = dict[str, object]

SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
FINGERPRINT = "claimWords/v1"
_MARKUP = re.compile(r"[\\\[\]]")
_URI_SAFE = "/:?#@!$&'*+,;=%~-._()"


class Artifact(NamedTuple):
    """What the regions count in: the file that was read, or else the text as it was read."""

    text: str
    lines: Lines
    places: Mapping[Span, Span]
    """Of the claims in it; a claim that is not here has no region."""
    facts: Json
    uri: str


def render(report: Report, *, source: SourceFile | None = None, **_look: object) -> str:
    """A SARIF log of one run: a result a finding, placed in the file; without `source`, in the text that was read.

    That text goes with the log. What a person dismissed is there as suppressed, with the reason.
    """
    log = {"$schema": SCHEMA, "version": "2.1.0", "runs": [_run(report, source)]}
    return inert_json(json.dumps(log, ensure_ascii=False, indent=2)) + "\n"


def _run(report: Report, source: SourceFile | None) -> Json:
    rules = _rules(report)
    numbers = {rule.code: number for number, rule in enumerate(rules)}
    parts, artifact = index(report), _artifact(report, source)
    results = [
        {
            **_result(claim, finding, parts, artifact),
            "ruleIndex": numbers[finding.code],
            "partialFingerprints": {FINGERPRINT: name},
        }
        for name, claim, finding in findings_by_fingerprint(report)
    ]
    driver = {
        "name": "secondsource",
        "version": report.version,
        "rules": [_rule(r) for r in rules],
    }
    return {
        "tool": {"driver": driver},
        "columnKind": "unicodeCodePoints",
        "artifacts": [artifact.facts],
        "invocations": [_invocation(report)],
        "results": results,
        "properties": {"settings": report.settings, "rubric": report.rubric},
    }


def _rules(report: Report) -> tuple[RuleFacts, ...]:
    """The rules that spoke; one that the report knows nothing more of is known by its findings alone."""
    known = {rule.code: rule for rule in report.rules}
    spoken = {f.code: f for claim in report.claims for f in claim.findings}
    return tuple(
        known.get(code) or RuleFacts(code=code, level=finding.level, summary=sentence(code.replace("-", " ")), why="")
        for code, finding in sorted(spoken.items())
    )


def _rule(rule: RuleFacts) -> Json:
    told: Json = {
        "id": rule.code,
        "shortDescription": {"text": rule.summary},
        "defaultConfiguration": {"level": rule.level},
    }
    if rule.why:
        told["fullDescription"] = {"text": rule.why}
    if rule.mend or rule.why:
        told["help"] = {"text": " ".join(filter(None, (rule.mend, rule.why)))}
    return told


def _result(claim: AssessedClaim, finding: Finding, parts: Index, artifact: Artifact) -> Json:
    place: Json = {"artifactLocation": {"index": 0, "uri": artifact.uri}}
    if claim.span in artifact.places:
        place["region"] = _region(artifact.places[claim.span], artifact)
    mend = f" {one_line(finding.fix)}" if finding.fix else ""
    result: Json = {
        "ruleId": finding.code,
        "level": finding.level,
        "message": {"text": message(f"{sentence(one_line(finding.message))}{mend}")},
        "locations": [{"physicalLocation": place, "logicalLocations": [{"name": claim.id, "kind": "claim"}]}],
        "properties": {"claim": claim.id, "band": claim.attribution.band, "chain": one_line(chain(claim, parts))},
    }
    suppressions = list(_suppressions(claim, finding, parts))
    return {**result, "suppressions": suppressions} if suppressions else result


def _suppressions(claim: AssessedClaim, finding: Finding, parts: Index) -> Iterator[Json]:
    if finding.suppressed is not None:
        yield {"kind": "external", "status": "accepted", "justification": one_line(finding.suppressed)}
    if (claim.id, finding.code) not in parts.report.dismissed:
        return
    for carried in decisions_of(parts, claim.id):
        made = carried.decision
        if made.code == finding.code and made.kind == "dismiss":
            yield {
                "kind": "external",
                "status": "accepted",
                "justification": one_line(made.words),
                "properties": {"by": one_line(made.by), "made": made.made.isoformat()},
            }


def _region(span: Span, artifact: Artifact) -> Json:
    place = artifact.lines.region(span)
    return {
        "startLine": place.start_line,
        "startColumn": place.start_column,
        "endLine": place.end_line,
        "endColumn": place.end_column,
        "charOffset": place.start,
        "charLength": place.length,
        "snippet": {"text": span.of(artifact.text)},
    }


def _artifact(report: Report, source: SourceFile | None) -> Artifact:
    document, spans = report.document, [claim.span for claim in report.claims]
    if source is None:
        facts: Json = {
            "location": {"uri": address(report)},
            "roles": ["analysisTarget"],
            "mimeType": "text/plain",
            "encoding": "UTF-8",
            "contents": {"text": document.text},
            "hashes": {"sha-256": document.sha256},
        }
        places: Mapping[Span, Span] = {span: span for span in spans}
        return Artifact(document.text, Lines(document.text), places, facts, address(report))
    facts = {
        "location": {"uri": path_address(source.name)},
        "roles": ["analysisTarget"],
        "mimeType": source.media,
        "hashes": {"sha-256": source.sha256},
    }
    places = relocate(spans, document.text, source)
    return Artifact(source.text, Lines(source.text), places, facts, path_address(source.name))


def _invocation(report: Report) -> Json:
    notes = [
        {"level": "note", "message": {"text": message(one_line(f"{p.stage}: {p.subject}: {p.message}"))}}
        for p in report.problems
    ]
    unread = any(p.stage == "language" for p in report.problems)
    return {
        "executionSuccessful": not unread,
        "endTimeUtc": report.created.strftime("%Y-%m-%dT%H:%M:%SZ"),
        "toolExecutionNotifications": notes,
    }


def message(words: str) -> str:
    """Words as the text of a SARIF message: no link (3.11.6) and no placeholder (3.11.5) can begin in them."""
    return _MARKUP.sub(r"\\\g<0>", words).replace("{", "{{").replace("}", "}}")


def address(report: Report) -> str:
    """Where the article is, as a URI reference: its address, or the path of its file."""
    document = report.document
    for name in (document.url, document.name):
        if name and _scheme(name) in {"http", "https"}:
            return quote(name, safe=_URI_SAFE)
    return path_address(document.name)


def path_address(name: str) -> str:
    """The path of a file as a URI reference; a colon in its first segment would read as a scheme (RFC 3986, 4.2)."""
    return quote(name, safe="/~-._")


def _scheme(name: str) -> str:
    """The scheme of `name`; empty where it is no address."""
    try:
        return urlsplit(name).scheme
    except ValueError:
        return ""
