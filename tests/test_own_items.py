"""An origin speaks by its own item: what relays made of it adds nothing and turns nothing round."""

from hypothesis import given
from hypothesis import strategies as st

from sources.model import Span
from tests.reports_sample import checked_report
from verify.model import Evidence, Origin, StanceProbabilities
from verify.reports.index import index, pages_behind
from verify.rubric.corroboration import assess_true

THIRD = StanceProbabilities(supports=0.3, refutes=0.3, neutral=0.4)


def item(number, stance, match):
    return Evidence(
        id=f"e{number}",
        claim="c1",
        reference=f"r{number}",
        span=Span(0, 1),
        passage="-",
        stance=stance,
        abstained=False,
        p=THIRD,
        match=match,
        judge="differences.v1",
        differences=(),
        origin="o1",
    )


def origin(*items, own=("e0",)):
    return Origin(id="o1", claim="c1", name="Agency", reason="named", evidence=tuple(e.id for e in items), own=own)


def test_a_distorted_relay_that_matches_better_does_not_speak_for_its_origin():
    items = item(0, "refutes", 0.7), item(1, "supports", 1.0)
    assert assess_true(items, [origin(*items)]).status == "contradicted"


def test_an_own_item_that_decides_nothing_leaves_the_word_to_its_relays():
    items = item(0, "neutral", 0.7), item(1, "supports", 1.0)
    assert assess_true(items, [origin(*items)]).status == "supported"


@given(st.lists(st.tuples(st.sampled_from(["supports", "refutes", "neutral"]), st.floats(0, 1)), max_size=8))
def test_any_relays_beside_an_own_item_that_decides_change_nothing(relays):
    alone = item(0, "supports", 0.8)
    items = alone, *(item(n, stance, match) for n, (stance, match) in enumerate(relays, start=1))
    assert assess_true(items, [origin(*items)]).p == assess_true([alone], [origin(alone)]).p


def test_pages_that_carry_an_origins_own_item_on_are_counted_behind_it():
    evidence = item(0, "supports", 0.7), item(1, "supports", 1.0), item(2, "neutral", 0.5)
    origins = (origin(*evidence),)
    answer = assess_true(evidence, origins)
    assert answer.evidence == ("e0",)
    first, *others = checked_report().claims
    asked = first.model_copy(update={"id": "c1", "said": answer.model_copy(), "true": answer})
    parts = index(checked_report(claims=(asked, *others), evidence=evidence, origins=origins))
    assert pages_behind(asked, asked.true, parts) == {"r0", "r1"}
    assert pages_behind(asked, asked.said, parts) == {"r0"}
