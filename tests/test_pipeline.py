"""The straight line: laws that every report keeps, and the article the project grew from."""

import json
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sources.extract import extract
from sources.files import read_page
from sources.model import Link, Span
from sources.outlets import load_outlets
from tests.articles import document_of, reference_of
from tests.line import check_text, tools_of
from verify.model import Report
from verify.pipeline import check

ROOT = Path(__file__).parent.parent
FLOOD = "The flood killed 12 people in Oakford, the police said. Two bridges fell before dawn. Trade may fall."


@pytest.fixture(scope="module")
def outlets():
    return load_outlets()


@pytest.fixture(scope="module")
def seed(outlets):
    tools = tools_of(outlets)
    page = read_page(str(ROOT / "seeds" / "kremlin-left-iran.txt"), now=tools.now())
    return check(extract(page), tools)


def test_a_report_survives_the_way_through_json(outlets):
    report = check_text(
        FLOOD, outlets, reference_of("The flood killed 21 people in Oakford.", publisher="Vale Tribune")
    )
    assert Report.model_validate_json(report.to_json()) == report
    assert json.loads(report.to_json())["schema"] == "report/1"


def test_the_same_input_gives_the_same_bytes(outlets):
    assert check_text(FLOOD, outlets).to_json() == check_text(FLOOD, outlets).to_json()


def test_a_copy_of_a_reference_changes_no_probability(outlets):
    body = "The flood killed 12 people in Oakford. Two bridges fell before dawn and the school was closed for the week."
    first = reference_of(body, publisher="Vale Tribune")
    copies = [reference_of(f"{body} Part {n}.", publisher=f"Hill Echo {n}", published="2025-01-02") for n in range(3)]
    alone, crowded = check_text(FLOOD, outlets, first), check_text(FLOOD, outlets, first, *copies)
    assert [c.true.p for c in alone.claims] == [c.true.p for c in crowded.claims]
    assert any(c.true.p for c in alone.claims)


BODY = "The flood killed 12 people in Oakford. Two bridges fell before dawn and the school was closed for the week."
RELAYS = st.sampled_from(
    [
        "The flood killed 12 people in Oakford, the Vale Tribune reported.",
        "According to the Vale Tribune, the flood killed 12 people in Oakford.",
        f"{BODY} Read more tomorrow.",
        " ".join(BODY.split()[:12]),
        f"Our own column on fishing comes first today. {BODY}",
    ]
)


@settings(max_examples=10, deadline=None)
@given(st.lists(RELAYS, max_size=6))
def test_any_number_of_relays_adds_exactly_nothing(relays):
    outlets = load_outlets()
    first = reference_of(BODY, publisher="Vale Tribune")
    pages = [
        reference_of(f"{words} Page {n}.", publisher=f"Hill Echo {n}", published="2025-01-02")
        for n, words in enumerate(relays)
    ]
    alone, crowded = check_text(FLOOD, outlets, first), check_text(FLOOD, outlets, first, *pages)
    assert [c.true.p for c in crowded.claims] == [c.true.p for c in alone.claims]
    assert any(c.true.p for c in alone.claims)


SPEAKING = (
    "The flood killed 12 people in Oakford, {} reported.",
    "According to {}, the flood killed 12 people in Oakford.",
    "{} reported on Monday that two bridges fell before dawn.",
)
FRAMES = st.sampled_from([*SPEAKING, "The dam will be torn down in May, the mayor told {}."])


def strength(text, outlets, *, url=None, name=""):
    """A of the text's only claim; `url` hangs a link on `name`."""
    document = document_of(text)
    if url:
        at = text.index(name)
        link = Link(url=url, span=Span(at, at + len(name)), text=name)
        document = document.model_copy(update={"links": (link,)})
    return max(c.attribution.score or 0.0 for c in check_text(document, outlets).claims)


@settings(max_examples=25, deadline=None)
@given(
    FRAMES,
    st.sampled_from(["The Guardian", "Reuters", "The New York Times", "Le Monde", "Der Spiegel"]),
    st.sampled_from(["Evening", "Harbour", "Northern", "County", "Morning"]),
    st.sampled_from(["Post", "Courier", "Herald", "Tribune", "Chronicle"]),
)
def test_an_outlet_that_nobody_lists_scores_as_one_that_is_listed(frame, listed, first, last):
    outlets = load_outlets()
    known, unknown = (strength(capital(frame.format(name)), outlets) for name in (listed, f"the {first} {last}"))
    assert unknown == pytest.approx(known, abs=1e-9)


def capital(text):
    """The text with a capital at its beginning."""
    return text[0].upper() + text[1:]


@settings(max_examples=12, deadline=None)
@given(
    st.sampled_from(SPEAKING),
    st.sampled_from(["sources", "an official", "insiders", "a person close to the talks"]),
    st.sampled_from(["Anna Berg, the county engineer", "The Guardian", "Reuters", "the interior ministry"]),
)
def test_naming_a_source_never_lowers_its_strength(frame, unnamed, named):
    outlets = load_outlets()
    before, after = (strength(capital(frame.format(name)), outlets) for name in (unnamed, named))
    assert after >= before - 1e-9


@settings(max_examples=10, deadline=None)
@given(FRAMES, st.sampled_from(["The Guardian", "Reuters", "Le Monde", "The Harbour Post"]))
def test_adding_a_link_never_lowers_strength(frame, name):
    outlets = load_outlets()
    text = frame.format(name)
    without, linked = (strength(text, outlets, url=url, name=name) for url in (None, "https://example.org/story"))
    assert linked >= without


def test_without_references_nothing_is_checked(outlets):
    report = check_text(FLOOD, outlets)
    assert {c.true.status for c in report.claims} == {"not_checked"}


def test_the_article_itself_is_no_reference(outlets):
    document = document_of(FLOOD)
    report = check_text(document, outlets, reference_of(FLOOD, publisher="Vale Tribune"))
    assert report.references == ()
    assert any("no witness of its own" in p.message for p in report.problems)


def test_a_page_that_cites_the_article_witnesses_its_other_claims(outlets):
    article = document_of(FLOOD, publisher="Oakford Gazette")
    page = reference_of(
        "The flood killed 12 people in Oakford, the Oakford Gazette reported.\n\n"
        "Our reporter went down to the river on Monday and looked at what is left of the crossing for two hours.\n\n"
        "Two bridges fell before dawn.",
        publisher="Hill Echo",
    )
    report = check_text(article, outlets, page)
    assert [(c.kind, c.reference, c.passage and "12 people" in c.passage) for c in report.circles] == [
        ("cites the article", page.id, True)
    ]
    by_text = {c.text: c.true for c in report.claims}
    killed, fell = (next(a for t, a in by_text.items() if words in t) for words in ("12 people", "Two bridges"))
    assert (killed.p, fell.origins_for) == (None, 1)


def test_every_claim_with_an_answer_tells_how_links_became_origins(outlets):
    pages = [reference_of(f"The flood killed 12 people in Oakford. Part {n}.", publisher=f"Echo {n}") for n in range(3)]
    report = check_text(FLOOD, outlets, *pages)
    answered = {c.id: c.true for c in report.claims if c.true.p is not None}
    assert answered
    assert {t.claim for t in report.tallies} >= set(answered)
    assert all(t.origins == answered[t.claim].origins_for for t in report.tallies if t.claim in answered)


def test_another_language_is_a_problem_not_a_verdict(outlets):
    report = check_text(document_of("Der Rat tagte.").model_copy(update={"language": "de"}), outlets)
    assert report.claims == ()
    assert [p.stage for p in report.problems] == ["language"]


@settings(max_examples=25, deadline=None)
@given(st.text(max_size=200))
def test_any_text_gives_a_report_whose_spans_are_exact(text):
    document = document_of(text)
    report = check_text(document, load_outlets())
    for claim in report.claims:
        assert claim.text == claim.span.of(document.text)
    ids = {s.id for s in report.sources}
    assert all(link.source in ids for c in report.claims for link in c.attribution.chain)


def test_the_seed_is_taken_apart(seed):
    assert len(seed.claims) >= 20
    assert not any(c.attribution.band in {"strong", "adequate"} for c in seed.claims)


def test_nothing_is_taken_from_the_seeds_list_of_other_stories(seed):
    start = min(b.span.start for b in seed.document.blocks if b.kind == "boilerplate")
    assert all(c.span.end <= start for c in seed.claims)
    assert all(m.end <= start for s in seed.sources for m in s.mentions)
    assert not any(name in s.text for s in seed.sources for name in ("CNN", "General Staff", "White House"))
    assert seed.document.published is None


@pytest.mark.parametrize(
    "code",
    [
        "unattributed",
        "plural-sources",
        "single-anonymous",
        "relay-unlinked",
        "quote-without-speaker",
        "date-unanchored",
        "headline-outruns",
    ],
)
def test_the_seed_shows_what_an_editor_should_mend(code, seed):
    assert code in {f.code for c in seed.claims for f in c.findings}


def test_the_seed_meets_its_gold(seed, tmp_path):
    scorer = ROOT.parent / "shared" / "score" / "score_seed.py"
    gold = ROOT.parent / "shared" / "seed" / "gold.json"
    if not scorer.exists():
        pytest.skip("the hand-made gold lies outside the repository")
    import subprocess
    import sys

    out = tmp_path / "seed.json"
    out.write_text(seed.to_json(), encoding="utf-8")
    done = subprocess.run(
        [sys.executable, str(scorer), str(gold), str(out), "--json"], capture_output=True, text=True, check=True
    )
    figures = json.loads(done.stdout)
    assert figures["claims_found"] >= 23
    assert figures["levels_right"] >= 22
    assert figures["origins_right"] >= 20
    assert figures["taken_from_boilerplate"] == 0


def test_the_invented_example_shows_origins_differences_and_a_denial(outlets):
    tools = tools_of(outlets)
    example = ROOT / "seeds" / "example"
    pages = [read_page(str(p), now=tools.now()) for p in sorted((example / "refs").glob("*.html"))]
    from sources.model import Reference

    references = tuple(
        Reference(document=extract(p), fetched=p.fetched, read_from=p.read_from, sha256=p.sha256) for p in pages
    )
    article = extract(read_page(str(example / "article.html"), now=tools.now()))
    report = check(article, tools._replace(references=references))
    statuses = {c.true.status for c in report.claims}
    assert {"supported", "mixed"} & statuses
    assert "contradicted" in statuses | {c.said.status for c in report.claims}
    kinds = {d.kind for e in report.evidence for d in e.differences}
    assert {"number", "negation", "hedge"} <= kinds
    assert any(len(o.evidence) >= 3 for o in report.origins)
