"""Somebody is accused and not heard."""

import re

from verify.model import Token
from verify.rules.case import Case, Example, Remark, Rule

_ACCUSING = frozenset({"accuse", "blame", "denounce"})
_REPLY = re.compile(
    r"\b(?:den(?:y|ies|ied|ying|ial)|reject(?:s|ed|ing)?|dismiss(?:es|ed)?|disput(?:es|ed)|refut(?:es|ed)|"
    r"declin(?:es|ed) to (?:comment|answer|respond)|no comment|respond(?:s|ed)|repl(?:y|ies|ied)|"
    r"did not (?:immediately )?(?:respond|reply|answer|return)|could not (?:immediately )?be reached|"
    r"pleaded not guilty)\b",
    re.IGNORECASE,
)


def _check(case: Case) -> Remark | None:
    accused = next((a for a in (_accused(case, t) for t in _cues(case)) if a), None)
    if accused is None or not case.opens_sentence or _REPLY.search(case.document.text) or _speaks(case, accused):
        return None
    return Remark(
        f"{accused} is accused, and the text has no reply.",
        f"Ask {accused} for a reply and give it, or say that there was none.",
    )


def _cues(case: Case) -> list[Token]:
    return [t for t in case.around.tokens_in(case.claim.span) if t.lemma in _ACCUSING and t.pos == "VERB"]


def _accused(case: Case, verb: Token) -> str | None:
    """Who is accused, by name: the verb's object, or its subject in the passive."""
    tokens = case.around.parsed.tokens
    sentence = case.around.parsed.sentences[case.claim.sentence]
    below = [t for t in case.around.parsed.tokens_of(sentence) if t.head == verb.number]
    passive = any(t.dep == "auxpass" for t in below)
    party = next((t for t in below if t.dep in ({"nsubjpass"} if passive else {"dobj", "obj"})), None)
    if party is None or party.pos != "PROPN":
        return None
    first = party.number
    while first > 0 and tokens[first - 1].dep == "compound" and tokens[first - 1].pos == "PROPN":
        first -= 1
    return case.document.text[tokens[first].span.start : party.span.end]


def _speaks(case: Case, accused: str) -> bool:
    """Whether the accused is one of those whom the text cites."""
    last = accused.rsplit(maxsplit=1)[-1].casefold()
    cited = {link.source for t in case.around.told.values() for link in t.vouching.chain}
    return any(last in case.sources[s].text.casefold().split() for s in cited)


RULE = Rule(
    code="reply-missing",
    number="FAI001",
    family="fairness",
    level="warning",
    summary="Somebody is accused by name, and the text has neither a reply nor that there was none.",
    why="BBC, Section 6, right of reply; AP and Reuters: seek comment from whoever is accused, and say so.",
    mend="Ask the accused for a reply and give it; or say that there was none.",
    fires=Example("Anna Berg accused Tom Reed of selling the water."),
    passes=Example("Anna Berg accused Tom Reed of selling the water. Tom Reed denied this."),
    check=_check,
)
