"""Phrases that open an attribution without a verb of speech: "according to X", "X's claim that …"."""

from collections.abc import Iterator

from verify.attribution.content import whole_clause
from verify.attribution.reporting import Reporting, trimmed
from verify.language import Tree
from verify.model import ParsedText, Sentence, Token


def report_according(tree: Tree, sentence: Sentence, token: Token) -> Iterator[Reporting]:
    """The clause in which "according to X" stands, with X as its source."""
    to = next((c for c in tree.children(token.number) if c.text.lower() == "to"), None)
    if to is None and token.number + 1 < sentence.last and tree.tokens[token.number + 1].text.lower() == "to":
        to = tree.tokens[token.number + 1]
    head = tree.child(to.number, "pobj", "pcomp") if to is not None else None
    if to is None or head is None:
        return
    head = _asked(tree, head) or head
    source = trimmed(tree, tree.subtree(head.number))
    cue = sorted({token.number, to.number})
    content = [n for n in whole_clause(tree, sentence, token) if n not in source]
    yield Reporting(sentence.number, source, head.number, cue, content, points_back=False)


def _asked(tree: Tree, head: Token) -> Token | None:
    """Those who were asked: "officials" in "interviews with a dozen officials"; None where the head is no talk."""
    if head.lemma not in {"interview", "conversation", "discussion"}:
        return None
    beside = next((p for p in tree.children(head.number, "prep") if p.text.lower() == "with"), None)
    return tree.child(beside.number, "pobj") if beside is not None else None


def report_citing(tree: Tree, sentence: Sentence, verb: Token) -> Iterator[Reporting]:
    """The clause to which "citing X" or "quoting X" is added, with X as whom it comes from."""
    cited = tree.child(verb.number, "dobj")
    if cited is None or verb.tag != "VBG" or tree.child(verb.number, "nsubj") is not None:
        return
    source = trimmed(tree, [n for n in tree.subtree(cited.number) if n > verb.number])
    content = whole_clause(tree, sentence, verb)
    yield Reporting(sentence.number, source, cited.number, [verb.number], content, points_back=False)


def report_of_view(parsed: ParsedText, tree: Tree, sentence: Sentence) -> Iterator[Reporting]:
    """The sentence that opens with whose view it is: "For Anna Moss, …", "In the view of the board, …"."""
    tokens = parsed.tokens_of(sentence)
    comma = next((t.number for t in tokens[:_LONGEST_OPENING] if t.text == ","), None)
    if comma is None or len(tokens) < _LONGEST_OPENING // 2 or tokens[0].text.lower() not in {"for", "in", "to"}:
        return
    first = tokens[0].number
    if tokens[0].text.lower() == "in":
        whose = next((t for t in tokens[1:4] if t.lemma in _VIEWS), None)
        of = whose is not None and tree.tokens[whose.number + 1].text.lower() in {"of", "from"}
        if whose is None or not of:
            return
        first = whose.number + 1
    source = list(range(first + 1, comma))
    if not source or (tokens[0].text.lower() != "in" and any(tree.tokens[n].entity != "PERSON" for n in source)):
        return
    head = next((tree.tokens[n] for n in reversed(source) if tree.tokens[n].pos in {"NOUN", "PROPN"}), None)
    if head is not None:
        cue, content = list(range(tokens[0].number, first + 1)), list(range(comma + 1, sentence.last))
        yield Reporting(sentence.number, source, head.number, cue, content, points_back=False)


_VIEWS = frozenset(
    {"view", "opinion", "account", "estimation", "judgment", "judgement", "assessment", "telling", "eye"}
)
_LONGEST_OPENING = 12
"""Tokens within which the comma after such an opening stands."""


def report_of_noun(tree: Tree, sentence: Sentence, noun: Token) -> Iterator[Reporting]:
    """A noun of speech with a clause for content; its owner is the source."""
    clause = tree.child(noun.number, "acl", "ccomp", "relcl")
    if clause is None or clause.number < noun.number or not _is_content_clause(tree, clause):
        return
    owner = tree.child(noun.number, "poss") or _owner_after(tree, noun)
    if owner is None and noun.lemma not in _HEARSAY:
        return
    source = trimmed(tree, tree.subtree(owner.number)) if owner else []
    source = [n for n in source if tree.tokens[n].dep != "case"]
    content = tree.subtree(clause.number)
    head = owner.number if owner else None
    yield Reporting(sentence.number, source, head, [noun.number], content, points_back=False)


_HEARSAY = frozenset("accusation allegation belief claim rumor rumour speculation suggestion suspicion word".split())
"""Nouns that, with nobody who owns them, tell of hearsay ("rumours that …"), where "the idea that …" does not."""


def _is_content_clause(tree: Tree, clause: Token) -> bool:
    mark = tree.child(clause.number, "mark")
    if mark is not None and mark.text.lower() == "that":
        return True
    return clause.dep == "acl" and clause.tag == "VB"


def _owner_after(tree: Tree, noun: Token) -> Token | None:
    """The source in "the claim by X that …", "a statement from X that …"."""
    for preposition in tree.children(noun.number, "prep"):
        if preposition.text.lower() in {"by", "from", "of"}:
            owner = tree.child(preposition.number, "pobj")
            if owner is not None and owner.pos in {"PROPN", "PRON", "NOUN"} and preposition.text.lower() != "of":
                return owner
    return None
