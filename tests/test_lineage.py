"""How a claim travels from page to page: order, who follows whom, and what changed on the way."""

from collections import Counter

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sources.outlets import load_outlets
from tests.articles import document_of, reference_of
from tests.line import check_text
from verify.model import Report

ARTICLE = "The flood killed 12 people in Oakford, the Water Board said. Two bridges fell before dawn."


@pytest.fixture(scope="module")
def outlets():
    return load_outlets()


def relayed(words, number=1, *, follows="Vale Tribune"):
    return reference_of(
        f"{words}, the {follows} reported.", publisher=f"Hill Echo {number}", published=f"2025-01-0{number + 1}"
    )


def lineage_of(report: Report, words: str):
    """The longest lineage of the claim with these words, its tellings with their publishers."""
    claim = next(c.id for c in report.claims if words in c.text)
    found = max((way for way in report.lineages if way.claim == claim), key=lambda way: len(way.tellings))
    names = {r.id: r.publisher for r in report.references}
    of_evidence = {t.evidence: names[t.reference] for t in found.tellings}
    return [(of_evidence[t.evidence], of_evidence.get(t.follows), t) for t in found.tellings]


def test_the_first_telling_comes_first_and_relays_follow_whom_they_name(outlets):
    own = reference_of("The flood killed 12 people in Oakford.", publisher="Vale Tribune", published="2025-01-01")
    report = check_text(ARTICLE, outlets, relayed("The flood killed 12 people in Oakford"), own)
    way = lineage_of(report, "12 people")
    assert [(name, follows) for name, follows, _ in way] == [("Vale Tribune", None), ("Hill Echo 1", "Vale Tribune")]
    assert "Vale Tribune" in way[1][2].because


@pytest.mark.parametrize(
    ("first", "later", "change"),
    [
        pytest.param(
            "The flood may have killed 12 people in Oakford.",
            "The flood killed 12 people in Oakford",
            ("hedge", "hardened", "may"),
            id="a hedge is lost",
        ),
        pytest.param(
            "The flood killed 12 people in Oakford.",
            "The flood killed 21 people in Oakford",
            ("number", "altered", "12"),
            id="a number changes",
        ),
        pytest.param(
            "The flood killed 12 people in Oakford.",
            "The flood may have killed 12 people in Oakford",
            ("hedge", "softened", "killed"),
            id="a hedge is added",
        ),
    ],
)
def test_what_changed_on_the_way_is_shown_with_both_wordings(first, later, change, outlets):
    own = reference_of(first, publisher="Vale Tribune", published="2025-01-01")
    report = check_text(ARTICLE, outlets, own, relayed(later))
    changes = [c for _, _, telling in lineage_of(report, "12 people") for c in telling.changes]
    assert (changes[0].kind, changes[0].effect, changes[0].words_before) == change


def test_a_source_that_gets_lost_is_a_change(outlets):
    body = "Rain had fallen on the valley for nine days and the river stood high at every gauge along the road to town."
    own = reference_of(
        f"The flood killed 12 people in Oakford, Anna Berg said.\n\n{body}",
        publisher="Vale Tribune",
        published="2025-01-01",
    )
    copy = reference_of(
        f"The flood killed 12 people in Oakford.\n\n{body}", publisher="Hill Echo", published="2025-01-02"
    )
    report = check_text(ARTICLE, outlets, own, copy)
    changes = [c for _, _, telling in lineage_of(report, "12 people") for c in telling.changes]
    assert [(c.kind, c.effect, c.words_before, c.words_after) for c in changes] == [
        ("attribution", "dropped", "Anna Berg", "")
    ]


def test_a_faithful_relay_changes_nothing(outlets):
    own = reference_of("The flood killed 12 people in Oakford.", publisher="Vale Tribune", published="2025-01-01")
    report = check_text(ARTICLE, outlets, own, relayed("The flood killed 12 people in Oakford"))
    assert not [c for _, _, telling in lineage_of(report, "12 people") for c in telling.changes]


@settings(max_examples=15, deadline=None)
@given(st.lists(st.sampled_from(["Vale Tribune", "Hill Echo", "Fen Post", None]), min_size=1, max_size=4))
def test_every_telling_stands_once_and_nobody_follows_himself(follows):
    pages = [
        reference_of(
            f"The flood killed 12 people in Oakford{f', the {name} reported' if name else ''}. Part {n}.",
            publisher=["Vale Tribune", "Hill Echo", "Fen Post", "Moor News"][n],
            published=f"2025-01-0{9 - n}",
        )
        for n, name in enumerate(follows)
    ]
    report = check_text(document_of(ARTICLE), load_outlets(), *pages)
    told = Counter(t.evidence for way in report.lineages for t in way.tellings)
    assert told == Counter(e.id for e in report.evidence)
    for way in report.lineages:
        parents = {t.evidence: t.follows for t in way.tellings}
        for telling in way.tellings:
            seen, follower = {telling.evidence}, telling.follows
            while follower is not None:
                assert follower not in seen
                seen.add(follower)
                follower = parents[follower]
