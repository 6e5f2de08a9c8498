"""The straight line: a document to a report, one statement a stage.

A stage takes the nouns it needs and gives back a new one. What fails for one part leaves a `Problem`; failure is never
a verdict.
"""

from collections.abc import Callable, Iterator, Sequence
from datetime import datetime
from typing import NamedTuple, Protocol

from sources.model import Document, Outlet, Reference, Span
from sources.outlets import OutletRegistry
from sources.outlets.ratings import NO_RATINGS, Ratings
from sources.passages import split_passages
from verify import __version__
from verify.assess import STANDARDS, Article, Comparison, Standards, assess, settle, spoken
from verify.attribution import Setting, trace_chains
from verify.citation import Reader
from verify.claims import find_claims
from verify.errors import LanguageError
from verify.evidence import EveryPassage, Question, Search, Searches, gather
from verify.imprint import numbers_of, outlets_named
from verify.judges import Judge
from verify.language import Parser
from verify.language.words import content_words
from verify.lineage import Known, trace_lineages
from verify.model import (
    AssessedClaim,
    Circle,
    Claim,
    ParsedText,
    Problem,
    Report,
    ReportDocument,
    ReportReference,
    Vouching,
)
from verify.origins import find_circles, find_copies, find_rings, publisher_key, tally_origins, trace
from verify.ratings import Raters
from verify.speakers import tell_speakers_apart

FEWEST_WORDS = 3
"""Content words under which a proposition says too little to be asked about by itself: too much would bear it out."""


class Note(NamedTuple):
    """What was asked in vain, and whom."""

    subject: str
    message: str


class Followed(NamedTuple):
    """What came of following the links of an article, or of looking for what it cites without one."""

    references: tuple[Reference, ...]
    failures: tuple[tuple[str, str], ...]
    """URL and what went wrong, in one sentence."""
    notes: tuple[Note, ...] = ()
    """What was asked and gave nothing, which is no failure and no verdict."""

    def with_more(self, more: "Followed") -> "Followed":
        """Both together."""
        return Followed(
            (*self.references, *more.references), (*self.failures, *more.failures), (*self.notes, *more.notes)
        )


class Follow(Protocol):
    """Fetches the pages that an article links to."""

    def __call__(self, urls: Sequence[str]) -> Followed:
        """What could be read, and what could not; never raises for a page that fails."""
        ...


class Seek(Protocol):
    """Looks for what an article cites without a link."""

    def __call__(self, article: Article, at_hand: Sequence[Reference]) -> Followed:
        """What was found and read, besides the references at hand; never raises for what fails."""
        ...


class Tools(NamedTuple):
    """The parts the line works with, chosen in the settings."""

    parser: Parser
    outlets: OutletRegistry
    judge: Judge
    references: tuple[Reference, ...]
    """What is at hand already."""
    find: Search | None
    """Finds passages of these references; None: every passage of each is looked at."""
    follow: Follow | None
    """None when offline: links are not followed."""
    now: Callable[[], datetime]
    """The clock, UTC."""
    settings_digest: str
    seek: Seek | None = None
    """None when offline, or when no retriever of items is chosen."""
    standards: Standards = STANDARDS
    """What the newsroom holds its articles to."""
    ratings: Ratings = NO_RATINGS
    """What raters say of outlets; it may set how far a witness is relied on, never the strength of an attribution."""

    @property
    def raters(self) -> Raters:
        """The ratings with the registry."""
        return Raters(self.ratings, self.outlets)


class Found(NamedTuple):
    """What the line found out about an article that it could read."""

    article: Article
    claims: tuple[AssessedClaim, ...]
    comparison: Comparison


def check(document: Document, tools: Tools) -> Report:
    """The whole line for one article.

    A document in a language that cannot be parsed gives a report without claims that says so in its problems.
    """
    document = with_outlet(document, tools.outlets)
    try:
        parsed = tools.parser.parse(document)
    except LanguageError as err:
        return _report(document, tools, problems=(Problem(stage="language", subject=document.name, message=str(err)),))
    article = take_apart(document, parsed, tools.outlets)
    followed = tools.follow([link.url for link in document.links]) if tools.follow else Followed((), ())
    if tools.seek:
        followed = followed.with_more(tools.seek(article, (*tools.references, *followed.references)))
    references, copies = _independent(document, (*tools.references, *followed.references), tools.outlets)
    comparison = compare(article, references, followed, tools)
    known = {r.id: r for r in (*tools.references, *followed.references)}
    left_out = (known[c.reference] for c in copies)
    comparison = comparison._replace(
        circular=(*(r for r in left_out if r.id != document.id), *comparison.circular),
        circles=(*copies, *comparison.circles),
        imitated=_imitated(document, tools.outlets),
        trust=tools.raters.trust(references, tools.standards.rubric.witnesses),
    )
    claims, waived = settle(article, assess(article, comparison, tools.standards), tools.standards)
    unread = (
        *(Problem(stage="fetch", subject=url, message=why) for url, why in followed.failures),
        *(Problem(stage="find", subject=note.subject, message=note.message) for note in followed.notes),
        *_unjudged(comparison),
    )
    return _report(
        document, tools, Found(article, claims, comparison), problems=(*unread, *waived, *map(_left_out, copies))
    )


def _unjudged(comparison: Comparison) -> Iterator[Problem]:
    """The references that the judge failed on, each reason named once: a failure is never a verdict."""
    names = {r.id: r.document.name for r in comparison.references}
    failed = {(names[h.reference], h.judgement.failure): h for h in comparison.held if h.judgement.failure is not None}
    return (Problem(stage="judge", subject=subject, message=str(message)) for subject, message in failed)


def take_apart(document: Document, parsed: ParsedText, outlets: OutletRegistry) -> Article:
    """What the document claims, and who vouches for each claim."""
    claims = find_claims(parsed)
    found = outlets.find(document.text, publisher=document.outlet)
    mentions = tuple(m for m in found if not document.is_boilerplate(m.span))
    mentioned = {m.key: outlet for m in mentions if (outlet := outlets.get(m.key)) is not None}
    setting = Setting(document, parsed, mentions, mentioned)
    return Article(setting, claims, trace_chains(setting, claims))


def compare(article: Article, references: tuple[Reference, ...], followed: Followed, tools: Tools) -> Comparison:
    """What the references say of the article's claims, and which of them are one witness."""
    search = tools.find or EveryPassage(tools.references, split_passages)
    search = Searches(search, EveryPassage(followed.references, split_passages))
    held = gather(questions_of(article), references, search, tools.judge)
    reader = Reader(references, tools.parser, tools.outlets)
    held = tell_speakers_apart(held, article, reader.credited)
    documents = {r.id: r.document for r in references}
    circles = find_circles(article.setting.document, held, documents, reader.credited)
    going_round = {(c.claim, c.reference) for c in circles}
    held = tuple(h for h in held if (h.claim, h.reference) not in going_round)
    evidence, origins = trace(held, references, reader.credited, family=lambda d: _family(d, tools.outlets))
    return Comparison(
        references,
        held,
        evidence,
        origins,
        reader,
        tuple(url for url, _ in followed.failures),
        circular=tuple(r for r in references if r.id in {c.reference for c in circles}),
        circles=(*circles, *find_rings(origins, evidence, documents)),
        lineages=trace_lineages(evidence, origins, Known(documents, reader.credited, tools.judge)),
    )


def questions_of(article: Article) -> tuple[Question, ...]:
    """What to ask the references about each claim."""
    return tuple(
        Question(claim.id, claim.text, tuple(_propositions(claim, vouching)))
        for claim, vouching in zip(article.claims, article.account.vouchings, strict=True)
    )


def _propositions(claim: Claim, vouching: Vouching) -> Iterator[Span]:
    """What the claim's sources say in it, in offsets of the claim's text, where that says enough to ask about."""
    for span in vouching.propositions:
        found = Span(span.start - claim.span.start, span.end - claim.span.start)
        if len(content_words(found.of(claim.text))) >= FEWEST_WORDS:
            yield found


def with_outlet(document: Document, outlets: OutletRegistry) -> Document:
    """The document with its publisher's registry key, where its address or stated publisher tells it."""
    if document.outlet is not None:
        return document
    found = outlets.by_domain(document.url) if document.url else None
    if found is None and document.publisher:
        named = outlets.find(document.publisher)
        found = outlets.get(named[0].key) if named else None
    return document.model_copy(update={"outlet": found.key}) if found else document


def _independent(
    document: Document, references: Sequence[Reference], outlets: OutletRegistry
) -> tuple[tuple[Reference, ...], tuple[Circle, ...]]:
    """The references without those that are the article itself or copy it, and what is told of these."""
    known = tuple({r.id: _with_outlet(r, outlets) for r in references}.values())
    copies = find_copies(document, known)
    gone = {c.reference for c in copies}
    return tuple(r for r in known if r.id not in gone), copies


def _left_out(circle: Circle) -> Problem:
    """What the report says of a whole reference that goes back to the article."""
    message = f"left out, it is no witness of its own: {circle.reason}"
    return Problem(stage="origins", subject=circle.name, message=message)


def _imitated(document: Document, outlets: OutletRegistry) -> dict[str, Outlet]:
    """Address of the article or one of its links → the outlet whose address it only looks like."""
    urls = [document.url] if document.url else []
    urls += [link.url for link in document.links]
    return {url: outlet for url in urls if (outlet := outlets.imitated_by(url)) is not None}


def _with_outlet(reference: Reference, outlets: OutletRegistry) -> Reference:
    return reference.model_copy(update={"document": with_outlet(reference.document, outlets)})


def _family(document: Document, outlets: OutletRegistry) -> str | None:
    """Publisher, or the family of publishers it belongs to."""
    outlet = outlets.get(document.outlet) if document.outlet else None
    return (outlet.family or outlet.key) if outlet else publisher_key(document)


def _report(document: Document, tools: Tools, found: Found | None = None, *, problems: tuple[Problem, ...]) -> Report:
    return Report(
        version=__version__,
        rubric=f"rubric/1+house:{tools.standards.house}" if tools.standards.house else "rubric/1",
        settings=tools.settings_digest,
        created=tools.now(),
        document=ReportDocument(**document.model_dump(exclude={"publisher", "notes"})),
        sources=found.article.account.sources if found else (),
        claims=found.claims if found else (),
        references=tuple(_listed(r) for r in found.comparison.references) if found else (),
        evidence=found.comparison.evidence if found else (),
        origins=found.comparison.origins if found else (),
        tallies=tally_origins(found.comparison.evidence, found.comparison.origins) if found else (),
        lineages=found.comparison.lineages if found else (),
        circles=found.comparison.circles if found else (),
        problems=problems,
        rules=spoken(found.claims, tools.standards) if found else (),
        outlets=outlets_named(_keys(document, found), tools.outlets, tools.raters),
        unlisted=tools.raters.unlisted(found.comparison.references) if found else (),
        scoring=numbers_of(tools.standards.rubric),
    )


def _keys(document: Document, found: Found | None) -> Iterator[str | None]:
    """Registry keys of the outlets that the report names."""
    yield document.outlet
    if found:
        yield from (source.outlet for source in found.article.account.sources)
        yield from (reference.document.outlet for reference in found.comparison.references)


def _listed(reference: Reference) -> ReportReference:
    document = reference.document
    return ReportReference(
        id=reference.id,
        url=document.url,
        name=document.name,
        title=document.title,
        outlet=document.outlet,
        publisher=document.publisher,
        published=document.published,
        fetched=reference.fetched,
        read_from=reference.read_from,
        sha256=reference.sha256,
    )
