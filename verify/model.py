"""The nouns of this side, from the sentence to the report.

The small and many are NamedTuples; what crosses a border or is stored is a frozen pydantic type. The types under
`Report` are the contract `report/1`: fields may be added, never renamed or dropped.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from typing import Literal, NamedTuple, Protocol, TypeVar

from pydantic import AwareDatetime, Field, model_validator

from sources.model import Block, Frozen, Link, Passage, ReadFrom, Span, is_absent

# -- language ---------------------------------------------------------------------------------------------------------


class Token(NamedTuple):
    """One token of the parse."""

    number: int
    """Place in `ParsedText.tokens`."""
    span: Span
    text: str
    lemma: str
    pos: str
    """Universal part of speech: NOUN, VERB, PROPN …"""
    tag: str
    """Penn Treebank tag: VBZ, NNP …"""
    dep: str
    """Dependency label to the head, in spaCy's English scheme (ClearNLP): nsubj, ccomp …"""
    head: int
    """Number of the head; the token's own at a root."""
    entity: str
    """Label of the named entity it belongs to (OntoNotes: PERSON, ORG, GPE, DATE …), or empty."""


class Placed(Protocol):
    """Anything with a place in the text."""

    @property
    def span(self) -> Span:
        """Where."""
        ...


P = TypeVar("P", bound=Placed)


def overlapping(items: Sequence[P], span: Span) -> Iterator[P]:
    """Those of `items`, which are in order and do not overlap, that share a code point with `span`."""
    for at in range(bisect_right(items, span.start, key=lambda item: item.span.end), len(items)):
        if items[at].span.start >= span.end:
            return
        yield items[at]


class Entity(NamedTuple):
    """A named entity."""

    span: Span
    label: str
    text: str


class Quote(NamedTuple):
    """A stretch in quotation marks."""

    span: Span
    """With the marks; an unclosed paragraph quote ends with its paragraph."""
    inner: Span
    """Without the marks."""


class Sentence(NamedTuple):
    """A sentence of the document, boilerplate left out."""

    number: int
    span: Span
    first: int
    """Index of its first token."""
    last: int
    """Index after its last token."""
    block: str
    """Kind of the block it stands in: title, body or quote."""
    paragraph: int
    """Number of its paragraph, counted over the document."""


class ParsedText(NamedTuple):
    """A document as the stages read it."""

    text: str
    tokens: tuple[Token, ...]
    sentences: tuple[Sentence, ...]
    entities: tuple[Entity, ...]
    quotes: tuple[Quote, ...]

    def tokens_of(self, sentence: Sentence) -> tuple[Token, ...]:
        """The tokens of one sentence."""
        return self.tokens[sentence.first : sentence.last]

    def sentence_at(self, offset: int) -> Sentence | None:
        """The sentence that covers `offset`; None between sentences and in boilerplate."""
        return next(overlapping(self.sentences, Span(offset, offset + 1)), None)

    def quotes_over(self, span: Span) -> Iterator[Quote]:
        """The quotations that overlap `span`, in order."""
        return overlapping(self.quotes, span)

    def sentences_in(self, paragraph: int) -> tuple[Sentence, ...]:
        """The sentences of one paragraph; none where it has none."""
        first = bisect_left(self.sentences, paragraph, key=lambda s: s.paragraph)
        last = bisect_right(self.sentences, paragraph, key=lambda s: s.paragraph)
        return self.sentences[first:last]

    def sentences_over(self, span: Span) -> Iterator[Sentence]:
        """The sentences that overlap `span`, in order."""
        return overlapping(self.sentences, span)


# -- claims and attributions ------------------------------------------------------------------------------------------

ClaimKind = Literal["fact", "opinion", "prediction", "background", "none"]
Level = Literal["S9", "S8", "S7", "S6", "S5", "S4", "SP", "S3", "S2", "S1", "S0", "EX"]
Band = Literal["strong", "adequate", "weak", "very weak", "exempt"]
SourceType = Literal[
    "person",
    "official_body",
    "organisation",
    "outlet",
    "document",
    "social",
    "anonymous_described",
    "anonymous_bare",
    "anonymous_collective",
    "vague",
    "self",
]


class Attribution(NamedTuple):
    """One cue with its source and content, as the text has them."""

    source: tuple[Span, ...]
    """Empty where nobody is named ("it is believed")."""
    cue: tuple[Span, ...]
    content: tuple[Span, ...]
    type: SourceType
    confidence: float
    """Probability that the cue is one and that the content is right by half or more, 0 to 1."""


class Mention(NamedTuple):
    """A source as one place in the text has it, resolved as far as the text allows."""

    span: Span
    text: str
    """The fullest form the text gives: a surname stands for the full name used before."""
    type: SourceType
    outlet: str | None
    """Registry key."""
    person: str | None
    """Full name of a named person."""
    in_position: bool
    """Whether the text shows that an unnamed source is in a position to know."""
    reason_given: float
    """Whether a reason for anonymity is given: 0 none, .5 a stock phrase, 1 a reason of its own."""


Modifier = Literal[
    "link",
    "speaker quoted",
    "position to know",
    "reason for anonymity",
    "stock reason for anonymity",
    "further source",
    "second further source",
    "dated",
    "anonymous opinion",
    "quote without speaker",
    "translated quote unmarked",
    "interest undisclosed",
    "chain ambiguous",
    "back-reference",
]
Cap = Literal["anonymous only", "unlinked relay", "anonymous opinion", "unattributed"]


class Vouching(NamedTuple):
    """Who vouches for one claim, before it is scored."""

    claim: str
    level: Level
    exempt: bool
    """Whether nobody would ask a source for it."""
    chain: tuple["ChainLink", ...]
    modifiers: tuple[Modifier, ...]
    caps: tuple[Cap, ...]
    content: tuple[Span, ...]
    quotes: tuple[Span, ...]
    confidence: float
    propositions: tuple[Span, ...] = ()
    """Parts of the claim that are what its sources say, the outermost source's first; none where it is the claim."""


class Step(Frozen):
    """One addend of a score."""

    name: str = Field(description="What was added, in words: `base S5`, `link to the item`, `cap: anonymous opinion`.")
    value: float = Field(description="Addend; the steps of a score sum to the score.")


class Source(Frozen):
    """Somebody or something that vouches, with every place the text mentions it."""

    id: str = Field(description="`s1`, `s2` … in order of first mention.")
    text: str = Field(description="Its fullest mention.")
    type: SourceType = Field(description="What sort of source.")
    outlet: str | None = Field(
        default=None, description="Registry key, where it is a listed outlet.", exclude_if=is_absent
    )
    person: str | None = Field(default=None, description="Full name, where it is a named person.", exclude_if=is_absent)
    mentions: tuple[Span, ...] = Field(description="Where, in `document.text`.")


class ChainLink(Frozen):
    """One relay of a chain."""

    source: str = Field(description="Id of the source.")
    span: Span | None = Field(default=None, description="The mention that names it here.", exclude_if=is_absent)
    cue: Span | None = Field(default=None, description="The cue.", exclude_if=is_absent)
    implied: bool = Field(description="Whether it carries over from the text around rather than standing here.")


class ClaimAttribution(Frozen):
    """Who vouches for a claim, and how strong that is."""

    level: Level = Field(description="Rung of the ladder, by the origin of the chain.")
    band: Band = Field(description="Strength in words.")
    score: float | None = Field(ge=0, le=0.97, description="Strength, 0 to .97; null for exempt claims.")
    steps: tuple[Step, ...] = Field(description="Addends of the score.")
    chain: tuple[ChainLink, ...] = Field(description="Nearest relay first, origin last; empty when nobody vouches.")
    content: tuple[Span, ...] = Field(description="What the attribution covers.")
    quotes: tuple[Span, ...] = Field(description="Quotations in the claim, marks included.")
    confidence: float = Field(ge=0, le=1, description="Probability that source and content are right.")

    @model_validator(mode="after")
    def _score_matches_steps(self) -> "ClaimAttribution":
        if (self.score is None) != (self.band == "exempt"):
            raise ValueError(f"band {self.band} with score {self.score}: exempt claims alone have none")
        if self.score is not None and abs(sum(s.value for s in self.steps) - self.score) > 1e-6:
            raise ValueError(f"steps sum to {sum(s.value for s in self.steps)}, not to the score {self.score}")
        return self


# -- evidence ---------------------------------------------------------------------------------------------------------

Stance = Literal["supports", "refutes", "neutral"]
DifferenceKind = Literal[
    "number", "unit", "date", "negation", "direction", "name", "place", "role", "hedge", "attribution", "quote"
]


class Difference(Frozen):
    """One way in which a passage differs from a claim."""

    kind: DifferenceKind = Field(description="What differs.")
    claim: Span = Field(description="Where, in the claim's text.")
    passage: Span = Field(description="Where, in the passage's text.")


class StanceProbabilities(Frozen):
    """Probabilities of the three stances; they sum to 1."""

    supports: float = Field(ge=0, le=1, description="That the passage supports the claim.")
    refutes: float = Field(ge=0, le=1, description="That it refutes it.")
    neutral: float = Field(ge=0, le=1, description="That it does neither.")

    @model_validator(mode="after")
    def _sum_to_one(self) -> "StanceProbabilities":
        if abs(self.supports + self.refutes + self.neutral - 1) > 1e-3:
            raise ValueError(f"{self} does not sum to 1")
        return self


class Judgement(Frozen):
    """What a judge says of one (claim, passage) pair."""

    stance: Literal["supports", "refutes", "neutral", "abstain"] = Field(description="Verdict, or no verdict.")
    p: StanceProbabilities = Field(description="Probabilities of the stances.")
    differences: tuple[Difference, ...] = Field(default=(), description="What was found to differ.")


class Held(NamedTuple):
    """A claim held against one reference: that reference's best passage for it, and what a judge says."""

    claim: str
    """Id of the claim."""
    reference: str
    """Id of the reference."""
    passage: Passage
    judgement: Judgement
    match: float
    """Share of the claim's content words that the passage covers, names and numbers weighing double; 0 to 1."""
    judge: str
    """Versioned name of the judge."""


class Evidence(Frozen):
    """A passage of a reference held against a claim."""

    id: str = Field(description="`e1`, `e2` …")
    claim: str = Field(description="Id of the claim.")
    reference: str = Field(description="Id of the reference.")
    span: Span = Field(description="The passage, in the reference's text.")
    passage: str = Field(description="Its words.")
    stance: Stance = Field(description="What the judge says; neutral where it abstained.")
    abstained: bool = Field(description="Whether the judge gave no verdict; such evidence counts for nothing.")
    p: StanceProbabilities = Field(description="Probabilities of the stances.")
    match: float = Field(ge=0, le=1, description="How far the passage speaks about the claim, 0 to 1.")
    judge: str = Field(description="Versioned name of the judge.")
    differences: tuple[Difference, ...] = Field(description="What differs, with spans on both sides.")
    origin: str = Field(description="Id of the origin it traces to, for this claim.")


class Origin(Frozen):
    """One independent witness for one claim: all evidence that goes back to it counts once."""

    id: str = Field(description="`o1`, `o2` …")
    claim: str = Field(description="Id of the claim.")
    name: str = Field(description="Who it is, in words.")
    reason: str = Field(description="Why its evidence is one witness.")
    evidence: tuple[str, ...] = Field(description="Ids of its evidence.")


AssessmentStatus = Literal["supported", "contradicted", "mixed", "not_enough", "not_checked", "unreachable"]


class Assessment(Frozen):
    """One answer, to *did the source say it* or to *is it so*; never both in one."""

    status: AssessmentStatus = Field(description="The answer, or why there is none.")
    p: float | None = Field(ge=0, le=1, description="Probability, set exactly when there is an answer; ordinal.")
    origins_for: int = Field(ge=0, description="Independent origins for it.")
    origins_against: int = Field(ge=0, description="Independent origins against it.")
    admiralty: int = Field(ge=1, le=6, description="Credibility digit, 1 confirmed … 6 cannot be judged.")
    evidence: tuple[str, ...] = Field(description="Ids of the evidence weighed.")
    steps: tuple[Step, ...] = Field(default=(), description="Log-odds added by each origin; they sum to logit p.")
    reason: str = Field(default="", description="Why there is no answer, or how links became origins.")

    @model_validator(mode="after")
    def _p_exactly_when_answered(self) -> "Assessment":
        answered = self.status in ("supported", "contradicted", "mixed")
        if answered != (self.p is not None):
            raise ValueError(f"status {self.status} with p {self.p}: p is set exactly when there is an answer")
        return self


# -- findings and report ----------------------------------------------------------------------------------------------

FindingLevel = Literal["error", "warning", "note"]


class Finding(Frozen):
    """Something an editor should mend, with the one edit that mends it."""

    code: str = Field(description="Stable code: `unattributed`.")
    level: FindingLevel = Field(description="How bad.")
    message: str = Field(description="What is wrong, about this claim.")
    fix: str = Field(description="The edit that mends it.")


class Claim(Frozen):
    """A statement of the document, before anyone asks who vouches for it."""

    id: str = Field(description="`c1`, `c2` … in text order.")
    text: str = Field(description="Its words, `document.text[span]`.")
    span: Span = Field(description="Where, in `document.text`.")
    sentence: int = Field(ge=0, description="Number of its sentence.")
    sentence_span: Span = Field(description="Where that sentence stands.")
    kind: ClaimKind = Field(description="What sort of statement.")
    checkworthy: float = Field(ge=0, le=1, description="How much checking would matter; orders, never hides.")


class AssessedClaim(Claim):
    """A claim with everything found out about it."""

    attribution: ClaimAttribution = Field(description="Who vouches.")
    said: Assessment = Field(description="Did the named source say this?")
    true: Assessment = Field(description="Is the proposition so?")
    findings: tuple[Finding, ...] = Field(description="What to mend.")


class Problem(Frozen):
    """Something that could not be done; never a verdict."""

    stage: str = Field(description="Stage of the line.")
    subject: str = Field(description="What it was about: a file, a URL, a claim id.")
    message: str = Field(description="What happened and what to do.")


class ReportDocument(Frozen):
    """The article, as the report carries it."""

    id: str = Field(description="Content-addressed id.")
    url: str | None = Field(default=None, description="Its address.", exclude_if=is_absent)
    name: str = Field(description="File path, `-` or URL it was read from.")
    title: str = Field(description="Headline.")
    outlet: str | None = Field(default=None, description="Registry key of its publisher.", exclude_if=is_absent)
    authors: tuple[str, ...] = Field(description="Bylines.")
    published: str | None = Field(default=None, description="Publication date, ISO 8601.", exclude_if=is_absent)
    published_from: str | None = Field(default=None, description="Where the date was read; null when there is none.")
    language: str = Field(description="BCP 47.")
    sha256: str = Field(description="Hex digest of `text` in UTF-8.")
    text: str = Field(description="The whole text; every offset counts into it.")
    blocks: tuple[Block, ...] = Field(description="Roles of its stretches.")
    links: tuple[Link, ...] = Field(default=(), description="Links of its body.")


class ReportReference(Frozen):
    """A reference, as the report carries it: enough to find it again, not its text."""

    id: str = Field(description="Content-addressed id.")
    url: str | None = Field(default=None, description="Its address.", exclude_if=is_absent)
    name: str = Field(description="File path or URL it was read from.")
    title: str = Field(description="Its headline.")
    outlet: str | None = Field(default=None, description="Registry key of its publisher.", exclude_if=is_absent)
    publisher: str | None = Field(default=None, description="Publisher's name as stated.", exclude_if=is_absent)
    published: str | None = Field(default=None, description="Publication date, ISO 8601.", exclude_if=is_absent)
    fetched: AwareDatetime = Field(description="When its bytes were read, UTC.")
    read_from: ReadFrom = Field(alias="from", description="Where its bytes came from.")
    sha256: str = Field(description="Hex digest of its bytes.")


class Report(Frozen):
    """Everything found out about one article; `report/1`."""

    schema_: Literal["report/1"] = Field(default="report/1", alias="schema", description="Form and version.")
    version: str = Field(description="Version of this program.")
    rubric: Literal["rubric/1"] = Field(default="rubric/1", description="Version of the scoring.")
    settings: str = Field(description="Digest of every setting that can change the outcome.")
    created: AwareDatetime = Field(description="When, UTC.")
    document: ReportDocument = Field(description="The article.")
    sources: tuple[Source, ...] = Field(description="Who vouches, in order of first mention.")
    claims: tuple[AssessedClaim, ...] = Field(description="The statements, in text order.")
    references: tuple[ReportReference, ...] = Field(description="What was held against them.")
    evidence: tuple[Evidence, ...] = Field(description="Passages, claim by claim.")
    origins: tuple[Origin, ...] = Field(description="Independent witnesses, claim by claim.")
    problems: tuple[Problem, ...] = Field(description="What could not be done.")

    def to_json(self, *, indent: int | None = 2) -> str:
        """The report as JSON in the contract's spelling."""
        return self.model_dump_json(by_alias=True, indent=indent)
