"""How far references carry a claim: log-odds over independent origins, `rubric/1`, section Corroboration.

`logit p = logit .5 + Σ over origins of max over items(stance × min(logit .9, logit r) × match)`. A relay of an origin
that is already counted adds exactly 0. *said?* and *true?* use the same sum over different witnesses.
"""

import math
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Literal, NamedTuple

from verify.model import Assessment, AssessmentStatus, ClaimKind, Evidence, Origin, Step
from verify.rubric.trust import Trust
from verify.rubric.values import RUBRIC, Rubric, Witnesses

Fetching = Literal["read", "none", "failed"]
"""What came of looking for references: some were read, there were none to read, or every attempt failed."""

Reliability = Callable[[str], Trust | None]
"""Reference id → how far its publisher is relied on; None for one that nobody rated."""


class Vote(NamedTuple):
    """What one witness adds."""

    name: str
    logit: float
    """Natural log-odds; above 0 for the claim, below against it."""


class Weight(NamedTuple):
    """How much an item of evidence weighs."""

    logit: float
    """Natural log-odds."""
    why: str = ""
    """The rating that set its publisher's reliability; empty where none did."""


class Cited(NamedTuple):
    """Whom the article names for a claim, and which references can tell whether they said it."""

    name: str
    own: frozenset[str]
    """Ids of references published by the cited source itself."""
    relays: tuple[frozenset[str], ...] = ()
    """References that attribute the claim to it; those that copy each other stand in one set and are one witness."""
    unreachable: bool = False
    """Whether its item was asked for and could not be fetched."""


def logit(p: float) -> float:
    """Natural log-odds of a probability strictly between 0 and 1."""
    return math.log(p / (1 - p))


def probability(log_odds: float) -> float:
    """Inverse of `logit`."""
    return 1 / (1 + math.exp(-log_odds))


def assess_true(
    evidence: Sequence[Evidence],
    origins: Sequence[Origin],
    *,
    kind: ClaimKind = "fact",
    fetching: Fetching = "read",
    reliability: Reliability | None = None,
    rubric: Rubric = RUBRIC,
) -> Assessment:
    """Is the proposition so? `evidence` and `origins` are those of one claim.

    Opinions and predictions are never assessed for truth.
    """
    if kind in ("opinion", "prediction"):
        return _unanswered("not_checked", f"{kind}s are not assessed for truth")
    if kind != "fact":
        return _unanswered("not_checked", "no contestable claim")
    if not evidence:
        return _nothing_found(fetching)
    by_id = {e.id: e for e in evidence}
    groups = {o.name: _speaking(o, by_id) for o in _distinct(origins)}
    return _answer(groups, rubric.witnesses, reliability)


def _speaking(origin: Origin, by_id: Mapping[str, Evidence]) -> list[Evidence]:
    """The origin's own item where it is at hand and decides, whatever its relays made of it; else all its evidence."""
    own = [by_id[i] for i in origin.own if i in by_id]
    return own if any(map(_sign, own)) else [by_id[i] for i in origin.evidence if i in by_id]


def assess_said(
    evidence: Sequence[Evidence],
    cited: Cited | None,
    *,
    reliability: Reliability | None = None,
    rubric: Rubric = RUBRIC,
) -> Assessment:
    """Did the cited source say this? Its own item decides; without one, the relays that read it are witnesses."""
    if cited is None:
        return _unanswered("not_checked", "nobody is cited")
    own = [e for e in evidence if e.reference in cited.own]
    if any(_sign(e) for e in own):
        # The item itself lies open: a reading of it, not a report about it, so it weighs the most one witness may.
        return _answer({cited.name: own}, rubric.witnesses, lambda _: Trust(rubric.witnesses.cap))
    relays = _relay_groups(evidence, cited)
    if relays:
        return _answer(relays, rubric.witnesses, reliability)
    if cited.own:
        return _unanswered("not_enough", f"no passage of what {cited.name} published decides it", own)
    if cited.unreachable:
        return _unanswered("unreachable", f"the item of {cited.name} could not be fetched")
    return _unanswered("not_checked", f"none of the references is published by {cited.name} or relays it")


def weigh(items: Iterable[Evidence], reliability: Reliability, numbers: Witnesses = RUBRIC.witnesses) -> Weight:
    """What one witness adds: its strongest item; 0 where its items pull equally both ways."""
    weights = [_weight(item, reliability(item.reference) or Trust(numbers.unrated), numbers.cap) for item in items]
    strongest = max((abs(w.logit) for w in weights), default=0.0)
    heaviest = [w for w in weights if w.logit and abs(w.logit) == strongest]
    signs = {math.copysign(1, w.logit) for w in heaviest}
    return heaviest[0] if len(signs) == 1 else Weight(0.0)


def _weight(item: Evidence, trust: Trust, cap: float) -> Weight:
    return Weight(_sign(item) * min(logit(cap), max(0.0, logit(trust.r))) * item.match, trust.reason)


def admiralty_digit(
    status: AssessmentStatus,
    p: float | None,
    origins_for: int,
    origins_against: int,
    *,
    numbers: Witnesses = RUBRIC.witnesses,
) -> int:
    """Credibility digit of the Admiralty code as the rubric reads it, 1 confirmed to 6 cannot be judged."""
    if p is None:
        return 6
    if status == "mixed":
        return 4 if p < numbers.contradicted_to else 3
    if status == "contradicted":
        return 5 if origins_against >= 2 else 4
    if origins_for >= 3 or (origins_for == 2 and p >= numbers.confirmed_from):
        return 1
    return 2 if origins_for == 2 else 3


def _answer(
    groups: Mapping[str, Sequence[Evidence]], numbers: Witnesses, reliability: Reliability | None
) -> Assessment:
    trusted = reliability or (lambda _: None)
    votes = [_vote(name, weigh(items, trusted, numbers)) for name, items in sorted(groups.items())]
    origins_for = sum(v.logit > 0 for v in votes)
    origins_against = sum(v.logit < 0 for v in votes)
    total = math.fsum(v.logit for v in votes)
    p = probability(total)
    status = _status(p, origins_for, origins_against, numbers)
    weighed = tuple(e.id for name in sorted(groups) for e in groups[name])
    if status == "not_enough":
        return Assessment(
            status=status,
            p=None,
            origins_for=origins_for,
            origins_against=origins_against,
            admiralty=6,
            evidence=weighed,
            reason="the passages found do not decide it",
        )
    return Assessment(
        status=status,
        p=p,
        origins_for=origins_for,
        origins_against=origins_against,
        admiralty=admiralty_digit(status, p, origins_for, origins_against, numbers=numbers),
        evidence=weighed,
        steps=(Step(name="even odds", value=logit(0.5)), *(Step(name=v.name, value=v.logit) for v in votes if v.logit)),
        reason=f"{len(weighed)} passages, {origins_for + origins_against} independent origins",
    )


def _vote(name: str, weight: Weight) -> Vote:
    return Vote(f"{name}, {weight.why}" if weight.why and weight.logit else name, weight.logit)


def _status(p: float, origins_for: int, origins_against: int, numbers: Witnesses) -> AssessmentStatus:
    if origins_for and origins_against:
        return "mixed"
    if origins_for and p >= numbers.supported_from:
        return "supported"
    if origins_against and p <= numbers.contradicted_to:
        return "contradicted"
    return "not_enough"


def _nothing_found(fetching: Fetching) -> Assessment:
    if fetching == "failed":
        return _unanswered("unreachable", "no reference could be fetched")
    if fetching == "none":
        return _unanswered("not_checked", "no reference is at hand")
    return _unanswered("not_enough", "no passage of the references speaks of this")


def _unanswered(status: AssessmentStatus, reason: str, weighed: Sequence[Evidence] = ()) -> Assessment:
    ids = tuple(e.id for e in weighed)
    return Assessment(status=status, p=None, origins_for=0, origins_against=0, admiralty=6, evidence=ids, reason=reason)


def _relay_groups(evidence: Sequence[Evidence], cited: Cited) -> dict[str, list[Evidence]]:
    """Evidence of each relay witness, named after its first reference."""
    groups: dict[str, list[Evidence]] = {}
    for members in cited.relays:
        items = [e for e in evidence if e.reference in members and e.reference not in cited.own]
        if items:
            groups[f"relay {min(members)}"] = items
    return groups


def _distinct(origins: Sequence[Origin]) -> Iterable[Origin]:
    """The origins, with a number behind names that two of them share."""
    taken: dict[str, int] = {}
    for origin in origins:
        taken[origin.name] = taken.get(origin.name, 0) + 1
        count = taken[origin.name]
        yield origin if count == 1 else origin.model_copy(update={"name": f"{origin.name} ({count})"})


def _sign(item: Evidence) -> int:
    if item.abstained:
        return 0
    return {"supports": 1, "refutes": -1, "neutral": 0}[item.stance]
