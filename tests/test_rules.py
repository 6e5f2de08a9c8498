"""Rules: each code fires on its example and stays silent on the mended one."""

import pytest

from sources.outlets import load_outlets
from tests.articles import document_of, reference_of
from tests.line import check_text
from verify.rules import RULES

EXAMPLES = {
    "unattributed": ("The dam broke.", "Anna Berg said the dam broke."),
    "plural-sources": ("Sources said the dam broke.", "Anna Berg said the dam broke."),
    "single-anonymous": ("A teacher said the dam broke.", "Anna Berg, a teacher, said the dam broke."),
    "anonymous-opinion": ("Experts believe the mayor should resign.", "Anna Berg believes the mayor should resign."),
    "anonymity-unexplained": (
        "A teacher said the dam broke.",
        "A teacher who asked not to be named for fear of losing her job said the dam broke.",
    ),
    "hearsay": ("It is believed that the dam broke.", "Anna Berg believes that the dam broke."),
    "relay-unlinked": ("The Guardian reported that the dam broke.", "Anna Berg said the dam broke."),
    "quote-without-speaker": (
        "The valley is “robbed of its water”.",
        "Anna Berg said the valley is “robbed of its water”.",
    ),
    "quote-translated": (
        "Corriere della Sera wrote that the mayor had “lost the valley”.",
        "The Guardian wrote that the mayor had “lost the valley”.",
    ),
    "date-unanchored": ("The council will meet this week.", "The council will meet on 3 May 2025."),
    "chain-ambiguous": ("Police said the dam broke. Ten houses were flooded.", "Police said the dam broke."),
    "interest-undisclosed": (
        "TASS reported that the dam broke.",
        "The state news agency TASS reported that the dam broke.",
    ),
}
"""Code → a text in which it fires, and the same text mended."""


@pytest.fixture(scope="module")
def outlets():
    return load_outlets()


def codes(report):
    return {f.code for c in report.claims for f in c.findings}


@pytest.mark.parametrize("code", sorted(EXAMPLES))
def test_a_rule_fires_on_its_example_and_not_on_the_mended_one(code, outlets):
    bad, good = EXAMPLES[code]
    assert code in codes(check_text(bad, outlets))
    assert code not in codes(check_text(good, outlets))


def test_a_headline_surer_than_its_text_is_found(outlets):
    flat = document_of("Sources say the old dam of Oakford broke at night.", title="Old Oakford dam broke")
    owned = document_of("Anna Berg said the old dam of Oakford broke.", title="Old Oakford dam broke, says Anna Berg")
    assert "headline-outruns" in codes(check_text(flat, outlets))
    assert "headline-outruns" not in codes(check_text(owned, outlets))


def test_a_cited_outlet_that_says_otherwise_is_found(outlets):
    text = "The Guardian reported that the flood killed 12 people in Oakford."
    other = reference_of("The flood killed 21 people in Oakford.", publisher="The Guardian")
    same = reference_of("The flood killed 12 people in Oakford.", publisher="The Guardian")
    assert "not-said" in codes(check_text(text, outlets, other))
    assert "not-said" not in codes(check_text(text, outlets, same))


def test_a_contradicting_reference_is_found(outlets):
    other = reference_of("The flood killed 21 people in Oakford.", publisher="Vale Tribune")
    same = reference_of("The flood killed 12 people in Oakford.", publisher="Vale Tribune")
    text = "The flood killed 12 people in Oakford."
    assert "contradicted" in codes(check_text(text, outlets, other))
    assert "contradicted" not in codes(check_text(text, outlets, same))


def test_reprints_are_one_origin(outlets):
    body = "The flood killed 12 people in Oakford. Two bridges fell before dawn and the school was closed for the week."
    first = reference_of(body, publisher="Vale Tribune")
    copy = reference_of(body + " More to follow.", publisher="Hill Echo", published="2025-01-02")
    text = "The flood killed 12 people in Oakford."
    assert "single-origin" in codes(check_text(text, outlets, first, copy))
    assert "single-origin" not in codes(check_text(text, outlets, first))


def test_a_dropped_hedge_is_found_and_an_added_one_is_not(outlets):
    sure, unsure = "A worn valve caused the flood in Oakford.", "A worn valve may have caused the flood in Oakford."
    assert "overclaim" in codes(check_text(sure, outlets, reference_of(unsure, publisher="Vale Tribune")))
    assert "overclaim" not in codes(check_text(unsure, outlets, reference_of(sure, publisher="Vale Tribune")))


def test_a_page_that_cannot_be_fetched_is_told_and_is_no_verdict(outlets):
    report = check_text("The dam broke.", outlets, failed=("https://gazette.example/dam",))
    assert "unreachable" in codes(report)
    assert report.claims[0].true.status == "unreachable"
    assert report.claims[0].true.p is None


def test_codes_are_distinct_and_every_rule_says_why():
    assert len({r.code for r in RULES}) == len(RULES)
    assert all(r.summary.endswith(".") and r.why.endswith(".") for r in RULES)


def test_every_rule_is_exercised_here():
    others = {"headline-outruns", "not-said", "contradicted", "single-origin", "overclaim", "unreachable"}
    assert {r.code for r in RULES} == set(EXAMPLES) | others
