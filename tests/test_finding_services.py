"""Each retriever against a server on this machine that speaks the real interface's shapes."""

from collections.abc import Iterator
from datetime import date
from typing import cast

import pytest
from pydantic import SecretStr

from sources.errors import FetchError, SourceError, UnknownName
from sources.fetch import Client
from sources.model import Reference
from sources.retrievers import RETRIEVERS, Equipment, Retriever
from sources.retrievers.archive import Archive
from sources.retrievers.asking import Unset
from sources.retrievers.searxng import own_address
from sources.retrievers.settings import FindingSettings
from sources.retrievers.sought import Sought
from tests.services import Asked, Service, an_article, client_for, serving

BRIDGE = Sought(
    names=("Anna Olsen", "Varn"),
    numbers=("14",),
    words=("bridge", "hurt"),
    since=date(2025, 12, 26),
    until=date(2026, 1, 7),
    exclude=("own.example/bridge",),
)
"""What is looked for all through this file: fourteen people hurt at an invented bridge."""


@pytest.fixture
def service() -> Iterator[Service]:
    with serving() as running:
        yield running


@pytest.fixture
def client(service: Service) -> Iterator[Client]:
    with client_for(service) as opened:
        yield opened


def made(name: str, client: Client, **settings: object) -> Retriever:
    build = cast("type[Retriever]", RETRIEVERS.load(name))
    return build(Equipment(client, FindingSettings.model_validate(settings)))  # type: ignore[call-arg]


GDELT = {
    "articles": [
        {
            "url": "https://varn-post.example/2026/bridge",
            "url_mobile": "",
            "title": "Varn bridge closed, 14 hurt",
            "seendate": "20260105T101500Z",
            "socialimage": "",
            "domain": "varn-post.example",
            "language": "English",
            "sourcecountry": "Norway",
        },
        {"url": "https://old.example/bridge", "title": "A bridge in Varn", "seendate": "20190105T101500Z"},
        {"url": "https://own.example/bridge/?utm_source=x", "title": "Varn bridge, 14 hurt"},
        {"url": 7, "title": None},
    ]
}


def test_gdelt_is_asked_in_its_own_words_and_days(service: Service, client: Client) -> None:
    service.gives_json("/api/v2/doc/doc", GDELT)
    found = made("gdelt.v1", client, gdelt_url=service.url("/api/v2/doc/doc")).find(BRIDGE)
    assert [each.url for each in found] == ["https://varn-post.example/2026/bridge"]
    (asked,) = service.log
    assert asked.query["query"] == '"Anna Olsen" Varn bridge hurt'
    assert (asked.query["startdatetime"], asked.query["enddatetime"]) == ("20251226000000", "20260107235959")
    assert (asked.query["mode"], asked.query["format"]) == ("artlist", "json")


def test_gdelt_narrows_to_an_outlets_domains(service: Service, client: Client) -> None:
    service.gives_json("/doc", {})
    domains = ("varn-post.example", "varnpost.example")
    made("gdelt.v1", client, gdelt_url=service.url("/doc")).find(BRIDGE.model_copy(update={"domains": domains}))
    assert service.log[0].query["query"].endswith("(domainis:varn-post.example OR domainis:varnpost.example)")


def test_what_gdelt_says_in_plain_words_is_an_error(service: Service, client: Client) -> None:
    service.gives("/doc", "Your query was too short or too long.\n")
    with pytest.raises(FetchError, match=r"GDELT gave no JSON but 'Your query was too short"):
        made("gdelt.v1", client, gdelt_url=service.url("/doc")).find(BRIDGE)


def test_wikipedia_gives_addresses_of_articles(service: Service, client: Client) -> None:
    hit = {"ns": 0, "title": "Varn Bridge", "pageid": 7, "snippet": 'The <span class="searchmatch">Varn</span> bridge'}
    service.gives_json("/fa/w/api.php", {"batchcomplete": "", "query": {"search": [hit, {"title": 4}]}})
    sought = BRIDGE.model_copy(update={"language": "fa-IR", "names": ("Varn",)})
    found = made("wikipedia.v1", client, wikipedia_url=service.url("/{language}/w/api.php")).find(sought)
    assert [each.url for each in found] == [service.url("/wiki/Varn_Bridge")]
    assert service.log[0].query["list"] == "search"


@pytest.mark.parametrize("language", ["und", "en.evil.example/", "", "xx-yy@host"])
def test_a_strangers_language_tag_never_becomes_a_host(language: str, service: Service, client: Client) -> None:
    service.gives_json("/en/api", {})
    service.gives_json("/xx/api", {})
    made("wikipedia.v1", client, wikipedia_url=service.url("/{language}/api")).find(
        BRIDGE.model_copy(update={"language": language})
    )
    assert [each.path for each in service.log] in (["/en/api"], ["/xx/api"])


CLAIM_REVIEWS = {
    "claims": [
        {
            "text": "14 people were hurt at the Varn bridge",
            "claimant": "Anna Olsen",
            "claimDate": "2026-01-04T00:00:00Z",
            "claimReview": [
                {
                    "publisher": {"name": "Check Varn", "site": "check.example"},
                    "url": "https://check.example/bridge",
                    "title": "How many were hurt?",
                    "reviewDate": "2026-02-01T00:00:00Z",
                    "textualRating": "Mostly wrong",
                    "languageCode": "en",
                }
            ],
        }
    ],
    "nextPageToken": "x",
}


def test_fact_checks_are_asked_with_the_key_in_a_header(service: Service, client: Client) -> None:
    service.gives_json("/claims", CLAIM_REVIEWS)
    settings = {"factchecks_url": service.url("/claims"), "factchecks_key": SecretStr("sesame")}
    found = made("factchecks.v1", client, **settings).find(BRIDGE)
    assert [each.url for each in found] == ["https://check.example/bridge"]
    assert "wrong" not in repr(found)
    (asked,) = service.log
    assert asked.headers["x-goog-api-key"] == "sesame"
    assert "sesame" not in str(asked.query)


SEARXNG = {
    "query": "q",
    "number_of_results": 2,
    "results": [
        {
            "url": "https://varn-post.example/bridge",
            "title": "Bridge in Varn",
            "content": "14 hurt",
            "engine": "x",
            "publishedDate": "2026-01-05T00:00:00",
        },
        {"url": "https://other.example/bridge", "title": "Bridge in Varn", "publishedDate": None},
    ],
    "unresponsive_engines": [],
}


def test_searxng_is_asked_for_one_site_and_answers_from_others_are_left_out(service: Service, client: Client) -> None:
    service.gives_json("/search", SEARXNG)
    sought = BRIDGE.model_copy(update={"domains": ("varn-post.example",), "quotes": ("far too late",)})
    found = made("searxng.v1", client, searxng_url=service.url("/search")).find(sought)
    assert [each.url for each in found] == ["https://varn-post.example/bridge"]
    (asked,) = service.log
    assert asked.query["format"] == "json"
    assert asked.query["q"] == '"far too late" "Anna Olsen" Varn 14 bridge hurt site:varn-post.example'


OWN = {
    "address": ("http://127.0.0.1:8888/search", (("127.0.0.1", 8888),)),
    "without port": ("https://10.0.0.7/search", (("10.0.0.7", 443),)),
    "name": ("https://searx.example.org/search", ()),
    "none": (None, ()),
    "nonsense": ("http://[", ()),
}


@pytest.mark.parametrize(("url", "allowed"), OWN.values(), ids=OWN)
def test_only_the_instance_that_was_set_may_be_private(url: str | None, allowed: tuple[tuple[str, int], ...]) -> None:
    assert own_address(FindingSettings(searxng_url=url)) == allowed


BRAVE = {
    "type": "search",
    "web": {
        "type": "search",
        "results": [
            {
                "title": "Varn bridge",
                "url": "https://varn-post.example/bridge",
                "description": "14 hurt",
                "page_age": "2026-01-05T08:00:00",
            }
        ],
    },
    "news": {"results": [{"title": "Bridge", "url": "https://b.example/x", "page_age": "2010-01-05T08:00:00"}]},
}


def test_brave_is_asked_with_its_token_and_days(service: Service, client: Client) -> None:
    service.gives_json("/web", BRAVE)
    found = made("brave.v1", client, brave_url=service.url("/web"), brave_key=SecretStr("sesame")).find(BRIDGE)
    assert [each.url for each in found] == ["https://varn-post.example/bridge"]
    (asked,) = service.log
    assert asked.headers["x-subscription-token"] == "sesame"
    assert asked.query["freshness"] == "2025-12-26to2026-01-07"


def test_a_key_never_shows_in_an_error_or_in_the_settings(service: Service, client: Client) -> None:
    service.fails("/web", 401)
    settings = {"brave_url": service.url("/web"), "brave_key": SecretStr("sesame")}
    with pytest.raises(FetchError, match="401") as caught:
        made("brave.v1", client, **settings).find(BRIDGE)
    shown = f"{caught.value} {FindingSettings.model_validate(settings)!r} {FindingSettings().model_dump_json()}"
    assert "sesame" not in shown


NEEDS = {"factchecks.v1": "FACTCHECKS_KEY", "searxng.v1": "SEARXNG_URL", "brave.v1": "BRAVE_KEY"}


@pytest.mark.parametrize(("name", "variable"), NEEDS.items(), ids=NEEDS)
def test_a_retriever_without_its_key_names_the_variable(name: str, variable: str, client: Client) -> None:
    with pytest.raises(Unset, match=f"SECONDSOURCE_FINDING__{variable}"):
        made(name, client)


def test_every_retriever_says_what_it_needs(client: Client) -> None:
    keys = {"factchecks_key": SecretStr("a"), "brave_key": SecretStr("b"), "searxng_url": "http://127.0.0.1:1/"}
    for name in RETRIEVERS.names():
        retriever = made(name, client, **keys)
        assert retriever.name == name
        assert set(retriever.needs) <= set(FindingSettings.model_fields)
        assert set(retriever.needs) == ({NEEDS[name].lower()} if name in NEEDS else set())
    with pytest.raises(UnknownName, match=r"gdelt\.v1"):
        RETRIEVERS.load("google.v1")


JSON_RETRIEVERS = {
    "gdelt.v1": "gdelt_url",
    "wikipedia.v1": "wikipedia_url",
    "factchecks.v1": "factchecks_url",
    "searxng.v1": "searxng_url",
    "brave.v1": "brave_url",
}
ODD_ANSWERS = {
    "empty object": (b"{}", True),
    "null everywhere": (b'{"articles":null,"claims":null,"results":null,"web":null,"query":null}', True),
    "lists of the wrong things": (b'{"articles":[1,null,"x"],"results":[[]],"query":{"search":7},"claims":[{}]}', True),
    "a list": (b"[]", False),
    "a page": (b"<html>busy</html>", False),
    "nothing": (b"", False),
    "half": (b'{"articles": [', False),
    "no text": (b"\xff\xfe\x00", False),
}


@pytest.mark.parametrize(("body", "is_answer"), ODD_ANSWERS.values(), ids=ODD_ANSWERS)
@pytest.mark.parametrize(("name", "setting"), JSON_RETRIEVERS.items(), ids=JSON_RETRIEVERS)
def test_an_odd_answer_is_nothing_found_or_an_error(
    name: str, setting: str, body: bytes, is_answer: bool, service: Service, client: Client
) -> None:
    service.gives("/api", body, "application/json")
    keys = {"factchecks_key": SecretStr("a"), "brave_key": SecretStr("b")}
    retriever = made(name, client, **{**keys, setting: service.url("/api")})
    if is_answer:
        assert retriever.find(BRIDGE) == ()
    else:
        with pytest.raises(FetchError):
            retriever.find(BRIDGE)


# -- the archive ------------------------------------------------------------------------------------------------------

GONE = "https://varn-post.example/gone"


def archive(service: Service, client: Client) -> Archive:
    settings = FindingSettings(
        archive_url=service.url("/wayback/available"), archive_cdx_url=service.url("/cdx/search/cdx")
    )
    return Archive(Equipment(client, settings))


def keeps_a_copy(service: Service, status: str = "200") -> None:
    copy = {"status": status, "available": True, "url": service.url(f"/web/20260105101500/{GONE}")}
    service.gives_json(
        "/wayback/available", {"url": GONE, "archived_snapshots": {"closest": copy | {"timestamp": "20260105101500"}}}
    )
    service.gives(f"/web/20260105101500id_/{GONE}", an_article("Bridge closed", "Fourteen people were hurt. " * 30))


def test_a_copy_is_read_without_the_archives_frame_and_marked(service: Service, client: Client) -> None:
    keeps_a_copy(service)
    page = archive(service, client).copy_of(GONE, near="2026-01-05T10:00:00+01:00")
    assert page is not None
    assert (page.url, page.read_from) == (GONE, "archive")
    assert b"Fourteen" in page.body
    assert service.log[0].query == {"url": GONE, "timestamp": "20260105"}


def test_an_archived_failure_is_no_copy(service: Service, client: Client) -> None:
    keeps_a_copy(service, status="503")
    assert archive(service, client).copy_of(GONE) is None


def test_no_copy_is_none_and_a_failing_archive_an_error(service: Service, client: Client) -> None:
    service.gives_json("/wayback/available", {"url": GONE, "archived_snapshots": {}})
    assert archive(service, client).copy_of(GONE) is None
    service.fails("/wayback/available", 503)
    with pytest.raises(FetchError):
        archive(service, client).copy_of(GONE)


def test_the_list_of_copies_gives_an_outlets_pages_of_those_days(service: Service, client: Client) -> None:
    rows = [
        ["timestamp", "original"],
        ["20260104091500", "https://varn-post.example/2026/varn-bridge-14-hurt.html"],
        ["20260104091600", "https://varn-post.example/weather"],
    ]
    service.gives_json("/cdx/search/cdx", rows)
    sought = BRIDGE.model_copy(update={"domains": ("varn-post.example",)})
    (found,) = archive(service, client).find(sought)
    assert found.url.endswith("14-hurt.html")
    assert found.read_at == service.url(f"/web/20260104091500id_/{found.url}")
    query = service.log[0].query
    assert (query["url"], query["matchType"], query["output"]) == ("varn-post.example", "domain", "json")
    assert (query["from"], query["to"]) == ("20251226", "20260107")


@pytest.mark.parametrize("body", [b"{}", b'[["a"],["x"]]', b"<html>", b'[["t","o"],["soon","u"]]'])
def test_a_list_of_copies_that_is_none_is_an_error(body: bytes, service: Service, client: Client) -> None:
    service.gives("/cdx/search/cdx", body, "application/json")
    with pytest.raises(FetchError, match="list of copies"):
        archive(service, client).find(BRIDGE.model_copy(update={"domains": ("varn-post.example",)}))


def test_nothing_kept_of_those_days_is_nothing_found(service: Service, client: Client) -> None:
    service.gives("/cdx/search/cdx", b"", "application/json")
    assert archive(service, client).find(BRIDGE.model_copy(update={"domains": ("varn-post.example",)})) == ()


# -- without a network ------------------------------------------------------------------------------------------------


def test_links_are_those_that_stand_by_the_claim(client: Client) -> None:
    links = (("https://a.example/x", "here"), ("https://b.example/y", "Anna Olsen on the bridge"), ("mailto:x", "mail"))
    own = (("https://own.example/bridge#top", "ours"),)
    found = made("links.v1", client).find(BRIDGE.model_copy(update={"links": links + own}))
    assert [each.url for each in found] == ["https://b.example/y", "https://a.example/x"]


class NoStore:
    """A store that holds nothing."""

    def search(self, words: object, *, limit: int = 200) -> tuple[()]:
        return ()

    def get(self, document_id: str) -> Reference | None:
        raise AssertionError(document_id)


def test_an_empty_store_finds_nothing(client: Client) -> None:
    build = cast("type[Retriever]", RETRIEVERS.load("store.v1"))
    equipment = Equipment(client, FindingSettings(), (NoStore(),))
    assert build(equipment).find(BRIDGE) == ()  # type: ignore[call-arg]


def test_nothing_is_asked_for_when_there_is_nothing_to_tell_it_by(service: Service, client: Client) -> None:
    keys = {"factchecks_key": SecretStr("a"), "brave_key": SecretStr("b"), "searxng_url": service.url("/s")}
    for name in RETRIEVERS.names():
        assert made(name, client, **keys).find(Sought()) == ()
    assert service.log == []


def test_errors_of_retrievers_are_of_one_family() -> None:
    assert issubclass(Unset, SourceError)
    assert Asked("/", {}, {}).path == "/"
