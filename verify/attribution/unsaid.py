"""Unsaid: verbs of speech after which nothing is said: what is yet to come, whom one bids, what is called off."""

from verify.language import Tree
from verify.model import Token

_BIDDING = frozenset({"urge", "advise", "order", "warn", "remind", "instruct", "invite", "encourage", "tell"})
"""Verbs whose subject is bidden rather than bids where no object follows: "residents urged to avoid floods"."""


def says_nothing(tree: Tree, verb: Token) -> bool:
    """Whether nothing said follows: it is yet to come, the subject is bidden, or something is only called off."""
    return verb.tag == "MD" or _is_yet_to_be_said(tree, verb) or _is_bidden(tree, verb) or _is_idiom(tree, verb)


def _is_yet_to_be_said(tree: Tree, verb: Token) -> bool:
    """Whether the verb tells what somebody is to say, not what they said: "to confirm it", "will announce it"."""
    if tree.child(verb.number, "ccomp") is not None or verb.tag != "VB":
        return False
    aux = {t.text.lower() for t in tree.children(verb.number, "aux")}
    return bool(aux & {"to", "will", "would", "may", "might", "could", "should", "must", "can"})


def _is_bidden(tree: Tree, verb: Token) -> bool:
    """Whether the verb's subject is bidden."""
    if verb.lemma not in _BIDDING or verb.tag not in {"VBD", "VBN"}:
        return False
    bare = tree.child(verb.number, "dobj", "dative", "ccomp") is None and tree.child(verb.number, "aux") is None
    following = tree.tokens[verb.number + 1].text.lower() if verb.number + 1 < len(tree.tokens) else ""
    return bare and following in {"to", "not"}


def _is_idiom(tree: Tree, verb: Token) -> bool:
    """Whether nothing is said by "calling": "called off the strike", "called time", "called an election"."""
    before = tree.tokens[verb.number - 1].text.lower() if verb.number else ""
    if (before, verb.text.lower()) in {("all", "told"), ("that", "said")} and verb.number > 0:
        return True
    thing = tree.child(verb.number, "dobj")
    called = {"ballot", "election", "halt", "meeting", "poll", "quits", "referendum", "shot", "strike", "time", "vote"}
    if verb.lemma != "call":
        return False
    return tree.child(verb.number, "prt") is not None or (thing is not None and thing.lemma in called)
