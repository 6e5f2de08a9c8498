"""Whether a claim of this run is the one that was decided about: by its words, however far it moved."""

import re
import unicodedata
from collections import Counter
from collections.abc import Sequence
from difflib import SequenceMatcher
from itertools import takewhile
from typing import NamedTuple

from verify.model import AssessedClaim, Carrying, DecidedClaim, Report
from verify.reviews.recording import claim_words

LIGHTLY = 0.8
"""Least share of words in common, 0 to 1 (Ratcliff and Obershelp), of a claim that is the same but for its wording."""
_WORD = re.compile(r"\w+(?:[.,'’]\w+)*")
# A change in one of these makes another claim, however few words it takes; names and numbers are told by their look.
_TURNING = frozenset(
    "no not never none nobody nothing neither nor without cannot n't deny denied denies refuse refused "
    "may might could would should must possibly perhaps probably likely allegedly reportedly apparently "
    "all most some few many several half both only hundred thousand million billion dozen once twice "
    "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen "
    "eighteen nineteen twenty thirty forty fifty sixty seventy eighty ninety "
    "rise rose risen fall fell fallen increase increased decrease decreased more less before after over under "
    "up down above below".split()
)


class Place(NamedTuple):
    """Where a decision belongs in this run."""

    claim: str | None
    carried: Carrying


GONE = Place(None, "gone")


class Claims:
    """The claims of a run, to be found by the words of those decided about before."""

    def __init__(self, report: Report) -> None:
        """The words of each claim are folded once."""
        self._report = report
        self._claims = report.claims
        self._words = tuple(tuple(words_of(claim.text)) for claim in report.claims)
        self._by_words: dict[tuple[str, ...], list[int]] = {}
        self._with_word: dict[str, list[int]] = {}
        for number, words in enumerate(self._words):
            self._by_words.setdefault(words, []).append(number)
            for word in set(words):
                self._with_word.setdefault(word, []).append(number)

    def place(self, decided: DecidedClaim) -> Place:
        """The one claim with these words; else the one lightly edited since; else nowhere.

        Among claims of equal words, the one in the same surroundings is meant.
        """
        words = tuple(words_of(decided.text))
        if same := self._by_words.get(words):
            return Place(self._nearest(same, decided).id, "same")
        scores = {n: _likeness(words, self._words[n]) for n in self._worth_comparing(words)}
        best = max(scores.values(), default=0.0)
        if best < LIGHTLY:
            return GONE
        found = self._nearest([n for n, score in scores.items() if score == best], decided)
        return Place(found.id, "edited") if _says_alike(decided.text, found.text) else GONE

    def _worth_comparing(self, words: Sequence[str]) -> list[int]:
        """Claims that share enough different words; half of `LIGHTLY` leaves room for words that stand twice."""
        distinct = set(words)
        shared = Counter(number for word in distinct for number in self._with_word.get(word, ()))
        return [number for number, count in shared.items() if count >= LIGHTLY / 2 * len(distinct)]

    def _nearest(self, numbers: Sequence[int], decided: DecidedClaim) -> AssessedClaim:
        def agreement(number: int) -> int:
            here = claim_words(self._report, self._claims[number])
            return _shared(here.before[::-1], decided.before[::-1]) + _shared(here.after, decided.after)

        # Where nothing around them tells two apart, the first is as good as any, and it is only one.
        return self._claims[max(numbers, key=lambda number: (agreement(number), -number))]


def _shared(one: str, other: str) -> int:
    """Characters that two texts begin with alike."""
    return sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(one, other, strict=False)))


def words_of(text: str) -> list[str]:
    """The words of a claim, so that case, quotation marks, spacing and width do not tell."""
    return _WORD.findall(unicodedata.normalize("NFKC", text).replace("’", "'").casefold())


def _likeness(one: Sequence[str], other: Sequence[str]) -> float:
    """Share of words in common and in order, 0 to 1; 0 where it cannot reach `LIGHTLY`."""
    total = len(one) + len(other)
    shared = sum((Counter(one) & Counter(other)).values())
    if not total or 2 * shared / total < LIGHTLY:
        return 0.0
    return SequenceMatcher(None, one, other, autojunk=False).ratio()


def _says_alike(before: str, now: str) -> bool:
    """Whether no number, name, negation, hedge or direction came or went: those make another claim of it."""
    return Counter(_telling_words(before)) == Counter(_telling_words(now))


def _telling_words(text: str) -> list[str]:
    found = _WORD.findall(unicodedata.normalize("NFKC", text).replace("’", "'"))
    kept = []
    for number, word in enumerate(found):
        folded = word.casefold()
        is_name = number > 0 and word[0].isupper()
        if is_name or any(c.isnumeric() for c in word) or folded in _TURNING or folded.endswith("n't"):
            kept.append(folded)
    return kept
