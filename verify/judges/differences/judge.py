"""`differences.v1`: says what differs between a claim and a passage, and nothing where it can show nothing."""

from collections.abc import Iterator, Sequence
from typing import Literal, NamedTuple

from sources.model import Span
from verify.judges import Pair
from verify.judges.differences.alignment import Alignment, align
from verify.judges.differences.calibration import shipped
from verify.judges.differences.denials import denial_in, differ_in_denial
from verify.judges.differences.doubts import CLOSE, Compared, closeness, credible, restates
from verify.judges.differences.frames import differ_in_frames
from verify.judges.differences.marks import differ_in_marks, is_marked
from verify.judges.differences.nearness import find_near
from verify.judges.differences.quotations import differ_in_quotes
from verify.judges.differences.reading import Reading, ReadText, Stretches
from verify.judges.differences.reserve import is_reserved
from verify.judges.differences.roles import differ_in_roles
from verify.judges.differences.slots import differ_in_measures, differ_in_slots
from verify.judges.differences.smallwords import differ_in_small_words
from verify.judges.differences.speakers import differ_in_speakers
from verify.judges.differences.turned import differ_in_order
from verify.language import Parser
from verify.language.words import content_words, coverage
from verify.model import Difference, Judgement, ParsedText

DIFFERS_FROM = 0.6
"""Coverage from which a difference is one about the same event."""
DENIED_FROM = 0.6
"""Share of the claim's words in the whole passage from which a "No" at its head answers the claim."""
SCOPE_FROM = 0.75
"""Coverage from which what is denied or hedged, and who did what to whom, can be told on both sides."""
SCOPED = frozenset({"negation", "hedge", "role"})
SUPPORTS_FROM = 0.95
"""Coverage from which a passage without a difference carries the claim."""
COHERES_FROM = 0.5
"""Cohesion below which the claim's words stand scattered over the sentence and say something else together."""
MATCHED = 3
"""Pieces that must match before a difference means anything."""
FEW = 2
"""The same where nothing else is said on either side."""

REFUTES_FROM = 0.7
"""Calibrated probability from which a shown difference is called a refutation."""


_FAR = {"bias": 1.0, "far": 1.0}
"""Signs of a pair of which nothing can be told: the passage may speak of the claim by pronouns."""


class Differences:
    """Judges by aligned differences; unsure means `abstain`."""

    name = "differences.v1"

    def __init__(self, parser: Parser) -> None:
        """`parser` reads both sides."""
        self._reading = Reading(parser)

    def judge(self, pairs: Sequence[Pair]) -> tuple[Judgement, ...]:
        """One judgement for each pair, in order; each sentence that may decide is parsed once, all in one go."""
        return tuple(map(_judgement, self.see(pairs)))

    def see(self, pairs: Sequence[Pair]) -> tuple["Seen", ...]:
        """What is seen of each pair, in order; with too little in common to parse, it is only that it is far."""
        near = [find_near(pair.claim, pair.passage) for pair in pairs]
        asked = [
            (Stretches(p.claim, (Span(0, len(p.claim)),)), Stretches(p.passage, n.spans)) if n.spans else None
            for p, n in zip(pairs, near, strict=True)
        ]
        read = self._reading.read(text for both in asked if both for text in both)
        return tuple(
            examine(read[both[0]], read[both[1]]) if both else Seen("abstain", (), _FAR | {"coverage": n.share})
            for both, n in zip(asked, near, strict=True)
        )


class Seen(NamedTuple):
    """What the judge sees of a pair, before anybody asks how sure that is."""

    stance: Literal["supports", "refutes", "neutral", "abstain"]
    differences: tuple[Difference, ...]
    signs: dict[str, float]
    """Name of a sign, one of `SIGNS`, → 1, or a share from 0 to 1; those that are 0 may be left out."""


def _judgement(seen: Seen) -> Judgement:
    """What was seen with calibrated chances; a refutation that is not likely enough is not given."""
    p = shipped().probabilities(seen.signs)
    if seen.stance == "refutes" and p.refutes < REFUTES_FROM:
        return Judgement(stance="abstain", p=p)
    return Judgement(stance=seen.stance, p=p, differences=seen.differences)


def examine(claim: ReadText, passage: ReadText) -> Seen:
    """The passage's sentence that has most of the claim, held against it."""
    alignment = _closest(claim, passage)
    if alignment is None:
        return Seen("abstain", (), _FAR)
    found = tuple(_distinct(alignment, claim.parsed, passage.parsed))
    same_but = alignment.coverage >= DIFFERS_FROM or (bool(found) and restates(found, alignment))
    few = bool(found) and len(alignment.pairs) >= FEW and min(closeness(found, alignment)) == 1
    speaks = same_but and (len(alignment.pairs) >= MATCHED or few)
    close = speaks and alignment.coverage >= SCOPE_FROM and alignment.cohesion >= COHERES_FROM
    # Most of a quotation in its order is enough to know it by, however little else is said.
    shown = tuple(d for d in found if d.kind == "quote" or (close if d.kind in SCOPED else speaks))
    differences = credible(shown, Compared(alignment, claim.parsed, passage.parsed))
    denied = _denied(alignment, claim.parsed, passage.parsed)
    signs = _signs(alignment, differences) | ({"differs": 1.0} if denied else {})
    if denied or any(d.kind != "hedge" for d in differences):
        return Seen("refutes", (denied, *differences) if denied else differences, signs)
    if differences:
        return Seen("neutral" if signs["restated"] else "abstain", differences, signs)
    carried = alignment.coverage >= SUPPORTS_FROM and alignment.cohesion >= COHERES_FROM
    reserved = is_reserved(claim.parsed.text, passage.parsed.text)
    if carried and not found and not is_marked(alignment) and reserved is None:
        return Seen("supports", (), signs | {"carried": 1.0})
    return Seen("abstain", (), signs)


def _signs(alignment: Alignment, kept: Sequence[Difference]) -> dict[str, float]:
    # What differs is weighed alike, whatever it is: kinds are common in one labelled set and rare in the next.
    signs = {"hedged" if d.kind == "hedge" else "differs": 1.0 for d in kept}
    if kept:
        signs["restated"] = float(min(closeness(kept, alignment)) >= CLOSE)
    return signs | {"bias": 1.0, "coverage": round(alignment.coverage, 3)}


def _denied(alignment: Alignment, claim: ParsedText, passage: ParsedText) -> Difference | None:
    denial = denial_in(passage.text, claim.text)
    if denial is None:
        return None
    share = coverage(content_words(claim.text), frozenset(w.stem for w in content_words(passage.text)))
    return differ_in_denial(denial, alignment) if share >= DENIED_FROM else None


def _closest(claim: ReadText, passage: ReadText) -> Alignment | None:
    """The claim aligned with the sentence that covers most of it; None when either side has no sentence."""
    ours = tuple(piece for sentence in claim.sentences for piece in sentence)
    aligned = [align(ours, theirs) for theirs in passage.sentences]
    return max(aligned, key=lambda a: a.coverage, default=None) if ours else None


def _distinct(alignment: Alignment, claim: ParsedText, passage: ParsedText) -> Iterator[Difference]:
    """The differences, each stretch of the claim named once for each kind."""
    seen = set()
    found = (
        *differ_in_slots(alignment, claim, passage),
        *differ_in_measures(alignment, claim, passage),
        *differ_in_marks(alignment, claim, passage),
        *differ_in_frames(alignment, claim, passage),
        *differ_in_small_words(alignment, claim, passage),
        *differ_in_roles(alignment, claim, passage),
        *differ_in_order(alignment, claim, passage),
        *differ_in_speakers(alignment, claim, passage),
        *differ_in_quotes(claim, passage),
    )
    for difference in found:
        key = (difference.kind, difference.claim)
        if key not in seen:
            seen.add(key)
            yield difference
