"""`verify refs add --feed`: what a feed or a news sitemap lists is fetched into the store."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from sources.errors import InputError
from sources.fetch import AddressGuard
from sources.store import Store
from tests.services import Service, an_article, serving
from verify.cli.feeding import addresses_of
from verify.cli.fetching import WatchedClient
from verify.cli.gathering import ToAdd, add_all
from verify.cli.notices import Notices
from verify.cli.options import Asked
from verify.cli.status import Status
from verify.settings import Settings

RSS = """<rss version="2.0"><channel><title>x</title>
<item><title>a</title><link>{root}/a</link></item><item><title>b</title><link>{root}/b</link></item>
<item><title>again</title><link>{root}/a</link></item></channel></rss>"""
SITEMAP = "<urlset><url><loc>{root}/a</loc></url><url><loc>{root}/b</loc></url></urlset>"


@pytest.fixture
def site() -> Iterator[Service]:
    with serving() as running:
        for name in "ab":
            running.gives(f"/{name}", an_article(f"Bridge {name}", f"The {name} bridge in Varn closed. " * 20))
        yield running


@pytest.mark.parametrize("body", [RSS, SITEMAP], ids=["feed", "news sitemap"])
@pytest.mark.parametrize("as_file", [False, True], ids=["address", "file"])
def test_every_item_of_a_feed_is_fetched_once(
    body: str, as_file: bool, site: Service, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    site.gives("/feed", body, "application/xml")
    saved = tmp_path / "feed.xml"
    saved.write_text(body.replace("{root}", site.root))
    monkeypatch.setenv("SECONDSOURCE_CACHE", str(tmp_path / "cache.sqlite"))
    monkeypatch.setenv("SECONDSOURCE_FETCH__PER_HOST_DELAY_S", "0")

    def opening(settings: Settings, notices: Notices) -> WatchedClient:
        return WatchedClient(settings, notices, guard=AddressGuard(ports=(), also_allowed=[("127.0.0.1", site.port)]))

    feed = str(saved) if as_file else site.url("/feed")
    path = tmp_path / "references.sqlite"
    assert add_all(ToAdd(feeds=[feed]), Asked(store=path, quiet=True), opening=opening) is Status.DONE
    with Store.open(path) as store:
        assert {r.document.url for r in store.references()} == {site.url("/a"), site.url("/b")}
    assert len(site.asked("/a")) == 1


NO_FEEDS = {
    "a page": ("<html><p>Hello", "is no sitemap"),
    "an empty feed": ("<rss><channel><title>x</title></channel></rss>", "lists no address"),
    "an index": (
        "<sitemapindex><sitemap><loc>https://varn.example/1.xml</loc></sitemap></sitemapindex>",
        r"such as https://varn\.example/1\.xml",
    ),
}


@pytest.mark.parametrize(("body", "said"), NO_FEEDS.values(), ids=NO_FEEDS)
def test_what_lists_nothing_is_told(body: str, said: str, tmp_path: Path) -> None:
    file = tmp_path / "feed.xml"
    file.write_text(body)
    with pytest.raises(InputError, match=said):
        addresses_of(str(file), None)


def test_a_feed_on_the_web_is_refused_offline(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    asked = Asked(offline=True, store=tmp_path / "references.sqlite")
    assert add_all(ToAdd(feeds=["https://varn.example/feed"]), asked) is Status.MISUSE
    assert "--offline forbids fetching" in capsys.readouterr().err
