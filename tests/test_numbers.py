"""Numbers as news writes them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from verify.language.numbers import agree, find_numbers, in_words


def only(text):
    (number,) = find_numbers(text)
    return number


@pytest.mark.parametrize(
    ("text", "value", "unit", "rounding"),
    [
        pytest.param("1,200 people", 1200, "", "", id="digits with commas"),
        pytest.param("1.2 billion people", 1.2e9, "", "", id="scale"),
        pytest.param("3.5bn", 3.5e9, "", "", id="short scale"),
        pytest.param("$5.7 billion", 5.7e9, "USD", "", id="money before"),
        pytest.param("1.5 million euros", 1.5e6, "EUR", "", id="money after"),
        pytest.param("$100-million", 1e8, "USD", "", id="hyphen"),
        pytest.param("51 percent", 51, "%", "", id="percent"),
        pytest.param("51%", 51, "%", "", id="percent sign"),
        pytest.param("2 percentage points", 2, "pp", "", id="percentage points"),
        pytest.param("two hundred and five thousand", 205000, "", "", id="words"),
        pytest.param("twenty-five", 25, "", "", id="hyphenated words"),
        pytest.param("a dozen eggs", 12, "", "", id="dozen"),
        pytest.param("half a dozen eggs", 6, "", "", id="half a dozen"),
        pytest.param("two thirds", 2 / 3, "", "", id="fraction"),
        pytest.param("about half of them", 0.5, "", "about", id="about half"),
        pytest.param("more than 600 boats", 600, "", "at least", id="more than"),
        pytest.param("up to 40 boats", 40, "", "at most", id="up to"),
        pytest.param("the 2nd boat", 2, "ordinal", "", id="ordinal"),
        pytest.param("-5 degrees", -5, "", "", id="sign"),
    ],
)
def test_a_number_is_read_with_scale_unit_and_rounding(text, value, unit, rounding):
    found = only(text)
    assert (found.value, found.unit, found.rounding) == (pytest.approx(value), unit, rounding)


@pytest.mark.parametrize("text", ["one of them", "COVID-19", "the G7", "no numbers here", "1.2.3", ""])
def test_what_only_looks_like_a_number_is_none(text):
    assert find_numbers(text) == ()


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        pytest.param("1.2 billion", "1,200 million", True, id="scales"),
        pytest.param("two", "2", True, id="words and digits"),
        pytest.param("about half", "49 percent", True, id="share and percent"),
        pytest.param("$5", "5 dollars", True, id="ways of writing money"),
        pytest.param("about 500", "480", True, id="rounded"),
        pytest.param("more than 500", "530", True, id="bound holds"),
        pytest.param("more than 500", "470", False, id="bound broken"),
        pytest.param("500", "480", False, id="exact"),
        pytest.param("$5", "€5", False, id="currencies"),
        pytest.param("5 percent", "5 percentage points", False, id="percent and points"),
        pytest.param("1 million", "1 billion", False, id="million and billion"),
    ],
)
def test_numbers_agree_when_both_can_be_true(one, other, expected):
    assert agree(only(one), only(other)) is expected
    assert agree(only(other), only(one)) is expected


@given(st.text(max_size=80))
def test_every_number_lies_in_the_text(text):
    for number in find_numbers(text):
        assert number.span.of(text) == number.span.of(text).strip()
        assert number.span.length > 0


@pytest.mark.parametrize(
    ("words", "value"), [("nineteen hundred", 1900), ("three million two thousand and six", 3002006)]
)
def test_spelled_out_numbers_add_up(words, value):
    assert in_words(words) == value
