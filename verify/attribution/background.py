"""Background: what nobody would ask a source for: what something is, a life's dates, what stands in a calendar."""

import re

from verify.attribution import wording
from verify.language import Tree
from verify.model import ParsedText, Sentence, Token

_WHEN = frozenset({"DATE", "TIME"})
_PLACES_AND_BODIES = frozenset({"ORG", "GPE", "LOC", "FAC"})
LONGEST_DESCRIPTION = 20
"""Tokens of a sentence that only says what a body or a place does or has."""

LONGEST_KNOWN = 30
"""Tokens of a sentence that only tells what stands in every almanac; a longer one tells something besides."""

PLANNED = re.compile(
    r"\b(?:scheduled|due|set|slated|planned|will|is to|are to|(?:next|this|later this) (?:week|month|year|"
    r"summer|autumn|fall|winter|spring)|begins?|starts?|opens?|kicks? off|takes? place|runs? (?:until|"
    r"from|through))\b",
    re.IGNORECASE,
)

HAPPENINGS = frozenset(
    "air announce appear arrive attend be begin broadcast cast celebrate close commence conclude continue debate "
    "debut depart end expire face feature fly hold host kick land launch meet mark open perform play premiere "
    "present publish release reopen resume return run screen speak start stream take tour travel visit vote".split()
)
"""Verbs of what stands in a calendar."""

_MONTHS = "January|February|March|April|May|June|July|August|September|October|November|December"
_PAST = re.compile(
    rf"\W*(?:In|On|Since|Between|During|From) (?:[A-Z]\w+ )?(?:\d{{1,2}},? )?(?:19|20)\d\d\b|"
    rf"\b[Ii]n (?:early |late |mid-)?(?:(?:{_MONTHS}) )?(?:19|20)\d\d\b"
)
"""A year in which it happened."""
_NOT_SINCE = re.compile(r"\b(?:not|n['’]t|never|no|first|last)\b[^.]{0,80} since (?:\w+ )?(?:19|20)\d\d\b")
"""A record: "have not won since 1987"."""

LIFE = re.compile(
    r"\b(?:commanded|served|led|headed|ran|chaired|worked|played|taught|governed|ruled|reigned|coached)\b[^.]{0,60}"
    r"\b(?:from|since|until|between|for) (?:\w+ )?(?:(?:19|20)\d\d|\w+ (?:years|terms|seasons|decades))\b|"
    r"\b(?:(?:was|is|were|are) born|aged? \d|at the age of|\d{1,3}[- ]years?[- ]old|grew up|married|"
    r"divorced|engaged to|wed|(?:son|daughter|child|children|twins?|kids?|siblings?|brother|sister|"
    r"husband|wife|mother|father|parents?) (?:called|named|together)|became a (?:mother|father|mum|mom|"
    r"dad|parent)|(?:has|have|had|with|share) (?:a|one|two|three|four|five|six) (?:\w+ )?(?:sons?|"
    r"daughters?|child|children|kids?|siblings?)|graduated|studied|attended .{2,40} (?:university|college|"
    r"school)|moved to|survived by|been together|started dating|retired|died (?:in|on|at|aged)|"
    r"passed away)\b",
    re.IGNORECASE,
)
"""Dates and places of a life."""

THINGS_SAID_TO_BE = frozenset(
    "actor actress agency airline airport area artist association author band bank bird brand bridge brother "
    "building capital captain ceo chain chairman champion chief city club coach coalition college commander "
    "commissioner company composer congressman country county couple daughter defender director disease district "
    "drug editor engineer event executive father festival film founder game goalkeeper governor group head "
    "holiday hospital husband island journalist judge king lake language lawyer leader league magazine maker "
    "mayor medal member midfielder minister model month mother mountain museum musician neighborhood network "
    "newspaper nickname nonprofit officer organisation organization owner parent partner party peninsula "
    "person player poet politician port premier president prince princess producer professor programme project "
    "province queen race region representative reporter republic river school scientist season secretary senator "
    "series show singer sister society son song species spokesman spokeswoman sport spouse state station street "
    "striker suburb surgeon sweetheart symbol system talent teacher team term title tournament town tradition "
    "treaty type union university veteran victim village virus wife winner winger writer youngest oldest".split()
)
"""Nouns that say what somebody or something is."""

BROKEN = re.compile(
    r"\b(?:no longer|not|n['’]t|never|hardly|more|less|most|least|but|just|only|one of|favou?rite)\b",
    re.IGNORECASE,
)

_COMPARED = re.compile(r"\b(?:no longer|not|n['’]t|never|more|less|but)\b", re.IGNORECASE)
"""Words by which a sentence says more than what stands in an almanac."""

DESCRIBING = frozenset(
    "build border comprise consist cover employ flow house lie make manufacture operate own produce publish run sell "
    "serve sit span stretch supply design develop provide offer".split()
)
"""What places and bodies always do."""

KNOWN = re.compile(
    r"\b(?:is|are|was) home to\b|\bpopulation of\b|"
    r"\b(?:was|were) (?:founded|established|built|created|formed|opened|incorporated) (?:in|by|at) |"
    r"\b(?:since|after|before|until) (?:its |their )?(?:independence|the fall of|the end of (?:the war|world))\b|"
    r"\b(?:founded|established|headquartered|incorporated|launched) in (?:19|20)\d\d\b|"
    r"\bup for re-?election\b|\b(?:gained|declared|won) (?:its )?independence\b|"
    r"\b(?:lies|sits|stretches|stands) (?:about|some|just|on|between|along)\b|"
    r"\b(?:took office|came to power|(?:was |first |re-?)*elected) in (?:\w+ )?(?:19|20)\d\d\b",
    re.IGNORECASE,
)
"""What stands in every almanac."""


def is_record(text: str) -> bool:
    """Whether it tells since when something has not happened."""
    return bool(_NOT_SINCE.search(text))


def is_past(root: Token, text: str) -> bool:
    """Whether it tells what happened in a year that is given, which every archive has."""
    return root.tag == "VBD" and bool(_PAST.search(text))


def is_planned(parsed: ParsedText, sentence: Sentence) -> bool:
    """Whether it tells what stands in a calendar."""
    tokens = parsed.tokens_of(sentence)
    dated = any(t.entity in _WHEN for t in tokens)
    happens = any(t.lemma in HAPPENINGS and t.pos in {"VERB", "AUX"} for t in tokens)
    return dated and happens and bool(PLANNED.search(sentence.span.of(parsed.text)))


def is_background(parsed: ParsedText, tree: Tree, sentence: Sentence) -> bool:
    """Whether it only says what something or somebody is, or what every almanac tells of it."""
    return _defines(parsed, tree, sentence) or _describes(parsed, tree, sentence)


def _defines(parsed: ParsedText, tree: Tree, sentence: Sentence) -> bool:
    """Whether it only says what somebody or something is: "X is the capital of Y"."""
    root = tree.root(sentence)
    text = sentence.span.of(parsed.text)
    what = tree.child(root.number, "attr")
    if root.lemma != "be" or root.tag == "VB" or what is None or BROKEN.search(text) or wording.JUDGES.search(text):
        return False
    subject = tree.child(root.number, "nsubj")
    plain = subject is not None and (subject.entity or subject.pos in {"PROPN", "PRON"})
    return bool(plain) and what.lemma.lower() in THINGS_SAID_TO_BE


def _describes(parsed: ParsedText, tree: Tree, sentence: Sentence) -> bool:
    """Whether it tells what nobody disputes of a place, a body or its past: "the valley is home to 60,000"."""
    text = sentence.span.of(parsed.text)
    if wording.JUDGES.search(text) or wording.ACCUSES.search(text) or wording.HEDGES.search(text):
        return False
    root = tree.root(sentence)
    short = sentence.last - sentence.first <= LONGEST_KNOWN
    if short and KNOWN.search(text) and not _COMPARED.search(text):
        return True
    subject = tree.child(root.number, "nsubj")
    stands = root.tag in {"VBZ", "VBP"} and root.lemma in DESCRIBING
    named = subject is not None and (
        subject.entity in _PLACES_AND_BODIES or subject.lemma.lower() in {"company", "firm"}
    )
    return stands and named and sentence.last - sentence.first <= LONGEST_DESCRIPTION
