"""Sentences in capitals, which the parser cannot take apart: "THE DAM BROKE, ANNA MOSS SAID."."""

from collections.abc import Iterator

from verify.attribution.reporting import Reporting
from verify.model import ParsedText, Sentence

_SAID = frozenset({"SAID", "SAYS", "SAY", "TOLD", "WARNS", "WARNED", "CLAIMS", "REPORTS"})
_LONGEST = 5
"""Tokens of a speaker."""
_FEWEST_LETTERS = 12


def find_shouted(parsed: ParsedText, sentence: Sentence) -> Iterator[Reporting]:
    """The attribution at the end of a sentence in capitals, with the speaker between its last comma and the verb."""
    text = sentence.span.of(parsed.text)
    tokens = parsed.tokens_of(sentence)
    if not text.isupper() or sum(c.isalpha() for c in text) < _FEWEST_LETTERS:
        return
    verb = next((t for t in reversed(tokens[-4:]) if t.text in _SAID), None)
    comma = next((t for t in reversed(tokens) if t.text == ","), None)
    if verb is None or comma is None or not 1 < verb.number - comma.number <= _LONGEST:
        return
    source = list(range(comma.number + 1, verb.number))
    content = list(range(sentence.first, comma.number))
    yield Reporting(sentence.number, source, source[-1], [verb.number], content, points_back=False)
