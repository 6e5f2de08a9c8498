"""Chains: for each claim, who vouches for it, nearest relay first, origin last."""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from sources.model import Span
from verify.attribution.attribute import CONFIDENCE_NAMED, CONFIDENCE_NOBODY, CONFIDENCE_QUOTED, scope_attributions
from verify.attribution.headline import vouch_for_headlines
from verify.attribution.ladder import LADDER, is_linked, level_of
from verify.attribution.roster import Roster
from verify.attribution.scope import Scoped, relaying_outlet
from verify.attribution.sentences import let_pass
from verify.attribution.setting import Account, Setting
from verify.attribution.strands import Strand, describes_source, find_strands
from verify.attribution.strength import Facts, caps_of, modifiers_of
from verify.attribution.told import told_to
from verify.model import ChainLink, Claim, Mention, Vouching


def trace_chains(setting: Setting, claims: Sequence[Claim]) -> Account:
    """The sources of the article, and for each claim its chain, level, modifiers and caps."""
    scoped = scope_attributions(setting.parsed, setting.mentions, setting.publisher)
    relay = relaying_outlet(setting.parsed, scoped, setting.document.outlet)
    tracer = _Tracer(setting, Roster(), _by_sentence(setting, scoped), relay)
    vouchings = tuple(tracer.vouch(claim) for claim in claims)
    vouchings = vouch_for_headlines(setting, claims, vouchings)
    return Account(tracer.roster.sources(), let_pass(setting.parsed, claims, vouchings))


def _by_sentence(setting: Setting, scoped: Sequence[Scoped]) -> dict[int, list[Scoped]]:
    found: dict[int, list[Scoped]] = {}
    for attribution in scoped:
        source = (attribution.mention.span,) if attribution.mention else ()
        spans = (*attribution.content, *attribution.cue, *source)
        for number in {s.number for span in spans for s in setting.parsed.sentences_over(span)}:
            found.setdefault(number, []).append(attribution)
    return found


class _Tracer(NamedTuple):
    """What the chains of one article are traced with."""

    setting: Setting
    roster: Roster
    touching: Mapping[int, Sequence[Scoped]]
    """Sentence → the attributions whose source, cue or content reach into it."""
    relay: Scoped | None
    """The outlet through which the whole article comes."""

    def vouch(self, claim: Claim) -> Vouching:
        strands = find_strands(claim, self._near(claim))
        named = [s for s in strands if s.origin.mention is not None] or self._told_aside(claim)
        if not named:
            return self._nobody(claim, strands)
        best = max(named, key=lambda s: LADDER[level_of(self.setting, s.origin)])
        links = self._links(claim, best)
        facts = Facts(
            claim=claim,
            linked=self._is_linked(best),
            level=level_of(self.setting, best.origin),
            origin=best.origin,
            quotes=self._quotes(claim),
            relay_implied=bool(links) and links[0].implied and links[0].span is None,
            further=_further(named, best),
            relays=len(links),
            opens_article=best.origin is self.relay and best.origin.sentence == claim.sentence,
        )
        found = self._vouching(facts, links)
        confidence = CONFIDENCE_QUOTED if facts.quotes else CONFIDENCE_NAMED
        return found._replace(content=best.origin.content, confidence=confidence, propositions=best.propositions(claim))

    def _told_aside(self, claim: Claim) -> list[Strand]:
        """Who told of it in a clause beside: "the toll rose to ten after the police announced …"."""
        known = (s for s in self._near(claim) if s.sentence == claim.sentence and s.tells and not s.leads)
        return [Strand((s,)) for s in known if s.mention is not None and self._stands_after(s.mention, claim)]

    def _stands_after(self, mention: Mention, claim: Claim) -> bool:
        """Whether somebody accountable is named in the claim right after a word that joins a clause in time."""
        before = self.setting.parsed.text[claim.span.start : mention.span.start].lower().split()
        accountable = mention.type in {"person", "official_body", "organisation"}
        return accountable and claim.span.contains(mention.span) and before[-1:] in (["after"], ["when"], ["once"])

    def _near(self, claim: Claim) -> Sequence[Scoped]:
        return self.touching.get(claim.sentence, ())

    def _nobody(self, claim: Claim, strands: Sequence[Strand]) -> Vouching:
        """Vouching of a claim that no source stands behind: hearsay where the text says so, else unattributed."""
        quotes = self._quotes(claim)
        hearsay = next((s.origin for s in strands if not self._only_expects(s.origin)), None)
        if hearsay is not None:
            chain = (self._vague(hearsay),)
            facts = Facts(claim, "S1", None, quotes, relay_implied=False, further=0, relays=1)
            return self._vouching(facts, chain)._replace(content=hearsay.content)
        facts = Facts(claim, "S0", None, quotes, relay_implied=False, further=0, relays=0)
        found = self._vouching(facts, ())
        # What only says who a source is needs no source of its own.
        exempt = found.exempt or any(describes_source(s, claim) for s in self._near(claim))
        return found._replace(level="EX" if exempt else "S0", exempt=exempt)

    def _only_expects(self, scoped: Scoped) -> bool:
        """Whether the cue tells what is to come or is known ("is expected to"), which is no hearsay."""
        words = scoped.cue[-1].of(self.setting.parsed.text).lower().split() if scoped.cue else []
        return words[-1:] in (["expected"], ["known"])

    def _vouching(self, facts: Facts, chain: tuple[ChainLink, ...]) -> Vouching:
        return Vouching(
            claim=facts.claim.id,
            level=facts.level,
            exempt=facts.claim.kind in {"background", "none"},
            chain=chain,
            modifiers=modifiers_of(self.setting, facts),
            caps=caps_of(facts),
            content=(),
            quotes=facts.quotes,
            confidence=CONFIDENCE_NOBODY,
        )

    def _vague(self, hearsay: Scoped) -> ChainLink:
        """The words that stand where a source should."""
        span = Span(hearsay.cue[0].start, hearsay.cue[-1].end)
        text = span.of(self.setting.parsed.text)
        vague = Mention(span, text, "vague", None, None, in_position=False, reason_given=0.0)
        return ChainLink(source=self.roster.enter(vague), span=span, cue=span, implied=False)

    def _quotes(self, claim: Claim) -> tuple[Span, ...]:
        return tuple(q.span for q in self.setting.parsed.quotes_over(claim.span))

    def _links(self, claim: Claim, strand: Strand) -> tuple[ChainLink, ...]:
        """The chain of a strand; before it the outlet it was told to, or the one the whole article comes through."""
        links = list(self._relay_before(strand.links[0]))
        for attribution in strand.links:
            if attribution.mention is None:
                continue
            source = self.roster.enter(attribution.mention)
            if links and links[-1].source == source:
                continue
            cue = attribution.cue[0] if attribution.cue else None
            here = attribution.sentence == claim.sentence
            links.append(ChainLink(source=source, span=attribution.mention.span, cue=cue, implied=not here))
        return tuple(links)

    def _is_linked(self, strand: Strand) -> bool:
        """Whether the item of its origin, or of an outlet between, can be found through a link."""
        told = told_to(self.setting, strand.links[0])
        cited = [(s.mention, s.sentence) for s in strand.links if s.mention is not None]
        between = [(m, n) for m, n in cited[:-1] if m.type == "outlet"]
        if told is not None:
            between.append((told, strand.links[0].sentence))
        return any(is_linked(self.setting, m, n) for m, n in (*between, *cited[-1:]))

    def _relay_before(self, outermost: Scoped) -> tuple[ChainLink, ...]:
        told = told_to(self.setting, outermost)
        if told is not None:
            return (ChainLink(source=self.roster.enter(told), span=told.span, implied=False),)
        relay = self.relay
        if relay is None or relay.mention is None or outermost.sentence < relay.sentence or _same(relay, outermost):
            return ()
        return (ChainLink(source=self.roster.enter(relay.mention), implied=True),)


def _same(relay: Scoped, attribution: Scoped) -> bool:
    one, other = relay.mention, attribution.mention
    return one is not None and other is not None and (one.outlet or one.text) == (other.outlet or other.text)


def _further(strands: Sequence[Strand], best: Strand) -> int:
    """How many further sources, other than the best one's, say the same."""
    texts = {s.origin.mention.text for s in strands if s.origin.mention is not None}
    mine = best.origin.mention
    return len(texts - {mine.text if mine is not None else ""})
