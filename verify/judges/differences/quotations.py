"""Quotations: words in quotation marks must stand in the passage as they are."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from typing import NamedTuple

from sources.model import Span
from verify.judges.differences.lexicon import NEGATORS
from verify.language.words import STOPWORDS, content_words, coverage, stem
from verify.model import Difference, ParsedText

FEWEST = 4
"""Words below which a quotation is a scare quote or a name."""
SLACK = 2
"""Words that a quotation may have gained or lost against the passage."""
SHORTEST = 3
"""Words of a quotation that may be held against another one where all around it is the same."""
SAME_WORDS = 0.85
"""Share of the longer one's words that two quotations have in common which differ in their order."""
FRAMED = 0.9
"""Share of what stands around a quotation that the passage must have for its own quotation to be in its place."""
ALIKE_FROM = 0.7
"""Share of a quotation's words in order that must stand in the passage for it to be the same quotation."""
_CUT = re.compile(r"…|\.\s?\.\s?\.|\[[^\]]*\]|\([^)]*\)")
_WORD = re.compile(r"\d+(?:[.,:]\d+)*|[^\W\d_]+(?:[.'’][^\W_]+)*")
_CONTRACTIONS = {
    "can't": "can not", "won't": "will not", "shan't": "shall not", "ain't": "is not", "cannot": "can not",
    "gonna": "going to", "let's": "let us", "it's": "it is", "that's": "that is", "he's": "he is", "she's": "she is",
    "there's": "there is", "what's": "what is", "here's": "here is", "who's": "who is",
}  # fmt: skip
_TRIVIAL = frozenset(
    """a an the of to in on at for by and or but that which who is are was were be been being it its this these those
    i you he she we they then so very just well really""".split()
)
"""Words that may come and go in a quotation without changing what was said."""
_PERSON = dict.fromkeys("i me my we us our mine ours".split(), 1) | dict.fromkeys(
    "he him his she her they them their".split(), 3
)
"""Pronoun → the grammatical person; "you" is anybody."""
_ENDINGS = {"n't": "not", "'re": "are", "'ve": "have", "'ll": "will", "'m": "am", "'d": "would"}

_AMERICAN = {"our": "or", "ise": "ize", "isation": "ization", "yse": "yze", "tre": "ter", "ogue": "og", "ence": "ense",
             "dgement": "dgment", "isi": "izi"}  # fmt: skip
_BRITISH = re.compile(r"(?<=\w{2})(?:our(?=s?\b|ed|ing)|ise(?=[sd]?\b)|isi(?=ng)|isation|yse(?=[sd]?\b)|tre(?=s?\b)|"
                      r"ogue(?=s?\b)|ence(?=s?\b)|dgement)")  # fmt: skip
"""Endings that the two sides of the ocean write otherwise; both sides of a comparison go through them."""


class _Said(NamedTuple):
    """A word with where it stands."""

    word: str
    span: Span


def differ_in_quotes(claim: ParsedText, passage: ParsedText) -> Iterator[Difference]:
    """Quotations of the claim whose words the passage has otherwise; marked cuts are fair."""
    theirs = _words(passage.text, Span(0, len(passage.text)))
    for quote in claim.quotes:
        for part in _parts(claim.text, quote.inner):
            ours = _words(claim.text, part)
            if _is_title(part.of(claim.text)) or _stands(ours, theirs):
                continue
            found = tuple(_altered(ours, theirs, passage)) if len(ours) >= FEWEST else ()
            yield from found or _rewritten(ours, part, claim, passage)


def _is_title(text: str) -> bool:
    """Whether every word that carries content has a capital: the name of a book or a show, not somebody's words."""
    return all(w[0].isupper() or not w[0].isalpha() for w in text.split() if w.casefold() not in STOPWORDS)


def _parts(text: str, inner: Span) -> Iterator[Span]:
    """The stretches of a quotation between its marked cuts."""
    start = inner.start
    for cut in _CUT.finditer(text, inner.start, inner.end):
        yield Span(start, cut.start())
        start = cut.end()
    yield Span(start, inner.end)


def _words(text: str, within: Span) -> list[_Said]:
    """Folded words, contractions written out, with their spans."""
    found: list[_Said] = []
    for hit in _WORD.finditer(text, within.start, within.end):
        found.extend(_Said(w, Span(hit.start(), hit.end())) for w in _written_out(hit.group()).split())
    return found


def _written_out(word: str) -> str:
    plain = word.casefold().replace("’", "'").replace(".", "")
    if plain in _CONTRACTIONS:
        return _CONTRACTIONS[plain]
    for ending, full in _ENDINGS.items():
        if plain.endswith(ending) and plain != ending:
            return f"{plain.removesuffix(ending)} {full}"
    return plain


def _stands(ours: Sequence[_Said], theirs: Sequence[_Said]) -> bool:
    words = " ".join(w.word for w in ours)
    return f" {words} " in f" {' '.join(w.word for w in theirs)} "


def _altered(ours: Sequence[_Said], theirs: Sequence[_Said], passage: ParsedText) -> Iterator[Difference]:
    """The first place where the passage has the quotation otherwise; nothing when it does not have it at all."""
    window = _window(ours, theirs)
    matcher = SequenceMatcher(None, [w.word for w in ours], [w.word for w in window], autojunk=False)
    blocks = matcher.get_matching_blocks()
    if sum(b.size for b in blocks) < ALIKE_FROM * len(ours):
        return
    for tag, i1, i2, j1, j2 in matcher.get_opcodes():
        edge = i1 == 0 or i2 == len(ours)
        if tag == "equal":
            continue
        # Beside a quotation, and where the passage quotes nobody, words come and go without being anybody's.
        facing = _quoted(window, j1, j2, passage) if edge and tag == "replace" else (j1, j2)
        beyond = (edge or not passage.quotes) and (tag == "insert" or not _is_quoted(window[slice(*facing)], passage))
        if (
            beyond
            or (tag == "insert" and _interrupts(window[j1:j2], passage))
            or not _tells(ours[i1:i2], window[slice(*facing)])
        ):
            continue
        yield Difference(kind="quote", claim=_cover(ours, i1, i2), passage=_cover(window, *facing))
        return


def _rewritten(ours: Sequence[_Said], part: Span, claim: ParsedText, passage: ParsedText) -> Iterator[Difference]:
    """The passage's quotation that stands in this one's place: the same words in another order, or half of them.

    Half is only enough where all that is said around it is the same.
    """
    framed = len(ours) >= SHORTEST and _same_frame(part, claim, passage)
    for quote in passage.quotes:
        theirs = _words(passage.text, quote.inner)
        longer = max(len(ours), len(theirs))
        shared = sum((Counter(w.word for w in ours) & Counter(w.word for w in theirs)).values())
        reordered = len(ours) >= FEWEST and shared >= SAME_WORDS * longer and _in_order(ours, theirs) < ALIKE_FROM
        apart = not _stands(ours, theirs) and not _stands(theirs, ours)
        halved = framed and apart and longer / 2 <= shared and len(theirs) >= SHORTEST and _tells(ours, theirs)
        if theirs and (reordered or halved) and [w.word for w in ours] != [w.word for w in theirs]:
            yield Difference(kind="quote", claim=_cover(ours, 0, len(ours)), passage=_cover(theirs, 0, len(theirs)))
            return


def _in_order(ours: Sequence[_Said], theirs: Sequence[_Said]) -> float:
    """Share of the longer one's words that stand in the other in the same order."""
    matcher = SequenceMatcher(None, [w.word for w in ours], [w.word for w in theirs], autojunk=False)
    return sum(b.size for b in matcher.get_matching_blocks()) / max(len(ours), len(theirs))


def _same_frame(part: Span, claim: ParsedText, passage: ParsedText) -> bool:
    """Whether what the claim says outside the quotation stands in the passage too."""
    around = [w for w in content_words(claim.text) if not part.overlaps(w.span)]
    return bool(around) and coverage(around, frozenset(w.stem for w in content_words(passage.text))) >= FRAMED


def _interrupts(words: Sequence[_Said], passage: ParsedText) -> bool:
    """Whether the words stand between two quotations: "We won," the mayor said, "and it was great"."""
    return bool(passage.quotes) and not any(_is_quoted([word], passage) for word in words)


def _quoted(words: Sequence[_Said], start: int, end: int, passage: ParsedText) -> tuple[int, int]:
    """The part of a stretch of words that the passage has in quotation marks; all of it where that is none."""
    inside = [n for n in range(start, end) if _is_quoted(words[n : n + 1], passage)]
    return (inside[0], inside[-1] + 1) if inside else (start, end)


def _is_quoted(words: Sequence[_Said], passage: ParsedText) -> bool:
    """Whether the passage too has these words in quotation marks: beside a quotation its own words go on."""
    return bool(words) and all(any(q.span.contains(w.span) for q in passage.quotes) for w in words)


def _window(ours: Sequence[_Said], theirs: Sequence[_Said]) -> Sequence[_Said]:
    """The stretch of the passage around the longest run of words it shares with the quotation."""
    matcher = SequenceMatcher(None, [w.word for w in ours], [w.word for w in theirs], autojunk=False)
    longest = matcher.find_longest_match()
    start = max(0, longest.b - longest.a - SLACK)
    end = longest.b + longest.size + (len(ours) - longest.a - longest.size) + SLACK
    return theirs[start:end]


def _tells(ours: Sequence[_Said], theirs: Sequence[_Said]) -> bool:
    """Whether exchanged words change what is said: one word for another, or a word with content in or out."""
    if [stem(_spelled(w.word)) for w in ours] == [stem(_spelled(w.word)) for w in theirs]:
        return False
    words = {w.word for w in (*ours, *theirs)} - _TRIVIAL
    negated = ({w.word for w in ours} & NEGATORS) != ({w.word for w in theirs} & NEGATORS)
    return bool(words) or negated or _others_speak_of_themselves(ours, theirs)


def _others_speak_of_themselves(ours: Sequence[_Said], theirs: Sequence[_Said]) -> bool:
    """Whether one side speaks of itself where the other speaks of somebody else: we lied, they lied."""
    persons = [{_PERSON[w.word] for w in side if w.word in _PERSON} for side in (ours, theirs)]
    return bool(persons[0] and persons[1]) and not persons[0] & persons[1]


def _spelled(word: str) -> str:
    """The word as Americans spell it, as far as endings tell."""
    return _BRITISH.sub(lambda hit: _AMERICAN[hit.group()], word)


def _cover(words: Sequence[_Said], start: int, end: int) -> Span:
    """Span of words start to end; an empty span before `start` when there are none between."""
    if start < end:
        return Span(words[start].span.start, words[end - 1].span.end)
    at = words[start].span.start if start < len(words) else words[-1].span.end
    return Span(at, at)
