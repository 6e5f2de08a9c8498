"""Words of names that stand for the same, and those that do not."""

import pytest

from verify.language.names import is_acronym, name_key, same_name


@pytest.mark.parametrize(
    ("one", "other"),
    [
        pytest.param("Russia", "Russian", id="country and adjective"),
        pytest.param("U.S.", "American", id="abbreviation and adjective"),
        pytest.param("Zelensky", "Zelenskyy", id="spellings"),
        pytest.param("Chris", "Christopher", id="short form"),
        pytest.param("Bob", "Robert", id="pet name"),
        pytest.param("J.", "Jane", id="initial"),
        pytest.param("Müller", "Muller", id="accents"),
        pytest.param("Moscow’s", "Moscow", id="possessive"),
    ],
)
def test_spellings_of_one_name_are_the_same(one, other):
    assert same_name(name_key(one), name_key(other))
    assert same_name(name_key(other), name_key(one))


@pytest.mark.parametrize(
    ("one", "other"),
    [("Iran", "Iraq"), ("Austria", "Australia"), ("Comey", "Schiff"), ("", "Schiff"), ("Paris", "Parma")],
)
def test_other_names_are_not(one, other):
    assert not same_name(name_key(one), name_key(other))


def test_initials_stand_for_a_long_name():
    assert is_acronym("WHO", ["World", "Health", "Organization"])
    assert not is_acronym("WHO", ["World", "Bank"])
