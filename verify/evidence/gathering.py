"""Claims held against references: the best passage of each reference for each claim."""

from collections.abc import Callable, Iterable, Sequence
from typing import Protocol

from sources.model import Document, Passage, Reference
from verify.judges import Judge, Pair
from verify.language.words import Word, content_words, coverage
from verify.model import Claim, Held

FLOOR = 0.3
"""Share of a claim's weighted content words below which a passage is about something else."""
CANDIDATES = 3
"""Passages of one reference that the judge reads for one claim; overlap ranks, it does not judge."""
QUERY_WORDS = 5
"""Words of a full-text query: FTS5 answers 3 to 5 rare words in a tenth of the time of 8 common ones."""
_DECISIVE = frozenset({"supports", "refutes"})


class Search(Protocol):
    """Finds passages that may bear on a claim; sees nothing but the words it is given."""

    def __call__(self, words: Sequence[str], *, limit: int = 200) -> Sequence[Passage]:
        """Passages with any of `words`, best first, at most `limit`."""
        ...


class EveryPassage:
    """A search that hands out every passage, so that what is found in one reference never depends on another."""

    def __init__(self, references: Iterable[Reference], split: Callable[[Document], Sequence[Passage]]) -> None:
        """`split` cuts a document into passages; equal documents are cut once."""
        documents = {r.id: r.document for r in references}
        self._passages = tuple(p for document in documents.values() for p in split(document))

    def __call__(self, words: Sequence[str], *, limit: int = 0) -> Sequence[Passage]:  # noqa: ARG002
        """Every passage; ranking is left to the caller."""
        return self._passages


def gather(claims: Sequence[Claim], references: Sequence[Reference], search: Search, judge: Judge) -> tuple[Held, ...]:
    """Each claim with the best passage of each reference that speaks about it, in order of claims, then references.

    A judgement that decides beats an abstention, then the better match wins, then the earlier passage. Whatever is
    found in one reference depends on no other, as long as `search` does not (see `EveryPassage`).
    """
    known = frozenset(r.id for r in references)
    asked = [(claim, candidate) for claim in claims for candidate in _candidates(claim, known, search)]
    judged = judge.judge([Pair(claim.text, passage.text) for claim, (passage, _) in asked])
    best: dict[tuple[str, str], Held] = {}
    for (claim, (passage, match)), judgement in zip(asked, judged, strict=True):
        held = Held(claim.id, passage.document, passage, judgement, match, judge.name)
        key = (held.claim, held.reference)
        if key not in best or _rank(held) < _rank(best[key]):
            best[key] = held
    order = list(dict.fromkeys(r.id for r in references))
    return tuple(best[c.id, r] for c in claims for r in order if (c.id, r) in best)


def query_words(text: str) -> tuple[str, ...]:
    """What to search for: names and numbers first, then the longest words, at most `QUERY_WORDS`."""
    words = {w.stem: w for w in reversed(content_words(text))}
    ranked = sorted(words.values(), key=lambda w: (-w.weight, -w.span.length, w.span.start))
    return tuple(w.span.of(text) for w in ranked[:QUERY_WORDS])


def _candidates(claim: Claim, known: frozenset[str], search: Search) -> list[tuple[Passage, float]]:
    """The best few passages of each reference with their match, in stable order."""
    words = content_words(claim.text)
    limit = max(200, 20 * len(known))
    by_reference: dict[str, list[tuple[Passage, float]]] = {}
    for passage in search(query_words(claim.text), limit=limit):
        match = _match(words, passage.text)
        if passage.document in known and match >= FLOOR:
            by_reference.setdefault(passage.document, []).append((passage, match))
    kept: list[tuple[Passage, float]] = []
    for reference in sorted(by_reference):
        ranked = sorted(by_reference[reference], key=lambda found: (-found[1], found[0].span.length, found[0].span))
        kept.extend(ranked[:CANDIDATES])
    return kept


def _match(words: Sequence[Word], passage: str) -> float:
    return coverage(words, _stems(passage))


def _stems(text: str) -> frozenset[str]:
    return frozenset(w.stem for w in content_words(text))


def _rank(held: Held) -> tuple[bool, float, int, int]:
    """Lower is better."""
    decided = held.judgement.stance in _DECISIVE
    return (not decided, -held.match, held.passage.span.length, held.passage.span.start)
