"""Sentence levels: for every sentence its kind, rung, and whether it is weakly or anonymously sourced."""

from collections.abc import Sequence
from typing import NamedTuple

from sources.model import Span
from verify.attribution.levels.reader import read_sentences
from verify.attribution.levels.signs import RuleReading
from verify.attribution.levels.weights import UNNAMED
from verify.attribution.sentence_kinds import kind_of_sentence
from verify.attribution.standing import ASKED, ON_RECORD, SEEN, Stander, Standing
from verify.language import Tree
from verify.model import Claim, ClaimKind, Level, ParsedText, Sentence, Vouching

_WEAK: frozenset[Level] = frozenset({"S0", "S1", "S2", "S3", "S5"})
_COUNTED = frozenset({"CARDINAL", "PERCENT", "QUANTITY", "MONEY"})
LONGEST_HEADLINE = 16
"""Words of a first line that is a headline though it ends with a stop."""


class SentenceLevel(NamedTuple):
    """How well one sentence is sourced."""

    span: Span
    kind: ClaimKind
    level: Level
    weak: bool
    anonymous: bool


def sentence_levels(
    parsed: ParsedText, claims: Sequence[Claim], vouchings: Sequence[Vouching]
) -> tuple[SentenceLevel, ...]:
    """One for every sentence: what the rules take it for, weighed by what readers made of such sentences.

    Raises WeightsError when the shipped weights are missing or altered.
    """
    read = read_sentences(parsed, rule_readings(parsed, claims, vouchings))
    return tuple(
        SentenceLevel(sentence.span, one.kind, one.level, one.weak, one.level in UNNAMED)
        for sentence, one in zip(parsed.sentences, read, strict=True)
    )


def rule_readings(
    parsed: ParsedText, claims: Sequence[Claim], vouchings: Sequence[Vouching]
) -> tuple[RuleReading, ...]:
    """What the rules take every sentence for, by its main claim: that of its main verb, where one could ask."""
    return _Levels(parsed, claims, vouchings).found()


def let_pass(parsed: ParsedText, claims: Sequence[Claim], vouchings: Sequence[Vouching]) -> tuple[Vouching, ...]:
    """The vouchings, those marked that name nobody in a sentence where most editors would ask for no source.

    Raises WeightsError likewise.
    """
    rules = rule_readings(parsed, claims, vouchings)
    asked = tuple(one.weak for one in read_sentences(parsed, rules))
    return tuple(
        vouching._replace(let_pass=True)
        if vouching.level == "S0" and claim.kind != "opinion" and not asked[claim.sentence]
        else vouching
        for claim, vouching in zip(claims, vouchings, strict=True)
    )


class _Levels:
    """The levels of one text."""

    def __init__(self, parsed: ParsedText, claims: Sequence[Claim], vouchings: Sequence[Vouching]) -> None:
        by_sentence: dict[int, list[tuple[Claim, Vouching]]] = {}
        for claim, vouching in zip(claims, vouchings, strict=True):
            by_sentence.setdefault(claim.sentence, []).append((claim, vouching))
        self._parsed = parsed
        self._tree = Tree(parsed.tokens)
        self._stander = Stander(parsed, self._tree)
        self._by_sentence = by_sentence
        self._standings = {s.number: self._standing(s) for s in parsed.sentences}

    def found(self) -> tuple[RuleReading, ...]:
        """One for every sentence, in order."""
        return tuple(self._read(sentence) for sentence in self._parsed.sentences)

    def _read(self, sentence: Sentence) -> RuleReading:
        main, standing = self._main(sentence), self._standings[sentence.number]
        kind, level, weak = self._level(sentence)
        return RuleReading(
            kind=kind,
            level=level,
            weak=weak,
            claim_kind=main[0].kind if main else None,
            claim_level=main[1].level if main else None,
            exempt=main is not None and main[1].exempt,
            relays=len(main[1].chain) if main else 0,
            standing=f"{standing.level} {standing.contestable:d}" if standing else "",
            empty=self._stander.is_empty(sentence),
            heading=self._is_heading(sentence),
        )

    def _main(self, sentence: Sentence) -> tuple[Claim, Vouching] | None:
        """The claim with the sentence's main verb; else the longest that a source could be asked for."""
        pairs = self._by_sentence.get(sentence.number, [])
        root = self._tree.root(sentence).span
        return max(pairs, key=lambda p: (not p[1].exempt, p[0].span.contains(root), p[0].span.length), default=None)

    def _standing(self, sentence: Sentence) -> Standing | None:
        """What the sentence is, where nobody vouches for its main claim."""
        main = self._main(sentence)
        if main is None or main[1].exempt or main[1].level != "S0":
            return None
        return self._stander.of(sentence, main[0].kind)

    def _level(self, sentence: Sentence) -> tuple[ClaimKind, Level, bool]:
        """Kind, rung, and whether it is weakly sourced."""
        main = self._main(sentence)
        if main is None or self._stander.is_empty(sentence):
            return "none", "EX", False
        claim, vouching = main
        if vouching.exempt:
            return claim.kind, "EX", False
        level, kind, contestable = vouching.level, claim.kind, True
        standing = self._standings[sentence.number]
        if standing is not None:
            standing = self._seen_beside(sentence, standing, claim.kind)
            level, kind, contestable = standing.level, standing.kind or claim.kind, standing.contestable
        elsewhere = not vouching.chain or vouching.chain[-1].implied or level == "S5"
        if self._stander.is_firsthand(sentence, level, told_here=not elsewhere):
            level, contestable = "S9", False
        elif self._stander.is_posted(sentence) and level != "S9":
            level, contestable = "SP", False
        kind = kind_of_sentence(self._parsed, self._tree, sentence, level, kind)
        # A heading sums up what stands below it: whether that is weakly sourced is told there.
        asked = contestable and not self._is_heading(sentence)
        return kind, level, asked and (level in _WEAK or (level == "S4" and kind == "opinion"))

    def _seen_beside(self, sentence: Sentence, standing: Standing, kind: ClaimKind) -> Standing:
        """What was seen goes on in its paragraph, as long as the writer only tells."""
        if standing is not ASKED or not self._stander.tells(sentence, kind):
            return standing
        beside = (self._standings[s.number] for s in self._parsed.sentences_in(sentence.paragraph))
        if self._reads_on(sentence):
            return ON_RECORD
        witnessed = any(b is SEEN for b in beside) or self._witnessed_in(sentence.paragraph)
        return SEEN if witnessed else standing

    def _reads_on(self, sentence: Sentence) -> bool:
        """Whether figures follow in a paragraph that gives what a document says."""
        before = [s for s in self._parsed.sentences_in(sentence.paragraph) if s.number < sentence.number]
        counted = any(t.entity in _COUNTED for t in self._parsed.tokens_of(sentence))
        return counted and bool(before) and self._is_from_document(before[-1])

    def _is_from_document(self, sentence: Sentence) -> bool:
        main = self._main(sentence)
        if self._standings[sentence.number] is ON_RECORD or self._reads_on(sentence):
            return True
        return main is not None and main[1].level == "S9" and not self._stander.is_witnessed(sentence)

    def _witnessed_in(self, paragraph: int) -> bool:
        here = (s for s in self._parsed.sentences_in(paragraph) if self._stander.is_witnessed(s))
        pairs = (self._main(s) for s in here)
        return any(p is not None and p[1].level == "S9" and not p[1].exempt for p in pairs)

    def _is_heading(self, sentence: Sentence) -> bool:
        """Whether it is a headline or subhead: a paragraph by itself that ends without a stop, or the first line."""
        ends = self._parsed.text[sentence.span.end - 1] not in ".!?…:\"'”’»)"
        alone = len(self._parsed.sentences_in(sentence.paragraph)) == 1
        words = sentence.last - sentence.first
        short = (ends and words <= 2 * LONGEST_HEADLINE) or (sentence.number == 0 and words <= LONGEST_HEADLINE)
        heads = sentence.number < self._parsed.sentences[-1].number
        return sentence.block == "title" or (alone and short and heads)
