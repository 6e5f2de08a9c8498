"""Cue, source and content by rules over the dependency tree (`rules.v1`).

After the constructions catalogued by Pareti (PARC 3.0, 2016) and in PolNeAR (Newell et al., 2018): verbs of speech and
thought, passives, "according to", nominal cues, hearsay without a source, colons. What stands here is who is said to
have said what in one sentence; scope over further sentences is found afterwards.
"""

from collections.abc import Iterator

from verify.attribution import lexicon
from verify.attribution.colons import find_colon
from verify.attribution.content import whole_clause
from verify.attribution.phrases import report_according, report_citing, report_of_noun, report_of_view
from verify.attribution.relayed import find_relayed
from verify.attribution.reporting import Reporting
from verify.attribution.shouted import find_shouted
from verify.attribution.verbs import report_of_verb
from verify.language import Tree
from verify.model import ParsedText, Sentence, Token


def find_reportings(parsed: ParsedText, tree: Tree) -> tuple[Reporting, ...]:
    """All attributions of the text, sentence by sentence, in the order of their cues."""
    found: list[Reporting] = []
    for sentence in parsed.sentences:
        here: list[Reporting] = []
        for token in parsed.tokens_of(sentence):
            here.extend(_at(parsed, tree, sentence, token))
        here.extend(find_colon(parsed, sentence, here))
        if not here:
            here.extend((*report_of_view(parsed, tree, sentence), *find_shouted(parsed, sentence)))
        found.extend(find_relayed(parsed, tree, sentence, here))
    return tuple(found)


def _at(parsed: ParsedText, tree: Tree, sentence: Sentence, token: Token) -> Iterator[Reporting]:
    """What one token opens."""
    if token.text.lower() == "according":
        yield from report_according(tree, sentence, token)
    elif token.text.lower() in {"citing", "quoting"}:
        yield from report_citing(tree, sentence, token)
    elif token.pos in {"VERB", "AUX"} and token.tag.startswith("VB"):
        yield from report_of_verb(parsed, tree, sentence, token)
    elif token.pos == "NOUN" and token.lemma in lexicon.NOUN_CUES:
        yield from report_of_noun(tree, sentence, token)
    elif token.text.lower() in lexicon.HEARSAY_ADVERBS:
        clause = whole_clause(tree, sentence, token)
        yield Reporting(sentence.number, [], None, [token.number], clause, points_back=False)
