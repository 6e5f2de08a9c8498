"""How each stage answers a batch of records: the stage's own function between the contract's forms."""

from collections.abc import Iterator, Sequence
from datetime import UTC, datetime
from typing import TYPE_CHECKING, NamedTuple

from sources.model import Block, Document, Page, Span, document_id
from verify.errors import JudgeError
from verify.language.tongue import refuse_foreign
from verify.model import Judgement, ParsedText, StanceProbabilities
from verify.records import (
    AttributeOut,
    AttributionOut,
    CheckworthyOut,
    ClaimOut,
    ClaimsOut,
    ExtractIn,
    ExtractOut,
    JudgeIn,
    JudgeOut,
    MentionOut,
    OriginIn,
    OriginOut,
    OutletsOut,
    PassageVerdict,
    RetrieveIn,
    RetrieveOut,
    SentenceOut,
    TextIn,
)
from verify.settings import Parts

if TYPE_CHECKING:
    from verify.origins import Trace

NO_VERDICT = StanceProbabilities(supports=0, refutes=0, neutral=1)


def attribute(batch: Sequence[TextIn], parts: Parts) -> list[AttributeOut]:
    """Who says what in each text, and how well each of its sentences is sourced."""
    from verify.attribution import attribute_text, sentence_levels
    from verify.attribution.ladder import BY_TYPE
    from verify.pipeline import take_apart

    parsed = _parsed(batch, parts)
    answers = []
    for record, text in zip(batch, parsed, strict=True):
        mentions = parts.outlets.find(record.text)
        found = tuple(AttributionOut(**a._asdict(), level=BY_TYPE[a.type]) for a in attribute_text(text, mentions))
        article = take_apart(bare_document(record.text), text, parts.outlets)
        levels = sentence_levels(text, article.claims, article.account.vouchings)
        sentences = tuple(SentenceOut(**level._asdict()) for level in levels)
        answers.append(AttributeOut(id=record.id, attributions=found, sentences=sentences))
    return answers


def _parsed(batch: Sequence[TextIn], parts: Parts) -> tuple[ParsedText, ...]:
    """The texts taken apart; raises LanguageError when one is in a language that is not read."""
    for record in batch:
        refuse_foreign(record.text)
    return parts.parser.parse_texts([record.text for record in batch])


def bare_document(text: str) -> Document:
    """The text as an article without a page around it: no title, no links, no publisher."""
    found = document_id(text)
    body = Block(kind="body", span=Span(0, len(text)))
    return Document(id=found, name="-", title="", language="en", sha256=found, text=text, blocks=(body,))


def claims(batch: Sequence[TextIn], parts: Parts) -> list[ClaimsOut]:
    """The claims of each text."""
    from verify.claims import find_claims

    parsed = _parsed(batch, parts)
    return [
        ClaimsOut(
            id=record.id,
            claims=tuple(
                ClaimOut(span=c.span, text=c.text, kind=c.kind, checkworthy=c.checkworthy) for c in find_claims(text)
            ),
        )
        for record, text in zip(batch, parsed, strict=True)
    ]


def checkworthy(batch: Sequence[TextIn], parts: Parts) -> list[CheckworthyOut]:  # noqa: ARG001 - every stage is called alike
    """How much checking each sentence would matter."""
    from verify.claims import checkworthiness

    return [CheckworthyOut(id=record.id, p=checkworthiness(record.text)) for record in batch]


def outlets(batch: Sequence[TextIn], parts: Parts) -> list[OutletsOut]:
    """The outlets each text names."""
    return [
        OutletsOut(
            id=record.id,
            mentions=tuple(
                MentionOut(span=m.span, outlet=m.key, domain=m.domain) for m in parts.outlets.find(record.text)
            ),
        )
        for record in batch
    ]


class KeptText(NamedTuple):
    """What is kept of a text until all are read; its words, which take the most room, are not."""

    id: str | int
    trace: "Trace"


def origins(batch: Sequence[OriginIn], parts: Parts) -> list[OriginOut]:
    """Which texts of the batch share an origin."""
    return list(origins_of([keep_text(record, parts) for record in batch]))


def keep_text(record: OriginIn, parts: Parts) -> KeptText:  # noqa: ARG001 - every answer is called alike
    """What is needed of a text to find its origin among others."""
    from verify.origins import Text, trace_of

    text = Text(str(record.id), record.text, record.publisher, record.url, record.published)
    return KeptText(record.id, trace_of(text))


def origins_of(kept: Sequence[KeptText]) -> Iterator[OriginOut]:
    """Which texts share an origin, by what was kept of them."""
    from verify.origins import cluster_traces

    for (name, _), found in zip(kept, cluster_traces([trace for _, trace in kept]), strict=True):
        yield OriginOut(id=name, origin=found.origin, wire=found.wire, reason=found.reason)


def extract(batch: Sequence[ExtractIn], parts: Parts) -> list[ExtractOut]:  # noqa: ARG001 - every stage is called alike
    """Each page as text."""
    from sources.extract import extract as read

    found = []
    for record in batch:
        page = Page(
            name=record.url or str(record.id),
            url=record.url,
            final_url=record.url,
            content_type="text/html; charset=utf-8",
            body=record.html.encode(),
            fetched=datetime.now(UTC),
            read_from="file",
        )
        document = read(page)
        found.append(
            ExtractOut(
                id=record.id,
                title=document.title,
                authors=document.authors,
                published=document.published,
                text=_article_text(document),
            )
        )
    return found


def _article_text(document: Document) -> str:
    """What the article says: its body and quotations, without headline and furniture, paragraphs apart."""
    return "\n\n".join(b.span.of(document.text) for b in document.blocks if b.kind in {"body", "quote"})


def retrieve(batch: Sequence[RetrieveIn], parts: Parts) -> list[RetrieveOut]:
    """The passages of each record, ranked for its claim; passages of one id stay apart."""
    found = []
    for record in batch:
        places = parts.ranker.rank(record.claim, [(str(place), p.text) for place, p in enumerate(record.passages)])
        found.append(RetrieveOut(id=record.id, ranked=tuple(record.passages[int(place)].id for place in places)))
    return found


def judge(batch: Sequence[JudgeIn], parts: Parts) -> list[JudgeOut]:
    """What the passages of each record say of its claim; all pairs of the batch go to the judge at once."""
    from verify.judges import Pair

    pairs = [Pair(record.claim, text) for record in batch for text in _passages(record)]
    judged = iter(parts.judge.judge(pairs))
    return [_verdict(record, [next(judged) for _ in _passages(record)]) for record in batch]


def _passages(record: JudgeIn) -> tuple[str, ...]:
    if record.passages is not None:
        return tuple(p.text for p in record.passages)
    return (record.passage or "",)


def _verdict(record: JudgeIn, judged: Sequence[Judgement]) -> JudgeOut:
    """One answer for a record: that of the surest passage that decides, or no verdict where none does.

    Raises JudgeError where the judge failed on every passage: a failure is never a verdict, not even an abstention.
    """
    failures = [one.failure for one in judged if one.failure is not None]
    if failures and len(failures) == len(judged):
        raise JudgeError(failures[0])
    best = max(judged, key=_sureness, default=Judgement(stance="abstain", p=NO_VERDICT, differences=()))
    several = None
    if record.passages is not None:
        several = tuple(
            PassageVerdict(id=passage.id, stance=one.stance, p=one.p)
            for passage, one in zip(record.passages, judged, strict=True)
        )
    return JudgeOut(id=record.id, stance=best.stance, p=best.p, differences=best.differences, by_passage=several)


def _sureness(judged: Judgement) -> tuple[int, float]:
    rank = {"abstain": 0, "neutral": 1}.get(judged.stance, 2)
    return rank, max(judged.p.supports, judged.p.refutes)
