"""Many pages at once: who is asked when, how often, and that the caller sees each address once."""

import threading
import time
from collections import Counter
from collections.abc import Callable, Iterator
from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sources.errors import BadStatus, BrokenAnswer, StoreCorrupt
from sources.fetch import AddressGuard, Client, FetchSettings
from sources.fetch.bulk import Bulk, bulk_of
from sources.fetch.deadline import Clock
from sources.model import Page
from sources.references import fetch_each
from sources.store import Store
from tests.faulty import FaultySite
from tests.test_references import document_of

NOW = datetime(2026, 1, 2, tzinfo=UTC)
STILL = Clock(now=lambda: NOW, sleep=lambda seconds: None)


def page(url: str) -> Page:
    return Page(url=url, final_url=url, name=url, status=200, body=url.encode(), fetched=NOW, read_from="network")


class Web:
    """Gives every page after a moment, failing where it is told; keeps what was asked, and how much at once."""

    def __init__(self, fails: Callable[[str, int], Exception | None] = lambda url, time: None) -> None:
        self.asked: list[str] = []
        self.most: Counter[str] = Counter()
        self._now: Counter[str] = Counter()
        self._fails = fails
        self._lock = threading.Lock()

    def get(self, url: str) -> Page:
        host = url.split("/")[2]
        with self._lock:
            self.asked.append(url)
            self._now[host] += 1
            self.most[host] = max(self.most[host], self._now[host])
            self.most["all"] = max(self.most["all"], sum(self._now.values()))
            failure = self._fails(url, self.asked.count(url))
        time.sleep(0.002)
        with self._lock:
            self._now[host] -= 1
        if failure is not None:
            raise failure
        return page(url)


def urls(hosts: int, each: int) -> list[str]:
    return [f"https://{host}.example/{n}" for host in range(hosts) for n in range(each)]


def test_each_address_comes_back_once_within_the_bounds() -> None:
    web = Web()
    wanted = urls(5, 20)
    fetched = list(Bulk(web.get, threads=6, per_host=2, clock=STILL).fetch([*wanted, *wanted]))
    assert sorted(each.url for each in fetched) == sorted(wanted) == sorted(web.asked)
    assert all(isinstance(each.answer, Page) and each.answer.url == each.url for each in fetched)
    assert web.most["all"] <= 6
    assert max(web.most[f"{host}.example"] for host in range(5)) == 2


def test_a_host_with_many_pages_does_not_keep_the_others_waiting() -> None:
    web = Web()
    list(Bulk(web.get, threads=4, per_host=1, clock=STILL).fetch([*urls(1, 50), "https://z.example/"]))
    assert web.asked.index("https://z.example/") < 4


def test_what_may_pass_is_asked_again_after_all_others_and_what_may_not_is_not() -> None:
    def fails(url: str, time: int) -> Exception | None:
        if url.endswith("/3"):
            return BrokenAnswer("reset") if time < 3 else None
        if url.endswith("/5"):
            return BrokenAnswer("reset")
        return BadStatus("404") if url.endswith("/7") else None

    web, pauses = Web(fails), []
    clock = Clock(now=lambda: NOW, sleep=pauses.append)
    fetched = {f.url[-1]: f.answer for f in Bulk(web.get, pauses_s=(1.0, 5.0), clock=clock).fetch(urls(1, 10))}
    assert Counter(url[-1] for url in web.asked) == Counter("0123456789") + Counter("33" + "55")
    assert [n for n, answer in fetched.items() if not isinstance(answer, Page)] == ["7", "5"]
    assert sorted(url[-1] for url in web.asked[-4:]) == ["3", "3", "5", "5"]
    assert pauses == [1.0, 5.0]


def test_an_error_that_is_no_failure_to_fetch_ends_it() -> None:
    web = Web(lambda url, time: StoreCorrupt("the cache is gone") if url.endswith("/4") else None)
    with pytest.raises(StoreCorrupt):
        list(Bulk(web.get, clock=STILL).fetch(urls(1, 10)))


def test_nothing_new_is_started_while_the_caller_is_busy() -> None:
    web = Web()
    fetching = Bulk(web.get, threads=3, per_host=3, clock=STILL).fetch(urls(1, 30))
    next(fetching)
    time.sleep(0.05)
    assert len(web.asked) == 3
    fetching.close()


def test_its_threads_end_with_it() -> None:
    before = threading.active_count()
    list(Bulk(Web().get, threads=8, clock=STILL).fetch(urls(4, 4)))
    for _ in range(100):
        if threading.active_count() <= before:
            break
        time.sleep(0.01)
    assert threading.active_count() <= before


@given(st.lists(st.sampled_from([*urls(3, 5), "", "no address", "https://[bad/"]), max_size=30))
def test_any_list_gives_each_of_its_members_once(wanted: list[str]) -> None:
    bulk = Bulk(page, threads=3, clock=STILL)
    assert sorted(each.url for each in bulk.fetch(wanted)) == sorted(set(wanted))


# -- over real sockets ------------------------------------------------------------------------------------------------


@pytest.fixture
def site() -> Iterator[FaultySite]:
    opened = FaultySite(60)
    yield opened
    opened.close()


def test_every_page_that_can_be_had_is_had_and_each_failure_is_named(site: FaultySite) -> None:
    hosts = [f"ward{n}.example.org" for n in range(6)]
    wanted = [site.url(n, hosts[n % 6]) for n in range(60)]
    wanted += [site.url(1000, hosts[0]), f"http://{hosts[1]}:{site.port}/private/1"]
    settings = FetchSettings(per_host_delay_s=0.01, timeout_s=1.5, connect_timeout_s=1, rest_s=0.2)
    guard = AddressGuard(
        ports=(site.port,), lookup=lambda name, port: ["127.0.0.1"], also_allowed=[("127.0.0.1", site.port)]
    )
    with Client(settings, guard=guard) as client, Store.open(":memory:") as store:
        bulk = bulk_of(client.get, settings)._replace(pauses_s=(0.2,) * 6)
        outcomes = list(fetch_each(wanted, bulk, store, document_of))
        assert Counter(outcome.state for outcome in outcomes) == {"fetched": 60, "disallowed": 1, "failed": 1}
        assert len(store.references()) == 60
        named = store._db.execute("SELECT status, failure FROM failed_fetches ORDER BY failure").fetchall()
    assert named == [(404, "BadStatus"), (None, "RobotsDisallowed")]
    assert Counter(site.served()) == Counter(f"/page/{n}" for n in range(60))
    assert not [asked for asked in site.log if asked.path.startswith("/private")]
    assert {asked.outcome for asked in site.log} >= {"reset", "429", "503", "truncated", "stall"}
