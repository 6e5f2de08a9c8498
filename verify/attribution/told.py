"""Whom a source told: the outlet to which it spoke is the relay between it and this article."""

import re

from sources.model import Span
from verify.attribution.lexicon import OUTLET_NAMES
from verify.attribution.scope import Scoped
from verify.attribution.setting import Setting
from verify.model import Mention

_TOLD = re.compile(r"\s+(?P<whole>(?:the )?(?P<name>(?:[A-Z][\w’'-]+ ){0,3}[A-Z][\w-]+))\b")
_TELLING = frozenset({"told", "tells"})
_INTERVIEWS = ("interview with", "interview to", "speaking to", "statement to", "told")
NEAR = 60
"""Code points after the cue within which the outlet stands."""


_PRIVATELY = re.compile(
    r"\s+(?P<whole>(?:(?:two|three|some|several|close|his|her|their|the|unnamed|anonymous) )*"
    r"(?:sources?|friends|associates|aides|allies|confidants|colleagues|insiders|people familiar with [\w ]{3,40}))\b"
)
"""Unnamed people who were told it, from whom then it comes."""


def told_to(setting: Setting, attribution: Scoped) -> Mention | None:
    """The other outlet to which the source spoke ("told CNN", "in an interview with Le Monde").

    What was told to the article's own outlet came without a relay.
    """
    if attribution.mention is None or attribution.mention.type == "outlet" or not attribution.cue:
        return None
    cue = attribution.cue[-1]
    after = setting.parsed.text[cue.end : cue.end + NEAR]
    telling = cue.of(setting.parsed.text).lower() in _TELLING
    before = _told_before(setting, attribution)
    if before is not None:
        return before
    for mention in setting.mentions:
        between = mention.span.start - cue.end
        if not 0 <= between <= NEAR or mention.key == setting.document.outlet:
            continue
        words = after[:between].lower().strip()
        if (telling and words in {"", "the"}) or words.endswith(_INTERVIEWS):
            return _outlet(mention.span, setting, mention.key)
    return (_unlisted(setting, cue) or _privately(setting, cue)) if telling else None


def _told_before(setting: Setting, attribution: Scoped) -> Mention | None:
    """The outlet at the start of the sentence: "In an interview with Le Monde, Moss said …"."""
    sentence = setting.parsed.sentences[attribution.sentence].span
    for mention in setting.mentions:
        if not sentence.start <= mention.span.start < attribution.cue[0].start:
            continue
        lead = setting.parsed.text[sentence.start : mention.span.start].lower().strip().removesuffix(" the")
        if mention.key != setting.document.outlet and lead.endswith(_INTERVIEWS) and len(lead) <= NEAR:
            return _outlet(mention.span, setting, mention.key)
    return None


def _privately(setting: Setting, cue: Span) -> Mention | None:
    """Unnamed people to whom it was told: "told friends"."""
    found = _PRIVATELY.match(setting.parsed.text, cue.end)
    if found is None:
        return None
    span = Span(*found.span("whole"))
    text = span.of(setting.parsed.text)
    return Mention(span, text, "anonymous_collective", None, None, in_position=False, reason_given=0.0)


def _unlisted(setting: Setting, cue: Span) -> Mention | None:
    """An outlet that no registry lists: known by the last word of its name ("told the Gazette")."""
    found = _TOLD.match(setting.parsed.text, cue.end)
    if found is None:
        return None
    last = found["name"].split()[-1].lower()
    if last not in OUTLET_NAMES or [last] == (setting.publisher or "").lower().split()[-1:]:
        return None
    return _outlet(Span(*found.span("whole")), setting, None)


def _outlet(span: Span, setting: Setting, key: str | None) -> Mention:
    text = span.of(setting.parsed.text)
    return Mention(span, text, "outlet", key, None, in_position=False, reason_given=0.0)
