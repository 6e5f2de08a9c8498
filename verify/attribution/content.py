"""Content: which tokens of a sentence a cue speaks for."""

from verify.attribution import lexicon
from verify.language import Tree
from verify.model import ParsedText, Sentence, Token


def content_of_verb(
    parsed: ParsedText, tree: Tree, sentence: Sentence, verb: Token, *, announced: bool = False
) -> list[int]:
    """Token numbers of what the subject of `verb` is said to have said; empty when it says nothing.

    `announced`: a colon hands over to a quotation, which then is all that is said.
    """
    if announced:
        return _quoted_outside(parsed, tree, sentence, verb)
    thing = tree.child(verb.number, "dobj")
    put_it = verb.lemma == "put" and (thing is None or thing.text.lower() == "it")
    content = ([] if put_it else _complement(tree, verb)) or _around(tree, sentence, verb)
    quoted = _quoted_outside(parsed, tree, sentence, verb)
    return sorted({*content, *quoted})


def whole_clause(tree: Tree, sentence: Sentence, token: Token) -> list[int]:
    """The clause in which an adverbial stands ("according to …", "reportedly"), without the adverbial itself."""
    head = next((a for a in tree.ancestors(token.number) if a.pos in {"VERB", "AUX"}), None)
    own = set(tree.subtree(token.number))
    inside = range(sentence.first, sentence.last)
    whole = tree.subtree(head.number) if head is not None else list(inside)
    return [n for n in whole if n in inside and n not in own]


def matrix_of(tree: Tree, sentence: Sentence, verb: Token) -> list[int]:
    """The clause that a parenthesis hangs on ("as reported by X"), without the parenthesis."""
    own = set(tree.subtree(verb.number))
    head = tree.tokens[verb.head]
    if head.number == verb.number:
        return []
    inside = range(sentence.first, sentence.last)
    return [n for n in tree.subtree(head.number) if n in inside and n not in own]


def _complement(tree: Tree, verb: Token) -> list[int]:
    clause = tree.child(verb.number, "ccomp")
    if clause is not None and _stands_before_colon(tree, clause, verb):
        return sorted({*tree.subtree(clause.number), *_object(tree, verb)})
    if clause is not None:
        return tree.subtree(clause.number)
    if verb.lemma in lexicon.TOWARDS:
        return _right_of(tree, verb, "dobj", "dative", "prep", "xcomp", "pcomp", "oprd", "advcl")
    infinitive = tree.child(verb.number, "xcomp") or _bidding(tree, verb)
    thing = tree.child(verb.number, "dobj")
    if verb.lemma in _DISPUTING and thing is not None:
        return tree.subtree(thing.number)
    if infinitive is not None and verb.lemma != "find":
        return tree.subtree(infinitive.number)
    thing = tree.child(verb.number, "dobj")
    if verb.lemma in lexicon.THINKING and (thing is None or thing.lemma not in lexicon.DOCUMENTS):
        return []
    if verb.lemma in lexicon.SAYING:
        return _object(tree, verb)
    if thing is not None and thing.lemma in lexicon.NOUN_CUES:
        return _right_of(tree, verb, "dobj", "prep", "advcl")
    return _right_of(tree, verb, "dobj", "prep")


_DISPUTING = frozenset({"dispute", "contest", "deny", "reject", "confirm"})
"""Verbs that say something of "this" by themselves: "The union disputes this"."""


def _bidding(tree: Tree, verb: Token) -> Token | None:
    """What somebody is bidden, where the parse hangs it as a clause of purpose: "urged citizens on X to stay"."""
    if verb.lemma not in {"urge", "tell", "advise", "warn", "ask", "order"}:
        return None
    return next((c for c in tree.children(verb.number, "advcl") if _has_to(tree, c)), None)


def _has_to(tree: Tree, clause: Token) -> bool:
    return any(t.text.lower() == "to" for t in tree.children(clause.number, "aux"))


def _stands_before_colon(tree: Tree, clause: Token, verb: Token) -> bool:
    """Whether the clause is the other half of a colon headline, besides which the verb has an object of its own."""
    return any(tree.tokens[n].text == ":" for n in range(clause.number, verb.number))


def _object(tree: Tree, verb: Token) -> list[int]:
    """The object of a verb of speech: a thing said, or what a preposition introduces."""
    thing = tree.child(verb.number, "dobj")
    addressee = verb.lemma in {"tell", "remind", "inform", "advise", "urge", "assure"}
    if thing is not None and not addressee and thing.text.lower() not in {"it", "this", "that", "so"}:
        return [n for n in tree.subtree(thing.number) if n > verb.number or thing.number < verb.number]
    if verb.lemma in lexicon.PREPOSITIONAL:
        for preposition in tree.children(verb.number, "prep"):
            if preposition.text.lower() in lexicon.SPEAKING_OF:
                return tree.subtree(preposition.number)[1:]
    return []


def _right_of(tree: Tree, verb: Token, *deps: str) -> list[int]:
    right = (c for c in tree.children(verb.number, *deps) if c.number > verb.number)
    return sorted(n for c in right for n in tree.subtree(c.number))


def _around(tree: Tree, sentence: Sentence, verb: Token) -> list[int]:
    """The clause into which a parenthetical cue is set: "…, she said, …", "as he put it, …"."""
    marked = tree.child(verb.number, "mark", "advmod")
    as_clause = verb.dep == "advcl" and marked is not None and marked.text.lower() == "as"
    if verb.dep == "parataxis" or as_clause:
        return matrix_of(tree, sentence, verb)
    return []


def _quoted_outside(parsed: ParsedText, tree: Tree, sentence: Sentence, verb: Token) -> list[int]:
    """Tokens of quotations in the sentence that belong to a saying verb although the tree hangs them elsewhere."""
    if verb.lemma not in lexicon.SAYING and tree.root(sentence).number != verb.number:
        return []
    if any(q.span.contains(verb.span) for q in parsed.quotes_over(verb.span)):
        return []
    others = [t for t in parsed.tokens_of(sentence) if t.lemma in lexicon.SAYING and t.pos == "VERB" and t != verb]
    others = [t for t in others if not any(q.span.contains(t.span) for q in parsed.quotes_over(t.span))]
    if others and verb.number != min([*others, verb], key=lambda t: t.number).number:
        return []
    subject = tree.child(verb.number, "nsubj")
    skip = set(tree.subtree(subject.number)) if subject is not None else set()
    inside = (q for q in parsed.quotes_over(sentence.span) if len(q.inner.of(parsed.text).split()) > 1)
    found: list[int] = []
    for quote in inside:
        found.extend(
            t.number for t in parsed.tokens_of(sentence) if quote.span.contains(t.span) and t.number not in skip
        )
    return found
