"""What strengthens or weakens a vouching, as the text shows it: the rubric's modifiers and caps."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from sources.model import Span
from verify.attribution.scope import Scoped
from verify.attribution.setting import Setting
from verify.model import Cap, Claim, Level, Modifier

_ANONYMOUS = frozenset({"anonymous_described", "anonymous_bare", "anonymous_collective"})
_DATE = re.compile(
    r"\b(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b|\b\d{1,2} (?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)|"
    r"\b(?:Jan|Feb|Mar|Apr|May|June|July|Aug|Sept|Oct|Nov|Dec)[a-z]*\.? \d{1,2}\b|\b\d{4}-\d{2}-\d{2}\b"
)
_STATE = re.compile(
    r"\bstate\b|\bgovernment|\bofficial (?:paper|newspaper|daily|agency)|\bmunicipal|-owned|-run|"
    r"-backed|-controlled|\bmouthpiece|\borgan of",
    re.IGNORECASE,
)

_VERIFIED = re.compile(
    r"\b(?:verified|official|authenticated)\b[^.;]{0,40}\b(?:account|channel|page|profile|handle|feed|post|tweet)|"
    r"\b(?:account|channel|page|profile|handle|feed|post|tweet)\b[^.;]{0,30}\b(?:verified|authenticated)\b",
    re.IGNORECASE,
)


class Facts(NamedTuple):
    """What is known of one claim's vouching before it is weighed."""

    claim: Claim
    level: Level
    origin: Scoped | None
    """None where nobody is named."""
    quotes: tuple[Span, ...]
    relay_implied: bool
    """Whether the first relay is only implied by the article's top."""
    further: int
    """Further sources that say the same."""
    relays: int
    linked: bool = False
    """Whether the cited item, or that of a relay, can be found through a link."""
    opens_article: bool = False
    """Whether the origin is the outlet in the headline through which the whole article comes."""


def modifiers_of(setting: Setting, facts: Facts) -> tuple[Modifier, ...]:
    """The modifiers that apply, in the rubric's order."""
    found = [*_strengths(setting, facts), *_weaknesses(setting, facts)]
    return tuple(dict.fromkeys(found))


def _strengths(setting: Setting, facts: Facts) -> Iterator[Modifier]:
    origin = facts.origin
    if origin is None or origin.mention is None:
        return
    if facts.linked:
        yield "link"
    if facts.quotes and not _lacks_speaker(setting, facts):
        yield "speaker quoted"
    if origin.mention.in_position:
        yield "position to know"
    if origin.mention.reason_given:
        yield "reason for anonymity" if origin.mention.reason_given == 1 else "stock reason for anonymity"
    if facts.further >= 1:
        yield "further source"
    if facts.further >= 2:
        yield "second further source"
    if origin.mention.type in {"outlet", "document"} and _dates_item(setting, origin):
        yield "dated"


def _dates_item(setting: Setting, origin: Scoped) -> bool:
    """Whether a date stands right beside the cue, so that it tells when the item appeared."""
    near = Span(max(0, origin.cue[0].start - 40), origin.cue[-1].end + 30)
    sentence = setting.parsed.sentences[origin.sentence].span
    window = Span(max(near.start, sentence.start), min(near.end, sentence.end))
    outside = [c for c in origin.content if c.overlaps(window)]
    end = min([window.end, *(c.start for c in outside if c.start >= origin.cue[-1].end)])
    return bool(_DATE.search(Span(window.start, max(window.start, end)).of(setting.document.text)))


def _weaknesses(setting: Setting, facts: Facts) -> Iterator[Modifier]:
    claim, origin = facts.claim, facts.origin
    if origin is not None and _is_anonymous(origin) and claim.kind in {"opinion", "prediction"}:
        yield "anonymous opinion"
    if facts.quotes and _lacks_speaker(setting, facts):
        yield "quote without speaker"
    if origin is None or origin.mention is None:
        return
    outlet = setting.outlets.get(origin.mention.outlet or "")
    if outlet is not None:
        language = setting.document.language.split("-")[0]
        if facts.quotes and language not in {tag.split("-")[0] for tag in outlet.languages}:
            yield "translated quote unmarked"
        if outlet.government is not None and not _STATE.search(setting.sentence_text(origin.sentence)):
            yield "interest undisclosed"
    if _is_ambiguous(facts, origin) or _is_beside_colon(setting, claim, origin):
        yield "chain ambiguous"
    if origin.back and origin.sentence != claim.sentence:
        yield "back-reference"
    words = setting.sentence_text(origin.sentence)
    if facts.level == "SP" and not _VERIFIED.search(words) and "blog" not in words.casefold():
        yield "unverified account"


def _lacks_speaker(setting: Setting, facts: Facts) -> bool:
    """Whether a quotation stands in the claim without its speaker in the sentence."""
    origin = facts.origin
    return origin is None or origin.sentence != facts.claim.sentence or _is_beside_colon(setting, facts.claim, origin)


def _is_beside_colon(setting: Setting, claim: Claim, origin: Scoped) -> bool:
    """Whether the claim stands before a colon and its presumed speaker only after it, as in a headline."""
    if origin.mention is None or origin.mention.span.start < claim.span.end:
        return False
    return ":" in setting.document.text[claim.span.end : origin.mention.span.start]


def _is_ambiguous(facts: Facts, origin: Scoped) -> bool:
    """Whether the text leaves open where the account ends, or whose source it is."""
    if facts.opens_article or (facts.relay_implied and _is_anonymous(origin)):
        return True
    return any(part.overlaps(facts.claim.span) for part in origin.carried)


def _is_anonymous(origin: Scoped) -> bool:
    return origin.mention is not None and origin.mention.type in _ANONYMOUS


def caps_of(facts: Facts) -> tuple[Cap, ...]:
    """The ceilings that apply."""
    found: list[Cap] = []
    origin = facts.origin
    if facts.level == "S0":
        found.append("unattributed")
    if origin is not None and _is_anonymous(origin):
        found.append("anonymous only")
        if facts.claim.kind in {"opinion", "prediction"}:
            found.append("anonymous opinion")
    relayed = (
        origin is not None and origin.mention is not None and (origin.mention.type == "outlet" or facts.relays > 1)
    )
    if relayed and not facts.linked:
        found.append("unlinked relay")
    return tuple(found)
