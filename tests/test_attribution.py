"""Who says it: cues, source types, scope, chains and rungs, on small sentences of every construction."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sources.outlets import load_outlets
from tests.articles import apart, vouched
from verify.attribution import attribute_text
from verify.attribution.ladder import BY_TYPE, LADDER
from verify.language import load_parser


@pytest.fixture(scope="module")
def outlets():
    return load_outlets()


def spans_of(text, outlets):
    parsed = load_parser().parse_texts([text])[0]
    return [
        tuple(" … ".join(s.of(text) for s in spans) for spans in (a.source, a.cue, a.content))
        for a in attribute_text(parsed, outlets.find(text), extractor="rules.v1")
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "Anna Berg said the dam broke.", ("Anna Berg", "said", "the dam broke"), id="cue before the content"
        ),
        pytest.param(
            "The dam broke, Anna Berg said.", ("Anna Berg", "said", "The dam broke"), id="cue after the content"
        ),
        pytest.param("“The dam broke,” said Anna Berg.", ("Anna Berg", "said", "“The dam broke,”"), id="inverted"),
        pytest.param(
            "According to Anna Berg, the dam broke.", ("Anna Berg", "According to", "the dam broke"), id="according to"
        ),
        pytest.param(
            "Anna Berg accuses the mayor of waste.", ("Anna Berg", "accuses", "the mayor of waste"), id="accusation"
        ),
        pytest.param(
            "It was reported by the police that the dam broke.",
            ("the police", "was reported", "that the dam broke"),
            id="passive",
        ),
        pytest.param(
            "Anna Berg's claim that the dam broke is disputed.", ("Anna Berg", "claim", "that the dam broke"), id="noun"
        ),
        pytest.param("It is believed that the dam broke.", ("", "is believed", "that the dam broke"), id="nobody"),
        pytest.param(
            "The minister warned against new taxes.", ("The minister", "warned", "new taxes"), id="preposition"
        ),
    ],
)
def test_cue_source_and_content_are_found(text, expected, outlets):
    assert expected in spans_of(text, outlets)


@pytest.mark.parametrize(
    ("text", "level"),
    [
        pytest.param("Anna Berg, the harbour master, said the dam broke.", "S8", id="named person"),
        pytest.param("The ministry said the dam broke.", "S7", id="official body"),
        pytest.param("A spokesman for the police said the dam broke.", "S7", id="spokesman of a body"),
        pytest.param("The Guardian reported that the dam broke.", "S5", id="outlet without a link"),
        pytest.param("The Oakford Gazette reported that the dam broke.", "S5", id="outlet nobody lists"),
        pytest.param("Two officials familiar with the matter said the dam broke.", "S4", id="in a position to know"),
        pytest.param("An anonymous teacher said the dam broke.", "S3", id="one anonymous person"),
        pytest.param("Sources said the dam broke.", "S2", id="bare plural"),
        pytest.param("Experts say the dam broke.", "S2", id="collective"),
        pytest.param("It is believed that the dam broke.", "S1", id="hearsay"),
        pytest.param("The dam reportedly broke.", "S1", id="hearsay adverb"),
        pytest.param("Anna Berg wrote on Facebook that the dam broke.", "SP", id="post"),
        pytest.param("The dam broke.", "S0", id="nobody"),
    ],
)
def test_the_rung_follows_from_who_the_source_is(text, level, outlets):
    assert [found for _, found, _ in vouched(text, outlets)] == [level]


def test_what_the_outlet_saw_itself_is_witnessed(outlets):
    text = "The Mercury has seen the report of the inspector."
    assert [v[1] for v in vouched(text, outlets, publisher="Oakford Mercury")] == ["S9"]


def test_a_back_reference_takes_in_what_stands_before_it(outlets):
    found = vouched("Trade fell in May. Prices rose. This is reported by The Guardian.", outlets)
    assert found == [("Trade fell in May", "S5", "(The Guardian)"), ("Prices rose", "S5", "(The Guardian)")]


def test_an_opinion_pointed_back_to_belongs_to_whoever_expressed_it(outlets):
    text = (
        'In other words, the firm "eats at our table", which angers the valley. '
        "This opinion is expressed not only by an anonymous farmer but has also been highlighted in the local media."
    )
    levels = {claim: level for claim, level, _ in vouched(text, outlets)}
    assert levels['the firm "eats at our table"'] == "S3"
    assert levels["which angers the valley"] == "S0"
    assert levels["has also been highlighted in the local media"] == "S2"


def test_an_account_goes_on_in_its_paragraph_but_not_past_a_turn(outlets):
    found = vouched("Police said the dam broke. Ten houses were flooded.\n\nTrade fell in May.", outlets)
    assert [v[1] for v in found] == ["S7", "S7", "S0"]
    turned = vouched("Police said the dam broke. However, the council met on Monday.", outlets)
    assert [v[1] for v in turned] == ["S7", "S0"]


def test_a_quotation_over_paragraphs_keeps_its_speaker(outlets):
    text = "“The dam broke at night.\n\n“Nobody came to help us,” said Anna Berg."
    assert {v[1] for v in vouched(text, outlets)} == {"S8"}


def test_an_outlet_in_the_headline_relays_what_stands_below(outlets):
    found = vouched("Sources say the dam broke.", outlets, title="The Guardian reports on the dam of Oakford")
    assert found[-1][2] == "(The Guardian) < Sources"


def test_an_outlet_cited_for_one_fact_relays_nothing_else(outlets):
    text = (
        "The dam broke at night and left the town dry, the Guardian reported on Monday morning in a long piece. "
        "Anna Berg said help came."
    )
    assert vouched(text, outlets)[-1][2] == "Anna Berg"


def test_whom_a_source_told_is_the_relay(outlets):
    assert vouched("“The dam broke,” Anna Berg told Reuters.", outlets)[0][2] == "Reuters < Anna Berg"
    assert (
        vouched("“The dam broke,” Anna Berg told the Oakford Gazette.", outlets)[0][2]
        == "the Oakford Gazette < Anna Berg"
    )


def test_one_attribution_in_another_makes_a_chain(outlets):
    found = vouched("The Guardian reported that the ministry said the dam broke.", outlets)
    assert found[0][1:] == ("S7", "The Guardian < the ministry")


def test_pronouns_and_surnames_stand_for_the_person_named_before(outlets):
    article = apart("Anna Berg said the dam broke. Berg said help came. She said it was late.", outlets)
    assert [s.person for s in article.account.sources] == ["Anna Berg"]


def test_two_papers_in_a_row_stay_two(outlets):
    found = vouched(
        "The newspaper Oakford Herald says prices fell. The publication Vale Tribune says prices rose.", outlets
    )
    assert [v[2] for v in found] == ["The newspaper Oakford Herald", "The publication Vale Tribune"]


def test_a_headline_without_a_source_has_that_of_the_statement_it_sums_up(outlets):
    found = vouched("Sources say the old dam of Oakford broke at night.", outlets, title="Old Oakford dam broke")
    assert found[0] == ("Old Oakford dam broke", "S2", "(Sources)")


def test_what_describes_a_source_needs_no_other(outlets):
    article = apart("Anna Berg, who has run the harbour since 1999, said the dam broke.", outlets)
    assert [v.exempt for v in article.account.vouchings] == [False, True]


def test_every_type_of_source_stands_on_the_ladder():
    assert min(LADDER, key=LADDER.__getitem__) == "EX"
    assert set(BY_TYPE.values()) <= set(LADDER)


@settings(max_examples=60, deadline=None)
@given(st.text(st.sampled_from("Anna said that “it” fell, : - according to The Guardian.\n«»'\"12"), max_size=150))
def test_attributions_of_any_text_lie_in_it(text):
    parsed = load_parser().parse_texts([text])[0]
    for attribution in attribute_text(parsed, ()):
        for span in (*attribution.source, *attribution.cue, *attribution.content):
            assert 0 <= span.start < span.end <= len(text)
