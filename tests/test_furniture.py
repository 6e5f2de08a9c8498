"""What stands beside a report: buttons, signatures, captions, cross-headings; and prose that only looks like it."""

import pytest

from tests.test_standing import levels_of

LEAD = "The bridge over the river is long and narrow.\n\nFew lorries take it in winter.\n\nIt rains here in May.\n\n"
AFTER = "\n\nThe road to the north was closed for two days."


def level_between(text):
    return levels_of(LEAD + text + AFTER)[3].level


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("Chat with us on the app.", id="button"),
        pytest.param("Thank you for signing up!", id="thanks"),
        pytest.param("Follow Ada Moss on Twitter @adamoss.", id="follow"),
        pytest.param("You can read more of her travels here.", id="pointer"),
        pytest.param("Authored by Ada Moss via Bridges Weekly,", id="signature"),
        pytest.param("Posted at 10:20 pm on July 15, 2018", id="when it was posted"),
        pytest.param("The mayor opens the bridge 02:10", id="length of a film"),
        pytest.param("Her feet have grown", id="cross-heading with a verb"),
        pytest.param("Long nights rooted in place", id="cross-heading without one"),
        pytest.param("Check the map below.", id="bidding the reader"),
        pytest.param("The new members are:", id="opening of a list"),
        pytest.param("FILE - In this June 12, 2018 photo, the mayor opens the bridge.", id="file picture"),
        pytest.param("The mayor shakes hands with a driver in Norby, July 16, 2018.", id="present with a day"),
        pytest.param("Ada Moss, left, and Ben Field talk on the bridge.", id="who stands where"),
        pytest.param("Ada Moss (pictured with her dog) crossed the bridge", id="pictured"),
        pytest.param("Ada Moss/Getty Images hide caption", id="credit with a button"),
    ],
)
def test_what_stands_beside_a_report_claims_nothing(text):
    assert level_between(text) == "EX"


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("More than 300 families have crossed the border since May.", id="more than"),
        pytest.param("Written by two engineers, the plan would close the bridge.", id="participle"),
        pytest.param("Powered by rich donors and their friends, the party grew in the north.", id="powered"),
        pytest.param("Cookie sales rose in the north.", id="cookies"),
        pytest.param("Zuma pleaded with his party to stay.", id="a name that an agency has too"),
        pytest.param(
            "Norby, which is home to 60 mills, sold more timber than anybody.", id="background beside a claim"
        ),
    ],
)
def test_what_only_looks_like_furniture_is_prose(text):
    assert level_between(text) != "EX"


def test_a_line_printed_twice_is_furniture():
    line = "Drivers wait at the bridge for the gates to open."
    found = levels_of(f"{LEAD}{line}\n\nThe road was closed for two days.\n\n{line}{AFTER}")
    assert [found[3].level, found[5].level] == ["EX", "EX"]


def test_a_verb_of_speech_alone_says_nothing():
    assert level_between("Moss said.") == "EX"
