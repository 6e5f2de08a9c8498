"""How a claim's way is told in a list: tallies, who follows whom, what changed, what goes round."""

import pytest

from sources.model import Span
from sources.outlets import load_outlets
from tests.articles import document_of, reference_of
from tests.line import check_text
from verify.model import Change, Lineage, Telling
from verify.reports.index import votes
from verify.reports.markdown import render as to_markdown
from verify.reports.terminal import render as to_terminal
from verify.reports.travel import TRAVEL_TITLE, in_words, travel_entries
from verify.reports.ways import SAME_ORIGIN, ways


@pytest.fixture(scope="module")
def report():
    pages = [
        reference_of("The flood killed 12 people in Oakford.", publisher="Vale Tribune", published="2025-01-01"),
        reference_of(
            "The flood killed 21 people in Oakford, the Vale Tribune reported.",
            publisher="Hill Echo",
            published="2025-01-02",
        ),
        reference_of(
            "The flood killed 12 people in Oakford, the Fen Gazette reported.",
            publisher="Moor News",
            published="2025-01-03",
        ),
    ]
    article = document_of("The flood killed 12 people in Oakford, the Water Board said.", publisher="Fen Gazette")
    return check_text(article, load_outlets(), *pages)


def test_the_way_of_a_claim_is_told_in_order(report):
    told = [entry.text for entry in travel_entries(report)]
    why = "one names the Vale Tribune, which published the other"
    assert told == [
        f"2 URLs → 1 origin, because 2 of the Vale Tribune ({why}) are one witness",
        "first: Vale Tribune, 2025-01-01",
        f"Vale Tribune, 2025-01-01 → Hill Echo, 2025-01-02 ({why}): number changed: “12” → “21”",
        "circle: test: it cites the Fen Gazette, the article's own publisher, for this",
    ]


def test_markdown_always_tells_it_and_a_terminal_when_asked(report):
    assert TRAVEL_TITLE in to_markdown(report)
    assert TRAVEL_TITLE not in to_terminal(report)
    assert "first: Vale Tribune" in to_terminal(report, full=True)


@pytest.mark.parametrize(
    ("effect", "words", "told"),
    [
        pytest.param("hardened", ("may", "will"), "hedge hardened: “may” → “will”", id="hardened"),
        pytest.param("dropped", ("may", ""), "hedge lost: “may”", id="dropped"),
        pytest.param("added", ("", "may"), "hedge new: “may”", id="added"),
    ],
)
def test_a_change_shows_the_words_there_are(effect, words, told):
    change = Change(
        kind="hedge", effect=effect, before=Span(0, 3), after=Span(0, 3), words_before=words[0], words_after=words[1]
    )
    assert in_words(change) == told


def test_a_page_that_says_nothing_of_a_claim_is_not_told_to_have_told_it(report):
    silent = [e.model_copy(update={"stance": "neutral", "differences": ()}) for e in report.evidence[:1]]
    assert not votes(silent[0])
    muted = report.model_copy(update={"evidence": (*silent, *report.evidence[1:])})
    told = [entry.text for entry in travel_entries(muted)]
    assert not [words for words in told if "first: Vale Tribune" in words or "→ Hill Echo" in words]
    assert any("first: Vale Tribune" in entry.text for entry in travel_entries(report))


def test_who_followed_a_silent_page_follows_whom_that_had_followed(report):
    by_name = {"a": None, "silent": "a", "b": "silent"}
    told = tuple(Telling(evidence=e, reference=e, follows=f, because="tie" if f else "") for e, f in by_name.items())
    evidence = tuple(
        report.evidence[0].model_copy(update={"id": e, "stance": "neutral" if e == "silent" else "supports"})
        for e in by_name
    )
    evidence = tuple(e.model_copy(update={"differences": (), "abstained": False}) for e in evidence)
    lineage = Lineage(claim="c1", origin="o1", tellings=told)
    way = ways(report.model_copy(update={"evidence": evidence, "lineages": (lineage,)}))["c1"][0]
    assert [(t.evidence, t.follows, t.because) for t in way] == [("a", None, ""), ("b", "a", SAME_ORIGIN)]
