"""Frames: a passage that puts all it says in doubt: "some evidence suggests that", "if the wall breaks"."""

from collections.abc import Iterator

from verify.judges.differences.alignment import Alignment
from verify.judges.differences.lexicon import HEDGES
from verify.model import Difference, ParsedText, Token

_DOUBTING = frozenset(
    """suggest believe think suspect fear hope speculate assume guess wonder imagine presume consider contemplate weigh
    mull ponder hint imply doubt theorize hypothesize""".split()
)
"""Lemmas whose clause is not said to be so."""
_UNSURE = frozenset({"unconfirmed", "unverified", "alleged", "anecdotal", "preliminary", "rumours", "rumors"})
_KNOWN = frozenset("certain clear sure known proven confirmed".split())
_UNKNOWN = frozenset("unclear uncertain unknown doubtful possible conceivable plausible questionable".split())
_CLAUSES = frozenset({"ccomp", "xcomp", "acl", "pcomp"})
_CONDITIONS = frozenset({"if", "unless", "provided", "assuming"})


def differ_in_frames(alignment: Alignment, claim: ParsedText, passage: ParsedText) -> Iterator[Difference]:
    """The word that puts in doubt what the claim says outright; none where the claim has a doubt of its own."""
    pair = _highest(alignment, claim, passage)
    if pair is None or _is_doubtful(claim):
        return
    ours, theirs = pair
    met = {alignment.passage[j].token for j in alignment.pairs.values()}
    frame = _doubting(passage, theirs, met) or _condition(passage, theirs, met)
    if frame is not None:
        yield Difference(kind="hedge", claim=ours.span, passage=frame.span)


def _highest(alignment: Alignment, claim: ParsedText, passage: ParsedText) -> tuple[Token, Token] | None:
    """The matched verb of the claim that is the head of it, and its partner; None where that is no verb."""
    for i, j in sorted(alignment.pairs.items()):
        token = claim.tokens[alignment.claim[i].token]
        if token.pos in {"VERB", "AUX"} and token.head == token.number:
            return token, passage.tokens[alignment.passage[j].token]
    return None


def _is_doubtful(parsed: ParsedText) -> bool:
    words = {t.text.casefold() for t in parsed.tokens}
    return bool(words & (HEDGES | _CONDITIONS | _UNSURE) or {t.lemma.casefold() for t in parsed.tokens} & _DOUBTING)


def _doubting(passage: ParsedText, verb: Token, met: set[int]) -> Token | None:
    """The doubting verb in whose clause the verb stands, or the doubtful report it is told after."""
    above = verb
    while above.head != above.number and above.dep in _CLAUSES:
        above = passage.tokens[above.head]
        if above.lemma.casefold() in _DOUBTING and above.number not in met:
            return above
        if unsure := _unsure(passage, above):
            return unsure
    near = (t for t in passage.tokens if t.text.casefold() in _UNSURE and t.number not in met)
    return next((t for t in near if _told_after(t, passage, verb)), None)


def _unsure(passage: ParsedText, verb: Token) -> Token | None:
    """What is said not to be known: "it is unclear whether", "it is not certain that"."""
    below = [t for t in passage.tokens if t.head == verb.number and t.dep in {"acomp", "attr", "neg"}]
    denied = any(t.dep == "neg" for t in below)
    return next((t for t in below if t.lemma in (_KNOWN if denied else _UNKNOWN)), None)


def _told_after(token: Token, passage: ParsedText, verb: Token) -> bool:
    """Whether the word belongs to "according to unconfirmed reports" or the like, said of the verb."""
    at, steps = token, 0
    while at.head != at.number and steps < 5:
        at, steps = passage.tokens[at.head], steps + 1
        if at.number == verb.number:
            return any(
                t.text.casefold() == "according" for t in passage.tokens[max(0, token.number - 4) : token.number]
            )
    return False


def _condition(passage: ParsedText, verb: Token, met: set[int]) -> Token | None:
    """The "if" of a clause that hangs on the verb and is no part of the claim."""
    for t in passage.tokens:
        clause = passage.tokens[t.head]
        hangs = clause.dep == "advcl" and clause.head == verb.number and clause.number not in met
        if t.text.casefold() in _CONDITIONS and t.dep == "mark" and hangs:
            return t
    return None
