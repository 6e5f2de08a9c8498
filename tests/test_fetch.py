"""The client's decisions, against canned answers: nothing here opens a socket."""

import gzip
import json
import sqlite3
import subprocess
import sys
import zlib
from contextlib import suppress
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from itertools import pairwise

import httpcore
import httpx
import pytest
import respx
import stamina
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from sources.errors import (
    AddressRefused,
    BadStatus,
    BrokenAnswer,
    FetchError,
    HostResting,
    RobotsDisallowed,
    StoreCorrupt,
    TimedOut,
    TooLarge,
    TypeRefused,
    Unreachable,
)
from sources.fetch import AddressGuard, Client, Clock, FetchSettings
from sources.fetch.body import PIECE_BYTES, Caps, decoded_pieces
from sources.fetch.failures import retry_after_s, shown
from sources.fetch.rates import MAX_DELAY_S, HostRates

PAGE = "https://news.example.org/a"
ROBOTS = "https://news.example.org/robots.txt"
HTML = {"content-type": "text/html; charset=utf-8"}
NOON = datetime(2026, 11, 22, 12, 0, tzinfo=UTC)


class FakeTime:
    """A clock that moves only when somebody sleeps by it."""

    def __init__(self):
        self.passed_s = 0.0
        self.sleeps = []

    def sleep(self, seconds):
        self.sleeps.append(seconds)
        self.passed_s += seconds

    @property
    def clock(self):
        return Clock(lambda: NOON + timedelta(seconds=self.passed_s), lambda: self.passed_s, self.sleep)


@pytest.fixture
def web():
    with respx.mock(assert_all_called=False) as router, stamina.set_testing(True, attempts=9, cap=True):
        router.get(url__regex=r"/robots\.txt$", name="robots").respond(404)
        yield router


@pytest.fixture
def time():
    return FakeTime()


@pytest.fixture
def client(time):
    with Client(FetchSettings(), clock=time.clock) as opened:
        yield opened


def page(body=b"<p>Hello</p>", status=200, **headers):
    named = {name.replace("_", "-"): value for name, value in headers.items()}
    return httpx.Response(status, headers=HTML | named, content=body)


# -- one page ---------------------------------------------------------------------------------------------------------


def test_a_page_carries_its_bytes_and_circumstances(web, client):
    web.get(PAGE).mock(return_value=page(etag='"7"', server="x", set_cookie="a=b", content_language="en"))
    read = client.get(PAGE)
    assert read.body == b"<p>Hello</p>"
    assert (read.url, read.final_url, read.name, read.status) == (PAGE, PAGE, PAGE, 200)
    assert read.content_type == "text/html; charset=utf-8"
    assert read.headers == (
        ("content-type", "text/html; charset=utf-8"),
        ("etag", '"7"'),
        ("content-language", "en"),
    )
    assert (read.read_from, read.fetched) == ("network", NOON + timedelta(seconds=1))


def test_requests_say_who_we_are_and_carry_no_cookie(web, time):
    route = web.get(PAGE).mock(return_value=page(set_cookie="id=1; Path=/"))
    with Client(FetchSettings(user_agent_contact="desk@example.org"), clock=time.clock) as client:
        client.get(PAGE)
        client.get(PAGE)
    sent = route.calls.last.request.headers
    assert sent["user-agent"].startswith("secondsource/")
    assert sent["user-agent"].endswith(" (+desk@example.org)")
    assert sent["accept-encoding"] == "gzip, deflate"
    assert sent["host"] == "news.example.org"
    assert "cookie" not in sent
    assert "authorization" not in sent


def test_the_environments_proxies_are_not_used(web, time, monkeypatch):
    monkeypatch.setenv("HTTPS_PROXY", "http://127.0.0.1:9")
    monkeypatch.setenv("ALL_PROXY", "http://127.0.0.1:9")
    web.get(PAGE).mock(return_value=page())
    with Client(FetchSettings(), clock=time.clock) as client:
        assert client.get(PAGE).status == 200


def test_a_fragment_is_not_sent(web, client):
    web.get(PAGE).mock(return_value=page())
    assert client.get(f"{PAGE}#part").final_url == PAGE


@pytest.mark.parametrize("contact", ["a\r\nX: y", "", " ", "ü@example.org", "a" * 300])
def test_a_contact_that_is_no_header_text_is_no_setting(contact):
    with pytest.raises(ValidationError):
        FetchSettings(user_agent_contact=contact)


# -- status, type, address --------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("status", "words"),
    [
        (404, "answers 404 Not Found; check the address"),
        (410, "410 Gone; check the address"),
        (403, "403 Forbidden; the site does not show it to us; save the page"),
        (402, "402 Payment Required; the site does not show it"),
        (451, "save the page"),
        (429, "429 Too Many Requests; try again later"),
        (503, "503 Service Unavailable; try again later"),
        (599, "599; try again later"),
        (204, "204 No Content; open it in a browser"),
        (304, "304 Not Modified; open"),
        (300, "300 Multiple Choices; open"),
    ],
)
def test_a_status_without_a_page_is_an_error_that_says_what_to_do(web, client, status, words):
    web.get(PAGE).mock(return_value=page(status=status))
    with pytest.raises(BadStatus) as caught:
        client.get(PAGE)
    assert str(caught.value).startswith(f"cannot fetch {PAGE}: the server answers ")
    assert words in str(caught.value)


@pytest.mark.parametrize(
    "media_type",
    [
        "text/html",
        "text/plain",
        "TEXT/HTML",
        "application/xhtml+xml",
        "application/rss+xml",
        "application/ld+json",
        "application/json",
        "application/pdf",
        "",
        "text/markdown; charset=utf-8",
    ],
)
def test_a_type_that_can_hold_an_article_is_read(web, client, media_type):
    web.get(PAGE).mock(return_value=page(content_type=media_type))
    assert client.get(PAGE).body


@pytest.mark.parametrize(
    "media_type", ["image/png", "video/mp4", "application/zip", "application/octet-stream", "\xff"]
)
def test_another_type_is_refused_before_its_body_is_read(web, client, media_type):
    def body():
        raise AssertionError("the body was read")
        yield b""

    web.get(PAGE).mock(
        return_value=httpx.Response(200, headers=[(b"content-type", media_type.encode("latin-1"))], content=body())
    )
    with pytest.raises(TypeRefused, match="not a text; give the address of the article itself"):
        client.get(PAGE)


@pytest.mark.parametrize(
    "url", ["file:///etc/passwd", "http://127.0.0.1/", "http://2130706433/", "https://a.example.org:22/"]
)
def test_a_closed_address_is_refused_without_a_request(web, client, url):
    with pytest.raises(AddressRefused, match=r"^cannot fetch "):
        client.get(url)
    assert not web.calls


def test_credentials_in_an_address_are_refused_and_not_repeated(client):
    with pytest.raises(AddressRefused) as caught:
        client.get("https://user:hunter2@news.example.org/a")
    assert "hunter2" not in str(caught.value)


def test_a_strangers_address_cannot_write_on_the_terminal():
    assert shown("http://a.example.org/\x1b[2J\n") == r"http://a.example.org/\x1b[2J\n"
    assert len(shown("http://a.example.org/" + "x" * 5000)) < 210


# -- redirects --------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("status", [301, 302, 303, 307, 308])
def test_a_redirect_is_followed_and_named(web, client, status):
    web.get(PAGE).mock(return_value=page(status=status, location="/b"))
    web.get("https://news.example.org/b").mock(return_value=page(b"there"))
    read = client.get(PAGE)
    assert (read.url, read.final_url, read.body) == (PAGE, "https://news.example.org/b", b"there")


def test_redirects_are_followed_up_to_the_limit_and_no_further(web, time):
    for number in range(9):
        web.get(f"https://news.example.org/{number}").mock(return_value=page(status=302, location=f"/{number + 1}"))
    web.get("https://news.example.org/9").mock(return_value=page())
    with Client(FetchSettings(), clock=time.clock) as client:
        assert client.get("https://news.example.org/4").final_url.endswith("/9")
        with pytest.raises(Unreachable, match="it redirects more than 5 times; check the address"):
            client.get("https://news.example.org/3")


@pytest.mark.parametrize(
    "location",
    [
        "http://127.0.0.1/",
        "http://169.254.169.254/latest/meta-data/",
        "http://[::1]/",
        "file:///etc/passwd",
        "//localhost/",
        "http://2130706433/",
        "gopher://x",
        "http://news.example.org:22/",
        "http://u:p@news.example.org/",
        "http://[",
    ],
)
def test_a_redirect_to_a_closed_address_is_refused(web, client, location):
    web.get(PAGE).mock(return_value=page(status=302, location=location))
    with pytest.raises(AddressRefused, match="it redirects to "):
        client.get(PAGE)
    assert [call.request.url for call in web.calls] == [ROBOTS, PAGE]


def test_a_redirect_to_another_host_asks_that_hosts_robots(web, client):
    web.get(PAGE).mock(return_value=page(status=302, location="https://other.example.org/b"))
    web.get("https://other.example.org/robots.txt").respond(200, text="User-agent: *\nDisallow: /b")
    there = web.get("https://other.example.org/b").mock(return_value=page())
    # The general route for robots.txt was there first, and the first that matches answers.
    web.routes["robots"].mock(side_effect=robots_of({"other.example.org": "User-agent: *\nDisallow: /b"}))
    with pytest.raises(RobotsDisallowed, match=r"it redirects to https://other\.example\.org/b, and there: the site's"):
        client.get(PAGE)
    assert not there.called


def robots_of(texts):
    """Answers robots.txt by host; a number stands for a status."""

    def answer(request):
        text = texts.get(request.url.host, 404)
        return httpx.Response(text) if isinstance(text, int) else httpx.Response(200, text=text)

    return answer


# -- robots.txt -------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("robots", "allowed"),
    [
        pytest.param("User-agent: *\nDisallow: /", False, id="everyone out"),
        pytest.param("User-agent: secondsource\nDisallow: /a", False, id="we by name"),
        pytest.param("User-agent: SecondSource\nDisallow: /a", False, id="we by name, other case"),
        pytest.param("User-agent: otherbot\nDisallow: /", True, id="somebody else"),
        pytest.param("User-agent: *\nDisallow: /\n\nUser-agent: secondsource\nAllow: /", True, id="we are let in"),
        pytest.param("User-agent: *\nDisallow: /\nAllow: /a", True, id="longer rule wins"),
        pytest.param("User-agent: *\nDisallow: /*a$", False, id="wildcards"),
        pytest.param("\ufeffUser-agent: *\nDisallow: /a", False, id="byte order mark"),
        pytest.param("<html>no such file</html>", True, id="not a robots.txt"),
        pytest.param("", True, id="empty"),
        pytest.param("# x\n" * 200_000 + "User-agent: *\nDisallow: /", True, id="beyond what is read"),
        pytest.param(404, True, id="none"),
        pytest.param(401, True, id="not shown"),
        pytest.param(500, False, id="server in trouble"),
        pytest.param(503, False, id="server busy"),
    ],
)
def test_robots_txt_is_kept(web, client, robots, allowed):
    web.routes["robots"].mock(side_effect=robots_of({"news.example.org": robots}))
    route = web.get(PAGE).mock(return_value=page())
    if allowed:
        assert client.get(PAGE).status == 200
    else:
        with pytest.raises(RobotsDisallowed, match=r"robots\.txt .*; (save the page|try again later)"):
            client.get(PAGE)
        assert not route.called


def test_robots_txt_is_read_once_a_day(web, client, time):
    web.get(url__startswith="https://news.example.org/").mock(return_value=page())
    for name in "abc":
        client.get(f"https://news.example.org/{name}")
    assert web.routes["robots"].call_count == 1
    time.passed_s += 25 * 3600
    client.get(PAGE)
    assert web.routes["robots"].call_count == 2


def test_robots_txt_may_be_redirected(web, client):
    web.routes["robots"].mock(return_value=httpx.Response(301, headers={"location": "/r"}))
    web.get("https://news.example.org/r").respond(200, text="User-agent: *\nDisallow: /")
    with pytest.raises(RobotsDisallowed):
        client.get(PAGE)


def test_robots_txt_that_redirects_for_ever_counts_as_none(web, client):
    web.routes["robots"].mock(return_value=httpx.Response(301, headers={"location": "/robots.txt"}))
    web.get(PAGE).mock(return_value=page())
    assert client.get(PAGE).status == 200
    assert web.routes["robots"].call_count == 6


def test_a_host_that_cannot_be_reached_is_called_so_even_though_robots_txt_came_first(web, client):
    web.routes["robots"].mock(side_effect=httpcore.ConnectError("refused"))
    with pytest.raises(Unreachable, match=r"its robots\.txt, which is read first, failed: no connection could be made"):
        client.get(PAGE)


# -- manners ----------------------------------------------------------------------------------------------------------


def test_requests_to_one_host_keep_their_distance_and_hosts_do_not_wait_for_each_other(web, client, time):
    web.get(url__regex=r"example\.org/\w$").mock(return_value=page())
    client.get("https://one.example.org/a")  # robots.txt, then a second later the page
    client.get("https://two.example.org/a")
    client.get("https://one.example.org/b")
    assert time.sleeps == pytest.approx([1.0, 1.0])


def test_a_name_in_another_script_is_one_host(web, client, time):
    web.get(url__regex=r"/a$").mock(side_effect=[page(status=429, retry_after="5"), page()])
    assert client.get("https://münchen.example.org/a").final_url == "https://xn--mnchen-3ya.example.org/a"
    assert sum(time.sleeps) == pytest.approx(1 + 5)


def test_a_crawl_delay_lengthens_the_distance(web, client, time):
    web.routes["robots"].mock(side_effect=robots_of({"news.example.org": "User-agent: *\nCrawl-delay: 4"}))
    web.get(url__startswith="https://news.example.org/").mock(return_value=page())
    for name in "abc":
        client.get(f"https://news.example.org/{name}")
    assert sum(time.sleeps) == pytest.approx(1 + 4 + 4)


@given(st.lists(st.tuples(st.sampled_from("ab"), st.floats(0, 5)), max_size=30), st.floats(0.1, 3))
def test_booked_moments_of_a_host_are_never_closer_than_the_delay(requests, delay_s):
    now = [0.0]
    rates = HostRates(delay_s, lambda: now[0])
    booked = {"a": [], "b": []}
    for host, pause in requests:
        now[0] += pause
        booked[host].append(now[0] + rates.book(host))
    for moments in booked.values():
        assert all(later - earlier > delay_s - 1e-9 for earlier, later in pairwise(moments))


def test_a_crawl_delay_neither_lowers_the_distance_nor_asks_for_hours():
    rates = HostRates(2.0, lambda: 0.0)
    rates.slow_down("a", 0.1)
    rates.slow_down("b", 86_400)
    assert [rates.book("a"), rates.book("a")] == [0, 2.0]
    assert [rates.book("b"), rates.book("b")] == [0, MAX_DELAY_S]


# -- retries ----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "failure",
    [
        httpx.Response(503),
        httpx.Response(429),
        httpx.Response(500),
        httpcore.ConnectError("refused"),
        httpcore.ReadError("reset"),
        httpcore.RemoteProtocolError("peer closed connection without sending complete message body"),
        httpcore.ConnectTimeout("slow"),
    ],
    ids=repr,
)
def test_a_failure_that_may_pass_is_tried_again(web, client, failure):
    route = web.get(PAGE).mock(side_effect=[failure, failure, page(b"at last")])
    assert client.get(PAGE).body == b"at last"
    assert route.call_count == 3


@pytest.mark.parametrize("status", [400, 403, 404, 410, 501])
def test_a_failure_that_stays_is_not_tried_again(web, client, status):
    route = web.get(PAGE).mock(return_value=httpx.Response(status))
    with pytest.raises(BadStatus):
        client.get(PAGE)
    assert route.call_count == 1


def test_tries_end_with_the_setting(web, time):
    route = web.get(PAGE).mock(side_effect=httpcore.ReadError("reset"))
    with Client(FetchSettings(attempts=4), clock=time.clock) as client, pytest.raises(Unreachable) as caught:
        client.get(PAGE)
    assert type(caught.value) is BrokenAnswer
    assert route.call_count == 4


def test_a_body_that_breaks_off_is_read_again_from_the_start(web, client):
    packed = gzip.compress(b"whole" * 100)
    broken = page(packed[:-12], content_encoding="gzip")
    web.get(PAGE).mock(side_effect=[broken, page(packed, content_encoding="gzip")])
    assert client.get(PAGE).body == b"whole" * 100


def test_retry_after_is_waited_for(web, client, time):
    web.get(PAGE).mock(side_effect=[page(status=429, retry_after="7"), page(b"later")])
    assert client.get(PAGE).body == b"later"
    assert sum(time.sleeps) == pytest.approx(1 + 7)


def test_a_retry_after_beyond_the_deadline_ends_the_try_and_closes_the_host_until_then(web, client, time):
    route = web.get(PAGE).mock(return_value=page(status=503, retry_after="600"))
    with pytest.raises(BadStatus, match="503"):
        client.get(PAGE)
    with pytest.raises(HostResting, match=r"news\.example\.org has asked us to wait for another 600 s"):
        client.get(PAGE)
    assert route.call_count == 1
    time.passed_s += 601
    route.mock(return_value=page())
    assert client.get(PAGE).status == 200


@pytest.mark.parametrize(
    ("value", "seconds"),
    [
        ("120", 120.0),
        (" 0 ", 0.0),
        (format_datetime(NOON + timedelta(seconds=90), usegmt=True), 90.0),
        (format_datetime(NOON - timedelta(days=1), usegmt=True), 0.0),
        ("Sun, 22 Nov 2026 12:00:05", 5.0),
        ("-5", None),
        ("1.5", None),
        ("soon", None),
        ("²", None),
        ("9" * 500, 999_999_999.0),
        ("", None),
        (None, None),
    ],
    ids=lambda each: str(each)[:20],
)
def test_retry_after_reads_seconds_and_dates(value, seconds):
    assert retry_after_s(value, NOON) == seconds


# -- time -------------------------------------------------------------------------------------------------------------


def test_a_read_that_times_out_is_an_error_of_its_own(web, client):
    web.get(PAGE).mock(side_effect=httpcore.ReadTimeout("slow"))
    with pytest.raises(
        TimedOut, match=r"no whole answer came within 30 s; try again later, or raise the setting `timeout_s`"
    ):
        client.get(PAGE)


def test_pauses_for_manners_do_not_use_up_the_deadline(web, time):
    web.get(url__startswith="https://news.example.org/").mock(return_value=page())
    with Client(FetchSettings(timeout_s=1, per_host_delay_s=20), clock=time.clock) as client:
        assert client.get(PAGE).status == 200
    assert time.sleeps == [20.0]


# -- bodies -----------------------------------------------------------------------------------------------------------

CAPS = Caps(compressed=1_000_000, decoded=2_000_000)


def bare_deflate(text):
    packer = zlib.compressobj(wbits=-zlib.MAX_WBITS)
    return packer.compress(text) + packer.flush()


CODINGS = {"": bytes, "identity": bytes, "gzip": gzip.compress, "x-gzip": gzip.compress, "deflate": zlib.compress}


@pytest.mark.parametrize("coding", CODINGS)
@given(text=st.binary(max_size=400), cut=st.integers(1, 50))
def test_a_body_comes_back_whole_however_it_is_cut(coding, text, cut):
    packed = CODINGS[coding](text)
    chunks = [packed[at : at + cut] for at in range(0, len(packed), cut)]
    assert b"".join(decoded_pieces(chunks, coding, CAPS)) == text


@given(text=st.binary(min_size=1, max_size=400), cut=st.integers(1, 50))
def test_deflate_without_its_wrapper_is_read_too(text, cut):
    packed = bare_deflate(text)
    if packed[0] & 0x0F == 8 and int.from_bytes(packed[:2], "big") % 31 == 0:
        return  # looks like the wrapped form; no reader can tell
    chunks = [packed[at : at + cut] for at in range(0, len(packed), cut)]
    assert b"".join(decoded_pieces(chunks, "deflate", CAPS)) == text


@pytest.mark.parametrize("cut", [1, 7, 100_000])
def test_gzip_may_have_several_members_and_padding(cut):
    packed = gzip.compress(b"one ") + gzip.compress(b"") + gzip.compress(b"two") + b"\0" * 20
    chunks = [packed[at : at + cut] for at in range(0, len(packed), cut)]
    assert b"".join(decoded_pieces(chunks, "GZip", CAPS)) == b"one two"


def test_long_runs_come_out_in_small_pieces():
    packed = gzip.compress(b"\0" * 1_999_999)
    pieces = list(decoded_pieces([packed], "gzip", CAPS))
    assert sum(map(len, pieces)) == 1_999_999
    assert max(map(len, pieces)) <= PIECE_BYTES


@pytest.mark.parametrize(
    ("packed", "coding", "error"),
    [
        pytest.param(gzip.compress(b"\0" * 2_000_001), "gzip", TooLarge, id="gzip bomb"),
        pytest.param(zlib.compress(b"\0" * 2_000_001), "deflate", TooLarge, id="deflate bomb"),
        pytest.param(bare_deflate(b"\0" * 2_000_001), "deflate", TooLarge, id="bare deflate bomb"),
        pytest.param(gzip.compress(b"\0" * 1_500_000) * 2, "gzip", TooLarge, id="bomb in members"),
        pytest.param(gzip.compress(gzip.compress(b"x")), "gzip, gzip", Unreachable, id="nested"),
        pytest.param(b"x", "br", Unreachable, id="brotli"),
        pytest.param(b"x", "zstd", Unreachable, id="zstd"),
        pytest.param(b"x", "deflate, gzip", Unreachable, id="two codings"),
        pytest.param(gzip.compress(b"x" * 99)[:-1], "gzip", Unreachable, id="gzip cut"),
        pytest.param(zlib.compress(b"x" * 99)[:-1], "deflate", Unreachable, id="deflate cut"),
        pytest.param(b"<html>", "gzip", Unreachable, id="not gzip at all"),
        pytest.param(b"\x1f", "gzip", Unreachable, id="one byte"),
        pytest.param(b"a" * 1_000_001, "", TooLarge, id="plain and long"),
    ],
)
def test_a_body_that_cannot_be_had_is_an_error(packed, coding, error):
    with pytest.raises(error, match=r"; |which we never ask for"):
        b"".join(decoded_pieces([packed], coding, CAPS))


def test_an_empty_body_needs_no_packing():
    assert b"".join(decoded_pieces([], "gzip", CAPS)) == b""


@pytest.mark.parametrize("coding", ["gzip", "deflate", ""])
@given(junk=st.binary(max_size=300))
def test_junk_is_decoded_or_refused_and_nothing_else(coding, junk):
    with suppress(FetchError):
        b"".join(decoded_pieces([junk], coding, CAPS))


def test_an_announced_length_past_the_cap_is_refused_before_reading(web, time):
    web.get(PAGE).mock(return_value=httpx.Response(200, headers=HTML | {"content-length": "5000"}, content=b"x" * 5000))
    with (
        Client(FetchSettings(max_compressed_bytes=4999), clock=time.clock) as client,
        pytest.raises(TooLarge) as caught,
    ):
        client.get(PAGE)
    assert str(caught.value) == (
        f"cannot fetch {PAGE}: its body is announced with 5000 bytes; raise the setting `max_compressed_bytes`"
    )


# -- cache ------------------------------------------------------------------------------------------------------------


@pytest.fixture
def caching(time, tmp_path):
    with Client(FetchSettings(), cache=tmp_path / "pages.db", clock=time.clock) as opened:
        yield opened


def dated(**headers):
    """Headers of an answer made this very second; hishel reckons by the system's clock."""
    return {"date": format_datetime(datetime.now(UTC), usegmt=True)} | headers


def test_a_fresh_page_is_served_from_the_cache_with_the_time_it_was_read(web, caching, time):
    packed = gzip.compress(b"kept")
    route = web.get(PAGE).mock(return_value=page(packed, content_encoding="gzip", **dated(cache_control="max-age=600")))
    first = caching.get(PAGE)
    time.passed_s += 60
    second = caching.get(PAGE)
    assert route.call_count == 1
    assert (first.read_from, second.read_from) == ("network", "cache")
    assert first.body == second.body == b"kept"
    assert second.fetched == first.fetched
    assert "x-secondsource-fetched" not in dict(second.headers)


def test_a_page_from_the_cache_waits_for_nobody(web, caching, time):
    web.get(PAGE).mock(return_value=page(**dated(cache_control="max-age=600")))
    caching.get(PAGE)
    slept = len(time.sleeps)
    caching.get(PAGE)
    assert len(time.sleeps) == slept


def test_a_stale_page_is_confirmed_with_its_etag(web, caching, time):
    route = web.get(PAGE).mock(
        side_effect=[
            page(b"same", etag='"7"', **dated(cache_control="max-age=0")),
            page(b"", 304, etag='"7"', content_encoding="gzip", **dated(cache_control="max-age=0")),
        ]
    )
    first = caching.get(PAGE)
    second = caching.get(PAGE)
    assert route.calls.last.request.headers["if-none-match"] == '"7"'
    assert (second.body, second.read_from, second.status) == (b"same", "cache", 200)
    assert second.fetched > first.fetched


@pytest.mark.parametrize("rule", ["no-store", "max-age=0", "no-cache"])
def test_cache_headers_are_obeyed(web, caching, rule):
    route = web.get(PAGE).mock(return_value=page(**dated(cache_control=rule)))
    assert [caching.get(PAGE).read_from for _ in range(2)] == ["network", "network"]
    assert route.call_count == 2


def test_the_cache_outlives_the_client_and_writes_nothing_beside_itself(web, time, tmp_path):
    folder = tmp_path / "mine"
    web.get(PAGE).mock(return_value=page(**dated(cache_control="max-age=600")))
    for expected in ("network", "cache"):
        with Client(FetchSettings(), cache=folder / "pages.db", clock=time.clock) as client:
            assert client.get(PAGE).read_from == expected
    assert {file.name for file in folder.iterdir()} == {"pages.db"}


def test_a_broken_body_never_enters_the_cache(web, caching):
    packed = gzip.compress(b"whole" * 100)
    fresh = dated(cache_control="max-age=600")
    web.get(PAGE).mock(
        side_effect=[
            page(packed[:-12], content_encoding="gzip", **fresh),
            page(packed, content_encoding="gzip", **fresh),
        ]
    )
    assert caching.get(PAGE).body == b"whole" * 100
    assert caching.get(PAGE).body == b"whole" * 100


def test_a_file_that_is_no_cache_is_named_and_left_alone(tmp_path):
    text = tmp_path / "notes.txt"
    text.write_text("these are notes, not a database " * 50)
    with pytest.raises(StoreCorrupt, match=r"is not a page cache .*; choose another path, or delete it"):
        Client(FetchSettings(), cache=text)
    assert text.read_text().startswith("these are notes")
    other = tmp_path / "other.db"
    with sqlite3.connect(other) as connection:
        connection.execute("CREATE TABLE entries (mine TEXT)")
    connection.close()
    with pytest.raises(StoreCorrupt, match="is not a page cache"):
        Client(FetchSettings(), cache=other)
    with pytest.raises(StoreCorrupt, match="cannot be opened"):
        Client(FetchSettings(), cache=text / "below" / "pages.db")


@pytest.mark.parametrize("name", ["cache-control", "vary", "age", "expires", "date", "etag", "last-modified"])
@pytest.mark.parametrize(
    "value", ["", '"', "max-age=", "=,=;", "*", "-1", "9" * 40, "Sun, 99 Foo 99999 99:99:99 GMT", "\xff"]
)
def test_no_header_of_a_stranger_breaks_the_cache(web, caching, name, value):
    headers = [(b"content-type", b"text/html"), (name.encode(), value.encode("latin-1"))]
    web.get(PAGE).mock(side_effect=lambda request: httpx.Response(200, headers=headers, content=b"text"))
    assert [caching.get(PAGE).body for _ in range(2)] == [b"text", b"text"]


# -- weight -----------------------------------------------------------------------------------------------------------


def test_importing_the_door_loads_nothing_heavy():
    code = "import sys, json, sources.fetch; print(json.dumps(sorted(sys.modules)))"
    loaded = json.loads(subprocess.run([sys.executable, "-c", code], capture_output=True, check=True, text=True).stdout)
    assert not {"httpx", "httpcore", "hishel", "stamina", "protego"} & set(loaded)


def test_the_guard_of_a_client_follows_its_settings(web, time):
    with (
        Client(FetchSettings(ports=(8443,)), clock=time.clock) as client,
        pytest.raises(AddressRefused, match="port 443"),
    ):
        client.get(PAGE)
    web.get("https://news.example.org:8443/a").mock(return_value=page())
    with Client(FetchSettings(), guard=AddressGuard(ports=(8443,)), clock=time.clock) as client:
        assert client.get("https://news.example.org:8443/a").status == 200
