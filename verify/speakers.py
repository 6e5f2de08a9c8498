"""Statements that a reference gives to somebody else than the article does: the same words, by another mouth.

Above the stages: whom a reference names comes from its own attributions, what it says from the judge.
"""

import re
from collections.abc import Callable, Iterator, Sequence

from sources.model import Passage, Span
from verify.assess import Article
from verify.model import Difference, Held, Source, Vouching
from verify.origins import Credited, Named

_WORD = re.compile(r"[^\W_]+")
_SMALL = frozenset({"the", "a", "an", "of", "for", "and", "in", "mr", "mrs", "ms", "dr"})
_BODIES = frozenset({"official_body", "organisation"})


def tell_speakers_apart(
    held: Sequence[Held], article: Article, credited_by: Callable[[str, Passage], Credited]
) -> tuple[Held, ...]:
    """The evidence, with an `attribution` difference where a passage that bears a claim out names another speaker.

    Such a passage does not support the claim as the article has it: it is neutral from then on. Only like is held
    against like, a person against a person and a body against a body, since a spokesman's word is his ministry's.
    """
    claims = {c.id: c for c in article.claims}
    vouchings = {v.claim: v for v in article.account.vouchings}
    sources = {s.id: s for s in article.account.sources}
    found: list[Held] = []
    for item in held:
        difference = None
        if item.judgement.stance == "supports" and not any(d.kind == "attribution" for d in item.judgement.differences):
            credited = credited_by(item.reference, item.passage)
            speakers = _speakers(vouchings[item.claim], sources, claims[item.claim].span)
            difference = _other_speaker(speakers, credited, item.passage.text, claims[item.claim].text)
        found.append(_neutral(item, difference) if difference else item)
    return tuple(found)


def _speakers(vouching: Vouching, sources: dict[str, Source], claim: Span) -> Iterator[tuple[Source, Span]]:
    """The last source of the claim's chain, with the mention of it in the claim's own words, in the claim's offsets."""
    for link in vouching.chain[-1:]:
        if link.span is not None and claim.contains(link.span):
            yield sources[link.source], Span(link.span.start - claim.start, link.span.end - claim.start)


def _other_speaker(
    speakers: Iterator[tuple[Source, Span]], credited: Credited, passage: str, claim: str
) -> Difference | None:
    for source, mention in speakers:
        for named in credited.names[-1:]:
            at = passage.find(named.words)
            if at < 0 or not _alike(source, named):
                continue
            ours, theirs = _words(source.text), _words(named.words)
            if not (ours & _words(passage)) and not (theirs & _words(claim)):
                return Difference(kind="attribution", claim=mention, passage=Span(at, at + len(named.words)))
    return None


def _alike(source: Source, named: Named) -> bool:
    return source.type == "person" if named.is_person else source.type in _BODIES


def _words(text: str) -> frozenset[str]:
    return frozenset(_WORD.findall(text.casefold())) - _SMALL


def _neutral(item: Held, difference: Difference) -> Held:
    judgement = item.judgement
    p = judgement.p.model_copy(
        update={"supports": judgement.p.neutral, "neutral": judgement.p.supports}
        if judgement.p.supports > judgement.p.neutral
        else {}
    )
    told = judgement.model_copy(
        update={"stance": "neutral", "p": p, "differences": (*judgement.differences, difference)}
    )
    return item._replace(judgement=told)
