"""`verify review`, `verify desk` and `--watch` as a person meets them: through a pipe and at a terminal."""

import json
import os
import pty
import re
import select
import subprocess
import sys
import time
from pathlib import Path

import pytest

from sources.errors import InputError
from tests.interrupting import PATIENCE_S, interrupt
from tests.reports_sample import checked_report
from verify.cli import main
from verify.cli.notices import Notices
from verify.cli.watching import changes

ROOT = Path(__file__).parent.parent
ARTICLE = (
    "Sources say the bridge was old. It is believed that the repair was put off to save money.\n\n"
    "The ministry said on Monday, 3 March 2025, that the bridge would be rebuilt.\n"
)
RUN = (sys.executable, "-c", "import sys; from verify.cli import main; sys.exit(main())")


@pytest.fixture(autouse=True)
def home(tmp_path, monkeypatch):
    """A user who has set nothing and decided nothing."""
    for name in os.environ:
        if name.startswith("SECONDSOURCE_"):
            monkeypatch.delenv(name)
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("PYTHONPATH", str(ROOT))
    monkeypatch.chdir(tmp_path)
    (tmp_path / "draft.txt").write_text(ARTICLE * 3, encoding="utf-8")
    return tmp_path


@pytest.fixture
def answer(monkeypatch, capsys, tmp_path):
    """Runs a command with answers on standard input; gives back its status and output."""

    def run(*words, answers=""):
        given = tmp_path / "answers"
        given.write_text(answers, encoding="utf-8")
        with given.open(encoding="utf-8") as stdin:
            monkeypatch.setattr(sys, "stdin", stdin)
            status = main(words)
        return status, capsys.readouterr()

    return run


def records(home):
    path = home / "data" / "secondsource" / "reviews.jsonl"
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def left(out):
    return int(re.search(r"(\d+) left; kept in", out)[1])


def test_answers_through_a_pipe_are_kept_with_who_and_when_and_the_next_call_goes_on(answer, home):
    answers = "d\nan agency said so\nn\nask again\nr\nAccurate\n5\nwe called\nhttps://desk.example/1\na\nq\n"
    status, told = answer("review", "draft.txt", "--offline", "--by", "A. Reader", answers=answers)
    assert status == 0
    assert [(r["kind"], r["by"]) for r in records(home)] == [
        (kind, "A. Reader") for kind in ("dismiss", "note", "decide", "accept")
    ]
    assert all(r["made"].endswith("Z") for r in records(home))
    _, again = answer("review", "draft.txt", "--offline", "--by", "A. Reader", answers="q\n")
    assert left(again.out) == left(told.out)
    assert again.out.count("── ") == 1


def test_an_undoing_is_one_more_record_and_brings_the_finding_back(answer, home):
    _, told = answer("review", "draft.txt", "--offline", "--by", "A", answers="d\nno\nu\nq\n")
    kinds = [r["kind"] for r in records(home)]
    assert kinds == ["dismiss", "undo"]
    assert "undone: dismiss" in told.out
    _, fresh = answer("review", "draft.txt", "--offline", "--by", "A", answers="")
    assert left(fresh.out) == left(told.out)


@pytest.mark.parametrize(
    ("answers", "words"),
    [
        pytest.param("d\n\nq\n", "0 recorded", id="no-reason"),
        pytest.param("r\n\nq\n", "0 recorded", id="no-rating"),
        pytest.param("r\nx\n9\n\n\nq\n", "none of 1 to 5", id="number-out-of-range"),
        pytest.param("r\nx\n\n\nftp://x\nq\n", "not kept", id="no-web-address"),
        pytest.param("?\nq\n", "put a note on the claim", id="help"),
        pytest.param("u\nq\n", "nothing of yours to undo", id="nothing-to-undo"),
        pytest.param("", "0 recorded", id="end-of-input"),
        pytest.param("s\n", "1 passed over", id="skip-then-end"),
    ],
)
def test_an_answer_that_says_too_little_is_asked_again_and_keeps_nothing(answer, home, answers, words):
    status, told = answer("review", "draft.txt", "--offline", answers=answers)
    assert status == 0
    assert words in told.out
    assert not (home / "data" / "secondsource" / "reviews.jsonl").exists()


def test_a_dismissed_finding_fails_no_gate_and_is_shown_in_the_report(answer, home):
    (home / "short.txt").write_text("It is believed that the repair was put off to save money.\n" * 1, encoding="utf-8")
    gate = ("check", "short.txt", "--offline", "--fail-on", "warning")
    assert answer(*gate)[0] == 1
    answer("review", "short.txt", "--offline", "--by", "A", answers="d\nwe know\n" * 9)
    status, told = answer(*gate)
    assert status == 0
    assert "dismissed" in told.out
    assert "we know — A" in told.out


def test_decisions_are_carried_over_when_the_draft_is_edited(answer, home):
    answer("review", "draft.txt", "--offline", "--by", "A", answers="n\nremember me\nq\n")
    edited = "A new first paragraph was put in front of it all.\n\n" + (home / "draft.txt").read_text(encoding="utf-8")
    (home / "draft.txt").write_text(edited, encoding="utf-8")
    _, told = answer("check", "draft.txt", "--offline", "--format", "json")
    (found,) = json.loads(told.out)["decisions"]
    assert (found["carried"], found["decision"]["words"]) == ("same", "remember me")


def test_what_is_exported_is_imported_elsewhere_and_only_once(answer, home):
    answer("review", "draft.txt", "--offline", "--by", "A", answers="n\none\nn\ntwo\nu\nq\n")
    _, told = answer("review", "export")
    (home / "out.jsonl").write_text(told.out + "not json\n", encoding="utf-8")
    status, first = answer("review", "import", "out.jsonl", "--reviews", "other.jsonl")
    assert (status, first.out) == (3, "3 added, 0 known already\n")
    assert "out.jsonl line 4 is no decision" in first.err
    (home / "out.jsonl").write_text(told.out, encoding="utf-8")
    assert answer("review", "import", "out.jsonl", "--reviews", "other.jsonl")[1].out == "0 added, 3 known already\n"
    assert answer("review", "export", "--reviews", "other.jsonl")[1].out == told.out
    assert len(answer("review", "list", "--reviews", "other.jsonl")[1].out.splitlines()) == 1


@pytest.mark.parametrize(
    ("words", "complaint"),
    [
        (("review", "-"), "standard input carries your answers"),
        (("check", "draft.txt", "--offline", "--reviews", "none.jsonl"), "there is no file of decisions"),
        (("review", "list", "--reviews", "none.jsonl"), "there is no file of decisions"),
        (("review", "import", "none.jsonl"), "none.jsonl cannot be read"),
        (("check", "-", "--watch"), "cannot be watched"),
        (("check", "draft.txt", "draft.txt", "--format", "sarif"), "holds one article"),
        (("desk", "draft.txt", "-o", "desk.doc"), "has no ending that names a form"),
        (("desk", "none.txt", "--offline"), "none.txt"),
    ],
)
def test_misuse_is_one_line_that_says_what_to_do(answer, words, complaint):
    status, told = answer(*words)
    assert status == 2
    assert complaint in told.err
    assert len(told.err.splitlines()) == 1


def test_review_alone_shows_its_help(answer):
    status, told = answer("review")
    assert status == 0
    assert "walk" in told.out


def read_until(master, words, deadline_s=PATIENCE_S):
    """What the terminal shows, up to `words`."""
    shown, end = "", time.monotonic() + deadline_s
    while words not in shown:
        assert time.monotonic() < end, f"{words!r} was never shown, only {shown!r}"
        if select.select([master], [], [], 0.2)[0]:
            shown += os.read(master, 65536).decode("utf-8", "replace")
    return shown


def test_a_person_at_a_terminal_is_asked_and_ctrl_c_keeps_what_was_decided(home):
    master, slave = pty.openpty()
    running = subprocess.Popen(
        [*RUN, "review", "draft.txt", "--offline", "--by", "A"],
        stdin=slave,
        stdout=slave,
        stderr=slave,
        start_new_session=True,
    )
    os.close(slave)
    try:
        read_until(master, "[q]uit")
        os.write(master, b"n\n")
        read_until(master, "note: ")
        os.write(master, "a note with an é\n".encode())
        read_until(master, "[q]uit")
        interrupt(running)
    finally:
        running.kill()
        os.close(master)
    assert running.returncode == 130
    assert [r["words"] for r in records(home)] == ["a note with an é"]


# --- watch ------------------------------------------------------------------------------------------------------------


def test_a_turn_comes_at_once_and_one_after_each_change(home):
    file, naps = home / "draft.txt", []

    def sleep(seconds):
        naps.append(seconds)
        if len(naps) == 2:
            file.unlink()
        if len(naps) == 4:
            file.write_text("saved anew", encoding="utf-8")

    turns = changes([str(file)], Notices(quiet=True), sleep=sleep)
    next(turns)
    assert naps == []
    next(turns)
    assert len(naps) == 4


@pytest.mark.parametrize("name", ["-", "https://a.example/x"])
def test_only_files_can_be_watched(name):
    with pytest.raises(InputError, match="cannot be watched"):
        next(changes([name], Notices(quiet=True)))


def test_a_watched_draft_is_checked_again_when_it_is_saved_until_ctrl_c(home):
    command = [*RUN, "weak", "draft.txt", "--offline", "--watch"]
    running = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, bufsize=0)
    try:
        first = read_until(running.stderr.fileno(), "watching draft.txt")
        (home / "draft.txt").write_text("The town closed the Oxbow Lane, it is believed.\n", encoding="utf-8")
        read_until(running.stderr.fileno(), "watching draft.txt")
        out, _ = interrupt(running)
    finally:
        running.kill()
    assert running.returncode == 130
    assert "Ctrl-C ends" in first
    assert b"Oxbow Lane" in out
    assert b"\x1b[2J" not in out


# --- desk -------------------------------------------------------------------------------------------------------------


def test_a_desk_report_counts_folders_files_and_saved_reports_and_names_what_failed(answer, home):
    (home / "news" / "sport").mkdir(parents=True)
    (home / "news" / "sport" / "one.txt").write_text(ARTICLE * 2, encoding="utf-8")
    (home / "news" / "saved.json").write_text(checked_report().to_json(), encoding="utf-8")
    (home / "broken.json").write_text("{}", encoding="utf-8")
    status, told = answer("desk", "news", "broken.json", "--offline", "-o", "desk.csv")
    assert status == 3
    assert "broken.json holds no report/1" in told.err
    rows = (home / "desk.csv").read_text(encoding="utf-8").splitlines()
    assert [row.split(",")[:2] for row in rows if row.startswith(("all", "section"))] == [
        ["all", "all articles"],
        ["section", "no section"],
        ["section", "sport"],
    ]
    assert rows[1].split(",")[6] == "2"


def test_a_desk_page_is_one_file_that_asks_for_nothing(answer, home):
    assert answer("desk", "draft.txt", "--offline", "-o", "desk.html")[0] == 0
    page = (home / "desk.html").read_text(encoding="utf-8")
    assert page.startswith("<!doctype html>")
    assert not re.search(r"<script|<link|<img|src=|url\(|@import", page)


# --- pre-commit -------------------------------------------------------------------------------------------------------

OUTRUN = (
    "Mayor took bribes for years\n\n\nThe mayor took bribes for years, sources said on Monday. Nobody was charged.\n"
)


def test_the_pre_commit_hook_fails_a_draft_on_new_errors_and_passes_what_the_baseline_holds(answer, home):
    hook = (ROOT / ".pre-commit-hooks.yaml").read_text(encoding="utf-8")
    command, *given = re.search(r"entry: (.+)", hook)[1].split()
    assert command == "verify"
    (home / "outrun.txt").write_text(OUTRUN, encoding="utf-8")
    (home / "fine.txt").write_text("Rain fell on Monday, the weather office said.\n", encoding="utf-8")
    assert answer(*given, "fine.txt")[0] == 0
    assert answer(*given, "outrun.txt", "fine.txt")[0] == 1
    known = ("--baseline", "known.json")
    answer("check", "outrun.txt", "--offline", *known, "--write-baseline")
    assert answer(*given, *known, "outrun.txt")[0] == 0
    (home / "outrun.txt").write_text(OUTRUN.replace("took bribes", "hid reports"), encoding="utf-8")
    assert answer(*given, *known, "outrun.txt")[0] == 1
    assert answer(*given, "none.txt", "fine.txt")[0] == 3
