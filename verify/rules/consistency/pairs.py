"""Claims of one article that speak of the same matter."""

from collections.abc import Callable, Iterator

from verify.language.words import coverage
from verify.rules.case import Case
from verify.rules.surroundings import Told

_LEAST_WORDS = 3


def earlier_on_same_matter(case: Case, comparable: Callable[[Told], bool]) -> Iterator[tuple[Told, Told]]:
    """(earlier claim, this one) for each earlier claim that shares most content words with it, both ways.

    Only claims that are `comparable` are looked at, and none of the same sentence, where a contrast is meant; nor such
    as two different sources vouch for, which an article may well set side by side.
    """
    mine = case.around.told[case.claim.id]
    if not comparable(mine) or len(mine.words) < _LEAST_WORDS:
        return
    least = case.around.measures.same_matter
    for other in case.around.of_names.get(mine.names, ()):
        if other.claim.id == case.claim.id:
            return
        if other.claim.sentence == case.claim.sentence or not comparable(other) or _are_contrasted(mine, other):
            continue
        alike = min(coverage(mine.words, other.stems), coverage(other.words, mine.stems))
        if alike >= least:
            yield other, mine


def _are_contrasted(one: Told, other: Told) -> bool:
    origins = [t.vouching.chain[-1].source for t in (one, other) if t.vouching.chain]
    return len(set(origins)) == 2
