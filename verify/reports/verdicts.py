"""What people decided, as the forms show it: by claim, in words, and which findings no longer count."""

from verify.model import CarriedDecision, Decision
from verify.reports.index import Index

_DONE = {"accept": "accepted", "dismiss": "dismissed", "decide": "decided", "note": "noted", "undo": "undone"}
_CARRIED = {"same": "", "edited": " (on an earlier wording)", "gone": " (its claim is gone)"}


def decisions_of(parts: Index, claim: str) -> tuple[CarriedDecision, ...]:
    """The decisions in force about one claim, in the order they were made."""
    return tuple(d for d in parts.report.decisions if d.claim == claim)


def dismissed_codes(parts: Index, claim: str) -> frozenset[str]:
    """Codes of the claim's findings that a person dismissed."""
    kinds = {d.decision.code: d.decision.kind for d in decisions_of(parts, claim) if d.decision.code}
    return frozenset(code for code, kind in kinds.items() if kind == "dismiss")


def decided(parts: Index, claim: str) -> CarriedDecision | None:
    """The rating a person gave the claim, the last one where there are several; None where nobody did."""
    found = [d for d in decisions_of(parts, claim) if d.decision.kind == "decide"]
    return found[-1] if found else None


def decision_words(carried: CarriedDecision) -> str:
    """`dismissed hearsay: an agency said so — A. Reader, 2025-01-03`; strangers' words as they came."""
    made = carried.decision
    about = {"decide": f" “{made.rating}”", "note": ""}.get(made.kind, f" {made.code}")
    link = f" {made.url}" if made.url else ""
    return (
        f"{_DONE[made.kind]}{about}{_CARRIED[carried.carried]}{_because(made)}{link} — {made.by}, {made.made:%Y-%m-%d}"
    )


def _because(made: Decision) -> str:
    return f": {made.words}" if made.words else ""
