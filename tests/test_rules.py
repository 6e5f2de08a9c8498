"""Rules: each fires on its example and stays silent on the mended one; a rule without both fails here."""

import re
from pathlib import Path

import pytest

from sources.outlets import load_outlets
from tests.articles import document_of, reference_of
from tests.examples import codes, run
from tests.line import check_text
from verify.rules import LETTERS, RULES, Example
from verify.rules.telling import page

ROOM = Path(__file__).parent.parent / "verify" / "rules"
IDS = [r.code for r in RULES]


@pytest.fixture(scope="module")
def outlets():
    return load_outlets()


@pytest.mark.parametrize("rule", RULES, ids=IDS)
def test_a_rule_fires_on_its_example_and_not_on_the_mended_one(rule, outlets):
    assert lacking(rule, outlets) == ""


def lacking(rule, outlets):
    """What keeps a rule from being one: examples left out, or not behaving."""
    if not rule.fires.text or not rule.passes.text:
        return "an example is missing"
    if rule.code not in codes(run(rule.fires, outlets)):
        return "it is silent on the example that it should fire on"
    return "it fires on the mended example" if rule.code in codes(run(rule.passes, outlets)) else ""


@pytest.mark.parametrize(
    ("changed", "complaint"),
    [
        pytest.param({"fires": Example("")}, "missing", id="no example"),
        pytest.param({"fires": RULES[0].passes}, "silent", id="silent"),
        pytest.param({"passes": RULES[0].fires}, "fires on the mended", id="fires on both"),
    ],
)
def test_a_rule_without_examples_that_behave_is_found_out(changed, complaint, outlets):
    assert lacking(RULES[0], outlets) == ""
    assert complaint in lacking(RULES[0]._replace(**changed), outlets)


@pytest.mark.parametrize("rule", RULES, ids=IDS)
def test_a_rule_says_what_it_catches_why_and_how_to_mend_it(rule):
    assert all(words.endswith(".") for words in (rule.summary, rule.why, rule.mend))
    assert rule.fires.text
    assert rule.passes.text
    assert rule.fires != rule.passes


def test_codes_and_numbers_are_distinct_and_well_formed():
    assert len({r.code for r in RULES}) == len(RULES)
    assert len({r.number for r in RULES}) == len(RULES)
    assert [r.code for r in RULES if not re.fullmatch(r"[a-z]+(-[a-z]+)*", r.code)] == []
    assert [r.number for r in RULES if not re.fullmatch(LETTERS[r.family] + r"\d{3}", r.number)] == []


def test_every_family_has_a_rule():
    assert {r.family for r in RULES} == set(LETTERS)


def test_every_rule_file_is_in_the_list():
    files = {p for p in ROOM.rglob("*.py") if "\nRULE = Rule(" in p.read_text(encoding="utf-8")}
    assert len(files) == len(RULES)
    assert len(RULES) >= 30


def test_nothing_is_called_false_or_fake():
    told = " ".join(" ".join((r.summary, r.why, r.mend)) for r in RULES)
    assert re.findall(r"\b(?:false|fake)\b", told, re.IGNORECASE) == []


def test_a_page_that_cannot_be_fetched_is_told_and_is_no_verdict(outlets):
    report = check_text("The dam broke.", outlets, failed=("https://gazette.example/dam",))
    assert "unreachable" in codes(report)
    assert report.claims[0].true.status == "unreachable"
    assert report.claims[0].true.p is None


def fired(text, outlets, **about):
    return codes(check_text(document_of(text, **about), outlets))


@pytest.mark.parametrize(
    ("code", "text", "about"),
    [
        pytest.param("loaded-cue", "Anna Berg said: “He admitted that the dam broke.”", {}, id="a cue inside a quote"),
        pytest.param(
            "numbers-disagree",
            "The flood killed 12 people in Oakford. Rain fell. The flood killed 21 people in Harle.",
            {},
            id="another town",
        ),
        pytest.param(
            "numbers-disagree",
            "Police said the flood killed 12 people in Oakford. The council said the flood there killed 21 people.",
            {},
            id="two sources set side by side",
        ),
        pytest.param(
            "numbers-disagree",
            "The flood killed 12 people in Oakford. The flood killed another 21 people in Oakford.",
            {},
            id="others",
        ),
        pytest.param(
            "names-disagree", "Clara Hoffmann said the dam broke. Karl Hoffmann said it held.", {}, id="a relative"
        ),
        pytest.param(
            "poll-incomplete",
            "About 40% of the polling stations opened late, Anna Berg said.",
            {},
            id="a polling station",
        ),
        pytest.param(
            "future-as-done",
            "The council extended the permit to 3 May 2026, Anna Berg said.",
            {"published": "2025-03-01"},
            id="extended until",
        ),
        pytest.param(
            "reply-missing",
            "Anna Berg accused Tom Reed of selling the water. Reed said the sale was legal.",
            {},
            id="the accused speaks",
        ),
        pytest.param(
            "headline-number",
            "The flood killed twelve people, Anna Berg said.",
            {"title": "Flood kills 12, says Anna Berg"},
            id="in words",
        ),
        pytest.param("study-unnamed", "A poll by Vale Research found that 52% back him.", {}, id="a poll is no study"),
        pytest.param(
            "back-reference-orphaned", "Anna Berg came. She said the dam broke.", {}, id="a pronoun with a name"
        ),
    ],
)
def test_a_rule_is_silent_where_it_would_be_wrong(code, text, about, outlets):
    assert code not in fired(text, outlets, **about)


def test_another_number_that_the_same_source_gives_is_found(outlets):
    text = "Police said the flood killed 12 people in Oakford. Police said the flood in Oakford killed 21 people."
    assert "numbers-disagree" in fired(text, outlets)


def test_the_one_number_of_several_that_differs_is_found(outlets):
    text = (
        "Anna Berg said 12 men and 30 women left Oakford. Rain fell. Anna Berg said 12 men and 90 women left Oakford."
    )
    report = check_text(text, outlets)
    (message,) = [f.message for c in report.claims for f in c.findings if f.code == "numbers-disagree"]
    assert "“90” here and “30” earlier" in message


def test_a_difference_quotes_both_sides(outlets):
    report = check_text(
        "The flood killed 12 people in Oakford.",
        outlets,
        reference_of("The flood killed 21 people in Oakford.", publisher="Vale Tribune"),
    )
    (message,) = [f.message for c in report.claims for f in c.findings if f.code == "number-differs"]
    assert "“12”" in message
    assert "“21” in Vale Tribune" in message


def test_a_reprint_of_the_whole_article_is_told_of_once(outlets):
    text = "The flood killed 12 people in Oakford. It closed three schools on Monday. Anna Berg said two bridges fell."
    article = document_of(text, publisher="Oakford Gazette")
    reprint = reference_of(f"The Oakford Gazette reported: {text}", publisher="Hill Echo", published="2025-02-01")
    report = check_text(article, outlets, reprint)
    found = [(c.id, f.message) for c in report.claims for f in c.findings if f.code == "circular"]
    assert [claim for claim, _ in found] == ["c1"]
    assert found[0][1].startswith("Hill Echo carries it and 2 more of the claims here, and has them from this very")


def test_the_page_of_rules_is_current():
    shown = (ROOM / "RULES.md").read_text(encoding="utf-8")
    assert shown == page(RULES), "verify rules list --format md > verify/rules/RULES.md"
