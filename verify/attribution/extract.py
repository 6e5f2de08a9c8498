"""Cue, source and content by rules over the dependency tree (`rules.v1`).

After the constructions catalogued by Pareti (PARC 3.0, 2016) and in PolNeAR (Newell et al., 2018): verbs of speech and
thought, passives, "according to", nominal cues, hearsay without a source, colons. What stands here is who is said to
have said what in one sentence; scope over further sentences is found afterwards.
"""

from collections.abc import Iterator

from verify.attribution import lexicon
from verify.attribution.colons import find_colon
from verify.attribution.content import content_of_verb, matrix_of, whole_clause
from verify.attribution.reporting import Reporting
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
        found.extend(here)
    return tuple(found)


def _at(parsed: ParsedText, tree: Tree, sentence: Sentence, token: Token) -> Iterator[Reporting]:
    """What one token opens."""
    if token.text.lower() == "according":
        yield from _according(tree, sentence, token)
    elif token.pos in {"VERB", "AUX"} and token.tag.startswith("VB"):
        yield from _verb(parsed, tree, sentence, token)
    elif token.pos == "NOUN" and token.lemma in lexicon.NOUN_CUES:
        yield from _noun(tree, sentence, token)
    elif token.text.lower() in lexicon.HEARSAY_ADVERBS:
        clause = whole_clause(tree, sentence, token)
        yield Reporting(sentence.number, [], None, [token.number], clause, points_back=False)


# -- verbs -------------------------------------------------------------------------------------------------------------


def _verb(parsed: ParsedText, tree: Tree, sentence: Sentence, verb: Token) -> Iterator[Reporting]:
    if tree.child(verb.number, "auxpass") is not None or (verb.tag == "VBN" and tree.child(verb.number, "agent")):
        yield from _passive(tree, sentence, verb)
        return
    subject = _subject(tree, verb)
    if subject is None or _is_own_hedge(parsed, verb, subject):
        return
    announces = _announces(parsed, tree, sentence, verb)
    if not announces and not _opens(tree, verb, subject):
        return
    content = content_of_verb(parsed, tree, sentence, verb, announced=announces)
    if not content or all(tree.tokens[n].text.lower() in _NO_WORDS for n in content):
        return
    source = _source_tokens(tree, subject, verb)
    yield Reporting(sentence.number, source, subject.number, _cue(tree, verb), content, points_back=False)


def _follows_quote(parsed: ParsedText, tree: Tree, sentence: Sentence, verb: Token) -> bool:
    """Whether a quotation opens the sentence and ends right before verb and subject: "“…,” Moss went on."."""
    opening = next(parsed.quotes_over(sentence.span), None)
    subject = _subject(tree, verb)
    if opening is None or subject is None or opening.span.start > sentence.span.start + 1:
        return False
    somebody = subject.pos == "PROPN" or subject.text.lower() in {"he", "she", "they"}
    between = parsed.text[opening.span.end : verb.span.start].split()
    return somebody and opening.span.end <= min(subject.span.start, verb.span.start) and len(between) <= _NEAR


_NEAR = 3
"""Words between a quotation and the verb that hands it to its speaker."""
_NO_WORDS = frozenset("little nothing much more less anything no so as".split())
"""What somebody says who "said little"."""


def _announces(parsed: ParsedText, tree: Tree, sentence: Sentence, verb: Token) -> bool:
    """Whether the verb hands over to a quotation, whatever the verb: "He went on: “…”", "Moss likened it to “…”"."""
    if verb.number != tree.root(sentence).number or verb.lemma in {"be", "have"}:
        return False
    tokens = parsed.tokens
    if _follows_quote(parsed, tree, sentence, verb):
        return True
    for n in range(verb.number + 1, sentence.last - 1):
        if tokens[n].text == ":":
            return any(q.span.start == tokens[n + 1].span.start for q in parsed.quotes_over(tokens[n + 1].span))
    return False


def _opens(tree: Tree, verb: Token, subject: Token) -> bool:
    """Whether the verb can be a cue with this subject."""
    if subject.text.lower() in lexicon.POINTERS | {"there", "you", "which"}:
        return subject.text.lower() == "which" and verb.lemma in lexicon.SAYING
    if _is_yet_to_be_said(tree, verb):
        return False
    if verb.lemma in _SPEAKING and (subject.tag != "NNS" or _can_speak(tree, subject)):
        return True
    if not _can_speak(tree, subject):
        return False
    if verb.lemma in lexicon.SAYING or verb.lemma in lexicon.TOWARDS:
        return True
    thing = tree.child(verb.number, "dobj")
    if verb.lemma in _ISSUING and thing is not None and thing.lemma in lexicon.NOUN_CUES:
        return True
    if verb.lemma == "put" and thing is not None and thing.text.lower() == "it":
        return any(t.text.lower() == "as" for t in tree.children(verb.number, "mark", "advmod"))
    if verb.lemma in {"see", "obtain", "review"} and thing is not None and thing.lemma in lexicon.DOCUMENTS:
        return subject.pos == "PROPN"
    if verb.lemma in {"show", "find"} and subject.lemma in lexicon.DOCUMENTS:
        return True
    if verb.lemma in lexicon.THINKING:
        return tree.child(verb.number, "ccomp", "xcomp") is not None
    return verb.lemma in {"see", "hear", "witness"} and subject.lemma in WITNESSES


_SPEAKING = frozenset({"say", "tell", "add", "explain", "recall", "insist"})
"""Verbs by which any singular subject speaks, be it "the suspect" or "the sign"."""
_ISSUING = frozenset({"give", "issue", "make", "release", "repeat"})
"""Verbs that only carry a noun of speech: "issued a warning"."""


def _is_yet_to_be_said(tree: Tree, verb: Token) -> bool:
    """Whether the verb tells what somebody is to say, not what they said: "to confirm it", "will announce it"."""
    if tree.child(verb.number, "ccomp") is not None or verb.tag != "VB":
        return False
    aux = {t.text.lower() for t in tree.children(verb.number, "aux")}
    return bool(aux & {"to", "will", "would", "may", "might", "could", "should", "must", "can"})


def _can_speak(tree: Tree, subject: Token) -> bool:
    """Whether the subject is somebody or a text; "the figures suggest" is, "the failures underline" is not."""
    if subject.pos != "NOUN" or subject.entity or subject.text[:1].isupper():
        return True
    known = (lexicon.COLLECTIVES | lexicon.ROLES | lexicon.SPOKES | lexicon.OFFICIAL | lexicon.ORGANISATIONS) | (
        lexicon.OUTLET_NOUNS | lexicon.DOCUMENTS | lexicon.POSTS | lexicon.SOCIAL | lexicon.PEOPLE
    )
    if subject.lemma.lower() in known or subject.text.lower() in known:
        return True
    return any(t.pos == "PROPN" for t in tree.children(subject.number, "appos", "compound", "poss"))


def _is_own_hedge(parsed: ParsedText, verb: Token, subject: Token) -> bool:
    """Whether a quoted speaker only says "I think", which opens no attribution of its own."""
    first_person = subject.text.lower() in {"i", "we"}
    return first_person and any(q.inner.contains(verb.span) for q in parsed.quotes_over(verb.span))


WITNESSES = frozenset({"journalist", "reporter", "correspondent", "photographer", "crew"})
"""Those who witness for an outlet."""


def _subject(tree: Tree, verb: Token) -> Token | None:
    """The verb's subject, or the one it shares with the verb it is joined to."""
    at = verb
    for _ in range(4):
        subject = tree.child(at.number, "nsubj") or _name_before(tree, at)
        if subject is not None:
            return _antecedent(tree, at, subject)
        if at.dep not in {"conj", "xcomp", "advcl", "acl"}:
            return None
        if at.dep == "acl" and at.tag == "VBG":
            return tree.tokens[at.head] if tree.tokens[at.head].pos in {"NOUN", "PROPN", "PRON"} else None
        at = tree.tokens[at.head]
    return None


def _name_before(tree: Tree, verb: Token) -> Token | None:
    """The name right before a finite verb that the parse took for part of it, as it does in headlines."""
    before = tree.tokens[verb.number - 1] if verb.number else None
    if before is None or before.pos != "PROPN" or verb.tag not in {"VBZ", "VBD"}:
        return None
    # Or took for part of what stands before it: "Speaking to the Gazette Moss said: …".
    loose = before.dep in {"pobj", "dobj", "npadvmod"} or before.entity == "PERSON"
    torn = verb.dep == "ROOT" and before.head != verb.number and loose
    return before if torn or (before.head == verb.number and before.dep == "compound") else None


def _antecedent(tree: Tree, verb: Token, subject: Token) -> Token:
    """The noun that "who" or "which" stands for."""
    if subject.tag in {"WP", "WDT"} and verb.dep == "relcl":
        return tree.tokens[verb.head]
    return subject


def _source_tokens(tree: Tree, head: Token, cue: Token) -> list[int]:
    """The source's phrase, without a relative clause in which the cue stands and without what follows a dash."""
    below = tree.children(head.number, "relcl", "acl")
    skipped = [c.number for c in below if c.number == cue.number or cue.number in tree.subtree(c.number)]
    return _trimmed(tree, tree.subtree(head.number, without=skipped))


def _trimmed(tree: Tree, numbers: list[int]) -> list[int]:
    while numbers and tree.tokens[numbers[-1]].pos == "PUNCT":
        numbers = numbers[:-1]
    while numbers and tree.tokens[numbers[0]].pos == "PUNCT":
        numbers = numbers[1:]
    return numbers


def _cue(tree: Tree, verb: Token) -> list[int]:
    """The verb with its auxiliaries, negation and particle."""
    parts = [t.number for t in tree.children(verb.number, "aux", "auxpass", "neg", "prt")]
    return sorted([verb.number, *(n for n in parts if abs(n - verb.number) <= 3)])


def _passive(tree: Tree, sentence: Sentence, verb: Token) -> Iterator[Reporting]:
    if verb.lemma not in lexicon.SAYING | lexicon.THINKING | lexicon.TOWARDS:
        return
    subject = tree.child(verb.number, "nsubjpass") or _shared_passive_subject(tree, verb)
    complement = tree.child(verb.number, "ccomp", "xcomp")
    head = _passive_source(tree, verb)
    if head is None:
        denied = tree.child(verb.number, "neg") is not None
        hearsay = verb.lemma in lexicon.HEARSAY_VERBS and not denied and complement is not None and subject is not None
        if hearsay and subject is not None and complement is not None:
            content = tree.subtree(complement.number)
            if subject.text.lower() != "it":
                content = sorted({*content, *tree.subtree(subject.number)})
            yield Reporting(sentence.number, [], None, _cue(tree, verb), content, points_back=False)
        return
    if complement is not None:
        content = tree.subtree(complement.number)
    elif subject is not None:
        content = tree.subtree(subject.number)
    else:
        content = matrix_of(tree, sentence, verb)
    back = complement is None and subject is not None and _points_back(tree, subject)
    source = _trimmed(tree, tree.subtree(head.number))
    yield Reporting(sentence.number, source, head.number, _cue(tree, verb), content, points_back=back)


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


# -- other cues --------------------------------------------------------------------------------------------------------


def _according(tree: Tree, sentence: Sentence, token: Token) -> Iterator[Reporting]:
    to = next((c for c in tree.children(token.number) if c.text.lower() == "to"), None)
    if to is None and token.number + 1 < sentence.last and tree.tokens[token.number + 1].text.lower() == "to":
        to = tree.tokens[token.number + 1]
    head = tree.child(to.number, "pobj", "pcomp") if to is not None else None
    if to is None or head is None:
        return
    source = _trimmed(tree, tree.subtree(head.number))
    cue = sorted({token.number, to.number})
    content = [n for n in whole_clause(tree, sentence, token) if n not in source]
    yield Reporting(sentence.number, source, head.number, cue, content, points_back=False)


def _noun(tree: Tree, sentence: Sentence, noun: Token) -> Iterator[Reporting]:
    """A noun of speech with a clause for content; its owner is the source."""
    clause = tree.child(noun.number, "acl", "ccomp", "relcl")
    if clause is None or clause.number < noun.number or not _is_content_clause(tree, clause):
        return
    owner = tree.child(noun.number, "poss") or _owner_after(tree, noun)
    source = _trimmed(tree, tree.subtree(owner.number)) if owner else []
    source = [n for n in source if tree.tokens[n].dep != "case"]
    content = tree.subtree(clause.number)
    head = owner.number if owner else None
    yield Reporting(sentence.number, source, head, [noun.number], content, points_back=False)


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
