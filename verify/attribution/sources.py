"""Sources: what stands in a source phrase: its type, the outlet or person it names, why it is not named."""

from collections.abc import Sequence

from sources.model import Span
from verify.attribution import lexicon
from verify.attribution.reading import Reading
from verify.attribution.source_types import looks_like_name, people_words, type_of
from verify.model import Mention, Token


def read_mention(reading: Reading, numbers: Sequence[int], head: int) -> Mention:
    """The source phrase with its type, judged by itself; pronouns come out as `vague` until they are resolved."""
    span = reading.span(numbers)
    text = span.of(reading.parsed.text)
    token = reading.parsed.tokens[head]
    outlet = _outlet(reading, span, token)
    kind = type_of(reading, numbers, token, outlet)
    person = _full_name(reading, numbers, token) if kind == "person" else None
    lower = text.lower()
    return Mention(
        span=span,
        text=text,
        type=kind,
        outlet=outlet if kind == "outlet" else None,
        person=person,
        in_position=any(mark in lower for mark in lexicon.IN_POSITION),
        reason_given=_reason(reading, token),
    )


def _outlet(reading: Reading, span: Span, head: Token) -> str | None:
    """Registry key of the outlet that the phrase is about; not of one named in passing ("a former CNN host")."""
    for mention in reading.outlets:
        if not mention.span.overlaps(span):
            continue
        heads = [head, *reading.tree.children(head.number, "appos")]
        if any(mention.span.overlaps(t.span) for t in heads) and head.lemma.lower() not in people_words():
            return mention.key
        if {head.lemma.lower(), head.text.lower()} & lexicon.OUTLET_NOUNS:
            return mention.key
    return None


def _full_name(reading: Reading, numbers: Sequence[int], head: Token) -> str | None:
    """The longest run of a person's name in the phrase."""
    span = reading.span(numbers)
    names = [e.text for e in reading.parsed.entities if e.label == "PERSON" and e.span.overlaps(span)]
    if names:
        return max(names, key=len).removesuffix("'s").removesuffix("’s")
    compound = [t for t in reading.tree.children(head.number, "compound") if t.pos == "PROPN"]
    if head.pos != "PROPN" and not looks_like_name(reading, head):
        return None
    return " ".join([*(t.text for t in compound), head.text])


def _reason(reading: Reading, head: Token) -> float:
    """Whether the sentence says why the source is not named: 1, or .5 for a stock phrase."""
    sentence = reading.parsed.sentence_at(head.span.start)
    text = sentence.span.of(reading.parsed.text).lower() if sentence else ""
    if not any(mark in text for mark in lexicon.ANONYMITY):
        return 0.0
    if any(mark in text for mark in lexicon.BOILERPLATE_REASONS):
        return 0.5
    return 1.0 if any(mark in text for mark in lexicon.REASONS) else 0.0
