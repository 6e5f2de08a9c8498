"""Attribution strength: the rubric's arithmetic, and what in a text strengthens or weakens."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sources.model import Link, Span
from sources.outlets import load_outlets
from tests.articles import apart, document_of
from verify.language import load_parser
from verify.model import ChainLink, Vouching
from verify.pipeline import take_apart
from verify.rubric.attribution import band_of, score_attribution
from verify.rubric.values import RUBRIC

LEVELS = st.sampled_from(sorted(RUBRIC.bases))


def vouching(level="S8", relays=1, modifiers=(), caps=(), exempt=False):
    chain = tuple(ChainLink(source=f"s{n}", implied=False) for n in range(relays))
    return Vouching("c1", level, exempt, chain, tuple(modifiers), tuple(caps), (), (), 0.5)


@pytest.fixture(scope="module")
def outlets():
    return load_outlets()


@pytest.mark.parametrize(
    ("given_", "score"),
    [
        pytest.param(
            vouching("S8", modifiers=("link", "speaker quoted")), 0.97, id="named spokesman with link, clamped"
        ),
        pytest.param(vouching("S6", modifiers=("link", "dated")), 0.82, id="linked NYT of a date"),
        pytest.param(
            vouching("S4", modifiers=("position to know", "further source"), caps=("anonymous only",)),
            0.60,
            id="two described officials",
        ),
        pytest.param(vouching("S5", caps=("unlinked relay",)), 0.55, id="unlinked Guardian"),
        pytest.param(vouching("S2", relays=2), 0.17, id="sources told CNN"),
        pytest.param(
            vouching("S2", modifiers=("anonymous opinion",), caps=("anonymous opinion",)), 0.10, id="experts say"
        ),
        pytest.param(vouching("S0", relays=0, caps=("unattributed",)), 0.05, id="nobody"),
    ],
)
def test_the_sanity_points_of_the_rubric_hold(given_, score):
    assert score_attribution(given_).score == pytest.approx(score, abs=1e-4)


@given(
    LEVELS,
    st.integers(0, 5),
    st.lists(st.sampled_from(sorted(RUBRIC.modifiers)), unique=True),
    st.lists(st.sampled_from(sorted(RUBRIC.caps)), unique=True),
)
def test_steps_sum_to_a_score_within_bounds(level, relays, modifiers, caps):
    found = score_attribution(vouching(level, relays, modifiers, caps))
    assert found.score is not None
    assert sum(s.value for s in found.steps) == pytest.approx(found.score, abs=1e-6)
    assert 0 <= found.score <= RUBRIC.highest
    assert found.band == band_of(found.score)


@given(LEVELS, st.integers(1, 5), st.lists(st.sampled_from(sorted(RUBRIC.modifiers)), unique=True))
def test_one_more_relay_never_strengthens(level, relays, modifiers):
    near, far = (score_attribution(vouching(level, n, modifiers)).score for n in (relays, relays + 1))
    assert near >= far


def test_exempt_claims_have_no_score():
    found = score_attribution(vouching("EX", relays=0, exempt=True))
    assert (found.score, found.band, found.steps) == (None, "exempt", ())


@pytest.mark.parametrize(
    ("vague", "named"),
    [
        ("The dam broke.", "Sources said the dam broke."),
        ("Sources said the dam broke.", "A teacher said the dam broke."),
        ("A teacher said the dam broke.", "Anna Berg, a teacher, said the dam broke."),
    ],
)
def test_naming_a_source_never_lowers_the_score(vague, named, outlets):
    lower, higher = (score_attribution(apart(text, outlets).account.vouchings[0]).score for text in (vague, named))
    assert lower < higher


@pytest.mark.parametrize(
    ("text", "modifier"),
    [
        pytest.param("“The dam broke,” Anna Berg said.", "speaker quoted", id="quoted"),
        pytest.param(
            "Two officials with direct knowledge of the talks said the dam broke.", "position to know", id="position"
        ),
        pytest.param(
            "A teacher who spoke on condition of anonymity for fear of losing her job said the dam broke.",
            "reason for anonymity",
            id="reason",
        ),
        pytest.param("The Guardian reported on 3 May that the dam broke.", "dated", id="dated"),
        pytest.param("Experts believe the mayor should resign.", "anonymous opinion", id="anonymous opinion"),
        pytest.param("The valley is “robbed of its water”.", "quote without speaker", id="no speaker"),
        pytest.param(
            "Corriere della Sera wrote that the mayor had “lost the valley”.",
            "translated quote unmarked",
            id="translated",
        ),
        pytest.param("TASS reported that the dam broke.", "interest undisclosed", id="state outlet"),
    ],
)
def test_what_stands_in_the_text_strengthens_or_weakens(text, modifier, outlets):
    assert modifier in apart(text, outlets).account.vouchings[0].modifiers


def test_a_state_outlet_called_one_discloses_its_interest(outlets):
    text = "The state news agency TASS reported that the dam broke."
    assert "interest undisclosed" not in apart(text, outlets).account.vouchings[0].modifiers


def test_a_link_to_the_relay_counts_for_whoever_spoke_through_it(outlets):
    text = "A report lay there, the Oakford Gazette found. “Nobody read it,” Anna Berg told the Gazette."
    document = document_of(text)
    anchor = "the Oakford Gazette"
    span = Span(text.index(anchor), text.index(anchor) + len(anchor))
    link = Link(url="https://oakford-gazette.example/report", span=span, text=anchor)
    linked = document.model_copy(update={"links": (link,)})
    without, given = (
        take_apart(d, load_parser().parse(d), outlets).account.vouchings[-1].modifiers for d in (document, linked)
    )
    assert "link" not in without
    assert "link" in given
