"""Sentences cut into claims, with kinds; small sentences of every construction."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.articles import document_of
from verify.claims import find_claims
from verify.language import load_parser


def claims_of(text, title=""):
    document = document_of(text, title=title)
    return find_claims(load_parser().parse(document))


@pytest.mark.parametrize(
    ("text", "claims"),
    [
        pytest.param("The bridge fell.", ["The bridge fell"], id="plain"),
        pytest.param(
            "Norland sells the port timber and grain.",
            ["Norland sells the port timber", "grain"],
            id="conjoined objects",
        ),
        pytest.param(
            "The mill burned down and the school stayed shut.",
            ["The mill burned down", "the school stayed shut"],
            id="conjoined clauses",
        ),
        pytest.param(
            "The firm opened in May and closed in June.", ["The firm opened in May", "closed in June"], id="one subject"
        ),
        pytest.param(
            "The town buys water, while the valley sells it.",
            ["The town buys water", "the valley sells it"],
            id="contrast",
        ),
        pytest.param(
            "The dam broke, which flooded the lower town.",
            ["The dam broke", "which flooded the lower town"],
            id="relative clause",
        ),
        pytest.param(
            "Despite the sudden closure of the old harbour, trade grew.",
            ["sudden closure of the old harbour", "trade grew"],
            id="taken for granted",
        ),
        pytest.param("However, the dam broke.", ["the dam broke"], id="opening word"),
        pytest.param("According to the mayor, the dam broke.", ["the dam broke"], id="according to"),
        pytest.param("OAKFORD, Norland (AP) — The dam broke.", ["The dam broke"], id="dateline"),
        pytest.param(
            "The minister kept his promise of building three new schools.",
            [
                "The minister kept his promise of building three new schools",
                "his promise of building three new schools",
            ],
            id="presupposed",
        ),
    ],
)
def test_each_statement_of_a_sentence_is_a_claim(text, claims):
    assert [c.text for c in claims_of(text)] == claims


@pytest.mark.parametrize(
    "text",
    ["Who pays for the bridge?", "This was reported by the Oakford Gazette.", "Photo of the year", "Monday"],
)
def test_questions_pointers_and_fragments_claim_nothing(text):
    assert claims_of(text) == ()


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("The bridge fell on Monday.", "fact"),
        ("The bridge will open in May.", "prediction"),
        ("A vote is expected on Friday.", "prediction"),
        ("The council should resign.", "opinion"),
        ("The critics accuse the mayor of waste.", "opinion"),
        ('The mayor "forgot" the valley.', "opinion"),
        ("Oakford is the capital of Norland.", "background"),
    ],
)
def test_claims_have_a_kind(text, kind):
    assert [c.kind for c in claims_of(text)] == [kind]


def test_a_colon_headline_makes_two_claims():
    found = claims_of("The dam broke.", title="Mayor quits Oakford: The Gazette points to a growing scandal")
    assert [c.text for c in found][:2] == ["Mayor quits Oakford", "The Gazette points to a growing scandal"]


@settings(max_examples=60, deadline=None)
@given(st.text(st.sampled_from("The dam broke, which “I” and: he said - 12 ?!.\n\"'"), max_size=120))
def test_claims_of_any_text_carry_their_words(text):
    for number, claim in enumerate(find_claims(load_parser().parse_texts([text])[0]), start=1):
        assert claim.id == f"c{number}"
        assert claim.text == claim.span.of(text)
        assert claim.sentence_span.contains(claim.span)


def test_marks_with_nothing_between_them_quote_nothing():
    assert {claim.kind for claim in claims_of('The mayor said " " and left it there.')} == {"fact"}


@pytest.mark.parametrize(
    "text",
    [
        pytest.param('Ms Moss said: "We would like to stay."', id="straight marks"),
        pytest.param("Speaking on Monday, the mayor said: “I was there and I saw it.”", id="curly marks"),
        pytest.param("The mayor said: the bridge is safe.", id="no marks"),
    ],
)
def test_a_colon_that_hands_over_to_a_speaker_cuts_nothing(text):
    assert [claim.text for claim in claims_of(text)] == [text.removesuffix(".")]
