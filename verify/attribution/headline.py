"""Headlines: who vouches for a headline that names nobody is found in the text below it."""

from collections.abc import Sequence

from verify.attribution.setting import Setting
from verify.model import Claim, Modifier, Vouching

HALF = 0.5
"""Share of a headline's content words that a statement must repeat to be what the headline sums up."""
_CONTENT = frozenset({"NOUN", "PROPN", "VERB", "ADJ", "NUM"})
_NOT_FROM_BELOW = frozenset({"speaker quoted", "back-reference"})


def vouch_for_headlines(
    setting: Setting, claims: Sequence[Claim], vouchings: Sequence[Vouching]
) -> tuple[Vouching, ...]:
    """The vouchings, with those of unattributed headlines taken from the statements that they sum up."""
    titles = {s.number for s in setting.parsed.sentences if s.block == "title"}
    body = [(c, v) for c, v in zip(claims, vouchings, strict=True) if c.sentence not in titles and v.chain]
    return tuple(
        _from_below(setting, c, v, body) if c.sentence in titles and v.level == "S0" else v
        for c, v in zip(claims, vouchings, strict=True)
    )


def _from_below(setting: Setting, claim: Claim, vouching: Vouching, body: Sequence[tuple[Claim, Vouching]]) -> Vouching:
    words = _words(setting, claim)
    if not words:
        return vouching
    shares = [len(words & _words(setting, below)) / len(words) for below, _ in body]
    verb = _main_verb(setting, claim)
    best = max(range(len(body)), key=lambda i: (verb in _words(setting, body[i][0]), shares[i], -i), default=None)
    if best is None or shares[best] < HALF:
        return vouching
    found = body[best][1]
    kept: list[Modifier] = [m for m in found.modifiers if m not in _NOT_FROM_BELOW]
    return vouching._replace(
        level=found.level,
        chain=tuple(link.model_copy(update={"implied": True}) for link in found.chain),
        modifiers=tuple(dict.fromkeys((*kept, "chain ambiguous"))),
        caps=found.caps,
        content=found.content,
        confidence=found.confidence,
    )


def _main_verb(setting: Setting, claim: Claim) -> str:
    """Lemma of the headline's main verb: what is reported to have happened."""
    parsed = setting.parsed
    verbs = [t for t in parsed.tokens_of(parsed.sentences[claim.sentence]) if claim.span.contains(t.span)]
    root = next((t for t in verbs if t.dep == "ROOT"), None)
    return root.lemma.lower() if root is not None else ""


def _words(setting: Setting, claim: Claim) -> frozenset[str]:
    return frozenset(
        t.lemma.lower()
        for t in setting.parsed.tokens_of(setting.parsed.sentences[claim.sentence])
        if t.pos in _CONTENT and claim.span.contains(t.span)
    )
