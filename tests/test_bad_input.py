"""Bad input, and bad surroundings: each gives its one line and its exit status in bounded time, and loses nothing."""

import io
import json
import os
import sqlite3
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.interrupting import interrupt, wait_for_reader
from verify.cli import main
from verify.cli.status import Status

ROOT = Path(__file__).parent.parent
RUN = (sys.executable, "-c", "import sys; from verify.cli import main; sys.exit(main())")
LINE = "The ministry said on Monday that the bridge was closed. Sources say 12 people were hurt. Anna Berg denied it.\n"
TEXT = LINE * 4


@pytest.fixture(autouse=True)
def home(tmp_path, monkeypatch):
    """A user who has set nothing and stored nothing."""
    for name in [*os.environ]:
        if name.startswith("SECONDSOURCE_"):
            monkeypatch.delenv(name)
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "home"))
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "home"))
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.fixture(scope="module", autouse=True)
def warm():
    """The parser loaded, so that the times below are those of the input."""
    from verify.language import load_parser

    load_parser()


def assert_refused(arguments, says, capsys, within_s=5.0):
    """Status 2, nothing on standard output, one line on standard error that says it, in time."""
    begun = time.monotonic()
    status = main(arguments)
    took_s = time.monotonic() - begun
    out, err = capsys.readouterr()
    assert (status, out) == (Status.MISUSE, "")
    assert err.startswith("verify: ")
    assert err.count("\n") == 1
    assert says in err
    assert "fault in this program" not in err
    assert len(err) < 700
    assert took_s < within_s


# -- what cannot be read ----------------------------------------------------------------------------------------------

PAGE = f"<html><body><p>{TEXT}</p>"
REFUSED = [
    pytest.param("a.txt", b"", "is empty", id="empty"),
    pytest.param("a.txt", b" \n\t\r\n", "no article text", id="white-space"),
    pytest.param("a.txt", b"\xef\xbb\xbf", "no article text", id="byte-order-mark-alone"),
    pytest.param("a.txt", b"... !!! ???\n" * 9, "no article text", id="marks-alone"),
    pytest.param("a.txt", b"\x89PNG\r\n\x1a\n" + bytes(99), "a PNG image", id="png"),
    pytest.param("a.pdf", b"%PDF-1.7\n1 0 obj", "a PDF", id="pdf"),
    pytest.param("a.html", b"PK\x03\x04" + bytes(99), "a ZIP archive", id="zip-called-html"),
    pytest.param("a.docx", b"PK\x03\x04word/document.xml", "no Word document", id="docx"),
    pytest.param("a.txt", bytes(range(256)) * 9, "binary", id="random-bytes"),
    pytest.param("a.txt", TEXT.replace(" ", "\0").encode(), "binary", id="null-bytes-throughout"),
    pytest.param("a.xml", b"<?xml version='1.0'?><rss><channel/></rss>", "a feed", id="feed"),
    pytest.param("a.html", b"<html><body></body></html>", "no article text", id="page-without-text"),
    pytest.param("a.html", b"<html><script>alert(1)</script></html>", "no article text", id="page-of-script"),
    pytest.param("a.txt", b"word" * 500_000, "2,000,000 characters", id="line-of-2-mb-without-spaces"),
    pytest.param("a.txt", TEXT.encode() * 4_000, "cut the article out", id="text-of-1.6-mb"),
    pytest.param("a.txt", (TEXT + "“" * 1_600_000).encode(), "cut the article out", id="quotation-marks-without-end"),
    pytest.param("a.html", (PAGE + "<div>" * 100_000 + "</div>" * 100_000).encode(), "200,004 tags", id="deep-html"),
    pytest.param("a.html", b"<div>" * 100_000, "100,000 tags", id="deep-html-never-closed"),
    pytest.param("a.html", PAGE.encode() + b"<b>word " * 625_000, "more than", id="5-mb-of-unclosed-tags"),
    pytest.param("a.html", PAGE.encode() + b"<!-- " * 1_000_000, "more than", id="5-mb-of-unclosed-comments"),
    pytest.param("a.html", PAGE.encode() + b"<" * 5_000_000, "more than", id="5-mb-of-openings"),
    pytest.param("a.md", b"*a **b " * 100_000, "marks of Markdown", id="markdown-of-marks"),
]


@pytest.mark.parametrize(("name", "body", "says"), REFUSED)
def test_what_cannot_be_read_is_refused_in_one_line(name, body, says, home, capsys):
    (home / name).write_bytes(body)
    assert_refused(["check", name, "--offline"], says, capsys)


def test_fifty_megabytes_of_text_are_refused_before_they_are_read(home, capsys):
    with (home / "big.txt").open("wb") as file:
        for _ in range(50):
            file.write(LINE.encode() * (1_000_000 // len(LINE)))
    assert_refused(["check", "big.txt", "--offline"], "50.0 MB", capsys, within_s=3.0)


NAMES = [
    pytest.param("missing.txt", "'missing.txt' does not exist", id="missing"),
    pytest.param("", "folder", id="empty-name"),
    pytest.param("no\0name", "cannot be read", id="null-in-the-name"),
    pytest.param("x" * 5000, "cannot be read", id="name-too-long"),
    pytest.param("www.example.org/story", "https://", id="address-without-scheme"),
    pytest.param("loop", "symbolic links", id="link-to-itself"),
    pytest.param("esc\x1b[31m", r"'esc\x1b[31m' does not exist", id="escape-sequence-in-the-name"),
    pytest.param(os.fsdecode(b"bad\xff"), "'bad\ufffd' does not exist", id="name-in-no-encoding"),
]


@pytest.mark.parametrize(("name", "says"), NAMES)
def test_a_name_that_leads_to_no_file_is_told_once_and_harmlessly(name, says, home, capsys):
    (home / "loop").symlink_to("loop")
    assert_refused(["check", name, "--offline"], says, capsys)


ADDRESSES = [
    pytest.param("http://127.0.0.1/", "loopback", id="loopback"),
    pytest.param("http://[::1]/", "loopback", id="loopback-v6"),
    pytest.param("http://localhost/", "'localhost'", id="localhost"),
    pytest.param("http://10.0.0.1/", "private", id="private"),
    pytest.param("http://169.254.169.254/latest", "link-local", id="cloud-metadata"),
    pytest.param("http://2130706433/", "oddly written", id="number"),
    pytest.param("gopher://example.org/", "'gopher'", id="gopher"),
    pytest.param("file:///etc/passwd", "'file'", id="file"),
    pytest.param("http://example.org:22/", "port 22", id="odd-port"),
    pytest.param("http://", "no name", id="no-host"),
    pytest.param("https://[bad/", "oddly written", id="broken-brackets"),
    pytest.param("http://a..b/", "'a..b'", id="empty-label"),
    pytest.param("http://" + "a" * 5000 + ".org/", "http://aaa", id="endless-host"),
]


@pytest.mark.parametrize(("url", "says"), ADDRESSES)
def test_an_address_that_must_not_be_fetched_is_refused(url, says, capsys):
    assert_refused(["check", url], says, capsys)


def test_the_password_of_an_address_is_not_repeated(capsys):
    assert_refused(["check", "https://anna:hunter2@example.org/"], "without it", capsys)
    main(["check", "https://anna:hunter2@example.org/", "--offline"])
    main(["refs", "add", "https://anna:hunter2@example.org/", "--store", "s.sqlite"])
    assert "hunter2" not in "".join(capsys.readouterr())


# -- what can be read, however it looks -------------------------------------------------------------------------------

READ = [
    pytest.param("a.txt", TEXT.encode("utf-16"), True, id="utf-16"),
    pytest.param("a.txt", TEXT.encode("utf-16-le"), True, id="utf-16-without-mark"),
    pytest.param("a.txt", TEXT.encode("utf-16")[:-1], True, id="utf-16-cut"),
    pytest.param("a.txt", TEXT.replace("Anna", "Zoë").encode("latin-1"), True, id="latin-1"),
    pytest.param("a.txt", (TEXT + "“Кінець").encode()[:-1], True, id="utf-8-cut"),
    pytest.param("a.txt", (TEXT + TEXT).encode() + "мост".encode("cp1251"), True, id="mixed-encodings"),
    pytest.param("a.txt", ("Министерство заявило, что мост закрыт. " * 9).encode("cp1251"), False, id="windows-1251"),
    pytest.param("a.txt", ("وزارت امور خارجه اعلام کرد که پل بسته شد. " * 9).encode(), False, id="right-to-left"),
    pytest.param("a.txt", TEXT.replace("Anna", "\u202eAnna\u2066").encode(), True, id="direction-marks"),
    pytest.param("a.txt", TEXT.replace("12", "👩‍👩‍👧 12 🔥").encode(), True, id="emoji"),
    pytest.param("a.txt", TEXT.replace("\n", "\r\n").encode(), True, id="crlf"),
    pytest.param("a.txt", TEXT.replace("\n", "\r").encode(), True, id="cr"),
    pytest.param("a.txt", TEXT.upper().encode(), True, id="capitals"),
    pytest.param("a.txt", TEXT.replace("Monday", "Mon\0day", 1).encode(), True, id="one-null-byte"),
    pytest.param("a.txt", b"The mayor said \xed\xa0\x80 it would rain on Monday. " * 4, True, id="lone-surrogate"),
    pytest.param("a.txt", b"SMITH: The bridge is closed.\nJONES: No, it is open.\n" * 3, True, id="transcript"),
    pytest.param("a.txt", b"Shopping\n- apples\n- 12 eggs\n1. One\n2. Two\n", False, id="list"),
    pytest.param("a.txt", b"foo bar 12 34 ++ ,,\n", False, id="no-sentence"),
    pytest.param("a.txt", b"x", False, id="one-letter"),
    pytest.param("a.txt", TEXT.encode() + b"word" * 20_000, True, id="line-of-80-kb-without-spaces"),
    pytest.param("a.txt", TEXT.encode() + "—".encode() * 30_000, True, id="dashes-without-end"),
    pytest.param("a.md", TEXT.encode() + b"[" * 30_000, True, id="brackets-without-end"),
    pytest.param("a.html", PAGE.encode() + b"<b>word " * 900, True, id="unclosed-tags"),
    pytest.param("a.html", f'{PAGE}<a href="http://[bad/">x</a><a href="//[">y</a>'.encode(), True, id="broken-links"),
    pytest.param("a.html", PAGE.encode() + b"&#xD800;&#0;&#99999999999;", True, id="impossible-entities"),
    pytest.param(
        "a.html",
        f'<script type="application/ld+json">{"[" * 50_000}</script>{PAGE}'.encode(),
        True,
        id="deep-json-ld",
    ),
    pytest.param(
        "a.html",
        f'<script type="application/ld+json">{{"@type":"NewsArticle","headline":{{}},"datePublished":9e99}}</script>'
        f"{PAGE}".encode(),
        True,
        id="json-ld-of-other-types",
    ),
    pytest.param(
        "a.xhtml",
        f'<?xml version="1.0"?><!DOCTYPE html [<!ENTITY x SYSTEM "file:///etc/passwd">]>{PAGE}&x;'.encode(),
        True,
        id="outside-entity",
    ),
    pytest.param(os.fsdecode(b"bad\xff.txt"), TEXT.encode(), True, id="name-in-no-encoding"),
    pytest.param("line\nbreak.txt", TEXT.encode(), True, id="line-break-in-the-name"),
    pytest.param("-dash.txt", TEXT.encode(), True, id="name-like-an-option"),
]


@pytest.mark.parametrize(("name", "body", "has_claims"), READ)
def test_what_can_be_read_gives_a_whole_report_in_time(name, body, has_claims, home, capsys):
    (home / name).write_bytes(body)
    begun = time.monotonic()
    assert main(["check", "--offline", "--format", "json", "--", name]) == Status.DONE
    out, err = capsys.readouterr()
    report = json.loads(out)
    text = report["document"]["text"]
    assert bool(report["claims"]) == has_claims
    assert all(text[slice(*claim["span"])] == claim["text"] for claim in report["claims"])
    assert "root:" not in text
    assert err.count("\n") == len(report["problems"])
    assert time.monotonic() - begun < 5


@pytest.mark.parametrize("form", ["text", "md"])
def test_no_control_character_of_a_text_reaches_the_reader(form, home, capsys):
    strange = TEXT.replace("Monday", "Mon\x1b[31mday", 1).replace("Anna", "\u202eAnna\0")
    (home / "a.txt").write_text(strange, encoding="utf-8")
    assert main(["check", "a.txt", "--offline", "--format", form]) == Status.DONE
    shown = capsys.readouterr().out
    assert not set(shown) & {"\x1b", "\0", "\u202e", "\r"}


def test_problems_of_inputs_with_odd_names_do_not_break_the_report(home, capsys):
    (home / "a.txt").write_text(TEXT, encoding="utf-8")
    names = [os.fsdecode(b"bad\xff"), "a.txt", "lost\n.txt"]
    assert main(["check", *names, "--offline", "--format", "json"]) == Status.IN_PART
    out, err = capsys.readouterr()
    assert [p["subject"] for p in json.loads(out)["problems"]] == ["bad\ufffd", "lost\n.txt"]
    assert err.count("\n") == 2


# -- stores -----------------------------------------------------------------------------------------------------------


@pytest.fixture
def store(home, capsys):
    """A store with one page, and another page to be added."""
    (home / "a.txt").write_text(TEXT, encoding="utf-8")
    (home / "b.txt").write_text(TEXT.replace("bridge", "tunnel"), encoding="utf-8")
    assert main(["refs", "add", "a.txt", "--store", "s.sqlite"]) == Status.DONE
    capsys.readouterr()
    return home / "s.sqlite"


def listed(store):
    """How many references a process of its own finds in the store."""
    done = subprocess.run(
        [*RUN, "refs", "list", "--store", str(store)], cwd=ROOT, capture_output=True, text=True, check=True
    )
    return done.stdout.count("\n")


STORE_COMMANDS = [
    pytest.param(["refs", "list"], id="list"),
    pytest.param(["refs", "add", "b.txt"], id="add"),
    pytest.param(["check", "b.txt", "--offline"], id="check"),
]


@pytest.mark.parametrize("command", STORE_COMMANDS)
@pytest.mark.parametrize(
    ("spoil", "says"),
    [
        pytest.param(lambda path: path.write_bytes(os.urandom(3000)), "not a readable store", id="random-bytes"),
        pytest.param(lambda path: os.truncate(path, 9000), "not a readable store", id="cut"),
        pytest.param(lambda path: (path.unlink(), path.mkdir()), "is a folder", id="folder"),
    ],
)
def test_a_spoilt_store_is_told_and_left_as_it_is(command, spoil, says, store, capsys):
    spoil(store)
    before = store.read_bytes() if store.is_file() else None
    assert_refused([*command, "--store", str(store)], says, capsys)
    assert before is None or store.read_bytes() == before


def test_a_store_of_another_program_is_left_as_it_is(home, capsys):
    (home / "b.txt").write_text(TEXT, encoding="utf-8")
    other = sqlite3.connect(home / "other.sqlite")
    other.execute("CREATE TABLE mine (x)")
    other.close()
    before = (home / "other.sqlite").read_bytes()
    assert_refused(["refs", "add", "b.txt", "--store", "other.sqlite"], "another program", capsys)
    assert (home / "other.sqlite").read_bytes() == before


def test_a_locked_store_is_told_and_can_still_be_read(store, capsys):
    other = sqlite3.connect(store, isolation_level=None)
    other.execute("BEGIN EXCLUSIVE")
    try:
        assert_refused(["refs", "add", "b.txt", "--store", str(store)], "another process", capsys, within_s=15)
        assert listed(store) == 1
    finally:
        other.close()
    assert main(["refs", "add", "b.txt", "--store", str(store)]) == Status.DONE
    assert listed(store) == 2


@pytest.mark.parametrize(
    "place",
    [
        pytest.param("a.txt/s.sqlite", id="below-a-file"),
        pytest.param("/proc/none/s.sqlite", id="folder-that-cannot-be-made"),
        pytest.param("/dev/null", id="device"),
    ],
)
def test_a_place_where_no_store_can_be_is_told(place, store, capsys):
    assert_refused(["refs", "add", "b.txt", "--store", place], place, capsys)


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write everywhere")
def test_a_store_in_a_read_only_folder_is_told(store, home, capsys):
    home.chmod(0o500)
    try:
        assert_refused(["refs", "add", "b.txt", "--store", "new.sqlite"], "new.sqlite", capsys)
    finally:
        home.chmod(0o700)


# -- output -----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("out", "says"),
    [
        pytest.param("a.txt", "overwrite", id="the-article-itself"),
        pytest.param("link.txt", "overwrite", id="a-link-to-the-article"),
        pytest.param("nowhere/x.md", "no folder nowhere", id="missing-folder"),
        pytest.param("a.txt/x.md", "no folder a.txt", id="below-a-file"),
        pytest.param("folder.md", "is a folder", id="folder"),
        pytest.param("/proc/x.md", "cannot be written", id="no-place-for-files"),
        pytest.param("x" * 300 + ".md", "too long", id="name-too-long"),
        pytest.param("", "no ending", id="empty-name"),
    ],
)
def test_a_report_that_cannot_be_written_there_is_told_and_nothing_changes(out, says, home, capsys):
    (home / "a.txt").write_text(TEXT, encoding="utf-8")
    (home / "folder.md").mkdir()
    (home / "link.txt").symlink_to("a.txt")
    before = sorted(home.iterdir())
    assert_refused(["report", "a.txt", "--offline", "-o", out], says, capsys)
    assert (home / "a.txt").read_text(encoding="utf-8") == TEXT
    assert sorted(home.iterdir()) == before


# -- records ----------------------------------------------------------------------------------------------------------

GOOD = b'{"id":"good","text":"The mayor said so on Monday."}\n'
RECORDS = [
    pytest.param(b"{bad", "not JSON", id="no-json"),
    pytest.param(b"[1, 2]", "dictionary", id="list"),
    pytest.param(b"7", "dictionary", id="number"),
    pytest.param(b'{"id":1}', "text: Field required", id="missing-field"),
    pytest.param(b'{"text":"x"}', "id: Field required", id="missing-id"),
    pytest.param(b'{"id":1,"text":5}', "not 5", id="wrong-type"),
    pytest.param(b'{"id":1,"text":null}', "not null", id="null"),
    pytest.param(b'{"id":[1],"text":"x"}', "id: give a string or an integer, not [1]", id="id-of-a-wrong-type"),
    pytest.param(b'{"id":NaN,"text":"x"}', "id: give", id="id-not-a-number"),
    pytest.param(b'{"id":"\\ud800","text":"x"}', "half a character", id="half-a-character-in-the-id"),
    pytest.param(b'{"id":1,"text":"\\ud800"}', "half a character", id="half-a-character-in-the-text"),
    pytest.param(b'{"id":1,"text":"caf\xe9"}', "not JSON", id="latin-1"),
    pytest.param(b'{"id":1,"text":' + b"[" * 100_000, "not JSON", id="deep"),
    pytest.param(b'{"id":' + b"9" * 5000 + b',"text":"x"}', "not JSON", id="endless-number"),
    pytest.param(b'{"id":1,"text":"' + b"The mayor said so. " * 80_000 + b'"}', "1,500,000", id="huge-text"),
    pytest.param(b"\0\0", "not JSON", id="null-bytes"),
]


def answers(stage, records, monkeypatch, capsys):
    """Status, answers and standard error of a stage over these bytes."""
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(records)))
    status = main(["stage", stage])
    out, err = capsys.readouterr()
    return status, [json.loads(line) for line in out.splitlines()], err


@pytest.mark.parametrize(("record", "says"), RECORDS)
def test_a_bad_record_has_its_error_in_its_place_and_the_rest_go_on(record, says, monkeypatch, capsys):
    status, (before, failed, after), err = answers("claims", GOOD + record + b"\n" + GOOD, monkeypatch, capsys)
    assert status == Status.IN_PART
    assert before["claims"] == after["claims"] != []
    assert says in failed["error"]["message"]
    assert len(failed["error"]["message"]) < 300
    assert err.count("\n") == 1


@pytest.mark.parametrize(
    ("records", "count"),
    [
        pytest.param(b"", 0, id="nothing"),
        pytest.param(b"\n \n", 0, id="blank-lines-alone"),
        pytest.param(b"\n\n" + GOOD + b"\r\n" + GOOD, 2, id="blank-lines-between"),
        pytest.param(GOOD.replace(b"\n", b"\r\n") * 2, 2, id="crlf"),
        pytest.param(GOOD.strip(), 1, id="no-line-end"),
        pytest.param(b"\xef\xbb\xbf" + GOOD, 1, id="byte-order-mark"),
        pytest.param(b'{"id":1,"text":""}\n{"id":2,"text":"\\u0000"}', 2, id="empty-texts"),
    ],
)
def test_odd_but_sound_streams_are_answered_line_by_line(records, count, monkeypatch, capsys):
    status, found, err = answers("attribute", records, monkeypatch, capsys)
    assert (status, len(found), err) == (Status.DONE, count, "")


# -- surroundings, in processes of their own --------------------------------------------------------------------------


def test_output_is_utf_8_and_names_are_read_in_a_locale_without_either(home):
    (home / "ü.txt").write_text(TEXT.replace("12", "“é 🔥”"), encoding="utf-8")
    bare = {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0", "PYTHONIOENCODING": "ascii", "TERM": "dumb"}
    command = [*RUN, "check", str(home / "ü.txt"), "--offline", "--format", "json"]
    done = subprocess.run(command, cwd=ROOT, env=bare, capture_output=True, check=False)
    assert (done.returncode, done.stderr) == (0, b"")
    assert json.loads(done.stdout.decode())["document"]["name"].endswith("/ü.txt")


@pytest.mark.parametrize(
    ("closed", "arguments", "status", "says"),
    [
        pytest.param("<&-", "check - --offline", 2, "standard input is empty", id="input"),
        pytest.param("<&-", "stage claims", 0, "", id="input-of-a-stage"),
        pytest.param(">&-", "version", 2, "standard output cannot be written", id="output"),
        pytest.param("2>&-", "check missing.txt", 2, "", id="errors"),
        pytest.param("2>/dev/full", "check missing.txt", 2, "", id="errors-to-a-full-disk"),
        pytest.param("| true", "--help", 0, "", id="help-to-nobody"),
    ],
)
def test_a_closed_stream_gives_no_fault(closed, arguments, status, says):
    script = f'set -o pipefail; "$0" -c "$1" {arguments} {closed}'
    done = subprocess.run(["bash", "-c", script, sys.executable, RUN[2]], cwd=ROOT, capture_output=True, check=False)
    assert done.returncode == status
    assert says in done.stderr.decode()
    assert done.stderr.count(b"\n") == bool(says)


def test_an_interrupted_filling_keeps_what_was_added(home):
    (home / "a.txt").write_text(TEXT, encoding="utf-8")
    os.mkfifo(home / "never.txt")  # reading it waits for a writer that never comes
    command = [*RUN, "refs", "add", str(home / "a.txt"), str(home / "never.txt"), "--store", str(home / "s.sqlite")]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as running:
        assert running.stdout.readline()
        wait_for_reader(home / "never.txt")
        _, err = interrupt(running)
    assert (running.returncode, err) == (Status.INTERRUPTED, "verify: interrupted; what was finished is kept\n")
    assert listed(home / "s.sqlite") == 1


def test_an_interrupted_stage_has_answered_whole_lines(home):
    pipes = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE, "stderr": subprocess.PIPE}
    with subprocess.Popen([*RUN, "stage", "outlets"], cwd=ROOT, **pipes) as running:
        running.stdin.write(GOOD)
        running.stdin.flush()
        assert json.loads(running.stdout.readline())["id"] == "good"
        out, err = interrupt(running)
    assert running.returncode == Status.INTERRUPTED
    assert (out, err) == (b"", b"verify: interrupted; what was finished is kept\n")


@pytest.mark.parametrize("columns", ["20", "60", "200", "0", "wide"])
def test_any_width_of_terminal_is_laid_out_for(columns, home):
    import pty

    (home / "a.txt").write_text(LINE, encoding="utf-8")
    own, other = pty.openpty()
    env = {**os.environ, "COLUMNS": columns, "TERM": "xterm", "NO_COLOR": "1"}
    with subprocess.Popen(
        [*RUN, "weak", str(home / "a.txt"), "--offline"], cwd=ROOT, stdout=other, stderr=subprocess.PIPE, env=env
    ) as running:
        os.close(other)
        shown = b""
        try:
            while chunk := os.read(own, 65536):
                shown += chunk
        except OSError:  # Linux says so when the other side is closed
            pass
        finally:
            os.close(own)
    assert running.wait() == Status.DONE
    assert b"\x1b" not in shown
    lines = shown.decode().splitlines()
    assert max(map(len, lines)) <= {"20": 40, "60": 60, "200": 120}.get(columns, 80)
