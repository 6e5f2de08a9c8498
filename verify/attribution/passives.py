"""Passives: who it was said by ("was reported by the police"), or nobody ("it is believed that …")."""

from collections.abc import Iterator

from verify.attribution import lexicon
from verify.attribution.content import matrix_of
from verify.attribution.reporting import Reporting, cue_of, trimmed
from verify.language import Tree
from verify.model import Sentence, Token


def report_of_passive(tree: Tree, sentence: Sentence, verb: Token) -> Iterator[Reporting]:
    """What a verb in the passive reports, with whoever said it, or nobody where it is hearsay."""
    if verb.lemma not in lexicon.SAYING | lexicon.THINKING | lexicon.TOWARDS:
        return
    subject = tree.child(verb.number, "nsubjpass") or _shared_passive_subject(tree, verb)
    complement = tree.child(verb.number, "ccomp", "xcomp")
    head = _passive_source(tree, verb)
    if head is None:
        denied = tree.child(verb.number, "neg") is not None
        held = _held_as(tree, verb)
        known = verb.lemma in lexicon.HEARSAY_VERBS or held is not None
        complement = complement or held
        hearsay = known and not denied and complement is not None and subject is not None
        if hearsay and subject is not None and complement is not None:
            content = tree.subtree(complement.number)
            if subject.text.lower() != "it":
                content = sorted({*content, *tree.subtree(subject.number)})
            yield Reporting(sentence.number, [], None, cue_of(tree, verb), content, points_back=False)
        return
    if complement is not None:
        content = tree.subtree(complement.number)
    elif subject is not None:
        content = tree.subtree(subject.number)
    else:
        content = matrix_of(tree, sentence, verb)
    back = complement is None and subject is not None and _points_back(tree, subject)
    source = trimmed(tree, tree.subtree(head.number))
    yield Reporting(sentence.number, source, head.number, cue_of(tree, verb), content, points_back=back)


def _held_as(tree: Tree, verb: Token) -> Token | None:
    """What something is taken for: "is seen as a victory", "is considered an asset"."""
    if verb.lemma not in {"see", "regard", "view", "consider", "perceive", "deem", "tip"}:
        return None
    small = next((p for p in tree.children(verb.number, "prep") if p.text.lower() == "as"), None)
    return small or tree.child(verb.number, "oprd")


def _shared_passive_subject(tree: Tree, verb: Token) -> Token | None:
    if verb.dep != "conj":
        return None
    return tree.child(verb.head, "nsubjpass", "nsubj")


def _passive_source(tree: Tree, verb: Token) -> Token | None:
    """Who did it: after "by", or after "in" where a paper or a document stands there."""
    agent = tree.child(verb.number, "agent")
    if agent is not None:
        return tree.child(agent.number, "pobj")
    for preposition in tree.children(verb.number, "prep"):
        place = tree.child(preposition.number, "pobj")
        if preposition.text.lower() != "in" or place is None:
            continue
        if {place.lemma.lower(), place.text.lower()} & (lexicon.OUTLET_NOUNS | lexicon.DOCUMENTS):
            return place
    return None


def _points_back(tree: Tree, subject: Token) -> bool:
    """Whether the subject stands for what was said before: "this", "this opinion", "such claims"."""
    if subject.text.lower() in lexicon.POINTERS:
        return True
    determiner = tree.child(subject.number, "det", "amod")
    pointing = determiner is not None and determiner.text.lower() in lexicon.POINTERS
    return pointing and subject.lemma in lexicon.STATEMENT_NOUNS
