"""The attribute stage: a parsed text to attributions with types, scope and chains of relays."""

from collections.abc import Sequence
from typing import cast as cast_to

from sources.model import OutletMention, Span
from verify.attribution import lexicon
from verify.attribution.carrying import carry_over
from verify.attribution.extractors import EXTRACTORS, Extractor
from verify.attribution.reading import Reading
from verify.attribution.reporting import Reporting, is_act
from verify.attribution.resolve import Cast
from verify.attribution.scope import Scoped, antecedents, content_spans
from verify.attribution.speaking import those_who_speak
from verify.attribution.unsaid import says_nothing
from verify.attribution.verbs import WITNESSES, WITNESSING
from verify.language import Tree
from verify.model import Attribution, Mention, ParsedText

NAME = "crf.v2"
"""The extractor of attributions; `EXTRACTORS` lists the others."""
ACCOUNT = "joined.v2"
"""The extractor for who vouches for claims."""
# Shares of rule attributions whose content overlaps the gold by half, measured on labelled news (development split).
CONFIDENCE_QUOTED, CONFIDENCE_NAMED, CONFIDENCE_NOBODY = 0.8, 0.65, 0.4


def scope_attributions(
    parsed: ParsedText, outlets: Sequence[OutletMention], publisher: str | None = None, *, extractor: str = ACCOUNT
) -> tuple[Scoped, ...]:
    """Every attribution of the text with its resolved source and all it covers, in the order of the cues.

    `publisher`: name of the outlet that published the text; what it saw itself is no relay.
    Raises UnknownName for an extractor that nobody registered, WeightsError when a learned one's weights are not whole.
    """
    tree = Tree(parsed.tokens)
    reading = Reading(parsed, tree, tuple(outlets), publisher)
    cast = Cast(reading)
    reportings = cast_to("Extractor", EXTRACTORS.load(extractor))(parsed, tree)
    taken = [r.sentence for r in reportings]
    scoped = tuple(s for s in (_scope(reading, cast, r, taken) for r in reportings) if s.content)
    return carry_over(parsed, those_who_speak(parsed, scoped) if extractor == ACCOUNT else scoped)


def attribute_text(
    parsed: ParsedText, outlets: Sequence[OutletMention], *, extractor: str = NAME
) -> tuple[Attribution, ...]:
    """Every attribution as source, cue and content spans, typed; what only carries over is left out."""
    return tuple(_flat(parsed, s) for s in scope_attributions(parsed, outlets, extractor=extractor))


def _scope(reading: Reading, cast: Cast, reporting: Reporting, taken: Sequence[int]) -> Scoped:
    parsed, tree = reading.parsed, reading.tree
    mention = None
    if reporting.head is not None and reporting.source:
        mention = cast.identify(reporting.source, reporting.head, tree.tokens[reporting.opener])
    sentence = parsed.sentences[reporting.sentence]
    content = content_spans(parsed, tree, reporting)
    if reporting.points_back:
        content = antecedents(parsed, tree, sentence, taken)
    return Scoped(
        mention=mention,
        cue=_cue_spans(reading, reporting),
        content=content,
        sentence=reporting.sentence,
        back=reporting.points_back,
        carried=(),
        on_platform=_on_platform(tree, reporting),
        witnessed=_witnessed(reading, reporting, mention),
        leads=_leads(reading, reporting),
        tells=_tells(reading, reporting, mention),
        aside=_is_aside(tree, reporting),
        cites=tree.tokens[reporting.opener].text.lower() in {"citing", "quoting"},
        acts=is_act(tree, tree.tokens[reporting.opener]),
        yet_to_come=says_nothing(tree, tree.tokens[reporting.opener]),
        probability=reporting.confidence,
    )


def _leads(reading: Reading, reporting: Reporting) -> bool:
    root = reading.tree.root(reading.parsed.sentences[reporting.sentence]).number
    verb = reading.parsed.tokens[reporting.opener]
    return verb.number == root or (verb.dep in {"conj", "parataxis"} and verb.head == root)


def _is_aside(tree: Tree, reporting: Reporting) -> bool:
    """Whether the cue stands in a clause of time, reason or description; "as X said" is none."""
    verb = tree.tokens[reporting.opener]
    if verb.dep == "relcl":
        return True
    mark = tree.child(verb.number, "mark", "advmod")
    return verb.dep == "advcl" and mark is not None and mark.text.lower() in _MARKS


_MARKS = frozenset("because when after before while if although though since until whereas where unless once".split())


def _tells(reading: Reading, reporting: Reporting, mention: Mention | None) -> bool:
    cue = reading.parsed.tokens[reporting.opener]
    before = reading.parsed.tokens[reporting.cue[0]]
    if cue.lemma in {"find", "show"}:
        return mention is not None and mention.type == "document"
    return cue.lemma in lexicon.SAYING - lexicon.TOWARDS or before.text.lower() == "according"


def _cue_spans(reading: Reading, reporting: Reporting) -> tuple[Span, ...]:
    spans: list[Span] = []
    for n in reporting.cue:
        span = reading.parsed.tokens[n].span
        if spans and span.start - spans[-1].end <= 1:
            spans[-1] = Span(spans[-1].start, span.end)
        else:
            spans.append(span)
    return tuple(spans)


def _on_platform(tree: Tree, reporting: Reporting) -> bool:
    """Whether the cue says that it was posted: "wrote on X", "said in a tweet"."""
    verb = reporting.opener
    if tree.tokens[verb].lemma in {"tweet", "post"}:
        return True
    thing = tree.child(verb, "dobj")
    for preposition in (*tree.children(verb, "prep"), *(tree.children(thing.number, "prep") if thing else ())):
        place = tree.child(preposition.number, "pobj")
        if place is None or preposition.text.lower() not in {"on", "in", "via"}:
            continue
        words = {tree.tokens[n].text.lower() for n in tree.subtree(place.number)}
        if words & (lexicon.SOCIAL | {"tweet", "tweets", "post", "posts", "social"}):
            return True
    return False


def _witnessed(reading: Reading, reporting: Reporting, mention: Mention | None) -> bool:
    if reporting.head is None or mention is None:
        return False
    verb = reading.parsed.tokens[reporting.opener]
    return verb.lemma in WITNESSING and reading.parsed.tokens[reporting.head].lemma in WITNESSES


def _flat(parsed: ParsedText, scoped: Scoped) -> Attribution:
    quoted = any(next(parsed.quotes_over(c), None) for c in scoped.content)
    named = CONFIDENCE_QUOTED if quoted else CONFIDENCE_NAMED
    by_rule = named if scoped.mention else CONFIDENCE_NOBODY
    own = tuple(c for c in scoped.content if c not in scoped.carried)
    return Attribution(
        source=(scoped.mention.span,) if scoped.mention else (),
        cue=scoped.cue,
        content=own or scoped.content,
        type=scoped.mention.type if scoped.mention else "vague",
        confidence=by_rule if scoped.probability is None else scoped.probability,
    )
