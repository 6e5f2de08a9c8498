"""Attribution strength A: base of the rung, discount for relays, modifiers, caps, clamp. Pure arithmetic."""

from verify.model import Band, ClaimAttribution, Step, Vouching
from verify.rubric.values import RUBRIC, Rubric

_DIGITS = 4


def score_attribution(vouching: Vouching, rubric: Rubric = RUBRIC) -> ClaimAttribution:
    """The vouching with its score, 0 to .97, the steps that sum to it, and its band; exempt claims have no score."""
    if vouching.exempt:
        return _attribution(vouching, None, (), "exempt")
    steps = _steps(vouching, rubric)
    score = round(sum(s.value for s in steps), _DIGITS)
    return _attribution(vouching, score, steps, band_of(score, rubric))


def band_of(score: float, rubric: Rubric = RUBRIC) -> Band:
    """Strength in words."""
    bands = rubric.bands
    if score >= bands.strong:
        return "strong"
    if score >= bands.adequate:
        return "adequate"
    return "weak" if score >= bands.weak else "very weak"


def _steps(vouching: Vouching, rubric: Rubric) -> tuple[Step, ...]:
    is_verified = "unverified account" not in vouching.modifiers
    base = rubric.base(vouching.level, is_verified=is_verified)
    steps = [_step(f"base {vouching.level}{'' if is_verified else ', account not verified'}", base)]
    relays = max(1, len(vouching.chain))
    if relays > 1:
        steps.append(
            _step(f"{relays} relays, × {rubric.relay}^{relays - 1}", base * rubric.relay ** (relays - 1) - base)
        )
    steps.extend(_step(m, rubric.modifiers[m]) for m in vouching.modifiers if m in rubric.modifiers)
    for cap in vouching.caps:
        over = sum(s.value for s in steps) - rubric.caps[cap]
        if over > 0:
            steps.append(_step(f"cap: {cap}", -over))
    total = sum(s.value for s in steps)
    clamped = min(rubric.highest, max(0.0, total))
    if abs(clamped - total) > 10**-_DIGITS / 2:
        steps.append(_step(f"kept within 0 to {rubric.highest}", clamped - total))
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
