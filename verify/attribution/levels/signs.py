"""Signs: what the weights of sentence levels see of a sentence: the rules' reading, its words, what stands around it.

Readers judge a sentence in its article: what a reporter tells after "she said" is hers, what nobody is named for is
their own. So a sentence carries signs of its neighbours and of the whole text beside those of its own.
"""

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple

from verify.model import ClaimKind, Level, ParsedText, Sentence

AROUND: Final = (-2, -1, 1, 2)
"""Places of the neighbours that are looked at."""
_COUNTED: Final[tuple[Level, ...]] = ("S9", "S8", "S7", "SP", "S2", "S0")
"""Levels whose share in the text is a sign."""
_SHARES: Final = (0.02, 0.1, 0.2, 0.35, 0.5, 0.7)
_FIRST_PERSONS: Final = frozenset({"i", "we", "my", "our"})
_OWN_SHARES: Final = (0.02, 0.1, 0.3, 0.6, 1.0)
"""Bounds of words in the first person, one a sentence being 1."""
_LENGTHS: Final = (8, 15, 25, 40, 80)
"""Bounds of a text's sentences."""
_FURTHEST: Final = 6
"""Place from which a sentence is only "later on"."""
_LONGEST: Final = 12
"""Fours of words from which a sentence is only "long"."""


class RuleReading(NamedTuple):
    """What the rules take a sentence for."""

    kind: ClaimKind
    level: Level
    weak: bool
    claim_kind: ClaimKind | None
    """Kind of its main claim; None where it has none."""
    claim_level: Level | None
    """Rung of its main claim, before it is asked what a sentence that names nobody is."""
    exempt: bool
    relays: int
    """Links of the main claim's chain."""
    standing: str
    """What the sentence is that names nobody, in a word; empty where somebody is named."""
    empty: bool
    heading: bool


def signs_of(parsed: ParsedText, readings: Sequence[RuleReading]) -> list[list[str]]:
    """Names of the signs of every sentence, each once; `readings` has one for every sentence."""
    quoted = [_quarter_quoted(parsed, s) for s in parsed.sentences]
    shared = [_shared(r, q) for r, q in zip(readings, quoted, strict=True)]
    everywhere = _of_text(parsed, readings, quoted)
    return [
        list(
            dict.fromkeys(
                [
                    *everywhere,
                    *shared[n],
                    *_own(readings[n], sentence),
                    *_of_place(parsed, n),
                    *_of_words(parsed, sentence),
                    *(f"{place}{sign}" for place, sign in _beside(parsed, shared, n)),
                ]
            )
        )
        for n, sentence in enumerate(parsed.sentences)
    ]


def _shared(reading: RuleReading, quoted: int) -> list[str]:
    """Signs that neighbours see, too."""
    found = [f"level={reading.level}", f"kind={reading.kind}", f"claim={reading.claim_level}", f"quoted={quoted}"]
    return [*found, "empty"] if reading.empty else found


def _own(reading: RuleReading, sentence: Sentence) -> Iterator[str]:
    yield f"claim kind={reading.claim_kind}"
    yield f"relays={reading.relays}"
    yield f"standing={reading.standing}"
    yield f"block={sentence.block}"
    yield from (name for name in ("weak", "exempt", "heading") if getattr(reading, name))


def _of_place(parsed: ParsedText, number: int) -> Iterator[str]:
    sentences = parsed.sentences
    own = sentences[number].paragraph
    opens = number == 0 or sentences[number - 1].paragraph != own
    ends = number + 1 == len(sentences) or sentences[number + 1].paragraph != own
    yield f"place={min(number, _FURTHEST)}"
    yield f"paragraph={opens:d}{ends:d}"


def _beside(parsed: ParsedText, shared: Sequence[list[str]], number: int) -> Iterator[tuple[str, str]]:
    """Signs of neighbours, with where they stand: so many further, in this paragraph or in another."""
    for step in AROUND:
        at = number + step
        if not 0 <= at < len(shared):
            yield f"{step}", "none"
            continue
        same = parsed.sentences[at].paragraph == parsed.sentences[number].paragraph
        for sign in shared[at]:
            yield f"{step}{'=' if same else '|'}", sign


def _of_words(parsed: ParsedText, sentence: Sentence) -> Iterator[str]:
    """Words and pairs of neighbours, names only by their sort; root, subjects, tags; first word, last mark, length."""
    tokens = parsed.tokens_of(sentence)
    before = "<"
    for token in tokens:
        word = (token.entity or "NAME") if token.pos == "PROPN" else token.lemma.lower()
        yield f"word={word}"
        yield f"pair={before} {word}"
        yield f"tag={token.tag}"
        yield f"entity={token.entity}"
        if token.dep == "ROOT":
            yield from (f"root={word}", f"root tag={token.tag}")
        if token.dep.startswith("nsubj"):
            yield from (f"subject={word}", f"subject tag={token.tag}{token.entity}")
        before = word
    yield f"first={tokens[0].lemma.lower() if tokens[0].pos != 'PROPN' else tokens[0].entity or 'NAME'}"
    yield f"mark={tokens[-1].text[-1]}"
    yield f"long={min(_LONGEST, len(tokens) // 4)}"


def _of_text(parsed: ParsedText, readings: Sequence[RuleReading], quoted: Sequence[int]) -> list[str]:
    """Signs of the whole text, which tell a report from a review or a view."""
    count = max(1, len(readings))
    levels = Counter(r.level for r in readings)
    own = sum(t.lemma.lower() in _FIRST_PERSONS for t in parsed.tokens) / count
    return [
        *(f"text {level}={bisect_right(_SHARES, levels[level] / count)}" for level in _COUNTED),
        f"text own={bisect_right(_OWN_SHARES, own)}",
        f"text quoted={bisect_right(_SHARES, sum(quoted) / (4 * count))}",
        f"text long={bisect_right(_LENGTHS, count)}",
    ]


def _quarter_quoted(parsed: ParsedText, sentence: Sentence) -> int:
    """Quarters of the sentence in quotation marks, 0 to 4, rounded down."""
    inside = sum(
        min(q.span.end, sentence.span.end) - max(q.span.start, sentence.span.start)
        for q in parsed.quotes_over(sentence.span)
    )
    return min(4, 4 * inside // max(1, sentence.span.length))
