"""Reach: which sentences around a cue are looked at for its source and content."""

from collections.abc import Sequence

from verify.attribution.learned.columns import Columns
from verify.attribution.learned.windows import LONGEST, REACH, Candidate
from verify.model import ParsedText, Sentence

_EARLY = 8
"""Tokens before and with a colon that a speaker's name takes at most."""
_STOPS = frozenset(".!?…”\"'’»)")


def token_ranges(parsed: ParsedText, columns: Columns, candidates: Sequence[Candidate]) -> list[tuple[int, int]]:
    """The tokens looked at for each candidate: its sentence, and quotations that run on beside it."""
    quoted = [bool((columns.quote[s.first : s.last] > 0).any()) for s in parsed.sentences]
    found: dict[int, tuple[int, int]] = {}
    for candidate in candidates:
        number = int(columns.sentence[candidate.first])
        if number not in found:
            found[number] = _range(parsed, quoted, number)
    ranges = [found[int(columns.sentence[c.first])] for c in candidates]
    return [_near(_spoken(parsed, columns, c, r), c) for c, r in zip(candidates, ranges, strict=True)]


def _spoken(parsed: ParsedText, columns: Columns, candidate: Candidate, tokens: tuple[int, int]) -> tuple[int, int]:
    """The range, with the rest of the paragraph where a speaker's name and a colon open it."""
    own = parsed.sentences[int(columns.sentence[candidate.first])]
    if candidate.last - own.first > _EARLY or parsed.tokens[candidate.last - 1].text != ":":
        return tokens
    end = tokens[1]
    for further in parsed.sentences[own.number + 1 : own.number + 1 + REACH]:
        if further.paragraph != own.paragraph:
            break
        end = max(end, further.last)
    return tokens[0], end


def _near(tokens: tuple[int, int], candidate: Candidate) -> tuple[int, int]:
    """The range, cut where it goes on for too long."""
    start = max(tokens[0], candidate.first - LONGEST)
    return start, min(tokens[1], max(candidate.last, candidate.first + LONGEST))


def _range(parsed: ParsedText, quoted: Sequence[bool], number: int) -> tuple[int, int]:
    own = parsed.sentences[number]
    first = last = number
    while first > 0 and number - first < REACH and _goes_on(parsed, quoted, parsed.sentences[first - 1], own, first):
        first -= 1
    while last + 1 < len(quoted) and last - number < REACH:
        following = parsed.sentences[last + 1]
        if not (_goes_on(parsed, quoted, following, own, last + 1) or _is_announced(parsed, quoted, own, following)):
            break
        last += 1
    return parsed.sentences[first].first, parsed.sentences[last].last


def _goes_on(parsed: ParsedText, quoted: Sequence[bool], other: Sentence, own: Sentence, later: int) -> bool:
    """Whether a neighbour belongs to what is said here: quoted, or torn off by the parser."""
    if other.paragraph != own.paragraph:
        return False
    before = parsed.sentences[later - 1]
    return quoted[other.number] or parsed.tokens[before.last - 1].text[-1] not in _STOPS


def _is_announced(parsed: ParsedText, quoted: Sequence[bool], own: Sentence, other: Sentence) -> bool:
    """Whether the next paragraph is the quotation that a colon announces."""
    if other.paragraph != own.paragraph + 1 or not quoted[other.number]:
        return False
    return parsed.tokens[own.last - 1].text == ":"
