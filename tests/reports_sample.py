"""Small reports built by hand, for whatever shows or stores reports. Everything in them is invented."""

from datetime import UTC, datetime

from sources.model import Block, Span
from verify.model import (
    AssessedClaim,
    Assessment,
    ChainLink,
    ClaimAttribution,
    Difference,
    Evidence,
    Finding,
    Origin,
    Problem,
    Report,
    ReportDocument,
    ReportReference,
    Source,
    StanceProbabilities,
    Step,
)

NOW = datetime(2025, 9, 12, 9, 30, tzinfo=UTC)
TITLE = "Water board was warned of worn valve"
BODY = (
    "The pumping station failed on Sunday night and left 4,200 households without safe water, Tarn News Agency said.",
    "A worn valve may have caused the failure, said Odo Fenn, chief engineer of the board.",
    "Sources say the board put off the repair to save money.",
    "Doctors treated 31 people for stomach illness.",
    "Merrowick lies on the west coast of Tarnsey.",
)
BOILERPLATE = "Read also\nFerry fares to rise in July"
TEXT = "\n\n".join((TITLE, *BODY, BOILERPLATE))


def span_of(words: str, *, within: str = TEXT) -> Span:
    start = within.index(words)
    return Span(start, start + len(words))


def unanswered(status: str = "not_checked", reason: str = "no reference is at hand") -> Assessment:
    return Assessment(status=status, p=None, origins_for=0, origins_against=0, admiralty=6, evidence=(), reason=reason)


def answered(status: str, p: float, origins: tuple[int, int], evidence: tuple[str, ...], digit: int = 3) -> Assessment:
    return Assessment(
        status=status, p=p, origins_for=origins[0], origins_against=origins[1], admiralty=digit, evidence=evidence
    )


def attribution(level: str, *steps: tuple[str, float], chain: tuple[ChainLink, ...] = ()) -> ClaimAttribution:
    score = round(sum(v for _, v in steps), 4)
    band = "strong" if score >= 0.75 else "adequate" if score >= 0.55 else "weak" if score >= 0.35 else "very weak"
    return ClaimAttribution(
        level=level,
        band=band if steps else "exempt",
        score=score if steps else None,
        steps=tuple(Step(name=n, value=v) for n, v in steps),
        chain=chain,
        content=(),
        quotes=(),
        confidence=0.8,
    )


def link(source: str, *, implied: bool = False) -> ChainLink:
    return ChainLink(source=source, implied=implied)


def claim(number: int, words: str, given: ClaimAttribution, **other: object) -> AssessedClaim:
    span = span_of(words)
    sentence = next(n for n, s in enumerate((TITLE, *BODY)) if words in s)
    fields = {
        "kind": "fact",
        "checkworthy": 0.5,
        "said": unanswered(),
        "true": unanswered(),
        "findings": (),
        "sentence": sentence,
        "sentence_span": span_of((TITLE, *BODY)[sentence]),
    }
    return AssessedClaim(id=f"c{number}", text=words, span=span, attribution=given, **{**fields, **other})


def finding(code: str, level: str, message: str, fix: str) -> Finding:
    return Finding(code=code, level=level, message=message, fix=fix)


SOURCES = (
    Source(id="s1", text="Tarn News Agency", type="outlet", mentions=(span_of("Tarn News Agency"),)),
    Source(id="s2", text="Odo Fenn", type="person", person="Odo Fenn", mentions=(span_of("Odo Fenn"),)),
    Source(id="s3", text="Sources", type="anonymous_collective", mentions=(span_of("Sources"),)),
)
DOCUMENT = ReportDocument(
    id="d000000000001",
    name="article.txt",
    title=TITLE,
    authors=(),
    published_from=None,
    language="en",
    sha256="0" * 64,
    text=TEXT,
    blocks=(
        Block(kind="title", span=span_of(TITLE)),
        Block(kind="body", span=Span(len(TITLE) + 2, TEXT.index(BOILERPLATE) - 2)),
        Block(kind="boilerplate", span=span_of(BOILERPLATE)),
    ),
)
CLAIMS = (
    claim(
        1,
        TITLE,
        attribution("S0", ("base S0", 0.05)),
        findings=(
            finding("unattributed", "warning", "Nobody is named for this.", "Ask who says so, and name them."),
            finding(
                "headline_outruns",
                "error",
                "The headline states what the text only reports.",
                "Name the accuser in it.",
            ),
        ),
    ),
    claim(
        2,
        "The pumping station failed on Sunday night",
        attribution("S5", ("base S5", 0.55), ("chain ambiguous", -0.05), chain=(link("s1"),)),
        findings=(
            finding("unlinked_outlet", "warning", "Tarn News Agency is cited without a link.", "Link the item."),
        ),
    ),
    claim(
        3,
        "left 4,200 households without safe water",
        attribution("S5", ("base S5", 0.55), chain=(link("s1", implied=True),)),
    ),
    claim(
        4,
        "A worn valve may have caused the failure",
        attribution("S8", ("base S8", 0.85), ("link to the item", 0.08), chain=(link("s2"),)),
    ),
    claim(
        5,
        "the board put off the repair to save money",
        attribution(
            "S2",
            ("base S2", 0.2),
            ("2 relays, × 0.85^1", -0.03),
            ("chain ambiguous", -0.05),
            chain=(link("s1", implied=True), link("s3")),
        ),
        kind="opinion",
        findings=(finding("bare_plural", "warning", "A bare plural source.", "Ask who and how many they are."),),
    ),
    claim(6, "Doctors treated 31 people for stomach illness", attribution("S0", ("base S0", 0.05))),
    claim(7, "Merrowick lies on the west coast of Tarnsey", attribution("EX"), kind="background"),
)


def offline_report(**other: object) -> Report:
    """No reference at hand: seven claims, six contestable, two of them adequately sourced."""
    fields = {
        "version": "0.0.0",
        "settings": "0" * 12,
        "created": NOW,
        "document": DOCUMENT,
        "sources": SOURCES,
        "claims": CLAIMS,
        "references": (),
        "evidence": (),
        "origins": (),
        "problems": (Problem(stage="fetch", subject="https://a.example/x", message="no answer; try again later"),),
    }
    return Report(**{**fields, **other})


def reference(number: int, publisher: str, title: str) -> ReportReference:
    return ReportReference(
        id=f"d00000000010{number}",
        url=f"https://ref{number}.example/page",
        name=f"refs/{number}.html",
        title=title,
        publisher=publisher,
        published="2025-09-10T16:20:00+00:00",
        fetched=NOW,
        read_from="file",
        sha256="1" * 64,
    )


REFERENCES = (
    reference(1, "Tarn News Agency", "Pumping station failure"),
    reference(2, "Skellby Courier", "Merrowick left without safe water"),
    reference(3, "Northquay Online", "42,000 households without water"),
    reference(4, "Merrowick Gazette", "Inspector's report went unread"),
)
CERTAIN = {
    "supports": StanceProbabilities(supports=0.9, refutes=0.05, neutral=0.05),
    "refutes": StanceProbabilities(supports=0.05, refutes=0.9, neutral=0.05),
    "neutral": StanceProbabilities(supports=0.2, refutes=0.2, neutral=0.6),
}


def evidence(number: int, about: str, page: int, passage: str, **other: object) -> Evidence:
    fields = {"stance": "supports", "abstained": False, "match": 1.0, "differences": (), "origin": "o1", **other}
    return Evidence(
        id=f"e{number}",
        claim=about,
        reference=f"d00000000010{page}",
        span=Span(0, len(passage)),
        passage=passage,
        p=CERTAIN[str(fields["stance"])],
        judge="differences.v1",
        **fields,
    )


WIRE = "The failure left 4,200 households without safe water."
WRONG = "The failure left 42,000 households without safe water."
TREATED = "Doctors treated 13 people for stomach illness."
CAUSED = "A worn valve caused the failure."


def number_differs(text: str, here: str, passage: str, there: str) -> Difference:
    return Difference(kind="number", claim=span_of(here, within=text), passage=span_of(there, within=passage))


EVIDENCE = (
    evidence(1, "c3", 1, WIRE),
    evidence(2, "c3", 2, WIRE),
    evidence(
        3,
        "c3",
        3,
        WRONG,
        stance="refutes",
        differences=(number_differs(CLAIMS[2].text, "4,200", WRONG, "42,000"),),
        match=0.9,
    ),
    evidence(4, "c3", 4, WIRE, origin="o2"),
    evidence(
        5,
        "c6",
        1,
        TREATED,
        stance="refutes",
        differences=(number_differs(CLAIMS[5].text, "31", TREATED, "13"),),
        origin="o3",
    ),
    evidence(
        6,
        "c4",
        2,
        CAUSED,
        stance="neutral",
        abstained=True,
        differences=(Difference(kind="hedge", claim=span_of("may have", within=CLAIMS[3].text), passage=Span(13, 13)),),
        origin="o4",
    ),
)
ORIGINS = (
    Origin(
        id="o1", claim="c3", name="Tarn News Agency", reason="both credit Tarn News Agency", evidence=("e1", "e2", "e3")
    ),
    Origin(id="o2", claim="c3", name="Merrowick Gazette", reason="no other names it", evidence=("e4",)),
    Origin(id="o3", claim="c6", name="Tarn News Agency", reason="no other names it", evidence=("e5",)),
    Origin(id="o4", claim="c4", name="Skellby Courier", reason="no other names it", evidence=("e6",)),
)
CHECKS = {
    "c1": (
        unanswered(reason="nobody is cited"),
        unanswered("not_enough", "no passage of the references speaks of this"),
    ),
    "c3": (
        answered("supported", 0.9, (1, 0), ("e1",)),
        answered("supported", 0.69, (2, 0), ("e1", "e2", "e3", "e4"), 2),
    ),
    "c4": (unanswered("unreachable", "the item of Odo Fenn could not be fetched"), unanswered("not_enough")),
    "c5": (unanswered(), unanswered(reason="opinions are not assessed for truth")),
    "c6": (unanswered(reason="nobody is cited"), answered("contradicted", 0.4, (0, 1), ("e5",), 4)),
}


def checked_report(**other: object) -> Report:
    """Four references, three witnesses: one number borne out, one contradicted, a hedge lost, an item out of reach."""
    claims = tuple(
        c.model_copy(update=dict(zip(("said", "true"), CHECKS[c.id], strict=True)) if c.id in CHECKS else {})
        for c in CLAIMS
    )
    fields = {"claims": claims, "references": REFERENCES, "evidence": EVIDENCE, "origins": ORIGINS}
    return offline_report(**{**fields, **other})
