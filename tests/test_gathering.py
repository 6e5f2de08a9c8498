"""`verify refs add` over many addresses: what it says, and what is left when it is stopped or killed."""

import os
import signal
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

import pytest

from sources.errors import InputError, StoreError
from sources.fetch import AddressGuard
from sources.model import Document, Page
from sources.store import Store
from tests.extracting import warc
from tests.faulty import FaultySite
from tests.test_store import a_document, a_page
from verify.cli.counting import Progress, told
from verify.cli.fetching import WatchedClient
from verify.cli.gathering import TOGETHER, ToAdd, _grouped, add_all
from verify.cli.notices import Notices
from verify.cli.options import Asked
from verify.cli.status import Status

PAGES = 40
GATHER = Path(__file__).parent / "gather.py"


@pytest.fixture
def site() -> Iterator[FaultySite]:
    opened = FaultySite(PAGES, share=0.0)
    yield opened
    opened.close()


@pytest.fixture(autouse=True)
def quick(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    monkeypatch.chdir(tmp_path)
    for name, value in (("CACHE", str(tmp_path / "cache.sqlite")), ("FETCH__PER_HOST_DELAY_S", "0.01")):
        monkeypatch.setenv(f"SECONDSOURCE_{name}", value)
    return tmp_path


def listing(site: FaultySite, numbers: range) -> str:
    lines = ["# ward by ward", "", *(site.url(n) for n in numbers)]
    Path("addresses.txt").write_text("\n".join(lines))
    return "addresses.txt"


def gathering(site: FaultySite, listed: str) -> "subprocess.Popen[str]":
    command = [sys.executable, str(GATHER), str(site.port), "s.sqlite", listed]
    return subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, env=os.environ)


def lines_of(process: "subprocess.Popen[str]", count: int) -> list[str]:
    assert process.stdout
    return [process.stdout.readline() for _ in range(count)]


def texts() -> list[str]:
    with Store.open("s.sqlite") as store:
        return [reference.document.text for reference in store.references()]


def wait_until_written(site: FaultySite) -> None:
    """Until every page that the site gave out is in the store: a kill may only cost what is on its way."""
    until = time.monotonic() + 20
    while time.monotonic() < until:
        time.sleep(0.2)
        if len(texts()) == len(site.served()):
            return
    raise AssertionError(f"{len(site.served())} pages were served and {len(texts())} stored")


def test_a_killed_run_is_finished_by_resume_with_nothing_lost_and_nothing_fetched_twice(site: FaultySite) -> None:
    with gathering(site, listing(site, range(PAGES))) as process:
        told_before = lines_of(process, 8)
        site.paused.clear()  # what is on its way stays there, and what came in is written down
        wait_until_written(site)
        process.send_signal(signal.SIGKILL)
    site.paused.set()
    before = len(texts())
    assert len(told_before) <= before < PAGES
    with gathering(site, "--resume") as process:
        _, errors = process.communicate(timeout=60)
    assert process.returncode == 0, errors
    assert f"{PAGES - before} addresses: fetched {PAGES - before}" in errors
    assert Counter(site.served()) == Counter(f"/page/{n}" for n in range(PAGES))
    assert len(set(texts())) == PAGES
    with Store.open("s.sqlite") as store:
        assert store.unfinished() == ()
        assert store._db.execute("SELECT count(*), count(DISTINCT url) FROM fetches").fetchone() == (PAGES, PAGES)


def test_a_run_that_is_at_work_is_let_be_by_resume(site: FaultySite, capsys: pytest.CaptureFixture[str]) -> None:
    with gathering(site, listing(site, range(PAGES))) as process:
        lines_of(process, 5)
        site.paused.clear()
        wait_until_written(site)
        for resume in (True, False):
            add_all(ToAdd([site.url(999)], resume=resume), Asked(store=Path("s.sqlite")), opening=opening_at_once(site))
        told_meanwhile = capsys.readouterr().err
        site.paused.set()
        process.communicate(timeout=60)
    assert "is at work elsewhere, with" in told_meanwhile
    assert "`verify refs add --resume` finishes it" not in told_meanwhile
    assert Counter(n for n in site.served() if "999" not in n) == Counter(f"/page/{n}" for n in range(PAGES))


def test_ctrl_c_keeps_what_is_done_and_says_how_to_go_on(site: FaultySite) -> None:
    with gathering(site, listing(site, range(PAGES))) as process:
        lines_of(process, 5)
        site.paused.clear()
        process.send_signal(signal.SIGINT)
        began = time.monotonic()
        _, errors = process.communicate(timeout=20)
    assert process.returncode == Status.INTERRUPTED
    assert time.monotonic() - began < 15  # it does not wait for the answers that are on their way
    assert "addresses are left: `verify refs add --resume` goes on with them" in errors
    assert 5 <= len(texts()) < PAGES


def opening(site: FaultySite) -> Callable[..., WatchedClient]:
    guard = AddressGuard(ports=(), also_allowed=[("127.0.0.1", site.port)])
    return partial(WatchedClient, guard=guard)


def opening_at_once(site: FaultySite) -> Callable[..., WatchedClient]:
    """A client that reaches nothing: what it is asked for fails at once."""
    return partial(WatchedClient, guard=AddressGuard(ports=()))


@pytest.mark.parametrize("offline", [False, True], ids=["online", "offline"])
def test_every_page_of_a_web_archive_on_the_web_is_kept(
    offline: bool, site: FaultySite, capsys: pytest.CaptureFixture[str]
) -> None:
    text = "The ferry from Varn to Holm was cancelled on Friday, the harbour office said. " * 5
    held = [(f"https://a.example/{n}", "200 OK", "text/plain", f"{text} {n}.".encode()) for n in (1, 2)]
    page = Page(
        name="x", url="x", body=warc(*held), fetched=site_time(), read_from="network", content_type="application/warc"
    )

    class Serving(WatchedClient):
        def get(self, url: str) -> Page:
            return page.model_copy(update={"url": url, "name": url})

    asked = Asked(store=Path("s.sqlite"), offline=offline)
    status = add_all(ToAdd(["https://a.example/crawl.warc.gz?x=1"]), asked, opening=Serving)
    assert status is (Status.MISUSE if offline else Status.DONE)
    assert len(texts()) == (0 if offline else 2)
    assert ("--offline forbids fetching" in capsys.readouterr().err) is offline


def test_what_a_web_archive_gave_before_an_error_is_stored_before_the_error() -> None:
    def read() -> Iterator[tuple[Page, Document]]:
        for text in map(str, range(TOGETHER + 8)):
            yield a_page(text), a_document(text)
        raise InputError("the rest cannot be read")

    groups = _grouped(read())
    assert [len(next(groups)), len(next(groups))] == [TOGETHER, 8]
    with pytest.raises(InputError, match="the rest"):
        next(groups)


def test_failures_are_named_and_counted_and_the_rest_is_stored(
    site: FaultySite, capsys: pytest.CaptureFixture[str]
) -> None:
    Path("own.txt").write_text("The ferry still runs, the harbour office said.")
    names = [site.url(0), site.url(1), site.url(999), f"http://127.0.0.1:{site.port}/private/a", "own.txt"]
    status = add_all(ToAdd(names), Asked(store=Path("s.sqlite")), opening=opening(site))
    out, err = capsys.readouterr()
    assert status == Status.IN_PART
    assert out.split()[1] == "own.txt"
    assert len(out.splitlines()) == 3
    assert "404 Not Found" in err
    assert "robots.txt asks robots not to" in err
    assert err.splitlines()[-1] == "verify: 4 addresses: fetched 2, disallowed 1, failed 1"


def test_a_second_run_leaves_no_row_twice_and_says_what_was_not_modified(
    site: FaultySite, capsys: pytest.CaptureFixture[str]
) -> None:
    for _ in range(2):
        assert add_all(ToAdd([site.url(3)]), Asked(store=Path("s.sqlite")), opening=opening(site)) == Status.DONE
    assert len(texts()) == 1
    assert len(set(capsys.readouterr().out.splitlines())) == 1


def test_an_interrupted_run_is_mentioned_when_another_begins(
    site: FaultySite, capsys: pytest.CaptureFixture[str]
) -> None:
    with Store.open("s.sqlite") as store:
        store.begin([site.url(1), site.url(2)], site_time())
    add_all(ToAdd([site.url(3)]), Asked(store=Path("s.sqlite")), opening=opening(site))
    assert "an earlier run has 2 addresses left: `verify refs add --resume` finishes it" in capsys.readouterr().err
    assert add_all(ToAdd(resume=True), Asked(store=Path("s.sqlite")), opening=opening(site)) == Status.DONE
    assert len(texts()) == 3
    add_all(ToAdd(resume=True), Asked(store=Path("s.sqlite")), opening=opening(site))
    assert "no earlier run is unfinished" in capsys.readouterr().err


def site_time():
    from datetime import UTC, datetime

    return datetime(2026, 1, 1, tzinfo=UTC)


@pytest.mark.parametrize(
    ("wanted", "asked", "error", "says"),
    [
        pytest.param(ToAdd(), Asked(), InputError, "--resume", id="nothing-named"),
        pytest.param(ToAdd(["a.txt"]), Asked(store=Path(":memory:")), StoreError, "is gone when", id="memory"),
        pytest.param(ToAdd(listed="none.txt"), Asked(store=Path("s.sqlite")), InputError, "none.txt", id="no-list"),
    ],
)
def test_what_would_come_to_nothing_is_refused(wanted: ToAdd, asked: Asked, error: type[Exception], says: str) -> None:
    with pytest.raises(error, match=says):
        add_all(wanted, asked)


def test_offline_no_address_is_asked_and_a_run_stays_as_it_was(
    site: FaultySite, capsys: pytest.CaptureFixture[str]
) -> None:
    with Store.open("s.sqlite") as store:
        store.begin([site.url(1)], site_time())
    asked = Asked(offline=True, store=Path("s.sqlite"))
    assert add_all(ToAdd([site.url(2)], resume=True), asked, opening=opening(site)) == Status.MISUSE
    assert capsys.readouterr().err.count("--offline forbids fetching") == 2
    assert site.log == []
    with Store.open("s.sqlite") as store:
        assert [run.left() for run in store.unfinished()] == [(site.url(1),)]


def test_a_password_is_neither_sent_nor_stored(site: FaultySite, capsys: pytest.CaptureFixture[str]) -> None:
    url = f"http://anna:hunter2@127.0.0.1:{site.port}/page/1"
    assert add_all(ToAdd([url]), Asked(store=Path("s.sqlite")), opening=opening(site)) == Status.MISUSE
    assert "hunter2" not in "".join(capsys.readouterr())
    assert b"hunter2" not in b"".join(path.read_bytes() for path in Path().glob("s.sqlite*"))
    assert site.log == []


class Terminal:
    """A stream that says whether it is one."""

    def __init__(self, *, tty: bool) -> None:
        self.text = ""
        self._tty = tty

    def write(self, text: str) -> None:
        self.text += text

    def flush(self) -> None:
        pass

    def isatty(self) -> bool:
        return self._tty


@pytest.mark.parametrize("tty", [True, False])
def test_progress_is_a_line_that_moves_on_a_terminal_and_now_and_then_a_plain_one_elsewhere(
    monkeypatch: pytest.MonkeyPatch, tty: bool
) -> None:
    monkeypatch.setenv("TERM", "xterm")
    stream, now = Terminal(tty=tty), [0.0]
    progress = Progress(Notices(stream=stream), 30, clock_s=lambda: now[0])  # type: ignore[arg-type]
    for state in ("fetched", "failed") * 15:
        now[0] += 1.0
        progress.count(state)
    progress.close()
    if tty:
        assert stream.text.count("\r\x1b[K") >= 30
        assert "2/30  fetched 1 · failed 1 · queued 28" in stream.text
    else:
        assert stream.text.splitlines()[0] == "verify: 10 of 30 addresses: fetched 5, failed 5, queued 20"
        assert len(stream.text.splitlines()) == 4
    assert stream.text.endswith("verify: 30 addresses: fetched 15, failed 15\n")


def test_quiet_says_nothing_of_it(capsys: pytest.CaptureFixture[str], site: FaultySite) -> None:
    add_all(ToAdd([site.url(1), site.url(2)]), Asked(store=Path("s.sqlite"), quiet=True), opening=opening(site))
    assert capsys.readouterr().err == ""


def test_counts_that_are_nought_are_left_out() -> None:
    assert told({"failed": 2, "fetched": 0, "queued": 1}) == "failed 2, queued 1"
