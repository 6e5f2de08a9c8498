"""Cutting a sentence into the stretches that each state one thing."""

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from verify.language import Tree
from verify.model import ParsedText, Sentence, Token

SMALLEST = 3
"""Words under which a conjoined predicate is no statement of its own."""

_SAYING = frozenset({"say", "tell", "add", "write", "explain"})
_CONTRAST = frozenset({"while", "whereas", "although", "though"})
_TAKES_FOR_GRANTED = frozenset({"despite", "notwithstanding", "amid", "following", "after"})
_OPENERS = frozenset(
    "also besides consequently finally furthermore hence however indeed instead likewise meanwhile moreover "
    "nevertheless nonetheless otherwise similarly still then therefore thus".split()
)
_OPENING_PHRASES = frozenset(
    {
        "in particular",
        "in other words",
        "for example",
        "for instance",
        "in addition",
        "in fact",
        "on the other hand",
        "at the same time",
        "in turn",
        "by the way",
        "as a result",
    }
)
# Nouns whose complement is presupposed once somebody "has" them: "its promise of …", "his decision to …".
_PRESUPPOSING = frozenset(
    "admission agreement announcement ban commitment decision defeat deployment failure invasion involvement "
    "obligation order plan pledge promise refusal rejection support threat use violation vow withdrawal".split()
)
_OPENING_MARKS = "\"'“„«‘‚「『`"
_CLAUSE_DEPS = frozenset({"relcl", "advcl", "conj", "ccomp", "parataxis"})


class Piece(NamedTuple):
    """Token numbers of one statement."""

    tokens: list[int]
    presupposed: bool = False


def cut_sentence(parsed: ParsedText, tree: Tree, sentence: Sentence) -> list[Piece]:
    """The statements of one sentence in text order, as token numbers."""
    pieces: list[Piece] = []
    for part in _colon_parts(parsed, tree, sentence):
        heads = _clause_heads(parsed, tree, part)
        for head in heads:
            own = _own_tokens(tree, head, heads, part)
            own, granted = _without_opening(tree, own)
            pieces.extend(Piece(g, presupposed=True) for g in granted)
            pieces.extend(Piece(p) for p in _cut_objects(tree, own))
            pieces.extend(Piece(p) for p in _presupposed(tree, own))
    return sorted((p for p in pieces if p.tokens), key=lambda p: (p.tokens[0], -len(p.tokens)))


def _colon_parts(parsed: ParsedText, tree: Tree, sentence: Sentence) -> list[range]:
    """The sentence, or its two sides where a colon outside quotations joins two statements."""
    whole = range(sentence.first, sentence.last)
    for n in whole:
        token = parsed.tokens[n]
        if token.text not in {":", ";"} or any(q.span.contains(token.span) for q in parsed.quotes_over(token.span)):
            continue
        if _announces(tree, n, whole):
            continue
        left, right = range(sentence.first, n), range(n + 1, sentence.last)
        if all(_has_clause(tree, side, headline=sentence.block == "title") for side in (left, right)):
            return [left, right]
    return [whole]


def _announces(tree: Tree, colon: int, whole: range) -> bool:
    """Whether the colon only hands over to what is quoted or listed: X said: "…"; here is what to know: …."""
    if colon + 1 < whole.stop and tree.tokens[colon + 1].text[0] in _OPENING_MARKS:
        return True
    before = tree.tokens[colon - 1] if colon > whole.start else None
    return before is not None and any(c.number > colon for c in tree.children(before.number, "ccomp"))


def _has_clause(tree: Tree, part: range, *, headline: bool) -> bool:
    """Whether the part has a verb with a subject; in a headline, where parses slip, a finite verb will do."""
    if headline and any(tree.tokens[n].tag in {"VBZ", "VBD", "VBP", "MD"} for n in part[1:]):
        return True
    return any(
        tree.tokens[n].pos in {"VERB", "AUX"} and any(c.number in part for c in tree.children(n, "nsubj", "nsubjpass"))
        for n in part
    )


def _clause_heads(parsed: ParsedText, tree: Tree, part: range) -> list[int]:
    """Heads of the clauses that state something of their own; the main one first."""
    tops = [n for n in part if tree.tokens[n].head not in part or tree.tokens[n].head == n] or [part.start]
    main = max(tops, key=lambda n: (tree.tokens[n].pos in {"VERB", "AUX"}, tree.tokens[n].pos != "PUNCT", -n))
    heads = [main]
    for n in part:
        token = tree.tokens[n]
        if (
            n != main
            and token.dep in _CLAUSE_DEPS
            and token.head in part
            and _is_own_statement(parsed, tree, token, heads)
        ):
            heads.append(n)
    return heads


def _is_own_statement(parsed: ParsedText, tree: Tree, token: Token, heads: Sequence[int]) -> bool:
    if token.pos not in {"VERB", "AUX"} or any(q.inner.contains(token.span) for q in parsed.quotes_over(token.span)):
        return False
    below = tree.subtree(token.number)
    if len(below) < SMALLEST:
        return False
    subject = tree.child(token.number, "nsubj", "nsubjpass", "expl")
    if token.dep == "conj":
        # ", said one of them" tells who says what stands before it.
        if subject is not None and token.lemma in _SAYING and token.number < subject.number:
            return False
        return token.head in heads or (subject is not None and _is_finite(tree, token))
    if token.dep in {"relcl", "advcl"}:
        return _is_aside(tree, below) or _contrasts(tree, token, subject)
    return False


def _is_finite(tree: Tree, token: Token) -> bool:
    finite = {"VBD", "VBZ", "VBP", "MD"}
    return token.tag in finite or any(a.tag in finite for a in tree.children(token.number, "aux", "auxpass"))


def _is_aside(tree: Tree, below: Sequence[int]) -> bool:
    """Whether the clause is a non-restrictive relative one: a comma before it and a wh-word near its start."""
    before = tree.tokens[below[0] - 1].text if below[0] else ""
    opens = [tree.tokens[n] for n in below[:4]]
    return before in {",", "—", "–"} and any(t.tag in {"WDT", "WP"} for t in opens) and len(below) > SMALLEST


def _contrasts(tree: Tree, token: Token, subject: Token | None) -> bool:
    mark = tree.child(token.number, "mark", "advmod")
    return subject is not None and mark is not None and mark.text.lower() in _CONTRAST


def _own_tokens(tree: Tree, head: int, heads: Sequence[int], part: range) -> list[int]:
    """The clause's tokens without those of the other clauses; a conjunction at either edge is dropped."""
    own = [n for n in tree.subtree(head, without=(h for h in heads if h != head)) if n in part]
    while own and tree.tokens[own[-1]].dep in {"cc", "mark", "punct"} and tree.tokens[own[-1]].text not in "\"'”’»":
        own.pop()
    while own and (tree.tokens[own[0]].dep == "cc" or tree.tokens[own[0]].text.lower() in _CONTRAST | {",", ";", ":"}):
        own.pop(0)
    return own


def _without_opening(tree: Tree, own: list[int]) -> tuple[list[int], list[list[int]]]:
    """The clause without its opening ("However,", "According to X,"), and what that opening takes for granted."""
    granted: list[list[int]] = []
    while own:
        comma = next((i for i, n in enumerate(own) if tree.tokens[n].text == ","), None)
        if comma is None or comma == 0 or comma == len(own) - 1:
            break
        opening = own[:comma]
        words = " ".join(tree.tokens[n].text.lower() for n in opening)
        first = words.split()[0]
        if first in _TAKES_FOR_GRANTED and _is_one_phrase(tree, opening):
            granted.extend(_granted(tree, opening))
        elif not (words in _OPENERS or words in _OPENING_PHRASES or words.startswith("according to ")):
            break
        own = own[comma + 1 :]
    return own, granted


def _is_one_phrase(tree: Tree, opening: Sequence[int]) -> bool:
    """Whether the opening is one prepositional phrase and no clause with a subject."""
    inside = set(opening)
    return not any(tree.tokens[n].dep in {"nsubj", "nsubjpass"} and tree.tokens[n].head in inside for n in opening)


def _granted(tree: Tree, opening: Sequence[int]) -> Iterator[list[int]]:
    """The noun phrase after the preposition, its determiner left out, where it says more than "this"."""
    rest = list(opening[1:])
    while rest and tree.tokens[rest[0]].dep in {"det", "poss"} and tree.tokens[rest[0]].pos in {"DET", "PRON"}:
        rest.pop(0)
    if len(rest) > SMALLEST and any(tree.tokens[n].pos == "NOUN" for n in rest):
        yield rest


def _cut_objects(tree: Tree, own: list[int]) -> Iterator[list[int]]:
    """The clause, cut before a second thing it says the same of: "… with drones | and missiles"."""
    cut = next((i for i, n in enumerate(own) if _joins_objects(tree, n, own, i)), None)
    if cut is None:
        yield own
        return
    yield own[:cut]
    yield own[cut + 1 :]


def _joins_objects(tree: Tree, number: int, own: Sequence[int], place: int) -> bool:
    """Whether this "and" joins two plain things at the clause's end, of which the same verb is said."""
    token = tree.tokens[number]
    rest = own[place + 1 :]
    if token.text.lower() != "and" or place < SMALLEST or not rest:
        return False
    left = tree.tokens[own[place - 1]]
    right = [tree.tokens[n] for n in rest if tree.tokens[n].dep != "punct"]
    plain = all(t.pos in {"NOUN", "ADJ", "DET", "NUM", "PUNCT"} or t.dep in {"compound", "amod"} for t in right)
    if not right or not plain or right[-1].pos != "NOUN" or left.pos != "NOUN" or left.tag.startswith("NNP"):
        return False
    return _is_said_of_verb(tree, left)


def _is_said_of_verb(tree: Tree, noun: Token) -> bool:
    """Whether the noun is an object of a verb with a subject, directly or through one preposition."""
    for head in (noun, *tree.ancestors(noun.number)):
        if head.pos == "VERB":
            return head.dep in {"ROOT", "conj", "advcl", "ccomp"} and tree.child(head.number, "nsubj") is not None
        if head.dep in {"nsubj", "nsubjpass", "poss", "relcl", "acl"}:
            return False
        if head.dep == "prep" and tree.tokens[head.head].pos != "VERB":
            return False
    return False


def _presupposed(tree: Tree, own: Iterable[int]) -> Iterator[list[int]]:
    """Phrases that claim by having: "its promise of delivering …", where more than two words follow the noun."""
    for n in own:
        token = tree.tokens[n]
        if token.lemma not in _PRESUPPOSING or token.pos != "NOUN":
            continue
        owner = tree.child(n, "poss")
        complement = tree.child(n, "prep", "acl")
        if owner is None or complement is None:
            continue
        phrase = tree.subtree(n, without=(c.number for c in tree.children(n, "relcl")))
        after = [m for m in phrase if m > n]
        if len(after) > SMALLEST and any(tree.tokens[m].pos == "VERB" for m in after):
            yield [m for m in phrase if not _in_relative(tree, m, n)]


def _in_relative(tree: Tree, number: int, top: int) -> bool:
    if tree.tokens[number].dep == "relcl":
        return True
    return any(a.dep == "relcl" for a in tree.ancestors(number) if a.number > top)
