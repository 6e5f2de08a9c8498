"""Source types: what sort of source a phrase names, judged by itself."""

import re
from collections.abc import Iterable, Sequence

from verify.attribution import lexicon
from verify.attribution.groups import is_half, is_initials
from verify.attribution.people import KIN, PEOPLE
from verify.attribution.reading import Reading
from verify.model import SourceType, Token

_PRONOUNS = frozenset({"he", "she", "they", "it", "who", "him", "her", "them", "i", "we", "me", "us"})
_INDEFINITE = frozenset(
    "some many others several few most people everyone someone somebody anyone nobody one another those both all "
    "none".split()
)
_ONE = frozenset({"someone", "somebody", "anyone", "one", "another"})
_BODIES = (lexicon.OFFICIAL | lexicon.ORGANISATIONS) - frozenset(
    "administration army bank bar board body borough brand church city club college county court firm fleet force "
    "guard "
    "house justice king mission officer prosecutor school state store sheriff staff supreme town".split()
)
"""Words that end the name of a body, whatever the parser takes it for, and that are nobody's surname."""
_TOGETHER = frozenset({"couple", "pair", "duo", "trio", "brothers", "sisters", "twin", "parent"})
"""Words for several who were named before."""
_AUTHORITIES = frozenset(
    "authority country firefighter force judge jury magistrate nation police prosecutor province".split()
)
ABSTRACT = ("ity", "tion", "sion", "ness", "ism", "ure", "ance", "ence", "ing", "al", "cy", "ship", "th")
"""Endings by which a word is nobody."""
_TRADES = ("ist", "ian", "man", "woman", "person", "keeper", "worker", "owner", "goer", "holder", "dweller", "driver")
"""Endings by which a word is somebody's trade."""
_THINGS = frozenset("indicator factor number center centre error power member vector order paper letter event".split())
_SINGULAR = frozenset({"a", "an", "one", "another"})


def people_words() -> frozenset[str]:
    """Nouns for people of whom none is named, and for offices."""
    return lexicon.COLLECTIVES | lexicon.ROLES | lexicon.SPOKES


def type_of(reading: Reading, numbers: Sequence[int], head: Token, outlet: str | None) -> SourceType:
    """Type of the phrase; `outlet` is the registry key of the outlet it is about, if it is about one."""
    text = reading.text(numbers).lower()
    lemma = head.lemma.lower()
    named = head.pos == "PROPN" or head.entity == "PERSON" or looks_like_name(reading, head)
    if _is_publisher(reading, head):
        return "self"
    if is_transcribed(reading, numbers) or is_half(reading, head):
        return "person"
    if outlet is not None or _is_unlisted_outlet(reading, head):
        return "outlet"
    if (lemma in _PRONOUNS or head.tag == "PRP") and not is_initials(head):
        return "vague"
    if lemma in lexicon.SPOKES and not _has_person(reading, numbers):
        return "official_body"
    if head.pos != "PROPN" and any(m in text for m in lexicon.ANONYMITY) and not _has_person(reading, numbers):
        return _anonymous(reading, numbers, head)
    if head.entity == "NORP" and _determiner(reading, head) in _SINGULAR:
        return _anonymous(reading, numbers, head)
    if (named and head.entity == "PERSON" and head.text.lower() not in _BODIES) or _names_members(reading, numbers):
        return "person"
    if head.entity == "NORP" and head.tag == "NNPS":
        return "anonymous_collective"
    if head.entity in {"GPE", "NORP", "LOC"} and head.pos == "PROPN":
        return "official_body"
    if named:
        return _named_body(reading, numbers, head)
    return _common(reading, numbers, head)


def _is_unlisted_outlet(reading: Reading, head: Token) -> bool:
    """Whether it is called as outlets are ("the Northern Tribune"), whatever the parser took it for."""
    # People have no article, so "Anna Post" is nobody's newspaper.
    is_name = head.text[:1].isupper() and head.text.lower() in lexicon.OUTLET_NAMES
    if is_name and _determiner(reading, head) == "the":
        return True
    beside = {t.lemma.lower() for t in reading.tree.children(head.number, "compound", "amod", "nmod")}
    if head.lemma.lower() in {"agency", "service"}:
        return bool(beside & {"news", "press"})
    # "the financial daily Borsposten", but not "the newspaper editor Ada Moss".
    called = beside & (lexicon.OUTLET_NOUNS - {"news", "media", "press", "paper"})
    return head.pos == "PROPN" and bool(called) and not beside & (people_words() | PEOPLE)


def looks_like_name(reading: Reading, head: Token) -> bool:
    """Whether a word tagged as a common noun is a name after all: a capital, no article, no word for people."""
    known = people_words() | lexicon.DOCUMENTS | lexicon.OUTLET_NOUNS | lexicon.OFFICIAL | lexicon.ORGANISATIONS
    bare = head.tag == "NN" and head.text[:1].isupper() and not head.text.isupper() and not _determiner(reading, head)
    return bare and head.lemma.lower() not in known | _INDEFINITE | {"source"}


def _is_publisher(reading: Reading, head: Token) -> bool:
    """Whether the source is the outlet that published the text, by its own name or the last word of it."""
    if reading.publisher is None or head.pos != "PROPN":
        return False
    own = reading.publisher.lower().split()
    names = [t.text.lower() for t in (*reading.tree.children(head.number, "compound"), head)]
    return head.lemma.lower() not in people_words() and names[-1:] == own[-1:] and set(names) <= set(own)


def _named_body(reading: Reading, numbers: Sequence[int], head: Token) -> SourceType:
    """Type of a proper name that is not known as an outlet."""
    words = {reading.parsed.tokens[n].text.lower() for n in numbers}
    if words & lexicon.SOCIAL and len(numbers) <= 2:
        return "social"
    if head.text.lower() in lexicon.OUTLET_NAMES or {"news", "agency"} <= words:
        return "outlet"
    if words & (lexicon.OFFICIAL - {"house", "board", "officer", "staff"}) or {"white", "house"} <= words:
        return "official_body"
    if head.entity in {"ORG", "FAC", "PRODUCT"} or words & lexicon.ORGANISATIONS:
        return "organisation"
    return "person"


def _common(reading: Reading, numbers: Sequence[int], head: Token) -> SourceType:
    """Type of a phrase headed by a common noun."""
    lemma, word = head.lemma.lower(), head.text.lower()
    names_outlet = {lemma, word} & (lexicon.OUTLET_NOUNS - {"media", "paper"}) and head.tag != "NNS"
    is_text = bool({lemma, word} & lexicon.DOCUMENTS)
    if _has_person(reading, numbers, head) and not names_outlet and not is_text:
        return "person"
    if lemma in _INDEFINITE:
        return _indefinite(reading, numbers, head)
    if head.pos == "PRON":
        return "organisation" if is_initials(head) else "vague"
    if word in {"sources", "source"} or lemma == "source":
        return _anonymous(reading, numbers, head)
    if is_text or (lemma == "journal" and _is_learned(reading.text(numbers))):
        return "document"
    if {lemma, word} & lexicon.OUTLET_NOUNS:
        return "anonymous_collective" if head.tag == "NNS" or word == "media" else "outlet"
    return _body(reading, numbers, head) or _people(reading, numbers, head)


def _body(reading: Reading, numbers: Sequence[int], head: Token) -> SourceType | None:
    """Type of a phrase for an authority, an account or an organisation."""
    lemma = head.lemma.lower()
    if lemma in lexicon.ROLES and _determiner(reading, head) in _SINGULAR:
        return None
    if lemma in _AUTHORITIES or lemma in lexicon.OFFICIAL - {"staff"}:
        return "official_body"
    if lemma in lexicon.POSTS or lemma in lexicon.SOCIAL or (lemma == "account" and _is_online(reading.text(numbers))):
        return "social"
    if lemma not in lexicon.ORGANISATIONS:
        return None
    return "anonymous_collective" if head.tag == "NNS" else "organisation"


def _people(reading: Reading, numbers: Sequence[int], head: Token) -> SourceType:
    """Type of a phrase for people of whom none is named, or for what no list knows."""
    lemma, the = head.lemma.lower(), _determiner(reading, head)
    if lemma in _TOGETHER and the in {"the", "both"}:
        return "person"
    if lemma in lexicon.COLLECTIVES | lexicon.ROLES or _is_people(head):
        return _anonymous(reading, numbers, head)
    if head.tag == "NN" and lemma.endswith(_TRADES):
        return _anonymous(reading, numbers, head)
    if head.tag == "NN" and the == "the" and not lemma.endswith(ABSTRACT):
        return "organisation"
    return "anonymous_collective" if head.tag == "NNS" and _may_be_people(head) else "vague"


def _may_be_people(head: Token) -> bool:
    """Whether a plural that no list knows can be people: "allotment holders" can, "indicators" of a trend cannot."""
    word = head.lemma.lower()
    return word not in _THINGS and word.endswith(
        ("er", "or", "ist", "ian", "ant", "ent", "man", "woman", "eer", "ee", "ese", "ite", "folk", "mate", "kin")
    )


def _is_learned(text: str) -> bool:
    return any(
        word in text for word in ("medical", "scientific", "science", "academic", "peer-reviewed", "law journal")
    )


def _is_online(text: str) -> bool:
    return bool(lexicon.SOCIAL & set(re.findall(r"\w+", text.lower()))) or "@" in text or "social" in text


def _names_members(reading: Reading, numbers: Sequence[int]) -> bool:
    """Whether the phrase names some of those it speaks of: "allies, including Ada Moss"."""
    tokens = [reading.parsed.tokens[n] for n in numbers]
    at = next((i for i, t in enumerate(tokens) if t.text.lower() in {"including", "like", "namely"}), None)
    return at is not None and any(t.entity == "PERSON" for t in tokens[at:])


def _is_people(head: Token) -> bool:
    return head.lemma.lower() in PEOPLE


def _determiner(reading: Reading, head: Token) -> str:
    found = reading.tree.child(head.number, "det", "nummod", "poss")
    return found.text.lower() if found is not None else ""


def _indefinite(reading: Reading, numbers: Sequence[int], head: Token) -> SourceType:
    """Type of "some", "others", "people", "someone"."""
    found = _anonymous(reading, numbers, head)
    one = head.lemma.lower() in _ONE
    return found if one or found == "anonymous_described" else "anonymous_collective"


def _anonymous(reading: Reading, numbers: Sequence[int], head: Token) -> SourceType:
    """Which kind of unnamed source: shown to be in a position to know, one with a bare descriptor, or a collective."""
    text = reading.text(numbers).lower()
    if any(mark in text for mark in lexicon.IN_POSITION):
        return "anonymous_described"
    determiner = _determiner(reading, head)
    if head.tag == "NNS" and determiner not in _SINGULAR:
        return "anonymous_collective"
    owned = reading.tree.child(head.number, "poss") is not None
    if owned and head.lemma.lower() in KIN:
        return "person"
    if head.lemma.lower() in lexicon.ROLES and (owned or determiner in {"the", "his", "her", "its", "their", ""}):
        return "person"
    if head.lemma.lower() == "side":
        return "anonymous_collective"
    return "anonymous_bare"


def _has_person(reading: Reading, numbers: Sequence[int], head: Token | None = None) -> bool:
    """Whether the phrase names a person as what it is about: as its head, its apposition or beside its title."""
    tokens = [reading.parsed.tokens[n] for n in numbers]
    if head is None:
        return any(t.entity == "PERSON" for t in tokens)
    # "the Moss campaign" is a body, "the lawyer Ada Moss" a person.
    body = head.lemma.lower() in lexicon.ORGANISATIONS | lexicon.OFFICIAL - {"officer", "prosecutor", "staff"}
    # "Moss aides" are several of whom none is named.
    several = head.tag == "NNS" and head.lemma.lower() in people_words() | PEOPLE
    beside = ("appos",) if (body and head.pos == "NOUN") or several else ("appos", "compound")
    near: Iterable[Token] = (head, *reading.tree.children(head.number, *beside))
    # "survivor Anna Berg", which the parse may take for two.
    following = [reading.parsed.tokens[n] for n in numbers if n == head.number + 1]
    return any(t.entity == "PERSON" and t.pos == "PROPN" for t in (*near, *following))


def is_transcribed(reading: Reading, numbers: Sequence[int]) -> bool:
    """Whether the phrase is a transcript's speaker: in capitals at the start of a line, before a colon."""
    tokens = reading.parsed.tokens
    first, after = tokens[numbers[0]], tokens[min(numbers[-1] + 1, len(tokens) - 1)]
    line = reading.parsed.text[: first.span.start].rpartition("\n")[2].strip()
    return not line and after.text == ":" and all(tokens[n].text.isupper() for n in numbers)
