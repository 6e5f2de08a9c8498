"""Attribution strength A, `rubric/1`: base of the rung, discount for relays, modifiers, caps, clamp. Pure arithmetic.

The numbers are editorial judgement, not fitted; each rung's rule and source stand in the rubric (Reuters handbook, AP
news values, BBC editorial guidelines 3.3).
"""

from verify.model import Band, Cap, ClaimAttribution, Level, Modifier, Step, Vouching

BASES: dict[Level, float] = {
    "S9": 0.95,
    "S8": 0.85,
    "S7": 0.75,
    "S6": 0.70,
    "S5": 0.55,
    "S4": 0.50,
    "SP": 0.40,
    "S3": 0.35,
    "S2": 0.20,
    "S1": 0.10,
    "S0": 0.05,
}
RELAY = 0.85
"""Factor for every relay after the first."""
MODIFIERS: dict[Modifier, float] = {
    "link": 0.08,
    "speaker quoted": 0.05,
    "position to know": 0.05,
    "reason for anonymity": 0.05,
    "stock reason for anonymity": 0.025,
    "further source": 0.05,
    "second further source": 0.05,
    "dated": 0.04,
    "anonymous opinion": -0.10,
    "quote without speaker": -0.05,
    "translated quote unmarked": -0.05,
    "interest undisclosed": -0.05,
    "chain ambiguous": -0.05,
    "back-reference": -0.02,
}
CAPS: dict[Cap, float] = {
    "anonymous only": 0.60,
    "unlinked relay": 0.65,
    "anonymous opinion": 0.35,
    "unattributed": 0.10,
}
HIGHEST = 0.97
STRONG, ADEQUATE, WEAK = 0.75, 0.55, 0.35
"""Lower ends of the bands; below ADEQUATE a claim counts as weakly sourced."""
_DIGITS = 4


def score_attribution(vouching: Vouching) -> ClaimAttribution:
    """The vouching with its score, 0 to .97, the steps that sum to it, and its band; exempt claims have no score."""
    if vouching.exempt:
        return _attribution(vouching, None, (), "exempt")
    steps = _steps(vouching)
    score = round(sum(s.value for s in steps), _DIGITS)
    return _attribution(vouching, score, steps, band_of(score))


def band_of(score: float) -> Band:
    """Strength in words."""
    if score >= STRONG:
        return "strong"
    if score >= ADEQUATE:
        return "adequate"
    return "weak" if score >= WEAK else "very weak"


def _steps(vouching: Vouching) -> tuple[Step, ...]:
    base = BASES[vouching.level]
    steps = [Step(name=f"base {vouching.level}", value=base)]
    relays = max(1, len(vouching.chain))
    if relays > 1:
        steps.append(_step(f"{relays} relays, × {RELAY}^{relays - 1}", base * RELAY ** (relays - 1) - base))
    steps.extend(_step(m, MODIFIERS[m]) for m in vouching.modifiers)
    for cap in vouching.caps:
        over = sum(s.value for s in steps) - CAPS[cap]
        if over > 0:
            steps.append(_step(f"cap: {cap}", -over))
    total = sum(s.value for s in steps)
    clamped = min(HIGHEST, max(0.0, total))
    if abs(clamped - total) > 10**-_DIGITS / 2:
        steps.append(_step(f"kept within 0 to {HIGHEST}", clamped - total))
    return tuple(steps)


def _step(name: str, value: float) -> Step:
    return Step(name=name, value=round(value, _DIGITS))


def _attribution(vouching: Vouching, score: float | None, steps: tuple[Step, ...], band: Band) -> ClaimAttribution:
    return ClaimAttribution(
        level=vouching.level,
        band=band,
        score=score,
        steps=steps,
        chain=vouching.chain,
        content=vouching.content,
        quotes=vouching.quotes,
        confidence=vouching.confidence,
    )
