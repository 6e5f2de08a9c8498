"""The dependency tree of a parsed text: children, subtrees and the spans they cover."""

from collections.abc import Iterable, Sequence

from sources.model import Span
from verify.model import Sentence, Token

# Marks that never begin or end a span cut out of a sentence.
_EDGE = frozenset(",;:–—-.…")


class Tree:
    """Relations between tokens; numbers are those of `Token.number`."""

    def __init__(self, tokens: Sequence[Token]) -> None:
        self.tokens = tokens
        self._children: list[list[int]] = [[] for _ in tokens]
        for token in tokens:
            if token.head != token.number:
                self._children[token.head].append(token.number)

    def children(self, number: int, *deps: str) -> tuple[Token, ...]:
        """Children in text order; only those with one of `deps` where any are given."""
        found = (self.tokens[n] for n in self._children[number])
        return tuple(t for t in found if not deps or t.dep in deps)

    def child(self, number: int, *deps: str) -> Token | None:
        """First child with one of `deps`."""
        return next(iter(self.children(number, *deps)), None)

    def subtree(self, number: int, without: Iterable[int] = ()) -> list[int]:
        """Numbers of the token and everything below it, sorted; subtrees of `without` are left out."""
        skipped = set(without)
        found: list[int] = []
        waiting = [number]
        while waiting:
            at = waiting.pop()
            if at in skipped:
                continue
            found.append(at)
            waiting.extend(self._children[at])
        return sorted(found)

    def ancestors(self, number: int) -> Iterable[Token]:
        """The heads above a token, nearest first."""
        at = self.tokens[number]
        while at.head != at.number:
            at = self.tokens[at.head]
            yield at

    def root(self, sentence: Sentence) -> Token:
        """Head of the sentence: the first token whose head lies outside it or is itself."""
        for token in self.tokens[sentence.first : sentence.last]:
            if token.head == token.number or not sentence.first <= token.head < sentence.last:
                return token
        return self.tokens[sentence.first]

    def span(self, numbers: Sequence[int]) -> Span | None:
        """From the first to the last of the tokens, marks at the edges left out; None when nothing is left."""
        first, last = 0, len(numbers)
        while first < last and self.tokens[numbers[first]].text in _EDGE:
            first += 1
        while last > first and self.tokens[numbers[last - 1]].text in _EDGE:
            last -= 1
        if first == last:
            return None
        return Span(self.tokens[numbers[first]].span.start, self.tokens[numbers[last - 1]].span.end)
