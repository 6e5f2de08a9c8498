"""Standing: what an unattributed sentence is, and so whether an editor would ask who says so.

Most of what a report leaves unattributed is no lapse: captions, what something is, what stands in a calendar, what was
seen in public or can be looked up, what a court or an authority did. Asked for is a source for judgements,
explanations, accusations and forecasts.
"""

import re
from typing import NamedTuple

from verify.attribution import background, firsthand, lexicon, wording
from verify.attribution.captions import find_captions
from verify.attribution.furniture import find_furniture, is_unstopped
from verify.attribution.verbs import WITNESSES
from verify.language import Tree
from verify.model import ClaimKind, Level, ParsedText, Sentence, Token

_PAST = frozenset({"VBD", "VBN"})
_WHEN = frozenset({"DATE", "TIME"})
_BODIES = frozenset({"ORG", "GPE", "NORP"})
_TEXTS = "|".join(sorted(lexicon.DOCUMENTS - {"book", "investigation", "analysis"}))
_IN_DOCUMENT = re.compile(
    rf"\W*(?:(?:and|but) )?(?:in|among|from)\b[^,:.]{{0,70}}\b(?:{_TEXTS})s?\b[^,:.]{{0,50}}[,:]", re.IGNORECASE
)
"""Openings that tell in which document it stands: "In the letter, …"."""
SPOKEN_SHARE = 0.8
"""Share of a sentence in quotation marks from which somebody else speaks it."""
FEWEST_SPORTING = 10
"""Words of sport, and one a sentence, by which a text with a score is a report of games."""
FEWEST_SCORES = 3
"""Sentences with a score from which a text is a report of games."""


class Standing(NamedTuple):
    """What a sentence that names nobody is."""

    level: Level
    kind: ClaimKind | None
    """None: as its claim says."""
    contestable: bool
    """Whether an editor would ask who says so."""


ASKED = Standing("S0", None, contestable=True)
PLAIN = Standing("S0", None, contestable=False)
SEEN = Standing("S9", None, contestable=False)
"""Of what happened before the reporters' eyes; the sentences beside it tell of the same."""
ON_RECORD = Standing("S9", None, contestable=False)
"""Of what stands in a document, or came of asking; what stands beside it may come from elsewhere."""
OFFICIAL = Standing("S7", None, contestable=False)
SPOKEN = Standing("S8", None, contestable=False)
POSTED = Standing("SP", None, contestable=False)
BACKGROUND = Standing("EX", "background", contestable=False)
NOTHING = Standing("EX", "none", contestable=False)


class Stander:
    """Tells the standing of the sentences of one text."""

    def __init__(self, parsed: ParsedText, tree: Tree) -> None:
        self._parsed = parsed
        self._tree = tree
        scores = sum(bool(wording.SCORE.search(self._text(s))) for s in parsed.sentences)
        sporting = sum(len(wording.SPORT.findall(self._text(s))) for s in parsed.sentences)
        dense = scores >= 1 and sporting >= max(FEWEST_SPORTING, len(parsed.sentences))
        self._of_games = scores >= FEWEST_SCORES or dense
        self._has_study = any(wording.STUDY.search(self._text(s)) for s in parsed.sentences)
        names = (e.text.split() for e in parsed.entities if e.label == "PERSON")
        self._surnames = frozenset(words[-1] for words in names)
        self._empty = frozenset(find_captions(parsed, tree)) | find_furniture(parsed, tree)

    def _text(self, sentence: Sentence) -> str:
        return sentence.span.of(self._parsed.text)

    def is_empty(self, sentence: Sentence) -> bool:
        """Whether the sentence claims nothing whoever speaks: a question, a caption, a pointer to other pages."""
        text = self._text(sentence).strip()
        asks = text.rstrip("\"'”’.… )").endswith("?")
        points = wording.BYLINE.match(text) or wording.NAVIGATION.match(text) or wording.OWN_PURSE.search(text)
        return asks or sentence.number in self._empty or bool(points)

    def is_firsthand(self, sentence: Sentence, level: Level, *, told_here: bool) -> bool:
        """Whether the reporters tell what came of checking, or what a document before them says.

        `told_here`: somebody else speaks in the sentence itself, so that what came of asking may be theirs to tell.
        """
        text = self._text(sentence)
        checked = firsthand.is_checked(text) and (not told_here or self._is_unanswered(sentence, text))
        return checked or (level != "S8" and firsthand.is_read(text)) or (level == "S7" and self._is_ruling(sentence))

    def _is_unanswered(self, sentence: Sentence, text: str) -> bool:
        """Whether the main verb itself tells that nobody answered, whatever it is taken to attribute."""
        found = wording.NO_ANSWER.search(text)
        at = self._tree.root(sentence).span.start - sentence.span.start
        return found is not None and found.start() <= at < found.end()

    def _is_ruling(self, sentence: Sentence) -> bool:
        """Whether a court that is named rules: what it found can be looked up."""
        root = self._tree.root(sentence)
        subject = self._tree.child(root.number, "nsubj")
        named = subject is not None and subject.text in {"Court", "Tribunal"}
        return named and wording.LAW.search(self._text(sentence)) is not None

    def is_witnessed(self, sentence: Sentence) -> bool:
        """Whether reporters are named who saw or heard it."""
        return any(t.lemma.lower() in WITNESSES for t in self._parsed.tokens_of(sentence))

    def is_posted(self, sentence: Sentence) -> bool:
        """Whether its main clause tells of a post: "the ministry liked the tweet"."""
        root = self._tree.root(sentence)
        thing = self._tree.child(root.number, "dobj")
        posts = thing is not None and thing.lemma.lower() in {"tweet", "retweet", "selfie", "hashtag"}
        return posts or root.lemma.lower() in {"tweet", "retweet"}

    def of(self, sentence: Sentence, kind: ClaimKind) -> Standing:
        """The standing of a sentence whose main claim is of this kind and names no source."""
        text = self._text(sentence)
        if self._is_spoken(sentence):
            return SPOKEN
        if text.rstrip().endswith(":") or is_unstopped(self._parsed, sentence):
            return NOTHING
        weighs = self._weighs(text, kind)
        before_them = self._before_reporters(sentence, text)
        if before_them is not None:
            return before_them
        if wording.UNKNOWN.search(text) and kind != "opinion":
            return PLAIN
        if _IN_DOCUMENT.match(text) and not wording.ACCUSES.search(text):
            return ON_RECORD
        if wording.POSTED.search(text) and wording.POSTING.search(text):
            return POSTED
        if self._is_own(sentence):
            return SEEN
        if background.is_background(self._parsed, self._tree, sentence) and kind not in {"opinion", "prediction"}:
            return BACKGROUND
        if not weighs and background.is_record(text):
            return PLAIN
        found = self._public(sentence, text)
        if found is not None and (kind != "opinion" or found.level == "S9"):
            return found
        known = background.LIFE.search(text) or wording.MARKETS.search(text)
        past = background.is_past(self._tree.root(sentence), text)
        if not weighs and (known or past or background.is_planned(self._parsed, sentence)):
            return PLAIN
        return ASKED

    def _before_reporters(self, sentence: Sentence, text: str) -> Standing | None:
        """What the reporters read, asked or saw themselves."""
        if firsthand.is_checked(text) or firsthand.is_read(text):
            return ON_RECORD
        if self._has_study and firsthand.is_method(text):
            return ON_RECORD
        if firsthand.is_visited(text) or firsthand.is_scene(self._tree, self._tree.root(sentence)):
            return SEEN
        return None

    def tells(self, sentence: Sentence, kind: ClaimKind) -> bool:
        """Whether the writer plainly tells what happened, in the past tense."""
        tags = {t.tag for t in self._parsed.tokens_of(sentence)}
        now = self._tree.root(sentence).tag in {"VBZ", "VBP", "VB"} or "MD" in tags
        return kind == "fact" and "VBD" in tags and not now and not self._weighs(self._text(sentence), kind)

    def _is_spoken(self, sentence: Sentence) -> bool:
        """Whether it stands whole in quotation marks, soon after somebody was named who then must be speaking."""
        parsed = self._parsed
        inside = sum(
            min(q.span.end, sentence.span.end) - max(q.span.start, sentence.span.start)
            for q in parsed.quotes_over(sentence.span)
        )
        if inside < SPOKEN_SHARE * sentence.span.length:
            return False
        before = parsed.sentences_in(sentence.paragraph - 1) or parsed.sentences_in(sentence.paragraph - 2)
        near = [s for s in (*before, *parsed.sentences_in(sentence.paragraph)) if s.number <= sentence.number]
        return any(t.entity == "PERSON" or t.text in self._surnames for s in near for t in parsed.tokens_of(s))

    def _is_own(self, sentence: Sentence) -> bool:
        """Whether the writer tells what they did or felt themselves: "I tried it"."""
        subject = self._tree.child(self._tree.root(sentence).number, "nsubj")
        if subject is None or subject.text.lower() != "i":
            return False
        return next(self._parsed.quotes_over(subject.span), None) is None

    def _weighs(self, text: str, kind: ClaimKind) -> bool:
        """Whether the writer judges, explains, guesses or accuses."""
        marks = (wording.JUDGES, wording.EXPLAINS, wording.HEDGES, wording.ACCUSES)
        return kind == "opinion" or any(mark.search(text) for mark in marks)

    def _public(self, sentence: Sentence, text: str) -> Standing | None:
        """What can be looked up, or was done in public or by an authority."""
        root = self._tree.root(sentence)
        guess = wording.HEDGES.search(text)
        if wording.LAW.search(text):
            return (
                ON_RECORD
                if any(t.text in {"Court", "Tribunal"} for t in self._parsed.tokens_of(sentence))
                else OFFICIAL
            )
        if guess:
            return None
        if self._issues(root) or wording.LAYS_DOWN.search(text):
            return ON_RECORD
        if self._acts_officially(root) or wording.CAUGHT.search(text):
            return OFFICIAL
        if self._is_play(text) or (self._of_games and wording.SPORT.search(text) and self.tells(sentence, "fact")):
            return SEEN
        if wording.BROADCAST.search(text) and not wording.ACCUSES.search(text):
            return SEEN
        return SEEN if self._appears(sentence, root) else None

    def _is_play(self, text: str) -> bool:
        """Whether it reports a game: by a score, or by its words in a text that is all about games."""
        words = len(wording.SPORT.findall(text))
        return (bool(wording.SCORE.search(text)) and words >= 1) or (self._of_games and words >= 2)

    def _issues(self, root: Token) -> bool:
        thing = self._tree.child(root.number, "dobj", "nsubjpass")
        known = lexicon.DOCUMENTS | {"plan", "list", "budget", "album", "single", "trailer", "photograph", "picture"}
        return root.lemma in wording.ISSUES and thing is not None and thing.lemma.lower() in known

    def _acts_officially(self, root: Token) -> bool:
        subject = self._tree.child(root.number, "nsubj") or self._agent(root)
        if subject is None or root.lemma not in wording.ACTS or not self._is_done(root):
            return False
        near = (subject, *self._tree.children(subject.number, "compound"))
        words = {w for t in near for w in (t.lemma.lower(), t.text.lower())}
        if any(t.text in self._surnames for t in near):
            return False
        return subject.entity in _BODIES or bool(words & (lexicon.OFFICIAL | lexicon.ORGANISATIONS))

    def _agent(self, root: Token) -> Token | None:
        by = self._tree.child(root.number, "agent")
        return self._tree.child(by.number, "pobj") if by is not None else None

    def _is_done(self, root: Token) -> bool:
        future = any(t.tag == "MD" for t in self._tree.children(root.number, "aux"))
        return not future and root.tag in _PAST | {"VBZ", "VBP"}

    def _appears(self, sentence: Sentence, root: Token) -> bool:
        """Whether somebody named did something in public on a day that is told."""
        subject = self._tree.child(root.number, "nsubj", "nsubjpass")
        dated = any(t.entity in _WHEN for t in self._parsed.tokens_of(sentence))
        named = subject is not None and (subject.entity or subject.pos in {"PROPN", "PRON"} or subject.tag == "NNS")
        return bool(named) and dated and root.tag == "VBD" and root.lemma in wording.APPEARANCES
