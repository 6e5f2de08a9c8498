"""What is looked for: an item that bears on a claim, described so that any service can be asked for it."""

import re
from datetime import date, timedelta
from itertools import groupby, zip_longest
from typing import NamedTuple

from pydantic import Field

from sources.model import Frozen, Outlet
from sources.retrievers.scripts import is_named
from sources.retrievers.words import Word, find_words, query_of
from sources.urls import lies_in, plain_address

MOST_NAMES, MOST_NUMBERS, MOST_WORDS = 4, 3, 5
"""Search services take few words well: past a dozen they find nothing, or forget some."""
DAYS = frozenset(
    "monday tuesday wednesday thursday friday saturday sunday january february march april may june july august"
    " september october november december".split()
)
"""Capitalised in English and no names: an item tells its day by its date."""
DAYS_AFTER = 2
"""An item may be dated after the article that cites it: clocks differ, and pages are renewed."""


class Sought(Frozen):
    """An item that is looked for, as far as a claim and its attribution tell of it."""

    names: tuple[str, ...] = Field(default=(), description="Names in the claim, the longest first.")
    numbers: tuple[str, ...] = Field(default=(), description="Numbers in the claim, as written.")
    quotes: tuple[str, ...] = Field(default=(), description="What it quotes, word for word.")
    words: tuple[str, ...] = Field(default=(), description="Its other words, the rarest first.")
    outlet: str | None = Field(default=None, description="Name of the outlet whose item it is; None: anybody's.")
    domains: tuple[str, ...] = Field(default=(), description="Domains of that outlet, main one first.")
    language: str = Field(default="en", description="Main language of that outlet, else of the article; BCP 47.")
    since: date | None = Field(default=None, description="First day on which it may have been published.")
    until: date | None = Field(default=None, description="Last day.")
    links: tuple[tuple[str, str], ...] = Field(default=(), description="Links that stand by the claim: address, words.")
    exclude: tuple[str, ...] = Field(default=(), description="Addresses of the article and its copies, made plain.")

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing to tell the item by."""
        return not (self.names or self.quotes or self.words)

    def leaves_out(self, url: str) -> bool:
        """Whether `url` is the article itself, or a copy known by its address."""
        return plain_address(url) in self.exclude

    def may_be_dated(self, published: str | None) -> bool:
        """Whether a date lies within the days asked for; one that is missing or cannot be read may."""
        found = day_of(published)
        if found is None:
            return True
        return not ((self.since and found < self.since) or (self.until and found > self.until))

    def takes(self, url: str, published: str | None = None) -> bool:
        """Whether an item at `url` may be what is looked for, by address and date alone."""
        inside = not self.domains or any(lies_in(url, domain) for domain in self.domains)
        return inside and self.may_be_dated(published) and not self.leaves_out(url)

    def match(self, text: str) -> float:
        """Share of what the claim tells that `text` holds, 0 to 1; names count double, in whatever script.

        It chooses among headlines; it never says what a page says.
        """
        stems = {word.stem for word in find_words(text)}
        parts = [(2.0, _holds(stems, name) or is_named(name, text)) for name in self.names]
        parts += [(1.0, _holds(stems, told)) for told in (*self.numbers, *self.words)]
        parts += [(2.0, quote.casefold() in text.casefold()) for quote in self.quotes]
        return sum(weight for weight, held in parts if held) / (sum(weight for weight, _ in parts) or 1.0)


class About(NamedTuple):
    """What is known of the article in which the claim stands."""

    url: str | None
    published: str | None
    """ISO 8601; its date, or nothing."""
    language: str
    window_days: int
    """Days before the article in which what it cites may have been published."""


def seek(claim: str, about: About, outlet: Outlet | None = None) -> Sought:
    """What to look for: the item of `outlet`, or of anybody, that `claim` rests on.

    The outlet's own names are left out of the words: its pages do not name it.
    """
    words = find_words(claim)
    own = {word.stem for name in ((outlet.name, *outlet.names) if outlet else ()) for word in find_words(name)}
    names = [name for name in _names(claim, words) if not all(w.stem in own for w in find_words(name))]
    numbers = [w.text for w in words if w.text[0].isdigit() and len(w.text) > 1]
    query = query_of(claim)
    taken = {word.stem for name in (*names, *numbers, *DAYS) for word in find_words(name)} | own
    rest = [text for text in query.words if not taken & {word.stem for word in find_words(text)}]
    day = day_of(about.published)
    return Sought(
        names=tuple(names[:MOST_NAMES]),
        numbers=tuple(dict.fromkeys(numbers))[:MOST_NUMBERS],
        quotes=query.phrases[:2],
        words=tuple(rest[:MOST_WORDS]),
        outlet=outlet.name if outlet else None,
        domains=outlet.domains if outlet else (),
        language=outlet.languages[0] if outlet and outlet.languages else about.language,
        since=day - timedelta(days=about.window_days) if day else None,
        until=day + timedelta(days=DAYS_AFTER) if day else None,
        exclude=(plain_address(about.url),) if about.url else (),
    )


def day_of(published: str | None) -> date | None:
    """The day in a date as pages, feeds and services write it; None where none can be read.

    >>> day_of("20260105T101500Z"), day_of("2026-01-05T10:15:00+03:00")
    (datetime.date(2026, 1, 5), datetime.date(2026, 1, 5))
    """
    found = re.match(r"\s*(\d{4})-?(\d\d)-?(\d\d)", published or "")
    try:
        return date(int(found[1]), int(found[2]), int(found[3])) if found else None
    except ValueError:
        return None


def _names(claim: str, words: tuple[Word, ...]) -> list[str]:
    """Names of one word or of several that follow each other, each once, the longest first."""
    found: list[str] = []
    for is_name, group in groupby(_with_first_names(words), key=lambda word: word.is_name):
        if is_name and (own := [word.text for word in group if word.text.casefold() not in DAYS]):
            found += _together(claim, own)
    return sorted(dict.fromkeys(found), key=lambda name: -len(name))


def _with_first_names(words: tuple[Word, ...]) -> list[Word]:
    """The words, those that begin a sentence being names where a name follows: "Anna Olsen said"."""
    return [
        word._replace(is_name=word.is_name or bool(word.text[0].isupper() and follower and follower.is_name))
        for word, follower in zip_longest(words, words[1:])
        if word
    ]


def _together(claim: str, words: list[str]) -> list[str]:
    """Words joined where the claim has nothing but a space or a hyphen between them."""
    joined = [words[0]]
    for word in words[1:]:
        between = re.search(rf"{re.escape(joined[-1])}([\s-]){re.escape(word)}\b", claim)
        if between:
            joined[-1] += between[1] + word
        else:
            joined.append(word)
    return joined


def _holds(stems: set[str], told: str) -> bool:
    words = find_words(told)
    return bool(words) and all(word.stem in stems for word in words)
