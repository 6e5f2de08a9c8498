"""Everything known of one claim, in the order in which a second person retraces it."""

from typing import NamedTuple

from verify.model import AssessedClaim, Assessment, ChainLink, Finding, Step
from verify.reports.claim_rows import by_severity
from verify.reports.html.drawing import Drawing, origins_drawing, timeline_of_claim
from verify.reports.html.ground import Ground
from verify.reports.html.pairs import Glance, Pair, pairs
from verify.reports.html.tellings import Told, tellings
from verify.reports.index import Index, pages_behind, publisher_of
from verify.reports.verdicts import decision_words, decisions_of, dismissed_codes
from verify.reports.view import UNSCORED, called, in_headline
from verify.reports.words import KINDS, MARKS, STATUSES, TYPES, count, decimals, digits_of, step_name


class Node(NamedTuple):
    """One station of the chain."""

    name: str
    note: str
    implied: bool


class Addend(NamedTuple):
    """One step of a score, as printed."""

    name: str
    value: str


class Answer(NamedTuple):
    """One of the two questions with its answer, or why there is none."""

    question: str
    status: str
    words: str
    figures: str
    reason: str
    sum: str


class Dossier(NamedTuple):
    """What the page shows of one claim."""

    claim: AssessedClaim
    number: str
    mark: str
    score: str
    kind: str
    headline: bool
    chain: tuple[Node, ...]
    steps: tuple[Addend, ...]
    answers: tuple[Answer, ...]
    pairs: tuple[Pair, ...]
    rest: tuple[Glance, ...]
    tally: str
    origins: Drawing | None
    timeline: Drawing | None
    tellings: tuple[Told, ...]
    findings: tuple[tuple[Finding, bool], ...]
    """Each with whether it is let be: dismissed by a person, or suppressed."""
    decisions: tuple[str, ...]


def dossiers(ground: Ground) -> tuple[Dossier, ...]:
    """One a claim, in text order."""
    return tuple(_dossier(claim, ground) for claim in ground.parts.report.claims)


def _dossier(claim: AssessedClaim, ground: Ground) -> Dossier:
    parts = ground.parts
    score = claim.attribution.score
    shown, rest = pairs(claim.id, claim.text, ground)
    gone = dismissed_codes(parts, claim.id)
    return Dossier(
        claim=claim,
        number=claim.id.removeprefix("c"),
        mark=MARKS[claim.attribution.band],
        score="" if score is None else decimals(score),
        kind=KINDS[claim.kind],
        headline=in_headline(parts.report, claim),
        chain=tuple(_node(link, parts) for link in claim.attribution.chain),
        steps=_addends(claim.attribution.steps, score),
        answers=tuple(_answers(claim, ground)),
        pairs=shown,
        rest=rest,
        tally=ground.tallies.get(claim.id, ""),
        origins=origins_drawing(claim.id, ground),
        timeline=timeline_of_claim(claim.id, ground),
        tellings=tellings(claim.id, ground),
        findings=tuple((f, f.code in gone or f.suppressed is not None) for f in by_severity(claim)),
        decisions=tuple(decision_words(d) for d in decisions_of(parts, claim.id)),
    )


def _node(link: ChainLink, parts: Index) -> Node:
    source = parts.sources.get(link.source)
    return Node(called(source), TYPES[source.type], link.implied) if source else Node(link.source, "", link.implied)


def _addends(steps: tuple[Step, ...], total: float | None) -> tuple[Addend, ...]:
    if total is None:
        return ()
    digits = digits_of(steps, total)
    return tuple(Addend(step_name(s.name), decimals(s.value, digits)) for s in steps)


def _answers(claim: AssessedClaim, ground: Ground) -> list[Answer]:
    """Both questions; one that is never asked says why."""
    if claim.attribution.score is None:
        return []
    asked = [_answer("Did the source say it?", claim, claim.said, ground)]
    if claim.kind in UNSCORED and claim.true.p is None:
        why = f"not asked of a claim of this kind: {KINDS[claim.kind]}"
        return [*asked, Answer("Is it so?", "not_asked", why, "", "", "")]
    return [*asked, _answer("Is it so?", claim, claim.true, ground)]


def _answer(question: str, claim: AssessedClaim, given: Assessment, ground: Ground) -> Answer:
    if given.p is None:
        reason = given.reason if ground.parts.report.references or given.status == "unreachable" else ""
        return Answer(question, given.status, STATUSES[given.status], "", reason, "")
    pages = pages_behind(claim, given, ground.parts)
    figures = (
        f"{count(len(pages), 'reference')} → {count(given.origins_for, 'origin')} for, "
        f"{given.origins_against} against; p {decimals(given.p)} (ordinal), Admiralty {given.admiralty}"
    )
    added = " + ".join(f"{_named(s.name, ground.parts)} {decimals(s.value)}" for s in given.steps)
    return Answer(question, given.status, STATUSES[given.status], figures, "", added)


def _named(step: str, parts: Index) -> str:
    """The name of a step with a reference that it names by its id called by its publisher: nobody knows an id."""
    words = (publisher_of(parts.references[w]) if w in parts.references else w for w in step.split(" "))
    return " ".join(words)
