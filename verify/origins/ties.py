"""Whether two items of evidence are one witness: the rubric's tests in the rubric's order, the first hit decides."""

import re
from collections.abc import Callable, Iterator, Sequence
from itertools import combinations
from typing import NamedTuple

from sources.model import Document, Passage, Reference
from sources.urls import plain_address
from verify.model import Held, MergeKind
from verify.origins.shingles import SAME_FROM, Shingles, body_shingles, containment
from verify.origins.when import moment
from verify.origins.wire import find_credit

FEWEST_HERE = 8
"""Shingles that tell copying between pages which speak about one claim: chance hits are rarer than among all texts."""
FEWEST_QUOTED = 5
"""Words of a quotation that two pages hardly share unless they have it from one mouth."""
FEWEST_NUMBERS = 2
"""Telling numbers that two passages in different languages have to share, and all of one passage's."""
RING = "each cites the other"
"""Reason of a tie between two pages of which neither can be the origin."""

_QUOTED = re.compile(r"[“\"«„]([^“”\"«»„]{20,2000})[”\"»“]")
_NUMBER = re.compile(r"\d+(?:[.,   ]\d+)*")
_WORD = re.compile(r"[^\W_]+")
_TITLES = frozenset("mr mrs ms dr prof sir the a an of for and in to at on".split())


class Named(NamedTuple):
    """Somebody a reference names as its source."""

    key: str
    """Registry key of a listed outlet, else the name itself."""
    words: str
    """The name as it is shown."""
    is_person: bool = False


class Credited(NamedTuple):
    """Where a reference says that a passage of it comes from."""

    names: tuple[Named, ...] = ()
    """Nearest relay first, origin last; none where it speaks for itself."""
    links: tuple[str, ...] = ()
    """Addresses that the passage links to."""


CreditedBy = Callable[[str, Passage], Credited]
"""(reference id, passage) → where the reference says that it comes from."""

Family = Callable[[Document], str | None]
"""Document → key of its publisher or of the family its publisher belongs to, or None."""


class Witness(NamedTuple):
    """What is known of a reference that may tell its origin."""

    reference: Reference
    wire: str | None
    shingles: Shingles
    publisher: str | None

    @property
    def document(self) -> Document:
        """The page."""
        return self.reference.document


class Item(NamedTuple):
    """One item of evidence with all that may tell its origin."""

    held: Held
    credited: Credited
    witness: Witness


class Tie(NamedTuple):
    """Two items of evidence that are one witness."""

    first: int
    """Number of the item that is followed, where that can be told; else of the earlier one."""
    second: int
    kind: MergeKind
    reason: str


def witness_of(reference: Reference, family: Family) -> Witness:
    """What the page itself tells of its origin."""
    document = reference.document
    credit = find_credit(document.text, url=document.url)
    return Witness(reference, credit.wire if credit else None, body_shingles(document), family(document))


class Ties:
    """The ties among items of evidence; what two pages share is compared once, for however many claims."""

    def __init__(self) -> None:
        self._shares: dict[tuple[str, str], float] = {}

    def among(self, items: Sequence[Item]) -> Iterator[Tie]:
        """Every pair of the items of one claim that is one witness."""
        for i, j in combinations(range(len(items)), 2):
            one, other = (i, j) if _is_earlier(items[i], items[j]) else (j, i)
            found = (
                _ring(items, one, other)
                or _named(items, one, other)
                or _named(items, other, one)
                or self._page(items, one, other)
                or _told(items, one, other)
            )
            if found:
                yield found

    def _page(self, items: Sequence[Item], one: int, other: int) -> Tie | None:
        """The same wire credit, shared text, shared quotations or numbers, the same publisher: in this order."""
        a, b = items[one], items[other]
        if a.witness.wire and a.witness.wire == b.witness.wire:
            return Tie(one, other, "wire", f"both credit {a.witness.wire}")
        share = self._share(a.witness, b.witness)
        if share >= SAME_FROM:
            return Tie(one, other, "text", f"{share:.0%} of the shorter text stands in the other")
        if quoted := _same_quotation(a.held.passage.text, b.held.passage.text):
            return Tie(one, other, "quotes", f"both quote “{quoted}”")
        if (numbers := _same_numbers(a, b)) is not None:
            return Tie(one, other, "numbers", f"in two languages, both give {numbers}")
        if a.witness.publisher and a.witness.publisher == b.witness.publisher:
            return Tie(one, other, "publisher", f"one publisher: {a.witness.publisher}")
        return None

    def _share(self, one: Witness, other: Witness) -> float:
        a, b = sorted((one.reference.id, other.reference.id))
        if (a, b) not in self._shares:
            self._shares[a, b] = containment(one.shingles, other.shingles, fewest=FEWEST_HERE)
        return self._shares[a, b]


def plain(name: str) -> str:
    """A name without case, spacing and article, for comparing."""
    return " ".join(name.casefold().removeprefix("the ").split())


def names_publisher(credited: Credited, document: Document) -> Named | None:
    """The name, among those credited, that is the publisher of `document`."""
    publishers = {plain(document.publisher or ""), plain(document.outlet or "")} - {""}
    return next((n for n in credited.names if {plain(n.key), plain(n.words)} & publishers), None)


def links_to(credited: Credited, url: str | None) -> bool:
    """Whether a passage links to the address."""
    return url is not None and plain_address(url) in {plain_address(link) for link in credited.links}


def _is_earlier(one: Item, other: Item) -> bool:
    a, b = moment(one.witness.document.published), moment(other.witness.document.published)
    return b is None or (a is not None and a <= b)


def _ring(items: Sequence[Item], one: int, other: int) -> Tie | None:
    return Tie(one, other, "named", RING) if _cites(items, one, other) and _cites(items, other, one) else None


def _cites(items: Sequence[Item], followed: int, follower: int) -> Tie | None:
    """Whether one item goes back to the other's page by its own word."""
    mine, document = items[follower].credited, items[followed].witness.document
    if found := names_publisher(mine, document):
        return Tie(followed, follower, "named", f"one names {found.words}, which published the other")
    return Tie(followed, follower, "link", "one links to the other") if links_to(mine, document.url) else None


def _named(items: Sequence[Item], followed: int, follower: int) -> Tie | None:
    """Why one item follows the other by its own word, or both name one source."""
    if found := _cites(items, followed, follower):
        return found
    mine, theirs = items[follower].credited, items[followed]
    if mine.names and theirs.credited.names:
        known = {plain(n.key) for n in theirs.credited.names}
        if plain(mine.names[-1].key) in known:
            return Tie(followed, follower, "named", f"both name {mine.names[-1].words}")
    shared = sorted({plain_address(u) for u in mine.links} & {plain_address(u) for u in theirs.credited.links})
    return Tie(followed, follower, "link", f"both link to {shared[0]}") if shared else None


def _told(items: Sequence[Item], one: int, other: int) -> Tie | None:
    """Whether both name the same person or office in other words: a surname alone, a role turned round."""
    a, b = items[one].credited.names, items[other].credited.names
    if not a or not b:
        return None
    words = [frozenset(_WORD.findall(n.words.casefold())) - _TITLES for n in (a[-1], b[-1])]
    people = a[-1].is_person and b[-1].is_person
    same_office = words[0] == words[1] and len(words[0]) > 1
    same_person = people and bool(words[0] and words[1]) and (words[0] <= words[1] or words[1] <= words[0])
    if not (same_office or same_person):
        return None
    return Tie(one, other, "person", f"{a[-1].words} and {b[-1].words} are the same source")


def _same_quotation(one: str, other: str) -> str | None:
    """The first long quotation of one passage that stands in the other."""
    folded = " ".join(_WORD.findall(other.casefold()))
    for quoted in _QUOTED.findall(one):
        words = _WORD.findall(quoted.casefold())
        if len(words) >= FEWEST_QUOTED and " ".join(words) in folded and _QUOTED.search(other):
            return " ".join(str(quoted).split())[:80]
    return None


def _same_numbers(one: Item, other: Item) -> str | None:
    """The telling numbers shared by passages in two languages; those of one are all in the other."""
    languages = {one.witness.document.language, other.witness.document.language} - {"und"}
    if len(languages) < 2:
        return None
    a, b = _numbers(one.held.passage.text), _numbers(other.held.passage.text)
    shared = a & b
    return " and ".join(sorted(shared)) if len(shared) >= FEWEST_NUMBERS and shared in (a, b) else None


def _numbers(text: str) -> frozenset[str]:
    """Numbers of two digits and more, separators left out; years and round tens tell nothing."""
    bare = (re.sub(r"\D", "", n) for n in _NUMBER.findall(text))
    return frozenset(n for n in bare if len(n) > 1 and n[-1] != "0" and not re.fullmatch(r"(?:19|20)\d\d", n))
