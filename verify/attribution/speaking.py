"""Speaking: which attributions speak for what the article claims, and how far back in their sentence.

Readers label every mention of speech; an article's claims are vouched for by fewer. What somebody quoted tells of
others is vouched for by whoever is quoted, what somebody may yet announce by nobody, and a speaker named at the end of
a sentence ("…, and help came late, the police said") vouches for all of it.
"""

import re
from collections.abc import Sequence

from sources.model import Span
from verify.attribution.scope import Scoped, merged
from verify.model import ParsedText

_UNNAMED = frozenset({"anonymous_described", "anonymous_bare", "anonymous_collective", "vague", "self"})
_AFTERWARDS = re.compile(
    r"(?:,? (?:on|in|at|during|after|late|early|to|via|by|for|through|from|yesterday|today|earlier|last|this)\b"
    r"[^,;:]{1,90}"
    r"|,? (?:reporters|journalists|lawmakers|it|them|me|us)\b[^,;:]{0,60})?[\s.!”\"'’»)]*"
)
"""What may stand between a closing attribution and the end of its sentence: when, where and to whom it was said."""


def those_who_speak(parsed: ParsedText, scoped: Sequence[Scoped]) -> tuple[Scoped, ...]:
    """The attributions that vouch for what is claimed, those that close a sentence with all they cover."""
    speaking = [s for s in scoped if not (s.yet_to_come or _is_nobody(s) or _is_told_in_quotes(parsed, s))]
    beside: dict[int, list[Span]] = {}
    for s in speaking:
        beside.setdefault(s.sentence, []).extend(s.cue)
    return tuple(_closing(parsed, s, beside[s.sentence]) for s in speaking)


def _is_nobody(scoped: Scoped) -> bool:
    """Whether it tells that nobody said so."""
    return scoped.mention is not None and scoped.mention.text.lower().startswith(("nobody", "no one", "no ", "none"))


def _is_told_in_quotes(parsed: ParsedText, scoped: Scoped) -> bool:
    """Whether somebody quoted tells it of people unnamed, for whom then the quoted one vouches."""
    if scoped.mention is not None and scoped.mention.type not in _UNNAMED:
        return False
    cue = scoped.cue[0]
    inside = any(q.inner.contains(cue) and not _is_scare(parsed, q.inner) for q in parsed.quotes_over(cue))
    return inside and not scoped.back


def _is_scare(parsed: ParsedText, quoted: Span) -> bool:
    return len(quoted.of(parsed.text).split()) <= _FEW


_FEW = 3
"""Words of a quotation that picks out a term rather than gives somebody the floor."""


def _closing(parsed: ParsedText, scoped: Scoped, cues: Sequence[Span]) -> Scoped:
    """The attribution, stretched to the start of the sentence that it closes; `cues` are all of that sentence."""
    sentence = parsed.sentences[scoped.sentence].span
    if scoped.mention is None or not scoped.tells or scoped.back or not scoped.content:
        return scoped
    own = (*scoped.cue, scoped.mention.span)
    start, end = min(s.start for s in own), max(s.end for s in own)
    first = scoped.content[0].start
    if not (sentence.contains(Span(start, end)) and sentence.start < first < start):
        return scoped
    if _AFTERWARDS.fullmatch(parsed.text, end, sentence.end) is None or any(cue.start < first for cue in cues):
        return scoped
    if parsed.text[sentence.start : start].rstrip()[-1:] not in {",", "”", '"', "’", "'"}:
        return scoped
    return scoped._replace(content=merged((*scoped.content, Span(sentence.start, start))))
