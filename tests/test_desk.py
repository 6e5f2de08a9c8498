"""Desk figures: what is counted, and that parts and whole agree."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.reports_sample import CLAIMS, DOCUMENT, SOURCES, attribution, checked_report, link, offline_report
from verify.reports.desk import Shares, desk_of, story_of

WIRES = frozenset({"tarn"})
WIRE = (SOURCES[0].model_copy(update={"outlet": "tarn"}), *SOURCES[1:])


def one_claim(given_, **other):
    return offline_report(claims=(CLAIMS[1].model_copy(update={"attribution": given_}),), sources=WIRE, **other)


@pytest.mark.parametrize(
    ("chain", "steps", "counted"),
    [
        pytest.param((), (("base S0", 0.05),), {"weak", "unattributed"}, id="nobody"),
        pytest.param(("s1",), (("base S5", 0.55),), {"wire_only", "single_source"}, id="a-wire"),
        pytest.param(("s2",), (("base S8", 0.85),), {"single_source"}, id="a-person"),
        pytest.param(("s2",), (("base S8", 0.85), ("further source", 0.04)), set(), id="two-people"),
        pytest.param(("s1", "s3"), (("base S2", 0.2),), {"weak", "anonymous", "single_source"}, id="anonymous-origin"),
        pytest.param(("s3", "s1"), (("base S5", 0.55),), {"wire_only", "single_source"}, id="anonymous-relay"),
    ],
)
def test_a_claim_counts_where_its_origin_stands(chain, steps, counted):
    shares = story_of(one_claim(attribution("S0", *steps, chain=tuple(map(link, chain)))), wires=WIRES).shares
    assert shares.claims == 1
    assert {name for name in Shares._fields[1:] if getattr(shares, name)} == counted


def test_claims_that_need_no_source_do_not_count():
    assert story_of(one_claim(attribution("EX")), wires=WIRES).shares.claims == 0


def test_a_second_origin_among_the_references_ends_single_source_and_wire_only():
    told = story_of(checked_report(sources=WIRE), wires=WIRES).shares
    before = story_of(offline_report(sources=WIRE), wires=WIRES).shares
    assert (before.single_source - told.single_source, before.wire_only - told.wire_only) == (1, 1)


@pytest.mark.parametrize(
    ("url", "name", "section"),
    [
        ("https://a.example/politics/2025/x.html", "x", "politics"),
        ("https://a.example/2025/01/x.html", "x", "no section"),
        ("https://a.example/x.html", "x", "no section"),
        (None, "desk/Sport/x.txt", "sport"),
        (None, "x.txt", "no section"),
        ("http://[", "x", "no section"),
    ],
)
def test_the_section_is_the_first_folder_of_the_address_or_that_of_the_file(url, name, section):
    document = DOCUMENT.model_copy(update={"url": url, "name": name})
    assert story_of(offline_report(document=document), wires=WIRES).section == section


@pytest.mark.parametrize(
    ("published", "week"), [("2025-01-03T10:00:00Z", "2025-W01"), ("2024-12-30", "2025-W01"), ("2025-01", "no date")]
)
def test_weeks_are_those_of_iso_8601(published, week):
    document = DOCUMENT.model_copy(update={"published": published, "published_from": "meta"})
    assert story_of(offline_report(document=document), wires=WIRES).week == week


@given(st.lists(st.tuples(st.sampled_from("ab"), st.sampled_from(("1", "2")), st.integers(0, 5)), max_size=8))
def test_sections_and_weeks_add_up_to_the_whole(articles):
    base = story_of(checked_report(), wires=WIRES)
    stories = [
        base._replace(section=section, week=week, shares=Shares(n, n, 0, 0, 0, 0)) for section, week, n in articles
    ]
    desk = desk_of(stories)
    for grouping in ("section", "week"):
        groups = [g for g in desk.groups if g.grouping == grouping]
        assert sum(g.articles for g in groups) == desk.whole.articles == len(articles)
        assert sum(g.shares.claims for g in groups) == desk.whole.shares.claims


def test_an_article_by_two_authors_counts_with_each():
    story = story_of(checked_report(), wires=WIRES)._replace(authors=("A", "B", "A"))
    assert [(g.name, g.articles) for g in desk_of([story]).groups if g.grouping == "author"] == [("A", 1), ("B", 1)]
