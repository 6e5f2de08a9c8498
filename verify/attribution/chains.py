"""Chains: for each claim, who vouches for it, nearest relay first, origin last."""

import re
from collections.abc import Sequence
from typing import NamedTuple

from sources.model import Span
from verify.attribution.attribute import CONFIDENCE_NAMED, CONFIDENCE_NOBODY, CONFIDENCE_QUOTED, scope_attributions
from verify.attribution.headline import vouch_for_headlines
from verify.attribution.ladder import LADDER, level_of
from verify.attribution.lexicon import OUTLET_NAMES
from verify.attribution.roster import Roster
from verify.attribution.scope import Scoped, relaying_outlet
from verify.attribution.setting import Account, Setting
from verify.attribution.strength import Facts, caps_of, modifiers_of
from verify.model import ChainLink, Claim, Mention, Vouching

_TOLD = re.compile(r"\s+(?P<whole>(?:the )?(?P<name>(?:[A-Z][\w’'-]+ ){0,3}[A-Z][\w-]+))\b")
_TELLING = frozenset({"told", "tells"})
COVERED = 0.5
"""Share of a claim that an attribution must take up to speak for it."""


class Strand(NamedTuple):
    """One way in which a claim is vouched for: attributions nested in one another, outermost first."""

    links: tuple[Scoped, ...]

    @property
    def origin(self) -> Scoped:
        """The attribution whose source said it first."""
        return self.links[-1]


def trace_chains(setting: Setting, claims: Sequence[Claim]) -> Account:
    """The sources of the article, and for each claim its chain, level, modifiers and caps."""
    scoped = scope_attributions(setting.parsed, setting.mentions, setting.publisher)
    relay = relaying_outlet(setting.parsed, scoped, setting.document.outlet)
    roster = Roster()
    vouchings = tuple(_vouch(setting, roster, scoped, relay, claim) for claim in claims)
    return Account(roster.sources(), vouch_for_headlines(setting, claims, vouchings))


def _vouch(setting: Setting, roster: Roster, scoped: Sequence[Scoped], relay: Scoped | None, claim: Claim) -> Vouching:
    strands = _strands(claim, scoped)
    named = [s for s in strands if s.origin.mention is not None]
    quotes = tuple(q.span for q in setting.parsed.quotes if q.span.overlaps(claim.span))
    if not named:
        described = any(_describes_source(s, claim) for s in scoped)
        return _nobody(setting, roster, claim, strands, quotes, exempt=described)
    best = max(named, key=lambda s: LADDER[level_of(setting, s.origin)])
    links = _links(setting, roster, best, relay, claim)
    level = level_of(setting, best.origin)
    opens = best.origin is relay and best.origin.sentence == claim.sentence
    facts = Facts(claim, level, best.origin, quotes, _implies_relay(links), _others(named, best), len(links), opens)
    return Vouching(
        claim=claim.id,
        level=level,
        exempt=claim.kind in {"background", "none"},
        chain=links,
        modifiers=modifiers_of(setting, facts),
        caps=caps_of(setting, facts),
        content=best.origin.content,
        quotes=quotes,
        confidence=CONFIDENCE_QUOTED if quotes else CONFIDENCE_NAMED,
    )


def _nobody(
    setting: Setting,
    roster: Roster,
    claim: Claim,
    strands: Sequence[Strand],
    quotes: tuple[Span, ...],
    *,
    exempt: bool,
) -> Vouching:
    """Vouching of a claim that no source stands behind: hearsay where the text says so, else unattributed.

    `exempt`: it only says who a source is, for which nobody would ask another source.
    """
    chain: tuple[ChainLink, ...] = ()
    hearsay = strands[0].origin if strands else None
    exempt = exempt or claim.kind in {"background", "none"}
    if hearsay is not None:
        whole = Span(hearsay.cue[0].start, hearsay.cue[-1].end)
        vague = Mention(whole, whole.of(setting.parsed.text), "vague", None, None, in_position=False, reason_given=0.0)
        chain = (ChainLink(source=roster.enter(vague), span=vague.span, cue=vague.span, implied=False),)
    facts = Facts(claim, "S1" if hearsay else "S0", None, quotes, relay_implied=False, further=0, relays=len(chain))
    return Vouching(
        claim=claim.id,
        level="EX" if exempt and not hearsay else facts.level,
        exempt=exempt,
        chain=chain,
        modifiers=modifiers_of(setting, facts),
        caps=caps_of(setting, facts),
        content=hearsay.content if hearsay else (),
        quotes=quotes,
        confidence=CONFIDENCE_NOBODY,
    )


def _strands(claim: Claim, scoped: Sequence[Scoped]) -> tuple[Strand, ...]:
    """The attributions that speak for the claim, those nested in one another joined."""
    speaking = [s for s in scoped if _speaks_for(s, claim)]
    speaking.sort(key=lambda s: (-sum(c.length for c in s.content), s.cue[0].start if s.cue else 0))
    strands: list[Strand] = []
    for attribution in speaking:
        home = next((i for i, s in enumerate(strands) if _lies_in(attribution, s.origin)), None)
        if home is None:
            strands.append(Strand((attribution,)))
        elif attribution.mention is not None:
            strands[home] = Strand((*strands[home].links, attribution))
    return tuple(strands)


def _speaks_for(attribution: Scoped, claim: Claim) -> bool:
    if _describes_source(attribution, claim):
        return False
    if attribution.leads and attribution.cue and claim.span.contains(attribution.cue[0]):
        return attribution.back or any(claim.span.overlaps(c) for c in attribution.content)
    return attribution.covers(claim.span) >= COVERED * claim.span.length


def _describes_source(attribution: Scoped, claim: Claim) -> bool:
    """Whether the claim is what the writer adds about a source ("X, who inspected the station, said")."""
    return attribution.mention is not None and attribution.mention.span.contains(claim.span)


def _lies_in(inner: Scoped, outer: Scoped) -> bool:
    """Whether the inner attribution is part of what the outer one says."""
    return outer.mention is not None and any(c.contains(cue) for c in outer.content for cue in inner.cue[:1])


def _links(
    setting: Setting, roster: Roster, strand: Strand, relay: Scoped | None, claim: Claim
) -> tuple[ChainLink, ...]:
    """The chain of a strand; before it the outlet it was told to, or the one the whole article comes through."""
    links: list[ChainLink] = []
    outermost = strand.links[0]
    told = _told_to(setting, outermost)
    if told is not None:
        links.append(ChainLink(source=roster.enter(told), span=told.span, cue=None, implied=False))
    elif relay is not None and relay.mention is not None and not _same(relay, outermost) and _below(relay, outermost):
        links.append(ChainLink(source=roster.enter(relay.mention), span=None, cue=None, implied=True))
    for attribution in strand.links:
        if attribution.mention is None:
            continue
        source = roster.enter(attribution.mention)
        if links and links[-1].source == source:
            continue
        here = attribution.sentence == claim.sentence
        cue = attribution.cue[0] if attribution.cue else None
        links.append(ChainLink(source=source, span=attribution.mention.span, cue=cue, implied=not here))
    return tuple(links)


def _told_to(setting: Setting, attribution: Scoped) -> Mention | None:
    """The other outlet to which the source spoke ("told CNN", "in an interview with Le Monde")."""
    if attribution.mention is None or attribution.mention.type == "outlet" or not attribution.cue:
        return None
    after = setting.parsed.text[attribution.cue[-1].end :]
    for mention in setting.mentions:
        between = mention.span.start - attribution.cue[-1].end
        if not 0 <= between <= 60 or mention.key == setting.document.outlet:
            continue
        words = after[:between].lower().strip()
        told = attribution.cue[-1].of(setting.parsed.text).lower() in _TELLING and words in {"", "the"}
        if told or words.endswith(("interview with", "interview to", "speaking to", "statement to", "told")):
            text = mention.span.of(setting.parsed.text)
            return Mention(mention.span, text, "outlet", mention.key, None, in_position=False, reason_given=0.0)
    return _told_unlisted(setting, attribution)


def _told_unlisted(setting: Setting, attribution: Scoped) -> Mention | None:
    """An outlet that no registry lists, told something: known by the last word of its name ("told the Gazette")."""
    text, start = setting.parsed.text, attribution.cue[-1].end
    found = _TOLD.match(text[start : start + 80])
    if found is None or attribution.cue[-1].of(text).lower() not in _TELLING:
        return None
    last = found["name"].split()[-1].lower()
    if last not in OUTLET_NAMES or [last] == (setting.publisher or "").lower().split()[-1:]:
        return None
    span = Span(start + found.start("whole"), start + found.end("whole"))
    return Mention(span, found["whole"], "outlet", None, None, in_position=False, reason_given=0.0)


def _same(relay: Scoped, attribution: Scoped) -> bool:
    one, other = relay.mention, attribution.mention
    return one is not None and other is not None and (one.outlet or one.text) == (other.outlet or other.text)


def _below(relay: Scoped, attribution: Scoped) -> bool:
    return attribution.sentence >= relay.sentence


def _implies_relay(links: Sequence[ChainLink]) -> bool:
    return bool(links) and links[0].implied and links[0].span is None


def _others(strands: Sequence[Strand], best: Strand) -> int:
    """How many further sources, other than the best one's, say the same."""
    mine = best.origin.mention
    return len(
        {s.origin.mention.text for s in strands if s.origin.mention and mine and s.origin.mention.text != mine.text}
    )
