"""How many links became how many origins, and why, in one sentence a claim."""

from collections.abc import Iterator, Sequence

from verify.model import Evidence, Origin, Tally


def tally_origins(evidence: Sequence[Evidence], origins: Sequence[Origin]) -> tuple[Tally, ...]:
    """One tally for each claim that any reference speaks for or against, in the order of the evidence."""
    speaking = [e for e in evidence if not e.abstained and e.stance != "neutral"]
    return tuple(_tally(claim, speaking, origins) for claim in dict.fromkeys(e.claim for e in speaking))


def _tally(claim: str, speaking: Sequence[Evidence], origins: Sequence[Origin]) -> Tally:
    pages = {e.id: e.reference for e in speaking if e.claim == claim}
    groups = [(o, {pages[i] for i in o.evidence if i in pages}) for o in origins if o.claim == claim]
    groups = [(origin, found) for origin, found in groups if found]
    references = len(set(pages.values()))
    words = f"{_counted(references, 'URL')} → {_counted(len(groups), 'origin')}"
    merged = [
        f"{len(found)} of {o.name} ({'; '.join(_reasons(o, set(pages)))})" for o, found in groups if len(found) > 1
    ]
    if merged:
        words += f", because {', '.join(merged)}" + (
            " are one witness" if len(merged) == 1 else " are one witness each"
        )
    elif len(groups) > 1:
        words += ", because nothing ties them together"
    return Tally(claim=claim, references=references, origins=len(groups), words=words)


def _reasons(origin: Origin, speaking: set[str]) -> Iterator[str]:
    """Each reason once, the most frequent first, with the pairs it holds for."""
    found = [m.reason for m in origin.merges if {m.first, m.second} <= speaking] or [origin.reason]
    for reason in sorted(dict.fromkeys(found), key=lambda r: -found.count(r)):
        yield reason if found.count(reason) == 1 else f"{reason}, {found.count(reason)} pairs"


def _counted(count: int, noun: str) -> str:
    return f"{count} {noun}" if count == 1 else f"{count} {noun}s"
