"""The command line as a user meets it: statuses, streams, files, and what happens when things go wrong."""

import io
import json
import os
import resource
import subprocess
import sys
from pathlib import Path

import jsonschema
import pytest

from tests.extracting import warc
from tests.interrupting import interrupt, wait_for_reader
from tests.reports_sample import checked_report
from verify.cli import build, main
from verify.cli.forms import FORMS, WEAK_FORMS
from verify.cli.line import Tally, carry_problems
from verify.cli.notices import Notices
from verify.cli.options import Form, WeakForm
from verify.cli.output import check_writable, write_whole
from verify.cli.reading import files_in, is_address
from verify.cli.status import Status
from verify.errors import OutputError
from verify.model import Problem
from verify.schema import json_schema

ROOT = Path(__file__).parent.parent
ARTICLE = "Three people died on Monday. Sources say the bridge was old. The ministry said it would be rebuilt.\n"
ENGLISH = ARTICLE * 3
RUN = (sys.executable, "-c", "import sys; from verify.cli import main; sys.exit(main())")


@pytest.fixture(autouse=True)
def home(tmp_path, monkeypatch):
    """A user who has set nothing and stored nothing."""
    for name in os.environ:
        if name.startswith("SECONDSOURCE_"):
            monkeypatch.delenv(name)
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.fixture
def article(home):
    (home / "article.txt").write_text(ENGLISH, encoding="utf-8")
    return "article.txt"


@pytest.fixture
def pages(home):
    (home / "pages" / "deep").mkdir(parents=True)
    (home / "pages" / "one.txt").write_text("Three people died on Monday, the town said. " * 3, encoding="utf-8")
    (home / "pages" / "deep" / "two.txt").write_text(
        "The bridge was built in 1931, the town said. " * 3, encoding="utf-8"
    )
    (home / "pages" / "README.md").write_text("# What lies here\n", encoding="utf-8")
    (home / "pages" / "picture.png").write_bytes(b"\x89PNG\r\n")
    (home / "pages" / ".hidden.txt").write_text("no", encoding="utf-8")
    return "pages"


# -- misuse and unreadable input: one line, status 2 ------------------------------------------------------------------

MISUSE = [
    pytest.param(["chekc", "x"], "chekc", id="unknown-command"),
    pytest.param(["check"], "INPUT", id="no-input"),
    pytest.param(["check", "x", "--nope"], "--nope", id="unknown-option"),
    pytest.param(["check", "x", "--fail-on", "awful"], "awful", id="unknown-level"),
    pytest.param(["check", "x", "--format", "docx"], "docx", id="unknown-form"),
    pytest.param(["weak", "x", "--format", "md"], "not one of `verify weak`", id="weak-in-a-form-of-check-alone"),
    pytest.param(["report", "x", "-o", "out"], "--format", id="no-ending"),
    pytest.param(["report", "x", "-o", "nowhere/out.md"], "nowhere", id="no-such-folder"),
    pytest.param(["check", "missing.txt", "--offline"], "missing.txt", id="missing-file"),
    pytest.param(["check", ".", "--offline"], "folder", id="input-is-a-folder"),
    pytest.param(["check", "empty.txt", "--offline"], "empty", id="empty-file"),
    pytest.param(["check", "binary.txt", "--offline"], "binary.txt", id="binary-file"),
    pytest.param(["check", "https://a.example/story", "--offline"], "--offline", id="url-while-offline"),
    pytest.param(["check", "http://127.0.0.1/"], "127.0.0.1", id="private-address"),
    pytest.param(["check", "file:///etc/passwd"], "file", id="other-scheme"),
    pytest.param(["check", "x", "--offline", "--refs", "nowhere"], "nowhere", id="no-such-refs-folder"),
    pytest.param(["check", "x", "--offline", "--store", "no.sqlite"], "no.sqlite", id="no-such-store"),
    pytest.param(["check", "x", "--offline", "--store", "binary.txt"], "binary.txt", id="store-is-no-store"),
    pytest.param(["refs", "list"], "refs add", id="nothing-stored-yet"),
    pytest.param(["refs", "add", "missing.txt"], "missing.txt", id="refs-add-missing"),
    pytest.param(["outlets", "show", "no-such-paper"], "no-such-paper", id="unknown-outlet"),
    pytest.param(["outlets", "list", "--country", "QQ"], "QQ", id="country-without-outlets"),
    pytest.param(["stage", "nope"], "attribute", id="unknown-stage-lists-the-known"),
    pytest.param(["schema", "nope"], "report/1", id="unknown-schema-lists-the-known"),
]


@pytest.mark.parametrize(("arguments", "says"), MISUSE)
def test_misuse_gives_one_line_that_names_it_and_status_2(arguments, says, home, capsys):
    (home / "empty.txt").write_bytes(b"")
    (home / "binary.txt").write_bytes(bytes(range(256)) * 8)
    assert main(arguments) == Status.MISUSE
    out, err = capsys.readouterr()
    assert out == ""
    assert err.count("\n") == 1
    assert err.startswith("verify: ")
    assert says in err


def test_a_setting_that_cannot_be_used_is_named_by_its_variable(article, monkeypatch, capsys):
    monkeypatch.setenv("SECONDSOURCE_FETCH__TIMEOUT_S", "soon")
    assert main(["check", article, "--offline"]) == Status.MISUSE
    assert "SECONDSOURCE_FETCH__TIMEOUT_S" in capsys.readouterr().err


def test_an_unknown_judge_lists_the_known_ones(article, monkeypatch, capsys):
    monkeypatch.setenv("SECONDSOURCE_JUDGE", "oracle.v9")
    assert main(["check", article, "--offline"]) == Status.MISUSE
    assert "differences.v1" in capsys.readouterr().err


# -- doing it ---------------------------------------------------------------------------------------------------------


def test_check_prints_a_report_that_fits_its_schema_and_stores_nothing(article, pages, home, capsys):
    assert main(["check", article, "--offline", "--refs", pages, "--format", "json"]) == Status.DONE
    report = json.loads(capsys.readouterr().out)
    jsonschema.validate(report, json_schema("report/1"))
    assert report["document"]["text"] == ENGLISH
    assert {Path(r["name"]).name for r in report["references"]} == {"one.txt", "two.txt"}
    assert not (home / "data").exists()
    assert not (home / "cache").exists()


def test_several_inputs_give_json_lines_and_the_failed_one_stands_in_the_problems(article, capsys):
    assert main(["check", "gone.txt", article, "lost.txt", "--offline", "--format", "json"]) == Status.IN_PART
    out, err = capsys.readouterr()
    reports = [json.loads(line) for line in out.splitlines()]
    assert [p["subject"] for r in reports for p in r["problems"]] == ["gone.txt", "lost.txt"]
    assert [line for line in err.splitlines() if "gone.txt" in line or "lost.txt" in line] == err.splitlines()


def test_standard_input_is_an_article_too(monkeypatch, capsys):
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(ENGLISH.encode())))
    assert main(["weak", "-", "--offline"]) == Status.DONE
    assert "\x1b" not in capsys.readouterr().out


def test_weak_as_json_is_a_report_of_the_weak_claims_alone(article, capsys):
    assert main(["weak", article, "--offline", "--format", "json"]) == Status.DONE
    report = json.loads(capsys.readouterr().out)
    jsonschema.validate(report, json_schema("report/1"))
    assert {c["attribution"]["band"] for c in report["claims"]} <= {"weak", "very weak"}
    assert report["claims"]


def test_findings_at_the_level_asked_for_give_status_1(article, capsys):
    assert main(["check", article, "--offline", "--fail-on", "note"]) == Status.FINDINGS
    assert capsys.readouterr().out


def test_a_language_that_cannot_be_parsed_is_told_and_passes_no_gate(home, capsys):
    (home / "ru.txt").write_text(
        "Министерство заявило, что мост был закрыт в понедельник утром. " * 5, encoding="utf-8"
    )
    assert main(["check", "ru.txt", "--offline", "--fail-on", "error"]) == Status.IN_PART
    capsys.readouterr()
    assert main(["check", "ru.txt", "--offline", "--format", "json"]) == Status.DONE
    out, err = capsys.readouterr()
    assert json.loads(out)["claims"] == []
    assert "ru.txt" in err


def test_report_replaces_the_file_whole_and_its_ending_chooses_the_form(article, home, capsys):
    (home / "out.json").write_text("old", encoding="utf-8")
    assert main(["report", article, "--offline", "-o", "out.json"]) == Status.DONE
    assert json.loads((home / "out.json").read_text(encoding="utf-8"))["schema"] == "report/1"
    assert capsys.readouterr().out == ""
    assert sorted(p.name for p in home.iterdir()) == ["article.txt", "out.json"]


def test_the_reference_store_is_filled_listed_shown_used_and_emptied(article, pages, capsys):
    assert main(["refs", "add", pages, "missing.txt"]) == Status.IN_PART
    added = [line.split()[0] for line in capsys.readouterr().out.splitlines()]
    assert len(added) == 2
    assert main(["refs", "list", "--format", "json"]) == Status.DONE
    assert [json.loads(line)["id"] for line in capsys.readouterr().out.splitlines()] == added
    assert main(["refs", "show", added[0]]) == Status.DONE
    assert "bridge was built" in capsys.readouterr().out
    assert main(["check", article, "--offline", "--format", "json"]) == Status.DONE
    assert [r["id"] for r in json.loads(capsys.readouterr().out)["references"]] == added
    assert main(["refs", "remove", added[0], "d000000000000"]) == Status.MISUSE
    assert main(["refs", "remove", *added]) == Status.DONE
    capsys.readouterr()
    assert main(["refs", "list"]) == Status.DONE
    assert capsys.readouterr().out == ""


@pytest.mark.parametrize(
    "name", ["telegraph-uk", "The Daily Telegraph", "telegraph.co.uk", "https://www.telegraph.co.uk/x"]
)
def test_an_outlet_is_found_by_key_name_domain_and_address(name, capsys):
    assert main(["outlets", "show", name, "--format", "json"]) == Status.DONE
    assert json.loads(capsys.readouterr().out)["key"] == "telegraph-uk"


def test_outlets_are_listed_by_country(capsys):
    assert main(["outlets", "list", "--country", "ir", "--format", "json"]) == Status.DONE
    assert {json.loads(line)["country"] for line in capsys.readouterr().out.splitlines()} == {"IR"}


@pytest.mark.parametrize("arguments", [["--version"], ["version"]])
def test_the_version_is_told(arguments, capsys):
    assert main(arguments) == Status.DONE
    assert capsys.readouterr().out.startswith("secondsource ")


@pytest.mark.parametrize("arguments", [[], ["refs"], ["outlets"], ["check", "--help"]])
def test_help_goes_to_standard_output(arguments, capsys):
    assert main(arguments) == Status.DONE
    out, err = capsys.readouterr()
    assert "Usage: verify" in out
    assert err == ""


def test_every_command_teaches_by_an_example(capsys):
    commands = [[c.name or c.callback.__name__] for c in build().registered_commands]
    groups = [[g.name, c.name] for g in build().registered_groups for c in g.typer_instance.registered_commands]
    for command in commands + groups:
        main([*command, "--help"])
        assert f"Example: verify {' '.join(command)}" in capsys.readouterr().out


# -- in a process of its own ------------------------------------------------------------------------------------------


def test_help_takes_less_than_150_ms_of_cpu():
    def cpu_s():
        before = resource.getrusage(resource.RUSAGE_CHILDREN)
        subprocess.run([*RUN, "--help"], cwd=ROOT, check=True, capture_output=True)
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
        return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime

    assert min(cpu_s() for _ in range(4)) < 0.150


WATCH = """
import sys

def watch(event, _):
    if event.startswith("socket."):
        raise SystemExit(f"opened a socket: {event}")

sys.addaudithook(watch)
"""


def test_offline_opens_no_socket(article, pages, home):
    link = '<a href="https://a.example/story">The town said so.</a>'
    page = f"<html><body><h1>Bridge</h1><p>{ENGLISH} {link}</p></body></html>"
    (home / "article.html").write_text(page, encoding="utf-8")
    run = "from verify.cli import main\nsys.exit(main())"
    inputs = [str(home / article), str(home / "article.html")]
    command = [sys.executable, "-c", WATCH + run, "check", *inputs, "--offline", "--refs", str(home / pages)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")


@pytest.mark.parametrize("act", ["socket.socket()", "socket.getaddrinfo('localhost', 80)"])
def test_the_watch_for_sockets_notices_one(act):
    command = [sys.executable, "-c", f"{WATCH}\nimport socket\n{act}"]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert "opened a socket" in done.stderr


def test_an_interruption_keeps_what_was_finished(article, home):
    os.mkfifo(home / "never.txt")  # reading it waits for a writer that never comes
    command = [
        *RUN,
        "check",
        str(home / article),
        str(home / "never.txt"),
        "--offline",
        "--verbose",
        "--format",
        "json",
    ]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as running:
        assert "characters" in running.stderr.readline()  # the first input has been read
        wait_for_reader(home / "never.txt")
        out, err = interrupt(running)
    assert running.returncode == Status.INTERRUPTED
    assert json.loads(out)["schema"] == "report/1"
    assert err.splitlines()[-1] == "verify: interrupted; what was finished is kept"


def test_a_reader_that_goes_away_is_no_error(article, home):
    command = [*RUN, "outlets", "list"]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as running:
        running.stdout.close()
        assert running.stderr.read() == ""
    assert running.returncode == Status.DONE


def test_a_full_disk_behind_standard_output_is_told():
    with Path("/dev/full").open("w") as full:
        done = subprocess.run(
            [*RUN, "schema", "report/1"], cwd=ROOT, stdout=full, stderr=subprocess.PIPE, text=True, check=False
        )
    assert done.returncode == Status.MISUSE
    assert done.stderr.count("\n") == 1


# -- the pieces -------------------------------------------------------------------------------------------------------

LOST = Problem(stage="read", subject="lost.txt", message="gone")
FOUND = checked_report()


@pytest.mark.parametrize(
    ("outcomes", "expected"),
    [
        pytest.param([FOUND], [0], id="nothing-failed"),
        pytest.param([LOST, FOUND], [1], id="before-the-first"),
        pytest.param([FOUND, LOST], [1], id="after-the-last"),
        pytest.param([LOST, FOUND, LOST, FOUND, FOUND], [2, 0, 0], id="between"),
        pytest.param([LOST], [], id="no-report-at-all"),
    ],
)
def test_a_failed_input_is_named_in_the_report_beside_it(outcomes, expected):
    reports = list(carry_problems(outcomes))
    assert [sum(p == LOST for p in r.problems) for r in reports] == expected


@pytest.mark.parametrize(
    ("fail_on", "outcomes", "status"),
    [
        pytest.param("never", [FOUND], Status.DONE, id="done"),
        pytest.param("note", [FOUND], Status.FINDINGS, id="findings"),
        pytest.param("note", [FOUND, LOST], Status.IN_PART, id="in-part-outranks-findings"),
        pytest.param("never", [LOST], Status.MISUSE, id="nothing-done"),
        pytest.param("never", [LOST, LOST], Status.MISUSE, id="nothing-done-of-several"),
    ],
)
def test_the_tally_knows_the_status(fail_on, outcomes, status):
    tally = Tally(fail_on)
    list(tally.count(outcomes))
    assert tally.status == status


def test_a_file_that_cannot_be_written_leaves_the_old_one_as_it_was(home):
    out = home / "out.md"
    out.write_text("old", encoding="utf-8")
    with pytest.raises(UnicodeEncodeError):
        write_whole(out, "\ud800")
    assert out.read_text(encoding="utf-8") == "old"
    assert [p.name for p in home.iterdir()] == ["out.md"]


def test_a_written_file_keeps_its_permissions_and_its_link(home):
    target, link = home / "target.md", home / "link.md"
    target.write_text("old", encoding="utf-8")
    target.chmod(0o640)
    link.symlink_to(target)
    write_whole(link, "new")
    assert link.is_symlink()
    assert target.read_text(encoding="utf-8") == "new"
    assert target.stat().st_mode & 0o777 == 0o640


def test_a_folder_is_no_place_to_write_a_report_to(home):
    with pytest.raises(OutputError, match="folder"):
        check_writable(home)


def test_pages_of_a_folder_leave_out_notes_pictures_and_hidden_files(pages):
    assert [Path(name).name for name in files_in(Path(pages))] == ["two.txt", "one.txt"]


@pytest.mark.parametrize(
    ("name", "expected"),
    [("https://a.example/x", True), ("HTTP://A.EXAMPLE", True), ("file:///x", True), ("a.txt", False), ("C:/x", False)],
)
def test_an_address_is_told_from_a_path(name, expected):
    assert is_address(name) is expected


class Terminal(io.StringIO):
    def isatty(self):
        return True


def test_progress_is_shown_on_a_terminal_only_and_wiped_before_a_message():
    plain, terminal, quiet = io.StringIO(), Terminal(), Terminal()
    for notices in (Notices(stream=plain), Notices(stream=terminal), Notices(stream=quiet, quiet=True)):
        notices.progress("fetching https://a.example/\x1b]0;evil\x07")
        notices.note("done")
    assert plain.getvalue() == "verify: done\n"
    assert quiet.getvalue() == ""
    assert terminal.getvalue() == "\r\x1b[Kfetching https://a.example/ ]0;evil \r\x1b[Kverify: done\n"


def test_no_control_character_of_a_stranger_reaches_the_terminal():
    stream = io.StringIO()
    Notices(stream=stream).error("evil\x1b[2Jname\r\nsecond line")
    assert stream.getvalue() == "verify: evil\ufffd[2Jname second line\n"


def test_every_article_that_a_feed_lists_is_checked_or_named(tmp_path, capfd):
    feed = tmp_path / "feed.xml"
    feed.write_text(
        "<rss version='2.0'><channel><item><link>https://no.example/a</link></item>"
        "<item><link>https://no.example/b</link></item></channel></rss>"
    )
    assert main(["check", "--feed", str(feed), "--offline"]) == Status.MISUSE
    err = capfd.readouterr().err.splitlines()
    assert [("no.example/a" in line, "no.example/b" in line) for line in err] == [(True, False), (False, True)]


def test_what_is_no_feed_is_named(tmp_path, capfd):
    page = tmp_path / "page.txt"
    page.write_text("Just words.")
    assert main(["check", "--feed", str(page), "--offline"]) == Status.MISUSE
    assert "page.txt" in capfd.readouterr().err


def test_keep_makes_the_store_that_is_named(article, home, capsys):
    assert main(["check", article, "--offline", "--keep", "--store", "kept.sqlite"]) == Status.DONE
    capsys.readouterr()
    assert main(["store", "export", "reports", "--store", "kept.sqlite"]) == Status.DONE
    assert len(capsys.readouterr().out.splitlines()) == 1


def test_a_table_without_rows_has_its_head_in_csv(pages, capsys):
    assert main(["refs", "add", pages, "-q"]) == Status.DONE
    capsys.readouterr()
    assert main(["store", "export", "weak_claims", "--format", "csv"]) == Status.DONE
    (head,) = capsys.readouterr().out.splitlines()
    assert head.startswith("report,article,")


@pytest.fixture
def archive(home):
    """A web archive of two articles."""
    pages = [(f"https://a.example/{n}", "200 OK", "text/plain", f"{ENGLISH} Page {n}.".encode()) for n in (1, 2)]
    (home / "two.warc").write_bytes(warc(*pages))
    return "two.warc"


def test_a_web_archive_of_several_articles_gives_one_json_report_a_line(archive, capsys):
    assert main(["check", archive, "--offline", "--format", "json"]) == Status.DONE
    reports = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert [r["document"]["url"] for r in reports] == ["https://a.example/1", "https://a.example/2"]


def test_a_web_archive_through_a_pipe_gives_one_json_report_a_line_and_one_article_a_document(
    archive, home, capsys, monkeypatch
):
    for given, lines in ((home / archive, 2), (home / "one.txt", None)):
        (home / "one.txt").write_text(ENGLISH)
        monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(given.read_bytes())))
        assert main(["check", "-", "--offline", "--format", "json"]) == Status.DONE
        shown = capsys.readouterr().out
        if lines:
            assert len([json.loads(line) for line in shown.splitlines()]) == lines
        else:
            assert shown.startswith("{\n")
            assert json.loads(shown)["document"]["name"] == "-"


@pytest.mark.parametrize(
    "arguments", [["report", "-o", "out.md"], ["report", "-o", "-", "--format", "csv"], ["check", "--format", "sarif"]]
)
def test_what_holds_one_article_refuses_an_archive_of_several(archive, home, capsys, arguments):
    command, *options = arguments
    assert main([command, archive, "--offline", *options]) == Status.MISUSE
    shown = capsys.readouterr()
    assert (shown.out, (home / "out.md").exists()) == ("", False)
    assert "two.warc holds several articles where one is wanted" in shown.err


def test_a_claimreview_of_what_nobody_rated_says_how_it_comes_to_hold_something(article, home, capsys):
    assert main(["report", article, "--offline", "-o", "out.jsonld"]) == Status.DONE
    assert "`verify review` does that" in capsys.readouterr().err
    assert main(["report", article, "--offline", "-o", "out.jsonld", "--quiet"]) == Status.DONE
    assert capsys.readouterr().err == ""


@pytest.mark.parametrize(
    ("command", "usage"),
    [
        pytest.param(["check"], "Usage: verify check [OPTIONS] INPUT...", id="several"),
        pytest.param(["rules", "diff"], "Usage: verify rules diff [OPTIONS] A B INPUT", id="three"),
        pytest.param(["store", "export"], "Usage: verify store export [OPTIONS] [TABLE]", id="may be left out"),
    ],
)
def test_help_names_arguments_as_they_are_typed(command, usage, capsys):
    assert main([*command, "--help"]) == Status.DONE
    shown = capsys.readouterr().out
    assert shown.splitlines()[0] == usage
    assert "<str>" not in shown
    assert "<list" not in shown


def test_the_list_of_commands_says_of_each_in_full_what_it_does(capsys):
    assert main(["--help"]) == Status.DONE
    assert "..." not in capsys.readouterr().out.partition("Commands:")[2]


def test_a_misused_command_says_where_its_own_help_is(capsys):
    assert main(["rules", "show"]) == Status.MISUSE
    assert "(verify rules show --help shows how)" in capsys.readouterr().err


def test_forms_that_help_names_are_the_forms_there_are():
    for alias, forms in ((Form, FORMS), (WeakForm, WEAK_FORMS)):
        told = alias.__metadata__[0].help
        assert told.rstrip(".").replace(" or ", ", ").split(", ") == list(forms)


@pytest.mark.parametrize(
    ("name", "told"),
    [
        pytest.param("SECONDSOURCE_OFLINE", "did you mean SECONDSOURCE_OFFLINE?", id="misspelt"),
        pytest.param("SECONDSOURCE_FECH__TIMEOUT_S", "did you mean SECONDSOURCE_FETCH__TIMEOUT_S?", id="nested"),
        pytest.param("SECONDSOURCE_TESTS_NEED_BROWSER", "", id="another's"),
        pytest.param("secondsource_offline", "", id="small letters"),
    ],
)
def test_a_setting_that_is_misspelt_is_not_passed_over(name, told, article, monkeypatch, capsys):
    monkeypatch.setenv(name, "1")
    assert main(["check", article, "--offline", "-q"]) == (Status.MISUSE if told else Status.DONE)
    shown = capsys.readouterr().err
    assert told in shown
    assert bool(shown) is bool(told)


def test_the_desk_counts_an_article_once_that_is_named_and_lies_in_a_folder_that_is(home, capsys):
    (home / "drafts").mkdir()
    (home / "drafts" / "a.txt").write_text(ENGLISH)
    assert main(["desk", "drafts", "drafts/a.txt", "./drafts/../drafts/a.txt", "--offline"]) == Status.DONE
    assert capsys.readouterr().out.split()[:2] == ["1", "article,"]


def test_what_a_pdf_needs_is_asked_for_before_the_article_is_read(home, monkeypatch, capsys):
    monkeypatch.setitem(sys.modules, "weasyprint", None)
    (home / "pipe.txt").write_text("")
    assert main(["report", "pipe.txt", "--offline", "-o", "out.pdf"]) == Status.MISUSE
    assert "python -m pip install weasyprint" in capsys.readouterr().err


@pytest.mark.parametrize("group", ["refs", "store", "outlets", "rules", "review"])
def test_a_group_of_commands_gives_an_example_too(group, capsys):
    assert main([group]) == Status.DONE
    assert f"Example: verify {group} " in capsys.readouterr().out


@pytest.mark.parametrize("form", ["text", "json"])
def test_weak_lists_what_the_rules_that_were_asked_for_found(article, capsys, form):
    assert main(["weak", article, "--offline", "--select", "impostor-domain", "--format", form]) == Status.DONE
    shown = capsys.readouterr().out
    if form == "text":
        assert "Nothing that was asked for is weakly sourced" in shown
    else:
        assert json.loads(shown)["claims"] == []


def test_every_page_of_a_web_archive_in_a_folder_is_a_reference(article, tmp_path, capsys):
    text = b"<html><body><h1>Bridge</h1><p>The bridge was closed on Friday, road %d.</p></body></html>"
    pages = [(f"https://a.example/{n}", "200 OK", "text/html", body) for n, body in enumerate((text % 1, text % 2))]
    folder = tmp_path / "saved"
    folder.mkdir()
    (folder / "crawl.warc.gz").write_bytes(warc(*pages, gzipped=True))
    assert main(["check", article, "--offline", "--refs", str(folder), "--format", "json"]) == Status.DONE
    shown = capsys.readouterr()
    assert [r["url"] for r in json.loads(shown.out)["references"]] == ["https://a.example/0", "https://a.example/1"]
    assert shown.err == ""


def test_an_interruption_while_the_program_loads_is_a_line_and_not_a_trace(tmp_path):
    (tmp_path / "typer.py").write_text("raise KeyboardInterrupt")
    surroundings = {**os.environ, "PYTHONPATH": os.pathsep.join((str(tmp_path), str(ROOT)))}
    done = subprocess.run(
        [sys.executable, "-m", "verify", "version"], env=surroundings, capture_output=True, text=True, check=False
    )
    assert (done.returncode, done.stdout, done.stderr) == (130, "", "verify: interrupted; what was finished is kept\n")
