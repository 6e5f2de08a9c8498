"""Names for findings and claims that stay the same while the text around them is edited."""

import hashlib
import unicodedata
from collections import Counter
from collections.abc import Iterator

from verify.model import AssessedClaim, Finding, Report


def findings_by_fingerprint(report: Report) -> Iterator[tuple[str, AssessedClaim, Finding]]:
    """Each finding with 32 hex digits drawn from its code and its claim's words, in text order.

    Case, width and spacing do not tell. Findings alike in both are told apart by their order.
    """
    seen: Counter[str] = Counter()
    for claim in report.claims:
        for finding in claim.findings:
            name = f"{finding.code}\n{_folded(claim.text)}"
            seen[name] += 1
            yield digest(f"{name}\n{seen[name]}"), claim, finding


def digest(words: str) -> str:
    """32 hex digits drawn from the words."""
    return hashlib.sha256(words.encode("utf-8", "surrogatepass")).hexdigest()[:32]


def _folded(text: str) -> str:
    return " ".join(unicodedata.normalize("NFKC", text).casefold().split())
