"""The contract `report/1`: fields may be added, never renamed or dropped."""

from typing import Literal

from pydantic import AwareDatetime, Field

from sources.model import Block, Frozen, Link, ReadFrom, Span, is_absent, is_empty
from verify.model.attribution import ClaimAttribution, ClaimKind, Source, Step
from verify.model.decisions import CarriedDecision
from verify.model.evidence import Assessment, Evidence, Origin
from verify.model.lineage import Circle, Lineage, Tally
from verify.model.outlets import RatedPlace, ReportOutlet

FindingLevel = Literal["error", "warning", "note"]


class Finding(Frozen):
    """Something an editor should mend, with the one edit that mends it."""

    code: str = Field(description="Stable code: `unattributed`.")
    level: FindingLevel = Field(description="How bad.")
    message: str = Field(description="What is wrong, about this claim.")
    fix: str = Field(description="The edit that mends it.")
    suppressed: str | None = Field(
        default=None,
        description="Why it is let be, in words: from the text, house rules or a baseline; absent where it counts.",
        exclude_if=is_absent,
    )


class RuleFacts(Frozen):
    """What a rule of this run says of itself; for forms that list the rules beside the findings."""

    code: str = Field(description="Stable code: `unattributed`.")
    level: FindingLevel = Field(description="How bad, unless the finding says otherwise.")
    summary: str = Field(description="What it catches, in one sentence.")
    why: str = Field(description="Which newsroom standard asks for it.")
    mend: str = Field(default="", description="How to mend it, in general.")


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


class JudgeCalls(Frozen):
    """What a judge that is asked over the network cost for one article; money is the provider's to count."""

    judge: str = Field(description="Name of the judge.")
    asked: int = Field(ge=1, description="Questions that it answered.")
    seconds: float = Field(ge=0, description="All of them together.")
    tokens_in: int = Field(ge=0, description="Tokens sent, all of them together.")
    tokens_out: int = Field(ge=0, description="Tokens that came back.")


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
    rubric: str = Field(
        default="rubric/1",
        pattern=r"^rubric/1(\+house:[0-9a-f]{12})?$",
        description="Version of the scoring; with house rules, `rubric/1+house:` and their digest.",
    )
    settings: str = Field(description="Digest of every setting that can change the outcome.")
    created: AwareDatetime = Field(description="When, UTC.")
    document: ReportDocument = Field(description="The article.")
    sources: tuple[Source, ...] = Field(description="Who vouches, in order of first mention.")
    claims: tuple[AssessedClaim, ...] = Field(description="The statements, in text order.")
    references: tuple[ReportReference, ...] = Field(description="What was held against them.")
    evidence: tuple[Evidence, ...] = Field(description="Passages, claim by claim.")
    origins: tuple[Origin, ...] = Field(description="Independent witnesses, claim by claim.")
    tallies: tuple[Tally, ...] = Field(default=(), description="How links became origins, claim by claim.")
    lineages: tuple[Lineage, ...] = Field(
        default=(), description="Who told a claim first, who relays whom and what changed; one an origin of each claim."
    )
    circles: tuple[Circle, ...] = Field(
        default=(), description="References that go back to the very article, or to one another in a ring."
    )
    problems: tuple[Problem, ...] = Field(description="What could not be done.")
    rules: tuple[RuleFacts, ...] = Field(default=(), description="The rules that found something.")
    decisions: tuple[CarriedDecision, ...] = Field(
        default=(), description="What people decided about its claims, in force, in the order it was made."
    )
    outlets: tuple[ReportOutlet, ...] = Field(default=(), description="The listed outlets it names, by key.")
    unlisted: tuple[RatedPlace, ...] = Field(
        default=(),
        description="Publishers of references that the registry doesn't list and a rater does; absent where none.",
        exclude_if=is_empty,
    )
    scoring: tuple[Step, ...] = Field(
        default=(),
        description="Numbers of the rubric in force: `base S9`, `link`, `cap: unlinked relay`, `factor: relay`, "
        "`band: strong`.",
    )

    judge_calls: JudgeCalls | None = Field(
        default=None,
        description="What a judge that is asked over the network cost; absent where none was.",
        exclude_if=is_absent,
    )

    def to_json(self, *, indent: int | None = 2) -> str:
        """The report as JSON in the contract's spelling."""
        return self.model_dump_json(by_alias=True, indent=indent)

    @property
    def dismissed(self) -> frozenset[tuple[str, str]]:
        """Claim and code of each finding that a person dismissed and that nobody took up again."""
        verdicts = {(d.claim, d.decision.code): d.decision.kind for d in self.decisions if d.decision.code}
        return frozenset(
            (claim, code) for (claim, code), kind in verdicts.items() if claim and code and kind == "dismiss"
        )
