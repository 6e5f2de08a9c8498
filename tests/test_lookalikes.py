"""Addresses that only look like a known outlet's; and the many that are simply somebody else's."""

import pytest

from sources.outlets import load_outlets


@pytest.fixture(scope="module")
def outlets():
    return load_outlets()


@pytest.mark.parametrize(
    ("url", "domain"),
    [
        pytest.param("https://www.theguardian.com.news-live.example/a", "theguardian.com", id="before a strange one"),
        pytest.param("https://theguardian.com-news.example/a", None, id="a hyphen is no dot"),
        pytest.param("https://theguardlan.com/a", "theguardian.com", id="one letter off"),
        pytest.param("https://thegaurdian.com/a", "theguardian.com", id="two letters swapped"),
        pytest.param("https://www.spiegel.ltd/a", "spiegel.de", id="a strange ending"),
        pytest.param("https://xn--thegurdian-t2b.com", None, id="no letters of ours"),
        pytest.param("https://www.theguardian.com/a", None, id="the outlet itself"),
        pytest.param("https://amp.theguardian.com/a", None, id="a host of its own"),
        pytest.param("https://guardian.ng/a", None, id="another paper of another country"),
        pytest.param("https://www.spiegel.at/a", None, id="a country's ending"),
        pytest.param("https://oakford-gazette.example/a", None, id="nobody's double"),
        pytest.param("https://www.theguardian.com.au/a", None, id="a country's .com"),
        pytest.param("https://bbb.com", None, id="a short name"),
        pytest.param("no address", None, id="no address"),
        pytest.param("https://[::1]/", None, id="a number"),
        pytest.param("", None, id="nothing"),
    ],
)
def test_only_a_double_is_found(url, domain, outlets):
    found = outlets.imitated_by(url)
    assert (found.domains[0] if found else None) == domain


def test_letters_of_another_script_are_seen_through(outlets):
    shown = "thegu\N{CYRILLIC SMALL LETTER A}rdian".encode("idna").decode()
    found = outlets.imitated_by(f"https://{shown}.com/a")
    assert found is not None
    assert found.domains[0] == "theguardian.com"


def test_no_listed_address_imitates_another(outlets):
    doubles = [d for o in outlets.outlets for d in o.domains if outlets.imitated_by(f"https://www.{d}/x")]
    assert doubles == []
