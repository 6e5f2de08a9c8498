"""An outlet that is named without a link: its item is found in what it lists, read, and held against what was said."""

from collections.abc import Iterator, Sequence
from datetime import date

import pytest

from sources.errors import FetchError, NotConnected, Unreachable
from sources.fetch import Client
from sources.model import Outlet, Page
from sources.outlets import OutletRegistry
from sources.retrievers import Candidate, Equipment
from sources.retrievers.outlet import CitedOutlet
from sources.retrievers.settings import FindingSettings
from sources.retrievers.sought import Sought
from tests.articles import document_of
from tests.line import tools_of
from tests.services import Service, an_article, client_for, serving
from verify.finding import Budgeted, equip
from verify.following import LinkFollower
from verify.model import Report
from verify.pipeline import check

NEWS = """<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"
 xmlns:news="http://www.google.com/schemas/sitemap-news/0.9">
<url><loc>{root}/2026/varn-bridge</loc><news:news><news:publication_date>2026-01-04</news:publication_date>
<news:title>Bridge in Varn closed after 14 people were hurt</news:title></news:news></url>
<url><loc>{root}/2026/weather</loc><news:news><news:publication_date>2026-01-04</news:publication_date>
<news:title>Rain in Holm</news:title></news:news></url>
<url><loc>{root}/2019/varn-bridge</loc><lastmod>2019-01-04</lastmod></url></urlset>"""
RSS = """<rss version="2.0"><channel><title>x</title><item>
<title>Bridge in Varn closed after 14 people were hurt</title>
<link>{root}/rss/varn-bridge</link><pubDate>Sun, 04 Jan 2026 10:00:00 GMT</pubDate></item></channel></rss>"""
XML = "application/xml"


@pytest.fixture
def site() -> Iterator[Service]:
    with serving() as running:
        yield running


@pytest.fixture
def client(site: Service) -> Iterator[Client]:
    with client_for(site) as opened:
        yield opened


def sought_at(site: Service, **more: object) -> Sought:
    fields: dict[str, object] = {
        "names": ("Varn",),
        "numbers": ("14",),
        "words": ("bridge", "hurt", "people"),
        "domains": (site.root,),
        "since": date(2025, 12, 26),
        "until": date(2026, 1, 7),
    }
    return Sought.model_validate(fields | more)


def retriever(client: Client, *searches: object) -> CitedOutlet:
    return CitedOutlet(Equipment(client, FindingSettings(), searches=searches))  # type: ignore[arg-type]


def test_a_news_sitemap_announced_in_robots_gives_the_item_and_no_other(site: Service, client: Client) -> None:
    site.gives("/robots.txt", "User-agent: *\nDisallow: /admin\nSitemap: {root}/all.xml\nSitemap: {root}/news.xml\n")
    site.gives("/news.xml", NEWS, XML)
    site.fails("/all.xml", 500)
    found = retriever(client).find(sought_at(site))
    assert [each.url for each in found] == [site.url("/2026/varn-bridge")]
    assert found[0].match > 0.9


def test_an_index_leads_to_the_sitemap_of_those_days(site: Service, client: Client) -> None:
    site.gives("/robots.txt", "Sitemap: {root}/index.xml\n")
    maps = "".join(
        f"<sitemap><loc>{{root}}/map-{year}.xml</loc><lastmod>{year}-01-05</lastmod></sitemap>"
        for year in range(2010, 2027)
    )
    site.gives("/index.xml", f"<sitemapindex>{maps}</sitemapindex>", XML)
    site.gives("/map-2026.xml", NEWS, XML)
    assert retriever(client).find(sought_at(site))
    assert not site.asked("/map-2010.xml")
    assert len(site.asked("/map-2026.xml")) == 1


def test_a_feed_announced_by_the_front_page_gives_the_item(site: Service, client: Client) -> None:
    site.gives("/", '<html><head><link rel="alternate" type="application/rss+xml" href="/rss"></head></html>')
    site.gives("/rss", RSS, "application/rss+xml")
    assert [each.url for each in retriever(client).find(sought_at(site))] == [site.url("/rss/varn-bridge")]


def test_usual_places_are_tried_where_nothing_is_announced(site: Service, client: Client) -> None:
    site.gives("/", "<html><head></head><body>x</body></html>")
    site.gives("/news-sitemap.xml", NEWS, XML)
    assert retriever(client).find(sought_at(site))


def test_a_site_is_asked_once_for_many_claims(site: Service, client: Client) -> None:
    site.gives("/robots.txt", "Sitemap: {root}/news.xml\n")
    site.gives("/news.xml", NEWS, XML)
    asking = retriever(client)
    asking.find(sought_at(site))
    before = len(site.log)
    asking.find(sought_at(site, names=("Holm",), words=("rain",)))
    assert len(site.log) == before


def test_items_on_another_domain_are_left_out(site: Service, client: Client) -> None:
    site.gives("/robots.txt", "Sitemap: {root}/news.xml\n")
    site.gives("/news.xml", NEWS.replace("{root}", "https://elsewhere.example"), XML)
    assert retriever(client).find(sought_at(site)) == ()


def test_a_headline_in_another_script_is_found_by_its_names(site: Service, client: Client) -> None:
    site.gives("/robots.txt", "Sitemap: {root}/news.xml\n")
    site.gives("/news.xml", NEWS.replace("Bridge in Varn closed after 14 people were hurt", "Варнский мост: 14"), XML)
    (found,) = retriever(client).find(sought_at(site, names=("Varn",), words=()))
    assert found.title == "Варнский мост: 14"


def test_robots_are_obeyed_by_whoever_looks_for_the_item(site: Service, client: Client) -> None:
    site.gives("/robots.txt", "User-agent: *\nDisallow: /\nSitemap: {root}/news.xml\n")
    site.gives("/news.xml", NEWS, XML)
    with pytest.raises(Unreachable, match=r"robots\.txt asks robots not to"):
        retriever(client).find(sought_at(site))
    assert {each.path for each in site.log} == {"/robots.txt"}


class Searching:
    """A search over everything, that answers as told."""

    name = "made.v1"
    needs = ()
    searches = True

    def __init__(self, *found: Candidate, fails: bool = False) -> None:
        self._found = found
        self._fails = fails

    def find(self, sought: Sought) -> tuple[Candidate, ...]:
        assert sought.domains
        if self._fails:
            raise FetchError("made.v1 is busy")
        return self._found


def test_searches_are_asked_where_the_site_lists_nothing(site: Service, client: Client) -> None:
    hit = Candidate(site.url("/x"), "Varn bridge", None, "made.v1", 0.8)
    assert retriever(client, Searching(fails=True), Searching(hit)).find(sought_at(site)) == (hit,)


def test_a_site_that_cannot_be_read_and_a_search_that_fails_are_both_named(site: Service, client: Client) -> None:
    with pytest.raises(Unreachable, match=r"404 Not Found.*made\.v1 is busy"):
        retriever(client, Searching(fails=True)).find(sought_at(site))


def test_a_site_where_nobody_answers_is_asked_once() -> None:
    class Nobody:
        def __init__(self) -> None:
            self.asked: list[str] = []

        def get(self, url: str) -> Page:
            return self.ask(url)

        def ask(self, url: str, *, headers: Sequence[tuple[str, str]] = ()) -> Page:
            self.asked.append(url)
            raise NotConnected(f"no address is known for {url}")

    web = Nobody()
    finder = CitedOutlet(Equipment(web, FindingSettings()))
    with pytest.raises(Unreachable, match="no address is known"):
        finder.find(Sought(names=("Varn",), domains=("varn.example",)))
    assert web.asked == ["https://varn.example/robots.txt"]


def test_a_search_that_answers_with_nothing_is_an_answer(site: Service, client: Client) -> None:
    assert retriever(client, Searching()).find(sought_at(site)) == ()


# -- in the line ------------------------------------------------------------------------------------------------------

ARTICLE = "The Varn Post reported on Sunday that 14 people were hurt when the old bridge in Varn closed."


def a_registry(site: Service, **more: object) -> OutletRegistry:
    fields: dict[str, object] = {
        "key": "varn-post",
        "name": "Varn Post",
        "names": ("The Varn Post",),
        "domains": (site.root, "127.0.0.1"),
        "country": "NO",
        "languages": ("en",),
        "kind": "newspaper",
        "facts_from": ("invented",),
    }
    return OutletRegistry([Outlet.model_validate(fields | more)])


def checked(site: Service, client: object, *names: str, settings: FindingSettings | None = None) -> Report:
    document = document_of(ARTICLE).model_copy(update={"published": "2026-01-05", "published_from": "meta"})
    seeking = equip(names or ("store.v1", "links.v1", "outlet.v1"), settings or FindingSettings(), client)
    return check(document, tools_of(a_registry(site))._replace(seek=seeking.finder))


def lists(site: Service, *, hurt: str = "14") -> None:
    site.gives("/robots.txt", "Sitemap: {root}/news.xml\n")
    site.gives("/news.xml", NEWS, XML)
    text = f"On Sunday {hurt} people were hurt when the old bridge in Varn closed. The police said so that evening."
    site.gives("/2026/varn-bridge", an_article("Bridge in Varn closed", f"{text}\n{'It rained on the town. ' * 20}"))


def test_the_found_page_becomes_a_reference_and_says_whether_it_was_said(site: Service, client: Client) -> None:
    lists(site)
    report = checked(site, client)
    assert [r.url for r in report.references] == [site.url("/2026/varn-bridge")]
    assert [r.outlet for r in report.references] == ["varn-post"]
    assert {c.said.status for c in report.claims} == {"supported"}
    assert report.problems == ()


def test_an_item_that_tells_another_number_does_not_bear_it_out(site: Service, client: Client) -> None:
    lists(site, hurt="40")
    report = checked(site, client)
    assert len(report.references) == 1
    assert not {c.said.status for c in report.claims} & {"supported", "not_checked", "unreachable"}


def test_what_was_looked_for_in_vain_is_told_and_is_no_verdict(site: Service, client: Client) -> None:
    lists(site)
    site.gives("/news.xml", "<urlset><url><loc>{root}/weather</loc></url></urlset>", XML)
    report = checked(site, client)
    (problem,) = report.problems
    assert (problem.stage, problem.subject) == ("find", "Varn Post")
    assert "says nothing about the claim" in problem.message
    assert {c.said.status for c in report.claims} == {"not_checked"}


def test_an_outlet_that_cannot_be_read_is_unreachable_and_no_verdict(site: Service, client: Client) -> None:
    report = checked(site, client)
    assert [problem.stage for problem in report.problems] == ["fetch"]
    assert "could not be asked" in report.problems[0].message
    assert {c.said.status for c in report.claims} == {"unreachable"}


def test_requests_stop_at_the_setting(site: Service, client: Client) -> None:
    report = checked(site, client, settings=FindingSettings(max_requests=2))
    assert len([each for each in site.log if each.path != "/robots.txt"]) <= 1
    assert "2 requests were made" in report.problems[0].message


def test_the_budget_is_whole_again_for_the_next_article() -> None:
    class Refusing:
        def get(self, url: str) -> Page:
            raise FetchError(url)

        def ask(self, url: str, *, headers: Sequence[tuple[str, str]] = ()) -> Page:
            raise FetchError(url)

    web = Budgeted(Refusing(), 1)
    for _ in range(2):
        web.begin()
        with pytest.raises(FetchError, match="a"):
            web.get("a")
        with pytest.raises(FetchError, match="1 requests"):
            web.ask("b")


def test_nobody_is_asked_offline_or_when_no_retriever_is_chosen(site: Service, client: Client) -> None:
    assert equip(("store.v1", "links.v1", "outlet.v1"), FindingSettings(), None).finder is None
    assert equip(("store.v1", "links.v1"), FindingSettings(), client).finder is None
    assert site.log == []


def test_a_search_service_brings_pages_that_speak_about_a_claim(site: Service, client: Client) -> None:
    lists(site)
    hit = {"url": site.url("/2026/varn-bridge"), "title": "Bridge in Varn closed, 14 people hurt"}
    site.gives_json("/gdelt", {"articles": [hit]})
    settings = FindingSettings(gdelt_url=site.url("/gdelt"))
    report = checked(site, client, "gdelt.v1", settings=settings)
    assert [r.url for r in report.references] == [site.url("/2026/varn-bridge")]


def test_a_failing_search_service_is_named_and_no_verdict(site: Service, client: Client) -> None:
    site.fails("/gdelt", 503)
    report = checked(site, client, "gdelt.v1", settings=FindingSettings(gdelt_url=site.url("/gdelt")))
    assert report.problems[0].subject.startswith("gdelt.v1 about c")
    assert {c.true.status for c in report.claims} == {"not_checked"}


# -- archived copies of linked pages ----------------------------------------------------------------------------------


class Keeps:
    """An archive that keeps one page, or fails."""

    def __init__(self, page: Page | None, *, fails: bool = False) -> None:
        self._page = page
        self._fails = fails

    def copy_of(self, url: str, *, near: str | None = None) -> Page | None:
        if self._fails:
            raise FetchError("the archive is busy")
        return self._page


def test_a_dead_link_is_read_from_the_archive_and_marked(site: Service, client: Client) -> None:
    lists(site)
    url = site.url("/2026/varn-bridge")
    copy = client.get(url).model_copy(update={"read_from": "archive"})
    site.fails("/2026/varn-bridge", 410)
    followed = LinkFollower(client, most=5, archive=Keeps(copy))([url])
    assert [(r.read_from, r.document.url) for r in followed.references] == [("archive", url)]


SAID = {"none kept": (Keeps(None), "no archived copy is kept"), "busy": (Keeps(None, fails=True), "archive is busy")}


@pytest.mark.parametrize(("archive", "said"), SAID.values(), ids=SAID)
def test_without_a_copy_the_page_stays_unread(archive: Keeps, said: str, site: Service, client: Client) -> None:
    followed = LinkFollower(client, most=5, archive=archive)([site.url("/gone")])
    assert followed.references == ()
    assert "404 Not Found" in followed.failures[0][1]
    assert said in followed.failures[0][1]


def test_what_robots_refuse_is_not_fetched_by_a_back_door(site: Service, client: Client) -> None:
    site.gives("/robots.txt", "User-agent: *\nDisallow: /\n")
    (failure,) = LinkFollower(client, most=5, archive=Keeps(None))([site.url("/x")]).failures
    assert "archive" not in failure[1]
