"""The article around a claim, as the rules see it: its claims, sources, outlets, references, and the house's words."""

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property
from typing import NamedTuple

from sources.model import Document, Outlet, Reference, Span
from verify.language.dates import Date, find_dates
from verify.language.names import TITLES, plain_name
from verify.language.numbers import Number, find_numbers
from verify.language.words import Word, content_words, coverage
from verify.model import Claim, Entity, ParsedText, Sentence, Source, Token, Vouching
from verify.rules.measures import MEASURES, Measures

_MOST_NAMES = 400
_MOST_SENTENCES = 400
"""Of one page; what repeats an article repeats its beginning."""
_CARRIED = 0.7
"""Share of a claim's words that one sentence of a page has to have to carry it."""


class Apart(NamedTuple):
    """An article taken apart."""

    document: Document
    parsed: ParsedText
    claims: Sequence[Claim]
    vouchings: Sequence[Vouching]
    """One for each claim, in order."""
    sources: Sequence[Source]
    outlets: Mapping[str, Outlet]
    """The listed outlets that it mentions, by key."""


class Beside(NamedTuple):
    """What an article is held against."""

    references: Sequence[Reference] = ()
    circular: Sequence[Reference] = ()
    """Those left out because they go back to the article itself."""
    imitated: Mapping[str, Outlet] = {}
    """Address of the article or one of its links → the listed outlet whose address it imitates."""


class Told(NamedTuple):
    """A claim with what can be compared in it."""

    claim: Claim
    vouching: Vouching
    words: tuple[Word, ...]
    """Content words outside its numbers and dates."""
    numbers: tuple[Number, ...]
    """In offsets of the claim's text; those that belong to a date left out."""
    dates: tuple[Date, ...]
    """In offsets of the claim's text."""
    stems: frozenset[str]
    """Stems of its words."""
    names: frozenset[str]
    """Stems of the names among them: what happened elsewhere or to somebody else is another matter."""


class Surroundings:
    """What the claims of one article share; what is costly is worked out when a rule first asks for it."""

    def __init__(self, apart: Apart, beside: Beside, measures: Measures = MEASURES) -> None:
        self.document = apart.document
        self.parsed = apart.parsed
        self.claims = tuple(apart.claims)
        self.outlets = apart.outlets
        self.sources = {s.id: s for s in apart.sources}
        self.references = {r.id: r for r in beside.references}
        self.circular = tuple(beside.circular)
        self.imitated = beside.imitated
        self.measures = measures
        self._vouchings = tuple(apart.vouchings)

    def tokens_in(self, span: Span) -> Iterator[Token]:
        """The tokens that lie in `span`, in order."""
        for sentence in self.parsed.sentences_over(span):
            yield from (t for t in self.parsed.tokens_of(sentence) if span.contains(t.span))

    def first_in_sentence(self, number: int) -> str | None:
        """Id of the first claim of a sentence."""
        return self._first.get(number)

    def before(self, sentence: Sentence, most: int) -> tuple[Sentence, ...]:
        """Up to `most` sentences of the same paragraph right before one, in order."""
        earlier = [s for s in self.parsed.sentences_in(sentence.paragraph) if s.number < sentence.number]
        return tuple(earlier[-most:])

    @cached_property
    def body(self) -> tuple[Sentence, ...]:
        """The sentences below the headline."""
        return tuple(s for s in self.parsed.sentences if s.block != "title")

    @cached_property
    def told(self) -> Mapping[str, Told]:
        """Every claim with what can be compared in it, by id, in text order."""
        return {c.id: _told(c, v) for c, v in zip(self.claims, self._vouchings, strict=True)}

    @cached_property
    def body_numbers(self) -> tuple[Number, ...]:
        """The numbers below the headline."""
        return tuple(n for s in self.body for n in find_numbers(s.span.of(self.document.text)))

    @cached_property
    def of_names(self) -> Mapping[frozenset[str], tuple[Told, ...]]:
        """The claims with a number or a date by the names in them, each group in text order."""
        found: dict[frozenset[str], list[Told]] = {}
        for told in self.told.values():
            if told.numbers or told.dates:
                found.setdefault(told.names, []).append(told)
        return {names: tuple(group) for names, group in found.items()}

    @cached_property
    def persons(self) -> Mapping[tuple[str, ...], Entity]:
        """Full names of persons as plain words, titles left out → where each stands first; the first so many."""
        found: dict[tuple[str, ...], Entity] = {}
        for entity in self.parsed.entities:
            words = full_name(entity.text) if entity.label == "PERSON" else ()
            if len(words) > 1 and len(found) < _MOST_NAMES:
                found.setdefault(words, entity)
        return found

    @cached_property
    def echoes(self) -> Mapping[str, Mapping[str, int]]:
        """Id of a claim → the pages that go back to the article and carry it first of all its contestable claims.

        Each by its publisher, else its name, with the number of claims that it carries.
        """
        mine = {t.claim.id: content_words(t.claim.text) for t in self.told.values() if not t.vouching.exempt}
        found: dict[str, dict[str, int]] = {}
        for reference in self.circular:
            theirs = [_stems(s) for s in _sentences(reference.document.text)]
            carried = [claim for claim, words in mine.items() if any(coverage(words, s) >= _CARRIED for s in theirs)]
            if carried:
                who = reference.document.publisher or reference.document.name
                found.setdefault(carried[0], {})[who] = len(carried)
        return found

    @cached_property
    def _first(self) -> Mapping[int, str]:
        return {c.sentence: c.id for c in sorted(self.claims, key=lambda c: c.span, reverse=True)}


def full_name(text: str) -> tuple[str, ...]:
    """A name as plain words, titles and initials left out."""
    plain = (plain_name(word) for word in text.split())
    return tuple(word for word in plain if word not in TITLES and len(word) > 1)


def _sentences(text: str) -> list[str]:
    return re.split(r"(?<=[.!?])\s+", text)[:_MOST_SENTENCES]


def _stems(text: str) -> frozenset[str]:
    return frozenset(w.stem for w in content_words(text))


def _is_joined(text: str, span: Span) -> bool:
    """Whether a number is part of a name or measure: “13-inch”, “B-52”."""
    return text[span.end : span.end + 1] in ("-", "‑") or text[max(0, span.start - 1) : span.start] in ("-", "‑")


def _told(claim: Claim, vouching: Vouching) -> Told:
    dates = find_dates(claim.text)
    numbers = tuple(
        n
        for n in find_numbers(claim.text)
        if not any(d.span.overlaps(n.span) for d in dates) and not _is_joined(claim.text, n.span)
    )
    apart = [*(d.span for d in dates), *(n.span for n in numbers)]
    words = tuple(w for w in content_words(claim.text) if not any(a.overlaps(w.span) for a in apart))
    stems = frozenset(w.stem for w in words)
    return Told(claim, vouching, words, numbers, dates, stems, frozenset(w.stem for w in words if w.weight > 1))
