"""Source resolution, first version: pronouns, surnames and definite phrases to the source they stand for.

No coreference weights are used: a surname stands for the last full name that ends in it, "he" and "she" for the last
person who spoke, "they" for the last plural source, "the ministry" for the last source with that word in its name.
"""

import re
from collections.abc import Iterable, Sequence

from verify.attribution import lexicon
from verify.attribution.groups import is_called_body, is_share, whole_of
from verify.attribution.reading import Reading
from verify.attribution.reporting import is_act
from verify.attribution.source_types import ABSTRACT
from verify.attribution.sources import read_mention
from verify.attribution.titles import bearer_of_title
from verify.model import Mention, Token

_HE_SHE = frozenset({"he", "she"})
_SPEAKER = re.compile(r"(?m)^[A-Z][A-Z.’'-]+(?: [A-Z][A-Z.’'-]+){0,2}:\s")
LONGEST_DESCRIPTION = 5
"""Words in which somebody named before is described: "the former prime minister"."""
LOOKED_BACK = 10_000
"""Tokens within which a group is looked for before, so that long texts take time by their length alone."""
FEWEST_SPEAKERS = 2
"""Lines with a speaker in capitals from which a text is a transcript, where "I" is whoever speaks."""
_RESEARCHERS = frozenset("researcher scientist author academic team analyst expert scholar group study".split())
_STUDY = re.compile(r"\b(?:study|studies|research|paper|survey|analysis|report|review|trial|journal)\b", re.IGNORECASE)
_SPEECH = frozenset("say tell add explain deny admit insist complain recall argue joke ask".split())
"""Verbs of which somebody is the subject, never a thing."""
_NOBODY = frozenset(
    "bystander caller colleague employee friend gunman guest insider neighbour neighbor officer official "
    "passenger relative reporter resident soldier source spectator stranger student suspect user victim "
    "villager visitor voter witness".split()
)
"""Nouns for people in a story who mostly stay unnamed, whoever was named before."""
_DEFINITE = frozenset({"the", "this", "that", "its", "their", "his", "her"})


class Cast:
    """Who has been spoken of so far, in text order."""

    def __init__(self, reading: Reading) -> None:
        self._reading = reading
        self._seen: list[Mention] = []
        self._names = [e for e in reading.parsed.entities if e.label == "PERSON"]
        self._bodies: dict[str, bool] = {}
        self._transcribed = len(_SPEAKER.findall(reading.parsed.text)) >= FEWEST_SPEAKERS
        self._surnames = _surnames(e.text for e in self._names)
        self._known = {w for e in self._names if len(e.text.split()) > 1 for w in e.text.split()}

    def identify(self, numbers: Sequence[int], head: int, cue: Token) -> Mention:
        """The mention at these tokens, resolved against everybody before it, and remembered.

        `cue`: the word by which it speaks, which tells who it must be where nothing else does.
        """
        token = self._reading.parsed.tokens[head]
        mention = self._by_cue(read_mention(self._reading, numbers, head), token, cue)
        resolved = (
            self._body(mention, token)
            or self._share(mention, token)
            or self._part(mention, token)
            or self._pronoun(mention, token, cue)
            or self._surname(mention)
            or self._namesake(mention, token, numbers)
            or bearer_of_title(mention, self._reading.parsed.text, self._surnames)
            or self._definite(mention, token)
            or self._described(mention, token)
            or mention
        )
        if not is_act(self._reading.tree, cue):
            self._seen.append(resolved)
        return resolved

    def _by_cue(self, mention: Mention, token: Token, cue: Token) -> Mention:
        """The mention, typed by what it does where no list knows it: who says something is somebody."""
        before = self._reading.parsed.tokens[cue.number - 1] if cue.number else cue
        if mention.type in {"organisation", "person"} and cue.lemma == "report" and before.text.lower() == "first":
            return mention._replace(type="outlet", person=None)
        if mention.type != "vague" or token.pos != "NOUN" or cue.lemma not in _SPEECH:
            return mention
        if token.lemma.lower().endswith(ABSTRACT):
            return mention
        many = token.tag == "NNS"
        return mention._replace(type="anonymous_collective" if many else "anonymous_bare")

    def _body(self, mention: Mention, token: Token) -> Mention | None:
        """The body that a single name stands for, where the text calls it one and gives it to no person."""
        name = mention.person
        if mention.type != "person" or name is None or name != token.text or mention.text != name:
            return None
        if name in self._known:
            return None
        if name not in self._bodies:
            self._bodies[name] = is_called_body(name, self._reading.parsed.text)
        if not self._bodies[name]:
            return None
        return mention._replace(type="organisation", person=None)

    def _share(self, mention: Mention, token: Token) -> Mention | None:
        """The poll in which "52 percent of voters" said so."""
        if not is_share(token, mention.text):
            return None
        poll = next((m for m in reversed(self._seen) if m.type == "document"), None)
        return self._as(mention, poll) or mention._replace(type="document")

    def _part(self, mention: Mention, token: Token) -> Mention | None:
        """Those of a group who speak: one or two of whom it is known how they are placed, or of whom nothing is."""
        if token.text.lower() in {"both", "two"} and mention.type == "anonymous_collective":
            return self._as(mention, self._last("anonymous_described", "anonymous_collective"))
        whole = whole_of(self._reading, token)
        if whole is None or mention.type in {"person", "document", "outlet"}:
            return None
        group = self._group(whole)
        if group.type == "anonymous_collective" and token.text.lower() == "one":
            return mention._replace(type="anonymous_bare")
        kind = group.type if group.type.startswith("anonymous") else "anonymous_collective"
        return mention._replace(type=kind, in_position=group.in_position)

    def _group(self, whole: Token) -> Mention:
        """The group that "them", "the people" or "its members" stands for."""
        tree = self._reading.tree
        numbers = tree.subtree(whole.number)
        group = read_mention(self._reading, numbers, whole.number)
        if whole.tag == "PRP":
            return self._pronoun(group, whole, whole) or group
        earlier = self._reading.parsed.tokens[max(0, numbers[0] - LOOKED_BACK) : numbers[0]]
        before = [t for t in earlier if t.tag == "NNS" and t.lemma == whole.lemma]
        told = (read_mention(self._reading, tree.subtree(t.number), t.number) for t in reversed(before))
        described = (m for m in told if m.type == "anonymous_described")
        return self._definite(group, whole) or next(described, group)

    def _pronoun(self, mention: Mention, token: Token, cue: Token) -> Mention | None:
        word = token.text.lower()
        if word in _HE_SHE:
            return self._as(mention, self._last("person")) or self._last_name(mention)
        if word in {"they", "them"}:
            plural = ("anonymous_collective", "official_body", "organisation", "anonymous_described", "person")
            finds = self._study() if cue.lemma in {"find", "show", "conclude", "note", "estimate", "report"} else None
            return self._as(mention, finds or self._last(*plural)) or mention._replace(type="anonymous_collective")
        if word == "it":
            return self._as(mention, self._last("outlet", "organisation", "official_body", "document"))
        if word in {"i", "we", "me", "us"} and not (self._is_quoted(token) or self._transcribed):
            return mention._replace(type="self")
        return None

    def _is_quoted(self, token: Token) -> bool:
        """Whether it stands in a quotation, whose speaker then is meant."""
        return any(q.inner.contains(token.span) for q in self._reading.parsed.quotes_over(token.span))

    def _last_name(self, mention: Mention) -> Mention | None:
        """The last person named before, where none has spoken yet."""
        before = [e for e in self._names if e.span.end <= mention.span.start]
        if not before:
            return mention._replace(type="person")
        name = before[-1].text
        return mention._replace(type="person", text=self._full(name), person=self._full(name))

    def _surname(self, mention: Mention) -> Mention | None:
        if mention.person is None:
            return None
        full = self._full(mention.person, before=mention.span.start)
        return mention._replace(person=full) if full != mention.person else None

    def _namesake(self, mention: Mention, token: Token, numbers: Sequence[int]) -> Mention | None:
        """The person whose surname the parse took for something else: a body, or a common noun with a capital."""
        unsure = mention.type in {"organisation", "official_body", "anonymous_collective", "anonymous_bare", "vague"}
        if not unsure or token.tag == "PRP" or not token.text[:1].isupper():
            return None
        full = self._surnames.get(token.text)
        if full is None or self._reading.tree.child(token.number, "det") is not None:
            return None
        words = [self._reading.parsed.tokens[n].text for n in numbers]
        beside = words[words.index(token.text) + 1 :] if token.text in words else []
        # "the Moss campaign" is no person, and "Moss Bank" has another head.
        return mention._replace(type="person", person=full) if not beside or beside[0] in {",", "'s", "’s"} else None

    def _full(self, name: str, before: int | None = None) -> str:
        """The longest name in the text that ends in `name`."""
        known = [e.text for e in self._names if before is None or e.span.start < before]
        return max((k for k in known if k.split()[-1:] == name.split()[-1:]), key=len, default=name)

    def _definite(self, mention: Mention, token: Token) -> Mention | None:
        """The earlier source that "the ministry", "the paper", "the group" stands for."""
        words = mention.text.lower().split()
        if token.pos != "NOUN" or mention.type == "person" or not words or words[0] not in _DEFINITE or len(words) > 3:
            return None
        if any(word[:1].isupper() for word in mention.text.split()[1:]):
            return None
        if token.lemma.lower() in lexicon.OUTLET_NOUNS:
            return self._as(mention, self._last("outlet"))
        if token.lemma.lower() in _RESEARCHERS and (study := self._study()) is not None:
            return self._as(mention, study)
        body = token.lemma.lower() in lexicon.OFFICIAL | lexicon.ORGANISATIONS
        for earlier in reversed(self._seen):
            # "the board" is not the man whose title names the board.
            if earlier.span == mention.span or (body and earlier.type == "person"):
                continue
            if token.lemma.lower() in {w.strip("’'s.,").lower() for w in earlier.text.split()}:
                return self._as(mention, earlier)
        return None

    def _described(self, mention: Mention, token: Token) -> Mention | None:
        """The person who spoke or was named last, whom "the expert", "the 54-year-old" or "the singer" describes."""
        words = mention.text.lower().split()
        if words[:1] == ["the"] and len(words) == 2 and token.entity == "NORP" and not token.text.endswith("s"):
            return self._as(mention, self._quoted_beside(token))
        lone = token.tag in {"NN", "JJ"} and words[:1] == ["the"] and len(words) <= LONGEST_DESCRIPTION
        if mention.type != "anonymous_bare" or not lone or token.lemma.lower() in _NOBODY:
            return None
        return self._as(mention, self._last("person")) or self._named_before(mention)

    def _quoted_beside(self, token: Token) -> Mention | None:
        """The person who spoke last, where a quotation stands in the sentence: "“…”, the Portuguese said"."""
        sentence = self._reading.parsed.sentence_at(token.span.start)
        quoted = sentence is not None and next(self._reading.parsed.quotes_over(sentence.span), None) is not None
        return self._last("person") if quoted else None

    def _named_before(self, mention: Mention) -> Mention | None:
        """The only person named before in full, where there is but one."""
        before = {e.text for e in self._names if e.span.end <= mention.span.start and len(e.text.split()) > 1}
        if len(before) != 1:
            return None
        (name,) = before
        return mention._replace(type="person", text=name, person=name)

    def _study(self) -> Mention | None:
        """The study that was cited last."""
        return next((m for m in reversed(self._seen) if m.type == "document" and _STUDY.search(m.text)), None)

    def _last(self, *types: str) -> Mention | None:
        return next((m for m in reversed(self._seen) if m.type in types), None)

    @staticmethod
    def _as(mention: Mention, earlier: Mention | None) -> Mention | None:
        """The mention with the identity of an earlier one."""
        if earlier is None:
            return None
        return earlier._replace(span=mention.span)


def _surnames(names: Iterable[str]) -> dict[str, str]:
    """Surname → the fullest name that ends in it, of people who are named in full somewhere."""
    found: dict[str, str] = {}
    for name in names:
        words = name.removesuffix("'s").removesuffix("’s").split()
        if len(words) > 1 and len(name) > len(found.get(words[-1], "")):
            found[words[-1]] = " ".join(words)
    return found
