"""Dates as news writes them."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from verify.language.dates import compatible, conflict, find_dates


def only(text):
    (date,) = find_dates(text)
    return date


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        pytest.param("on July 27, 2016", {"year": 2016, "month": 7, "day": 27}, id="American"),
        pytest.param("on 27 July 2016", {"year": 2016, "month": 7, "day": 27}, id="British"),
        pytest.param("on 2016-07-27", {"year": 2016, "month": 7, "day": 27}, id="ISO"),
        pytest.param("on Feb. 1", {"month": 2, "day": 1}, id="short month"),
        pytest.param("on June 12th", {"month": 6, "day": 12}, id="ordinal day"),
        pytest.param("in May", {"month": 5}, id="month alone"),
        pytest.param("in May 2020", {"month": 5, "year": 2020}, id="month and year"),
        pytest.param("Friday's vote", {"weekday": 5}, id="weekday"),
        pytest.param("in 1917", {"year": 1917}, id="year"),
        pytest.param("yesterday", {"relative day": -1}, id="relative day"),
        pytest.param("last year", {"relative year": -1}, id="relative year"),
    ],
)
def test_a_date_states_its_parts(text, parts):
    assert only(text).parts == parts


@pytest.mark.parametrize(
    "text", ["it may rain", "they march on", "2,016 boats", "$2016", "the sun", "1850 people", "route 66"]
)
def test_what_only_looks_like_a_date_is_none(text):
    assert find_dates(text) == ()


@pytest.mark.parametrize(
    ("one", "other", "same", "differ"),
    [
        pytest.param("July 27, 2016", "27 July 2016", True, False, id="orders"),
        pytest.param("July 27", "July 27, 2016", True, False, id="year left out"),
        pytest.param("July 27", "July 28", False, True, id="day"),
        pytest.param("Monday", "Tuesday", False, True, id="weekday"),
        pytest.param("Monday", "July 27", False, False, id="nothing in common"),
        pytest.param("last year", "next year", False, True, id="relative"),
    ],
)
def test_dates_are_held_against_each_other_by_what_both_state(one, other, same, differ):
    assert (compatible(only(one), only(other)), conflict(only(one), only(other))) == (same, differ)


@given(st.text(max_size=80))
def test_every_date_lies_in_the_text_and_none_overlap(text):
    found = find_dates(text)
    assert all(0 <= d.span.start < d.span.end <= len(text) for d in found)
    assert all(a.span.end <= b.span.start for a, b in pairwise(found))
