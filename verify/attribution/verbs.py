"""Verbs: who says, thinks, shows or saw something, and what ("Moss said that …", "the figures show …")."""

from collections.abc import Iterator

from verify.attribution import lexicon
from verify.attribution.content import content_of_verb
from verify.attribution.passives import report_of_passive
from verify.attribution.people import PEOPLE
from verify.attribution.reporting import Reporting, cue_of, trimmed
from verify.attribution.unsaid import says_nothing
from verify.language import Tree
from verify.model import ParsedText, Sentence, Token


def report_of_verb(parsed: ParsedText, tree: Tree, sentence: Sentence, verb: Token) -> Iterator[Reporting]:
    """What a verb reports, in the active or the passive; nothing where it is no cue."""
    if tree.child(verb.number, "auxpass") is not None or (verb.tag == "VBN" and tree.child(verb.number, "agent")):
        yield from report_of_passive(tree, sentence, verb)
        return
    subject = _subject_outside(parsed, tree, verb) or _after_quote(parsed, sentence, verb)
    if subject is None or _is_own_hedge(parsed, verb, subject):
        return
    announces = _announces(parsed, tree, sentence, verb)
    if not announces and not _opens(tree, verb, subject):
        return
    content = content_of_verb(parsed, tree, sentence, verb, announced=announces)
    content = content or _seen(tree, verb, subject) or _before_comma(tree, sentence, verb, subject)
    if not content or all(tree.tokens[n].text.lower() in _NO_WORDS for n in content):
        return
    source = _source_tokens(tree, subject, verb)
    yield Reporting(sentence.number, source, subject.number, cue_of(tree, verb), content, points_back=False)


def _seen(tree: Tree, verb: Token, subject: Token) -> list[int]:
    """What a reporter saw or heard."""
    if verb.lemma not in WITNESSING or subject.lemma not in WITNESSES:
        return []
    thing = tree.child(verb.number, "dobj")
    return tree.subtree(thing.number) if thing is not None else []


def _before_comma(tree: Tree, sentence: Sentence, verb: Token, subject: Token) -> list[int]:
    """All of the sentence before ", said X" or ", X said", where the parse hangs it elsewhere."""
    first = min(verb.number, *tree.subtree(subject.number))
    ends = {",", "”", '"', "’"}
    if verb.lemma not in _SPEAKING or first - sentence.first < _CLAUSE or tree.tokens[first - 1].text not in ends:
        return []
    after = tree.tokens[max(verb.number, subject.number) + 1 : sentence.last]
    if verb.number < subject.number:
        return list(range(sentence.first, first))
    return list(range(sentence.first, first)) if all(t.pos == "PUNCT" for t in after) else []


_CLAUSE = 4
"""Fewest tokens before the comma that can be a statement."""


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
    if says_nothing(tree, verb):
        return False
    if verb.lemma in WITNESSING and subject.lemma in WITNESSES:
        return True
    if verb.lemma in _SPEAKING and (subject.tag != "NNS" or _can_speak(tree, subject)):
        return True
    if not _can_speak(tree, subject):
        return False
    if verb.lemma in lexicon.SAYING or verb.lemma in lexicon.TOWARDS:
        return True
    thing = tree.child(verb.number, "dobj")
    if verb.lemma in _ISSUING and thing is not None and thing.lemma in lexicon.NOUN_CUES:
        return True
    if verb.lemma in {"put", "place"} and thing is not None and thing.lemma in _COUNTED:
        return tree.child(verb.number, "prep") is not None
    if verb.lemma == "put" and thing is not None and thing.text.lower() == "it":
        return any(t.text.lower() == "as" for t in tree.children(verb.number, "mark", "advmod"))
    if verb.lemma in {"see", "obtain", "review"} and thing is not None and thing.lemma in lexicon.DOCUMENTS:
        return subject.pos == "PROPN"
    if verb.lemma in _OF_TEXTS and subject.lemma in lexicon.DOCUMENTS:
        return True
    return verb.lemma in lexicon.THINKING and tree.child(verb.number, "ccomp", "xcomp") is not None


_SPEAKING = frozenset({"say", "tell", "add", "explain", "recall", "insist"})
"""Verbs by which any singular subject speaks, be it "the suspect" or "the sign"."""
_OF_TEXTS = frozenset({"show", "find", "put", "give", "project", "rank", "rate", "place"})
"""What a study or a poll does."""
_COUNTED = frozenset("bill cost count damage estimate figure loss number price share toll total value".split())
"""What somebody puts at a figure."""
_ISSUING = frozenset({"give", "issue", "make", "release", "repeat"})
"""Verbs that only carry a noun of speech: "issued a warning"."""


_SPEAKERS = (lexicon.COLLECTIVES | lexicon.ROLES | lexicon.SPOKES | lexicon.OFFICIAL | lexicon.ORGANISATIONS) | (
    lexicon.OUTLET_NOUNS | lexicon.DOCUMENTS | lexicon.POSTS | lexicon.SOCIAL | PEOPLE
)
"""Nouns for who or what can say something."""


def _can_speak(tree: Tree, subject: Token) -> bool:
    """Whether the subject is somebody or a text; "the figures suggest" is, "the failures underline" is not."""
    if subject.pos != "NOUN" or subject.entity or subject.text[:1].isupper():
        return True
    if subject.lemma.lower() in _SPEAKERS or subject.text.lower() in _SPEAKERS:
        return True
    return any(t.pos == "PROPN" for t in tree.children(subject.number, "appos", "compound", "poss"))


def _is_own_hedge(parsed: ParsedText, verb: Token, subject: Token) -> bool:
    """Whether a quoted speaker only says "I think", which opens no attribution of its own."""
    first_person = subject.text.lower() in {"i", "we"}
    return first_person and any(q.inner.contains(verb.span) for q in parsed.quotes_over(verb.span))


WITNESSING = frozenset({"see", "hear", "witness", "watch", "count", "observe"})
"""Verbs by which a reporter tells what was there to see."""
WITNESSES = frozenset({"journalist", "reporter", "correspondent", "photographer", "crew"})
"""Those who witness for an outlet."""


def _after_quote(parsed: ParsedText, sentence: Sentence, verb: Token) -> Token | None:
    """The name between a quotation and a verb of speech, whatever the parse makes of it: "“…,” survivor Moss told"."""
    if verb.lemma not in _SPEAKING or verb.tag not in {"VBD", "VBZ"}:
        return None
    before = [q for q in parsed.quotes_over(sentence.span) if q.span.end <= verb.span.start]
    if not before:
        return None
    between = [t for t in parsed.tokens_of(sentence) if before[-1].span.end <= t.span.start < verb.span.start]
    names = [t for t in between if t.entity == "PERSON" and t.pos == "PROPN"]
    return names[-1] if names and len(between) <= _LONGEST_SPEAKER else None


_LONGEST_SPEAKER = 16
"""Tokens of a speaker with age and trade between a quotation and its verb."""


def _subject_outside(parsed: ParsedText, tree: Tree, verb: Token) -> Token | None:
    """The verb's subject; one in a quotation that the verb stands outside of gives way to one beside the verb."""
    subject = _subject(tree, verb)
    if subject is None or not any(not q.span.contains(verb.span) for q in parsed.quotes_over(subject.span)):
        return subject
    others = [t for t in tree.children(verb.number, "nsubj") if next(parsed.quotes_over(t.span), None) is None]
    return others[-1] if others else subject


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
    citing = [c.number for c in below if c.text.lower() in {"citing", "quoting"}]
    skipped = citing + [c.number for c in below if c.number == cue.number or cue.number in tree.subtree(c.number)]
    return trimmed(tree, tree.subtree(head.number, without=skipped))
