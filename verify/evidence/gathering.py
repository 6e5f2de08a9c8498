"""Claims held against references: the best passage of each reference for each claim."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple, Protocol

from sources.model import Document, Passage, Query, Reference, Span
from sources.retrievers.words import query_of
from verify.judges import Judge, Pair
from verify.language.words import content_words, heaviest, share_of
from verify.model import Difference, Held, Judgement

FLOOR = 0.3
"""Share of a claim's weighted content words below which a passage is about something else."""
CANDIDATES = 3
"""Passages of one reference that the judge reads for one claim; overlap ranks, it does not judge."""
_DECISIVE = frozenset({"supports", "refutes"})


class Question(NamedTuple):
    """What is asked of the references about one claim."""

    claim: str
    """Id of the claim."""
    text: str
    propositions: tuple[Span, ...] = ()
    """In `text`: what is claimed without the words that say who claims it, for a chain its outermost content first."""


class Search(Protocol):
    """Finds passages that may bear on a claim; sees nothing but the query."""

    def __call__(self, query: Query) -> Sequence[Passage]:
        """Passages that have words of the query."""
        ...


class EveryPassage:
    """A search that hands out every passage, so that what is found in one reference never depends on another."""

    def __init__(self, references: Iterable[Reference], split: Callable[[Document], Sequence[Passage]]) -> None:
        """`split` cuts a document into passages; equal documents are cut once."""
        documents = {r.id: r.document for r in references}
        self._passages = tuple(p for document in documents.values() for p in split(document))

    def __call__(self, query: Query) -> Sequence[Passage]:  # noqa: ARG002
        """Every passage; ranking is left to the caller."""
        return self._passages


class Searches:
    """Several searches as one; a passage that two of them find comes once."""

    def __init__(self, *searches: Search) -> None:
        """Asked in this order."""
        self._searches = searches

    def __call__(self, query: Query) -> Sequence[Passage]:
        """What any of them finds."""
        return tuple(dict.fromkeys(p for search in self._searches for p in search(query)))


def gather(
    questions: Sequence[Question], references: Sequence[Reference], search: Search, judge: Judge
) -> tuple[Held, ...]:
    """Each claim with the best passage of each reference that speaks about it, in order of claims, then references.

    The claim is judged as it stands; where that decides nothing, its proposition is, since a source does not write of
    itself that it said so.

    A judgement that decides beats an abstention, then the better match wins, then the earlier passage. Whatever is
    found in one reference depends on no other, as long as `search` does not (see `EveryPassage`).
    """
    known = frozenset(r.id for r in references)
    waiting = [_Ranked(question, found) for question in questions for found in _candidates(question, known, search)]
    best: dict[tuple[str, str], Held] = {}
    for place in range(CANDIDATES):
        waiting = [ranked for ranked in waiting if place < len(ranked.candidates)]
        judged = _judge([(ranked.question, ranked.candidates[place][0]) for ranked in waiting], judge)
        left = []
        for ranked, judgement in zip(waiting, judged, strict=True):
            passage, match = ranked.candidates[place]
            held = Held(ranked.question.claim, passage.document, passage, judgement, match, judge.name)
            decided = judgement.stance in _DECISIVE
            if decided or not place:
                best[held.claim, held.reference] = held
            if not decided:
                left.append(ranked)
        waiting = left
    order = list(dict.fromkeys(r.id for r in references))
    return tuple(best[q.claim, r] for q in questions for r in order if (q.claim, r) in best)


class _Ranked(NamedTuple):
    """A question with the passages of one reference that may answer it."""

    question: Question
    candidates: Sequence[tuple[Passage, float]]
    """With their match, the best first; the others are only asked while those before them decide nothing."""


def _judge(asked: Sequence[tuple[Question, Passage]], judge: Judge) -> list[Judgement]:
    """One judgement for each question and passage: of the claim, or of the first proposition that decides."""
    found = judge.judge([Pair(question.text, passage.text) for question, passage in asked])
    again = [
        (n, span)
        for n, ((question, _), judgement) in enumerate(zip(asked, found, strict=True))
        for span in question.propositions
        if not _says_something(judgement)
    ]
    judged = judge.judge([Pair(span.of(asked[n][0].text), asked[n][1].text) for n, span in again])
    settled = list(found)
    for (n, span), judgement in zip(again, judged, strict=True):
        if not _says_something(settled[n]):
            settled[n] = _shifted(judgement, span.start)
    return settled


def _says_something(judgement: Judgement) -> bool:
    return judgement.stance in _DECISIVE or bool(judgement.differences)


def _shifted(judgement: Judgement, by: int) -> Judgement:
    """The judgement with its claim spans counted from the start of the whole claim."""
    moved = tuple(
        Difference(kind=d.kind, claim=Span(d.claim.start + by, d.claim.end + by), passage=d.passage)
        for d in judgement.differences
    )
    return judgement.model_copy(update={"differences": moved})


def _candidates(question: Question, known: frozenset[str], search: Search) -> Iterator[Sequence[tuple[Passage, float]]]:
    """The best few passages of each reference with their match, in stable order."""
    asked = question.propositions[0].of(question.text) if question.propositions else question.text
    weights = heaviest(content_words(asked))
    by_reference: dict[str, list[tuple[Passage, float]]] = {}
    for passage in search(query_of(asked)):
        match = share_of(weights, _stems(passage.text))
        if passage.document in known and match >= FLOOR:
            by_reference.setdefault(passage.document, []).append((passage, match))
    for reference in sorted(by_reference):
        ranked = sorted(by_reference[reference], key=lambda found: (-found[1], found[0].span.length, found[0].span))
        yield ranked[:CANDIDATES]


@lru_cache(maxsize=20_000)
def _stems(text: str) -> frozenset[str]:
    return frozenset(w.stem for w in content_words(text))
