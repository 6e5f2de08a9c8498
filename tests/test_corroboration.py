"""The arithmetic of corroboration, and its laws."""

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sources.model import Span
from verify.model import Evidence, Origin, StanceProbabilities
from verify.rubric.corroboration import Cited, assess_said, assess_true, logit
from verify.rubric.trust import Trust
from verify.rubric.values import RUBRIC

P = StanceProbabilities(supports=0.4, refutes=0.3, neutral=0.3)


def item(number, stance="supports", *, match=1.0, reference=None, origin="o1"):
    return Evidence(
        id=f"e{number}",
        claim="c1",
        reference=reference or f"d{number}",
        span=Span(0, 4),
        passage="text",
        stance="neutral" if stance == "abstain" else stance,
        abstained=stance == "abstain",
        p=P,
        match=match,
        judge="fake.v1",
        differences=(),
        origin=origin,
    )


def origins_of(evidence):
    names = dict.fromkeys(e.origin for e in evidence)
    return tuple(
        Origin(id=o, claim="c1", name=f"agency {o}", reason="", evidence=tuple(e.id for e in evidence if e.origin == o))
        for o in names
    )


def true(*evidence, **options):
    return assess_true(evidence, origins_of(evidence), **options)


STANCES = st.sampled_from(["supports", "refutes", "neutral", "abstain"])
ITEMS = st.lists(st.tuples(STANCES, st.floats(0, 1), st.integers(1, 5)), min_size=1, max_size=12).map(
    lambda rows: tuple(item(n, s, match=m, origin=f"o{o}") for n, (s, m, o) in enumerate(rows))
)


@given(ITEMS)
def test_the_steps_sum_to_the_log_odds(evidence):
    answer = true(*evidence)
    if answer.p is not None:
        assert sum(s.value for s in answer.steps) == pytest.approx(logit(answer.p), abs=1e-9)


@given(ITEMS, st.data())
def test_a_copy_of_a_reference_changes_nothing_but_the_list(evidence, data):
    copied = data.draw(st.sampled_from(evidence))
    copy = copied.model_copy(update={"id": "e99", "reference": "d99"})
    before, after = true(*evidence), true(*evidence, copy)
    assert (before.status, before.p, before.admiralty) == (after.status, after.p, after.admiralty)


@given(ITEMS, st.randoms())
def test_the_order_of_references_does_not_matter(evidence, random):
    shuffled = list(evidence)
    random.shuffle(shuffled)
    before, after = true(*evidence), true(*shuffled)
    assert (before.status, before.p, before.admiralty) == (after.status, after.p, after.admiralty)


def test_five_relays_of_one_unrated_origin_are_one_witness():
    answer = true(*(item(n) for n in range(5)))
    assert (answer.p, answer.origins_for) == (pytest.approx(0.6), 1)


def test_a_witness_is_capped_however_reliable_it_is_said_to_be():
    assert true(item(1), reliability=lambda _: Trust(0.99)).p == pytest.approx(RUBRIC.witnesses.cap)


def test_an_unreliable_outlet_never_turns_its_word_around():
    answer = true(item(1), reliability=lambda _: Trust(0.2))
    assert (answer.status, answer.origins_for) == ("not_enough", 0)


def test_match_scales_the_log_odds():
    assert logit(true(item(1, match=0.8)).p) == pytest.approx(0.8 * math.log(1.5))


@pytest.mark.parametrize(
    ("evidence", "status", "digit"),
    [
        pytest.param([item(n, origin=f"o{n}") for n in range(3)], "supported", 1, id="three origins"),
        pytest.param([item(n, origin=f"o{n}") for n in range(2)], "supported", 2, id="two origins"),
        pytest.param([item(1)], "supported", 3, id="one origin"),
        pytest.param([item(1, origin="a"), item(2, "refutes", origin="b")], "mixed", 3, id="evenly mixed"),
        pytest.param(
            [item(1, match=0.4, origin="a"), item(2, "refutes", origin="b")], "mixed", 4, id="mixed, leaning against"
        ),
        pytest.param([item(1, "refutes")], "contradicted", 4, id="one against"),
        pytest.param([item(n, "refutes", origin=f"o{n}") for n in range(2)], "contradicted", 5, id="two against"),
        pytest.param([item(1, "abstain"), item(2, "neutral")], "not_enough", 6, id="nothing decides"),
        pytest.param([item(1, match=0.3)], "not_enough", 6, id="barely about it"),
    ],
)
def test_the_admiralty_digit_follows_the_table(evidence, status, digit):
    answer = true(*evidence)
    assert (answer.status, answer.admiralty) == (status, digit)


def test_two_reliable_origins_confirm():
    evidence = [item(1, origin="a"), item(2, origin="b")]
    assert true(*evidence, reliability=lambda _: Trust(0.75)).admiralty == 1


@pytest.mark.parametrize(
    ("fetching", "status"), [("none", "not_checked"), ("failed", "unreachable"), ("read", "not_enough")]
)
def test_nothing_found_says_why(fetching, status):
    answer = assess_true((), (), fetching=fetching)
    assert (answer.status, answer.p, answer.admiralty) == (status, None, 6)


@pytest.mark.parametrize("kind", ["opinion", "prediction"])
def test_opinions_and_predictions_are_never_assessed_for_truth(kind):
    assert true(item(1), kind=kind).status == "not_checked"


def cited(**parts):
    return Cited("The Courier", **{"own": frozenset(), **parts})


def test_said_without_a_cited_source_is_not_checked():
    answer = assess_said([item(1)], None)
    assert (answer.status, answer.reason) == ("not_checked", "nobody is cited")


def test_the_own_item_decides_whatever_relays_say():
    evidence = [item(1, "refutes", reference="own"), item(2, reference="relay")]
    answer = assess_said(evidence, cited(own=frozenset({"own"}), relays=(frozenset({"relay"}),)))
    assert (answer.status, answer.evidence) == ("contradicted", ("e1",))
    assert answer.p == pytest.approx(0.1)


def test_each_relay_that_read_the_source_is_a_witness():
    relays = (frozenset({"d1"}), frozenset({"d2"}))
    answer = assess_said([item(1), item(2)], cited(relays=relays))
    assert (answer.status, answer.origins_for) == ("supported", 2)


def test_relays_that_copy_each_other_are_one_witness():
    answer = assess_said([item(1), item(2)], cited(relays=(frozenset({"d1", "d2"}),)))
    assert answer.origins_for == 1


@pytest.mark.parametrize(
    ("source", "status"),
    [
        pytest.param(cited(own=frozenset({"read"})), "not_enough", id="own item read, silent"),
        pytest.param(cited(unreachable=True), "unreachable", id="own item not fetched"),
        pytest.param(cited(), "not_checked", id="neither item nor relay"),
    ],
)
def test_without_a_passage_of_the_cited_source_there_is_no_verdict(source, status):
    assert assess_said([item(1)], source).status == status
