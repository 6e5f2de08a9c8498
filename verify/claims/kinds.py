"""Kinds of statement: fact, opinion, prediction, background, or none at all."""

import re
from collections.abc import Sequence

from verify.model import ClaimKind, Token

# Verbs and adjectives by which a writer or a speaker judges, wishes or demands rather than reports.
JUDGING_VERBS = frozenset(
    "accuse applaud blame believe blast condemn criticise criticize decry denounce deplore dismiss fear feel hail hope "
    "mock praise regret slam think urge want wish welcome".split()
)
JUDGING_WORDS = frozenset(
    "absurd appalling bad bizarre brutal crucial cynical disastrous disgraceful excellent good great historic "
    "hypocritical ideal immoral important inappropriate insufficient irresponsible necessary outrageous "
    "promising reckless "
    "regrettable remarkable ridiculous shameful shocking strange successful terrible tragic unacceptable "
    "unfair unfortunate unjust unnecessary vital weak wonderful worst wrong".split()
)
_PREDICATE = frozenset({"acomp", "attr", "oprd"})
_DUTY = frozenset({"should", "must", "ought"})
_FUTURE = frozenset({"will", "shall", "'ll", "’ll", "wo"})
_EXPECTING = frozenset("expect schedule slate plan predict forecast project".split())
_READY = frozenset("set due likely unlikely poised bound expected scheduled".split())
_DEFINING = frozenset({"be", "lie", "border", "comprise", "stand", "locate", "situate"})
_YEARS_AGO = re.compile(r"\b(?:founded|established|born|located|situated|capital of|population of)\b")


def kind_of(tokens: Sequence[Token], text: str, *, presupposed: bool = False) -> ClaimKind:
    """Kind of the statement made by `tokens`, whose words are `text`.

    `presupposed`: it stands in a phrase that takes it for granted ("despite the …"), which makes it background.
    """
    if text.rstrip("\"'”’ ").endswith("?"):
        return "none"
    if presupposed:
        return "background"
    if _is_prediction(tokens):
        return "prediction"
    if _is_opinion(tokens, text):
        return "opinion"
    if _is_background(tokens, text):
        return "background"
    return "fact"


def _is_prediction(tokens: Sequence[Token]) -> bool:
    for token in tokens:
        lower = token.text.lower()
        if token.tag == "MD" and lower in _FUTURE:
            return True
        if token.lemma in _EXPECTING and token.tag == "VBN" and any(t.dep == "auxpass" for t in tokens):
            return True
        if lower in _READY and token.pos == "ADJ" and any(t.text == "to" and t.head == token.head for t in tokens):
            return True
        if lower == "going" and any(t.text == "to" and t.number == token.number + 1 for t in tokens):
            return True
    return False


def _is_opinion(tokens: Sequence[Token], text: str) -> bool:
    inside = {t.number for t in tokens}
    for token in tokens:
        lower = token.text.lower()
        if token.pos == "VERB" and token.lemma in JUDGING_VERBS and token.head not in inside - {token.number}:
            return True
        if token.tag == "MD" and lower in _DUTY:
            return True
        if lower in JUDGING_WORDS and token.dep in _PREDICATE:
            return True
    return _has_scare_quote(tokens, text)


def _has_scare_quote(tokens: Sequence[Token], text: str) -> bool:
    """Whether the statement's own predicate stands in quotation marks: the writer keeps a distance from it."""
    for match in re.finditer(r"[\"“‘']([^\"”’']{2,30})[\"”’']", text):
        words = match.group(1).split()
        if 1 <= len(words) <= 2 and any(t.text == words[0] and t.pos in {"VERB", "ADJ"} for t in tokens):
            return True
    return False


def _is_background(tokens: Sequence[Token], text: str) -> bool:
    """Whether it only says what or where something is: geography, foundation, definition."""
    verbs = [t for t in tokens if t.pos in {"VERB", "AUX"} and t.dep not in {"aux", "auxpass"}]
    return bool(verbs) and verbs[0].lemma in _DEFINING and bool(_YEARS_AGO.search(text))
