"""`verify rules`, and choosing rules on the command line: as a newsroom would use them."""

import json
from pathlib import Path

import pytest

from verify.cli import main

SAMPLES = Path(__file__).parent.parent / "seeds" / "house-rules"
TEXT = "Sources said the dam of Oakford broke at night.\n\nTen houses in the valley were flooded.\n"


@pytest.fixture
def draft(tmp_path, monkeypatch):
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "none"))
    path = tmp_path / "draft.txt"
    path.write_text(TEXT, encoding="utf-8")
    return path


def run(capsys, *arguments):
    status = main([str(a) for a in arguments])
    shown = capsys.readouterr()
    return status, shown.out, shown.err


def counting(out):
    report = json.loads(out)
    return {f["code"] for c in report["claims"] for f in c["findings"] if "suppressed" not in f}


def test_the_list_has_a_line_for_every_rule_and_tells_house_levels(capsys):
    _, plain, _ = run(capsys, "rules", "list")
    _, house, _ = run(capsys, "rules", "list", "--rules", SAMPLES / "ap.toml")
    assert "SRC003  plural-sources           warning" in plain
    assert "SRC003  plural-sources           error" in house
    assert len(plain.splitlines()) == len(house.splitlines()) >= 30


def test_a_rule_is_shown_whole_by_any_of_its_names(capsys):
    _, by_code, _ = run(capsys, "rules", "show", "hearsay")
    _, by_number, _ = run(capsys, "rules", "show", "src002")
    assert by_code == by_number
    assert all(label in by_code for label in ("catches", "why", "mend", "fires on", "not on"))


def test_a_rule_is_shown_as_json_with_its_examples(capsys):
    _, out, _ = run(capsys, "rules", "show", "single-origin", "--format", "json")
    facts = json.loads(out)
    assert (facts["number"], facts["family"], len(facts["fires"]["held"])) == ("REF008", "references", 2)


def test_what_a_house_may_set_is_shown_with_its_defaults(capsys):
    _, out, _ = run(capsys, "rules", "show", "house")
    assert "rubric.bases" in out
    assert "S2 = 0.2" in out
    assert "measures.barred" in out


def test_an_unknown_rule_is_misuse(capsys):
    status, _, err = run(capsys, "rules", "show", "heersay")
    assert (status, err.count("\n")) == (2, 1)
    assert "did you mean hearsay" in err


def test_diff_tells_what_changes_and_nothing_else(capsys, draft):
    status, out, _ = run(capsys, "rules", "diff", "-", SAMPLES / "ap.toml", draft)
    assert status == 0
    assert "- → After AP: 1 of 2 claims change" in out
    assert "score   .20 → .15" in out
    assert "now     error plural-sources (was warning)" in out
    _, same, _ = run(capsys, "rules", "diff", SAMPLES / "ap.toml", SAMPLES / "ap.toml", draft)
    assert "0 of 2 claims change" in same


def test_diff_shows_no_escape_of_the_article(capsys, draft):
    draft.write_text("Sources said \x1b[31mthe dam\u202e of Oakford broke at night.\n", encoding="utf-8")
    _, out, _ = run(capsys, "rules", "diff", "-", SAMPLES / "ap.toml", draft)
    assert "Oakford" in out
    assert not {"\x1b", "\u202e"} & set(out)


def test_house_rules_decide_the_exit_status(capsys, draft):
    gate = ("check", draft, "--offline", "--fail-on", "error", "--format", "json")
    assert run(capsys, *gate)[0] == 0
    status, out, _ = run(capsys, *gate, "--rules", SAMPLES / "ap.toml")
    assert status == 1
    assert json.loads(out)["rubric"].startswith("rubric/1+house:")


def test_house_rules_change_the_digest_of_the_settings_wherever_they_lie(capsys, draft, tmp_path):
    copy = tmp_path / "copy.toml"
    copy.write_text((SAMPLES / "ap.toml").read_text(encoding="utf-8"), encoding="utf-8")
    shown = [
        json.loads(run(capsys, "check", draft, "--offline", "--format", "json", *rules)[1])["settings"]
        for rules in ((), ("--rules", SAMPLES / "ap.toml"), ("--rules", copy))
    ]
    assert shown[0] != shown[1] == shown[2]


def test_house_rules_with_a_fault_are_misuse_and_name_the_line(capsys, draft, tmp_path):
    bad = tmp_path / "bad.toml"
    bad.write_text('[rules]\nhearsay = "loud"\n', encoding="utf-8")
    status, out, err = run(capsys, "check", draft, "--offline", "--rules", bad)
    assert (status, out) == (2, "")
    assert f"{bad}:2:" in err


@pytest.mark.parametrize(
    ("options", "codes"),
    [
        pytest.param(("--select", "plural-sources"), {"plural-sources"}, id="select"),
        pytest.param(("--select", "SRC", "--ignore", "SRC003,SRC001"), set(), id="select and ignore"),
        pytest.param(("--ignore", "sourcing"), set(), id="ignore a family"),
    ],
)
def test_rules_are_chosen_by_name(capsys, draft, options, codes):
    _, out, _ = run(capsys, "check", draft, "--offline", "--format", "json", *options)
    assert counting(out) == codes


def test_only_what_is_new_counts_against_a_baseline_wherever_it_stands(capsys, draft, tmp_path):
    known = tmp_path / "known.json"
    gate = ("check", draft, "--offline", "--fail-on", "warning", "--format", "json", "--baseline", known)
    assert run(capsys, *gate, "--write-baseline")[0] == 0
    draft.write_text(f"Anna Berg said the rain had stopped.\n\n{TEXT}", encoding="utf-8")
    status, out, _ = run(capsys, *gate)
    assert (status, counting(out)) == (0, set())
    draft.write_text(f"{TEXT}\nExperts said two bridges fell.\n", encoding="utf-8")
    status, out, _ = run(capsys, *gate)
    assert (status, counting(out)) == (1, {"plural-sources"})
    assert all(
        "suppressed" in f for c in json.loads(out)["claims"] for f in c["findings"] if f["code"] == "unattributed"
    )


def test_a_finding_that_comes_twice_is_new_the_second_time(capsys, draft, tmp_path):
    known = tmp_path / "known.json"
    gate = ("check", draft, "--offline", "--fail-on", "warning", "--format", "json", "--baseline", known)
    run(capsys, *gate, "--write-baseline")
    draft.write_text(f"{TEXT}\nSources said the dam of Oakford broke at night.\n", encoding="utf-8")
    assert run(capsys, *gate)[0] == 1


@pytest.mark.parametrize(
    ("content", "words"),
    [
        pytest.param(None, "cannot be read", id="not there"),
        pytest.param("{}", "is no baseline", id="another file"),
        pytest.param("\x00", "is no baseline", id="no JSON"),
    ],
)
def test_a_baseline_that_is_none_is_misuse(capsys, draft, tmp_path, content, words):
    known = tmp_path / "known.json"
    if content is not None:
        known.write_text(content, encoding="utf-8")
    status, out, err = run(capsys, "check", draft, "--offline", "--baseline", known)
    assert (status, out) == (2, "")
    assert words in err


def test_writing_a_baseline_needs_a_place(capsys, draft):
    assert run(capsys, "check", draft, "--offline", "--write-baseline")[0] == 2


def test_what_is_let_be_in_the_text_is_shown_and_counts_for_nothing(capsys, draft):
    draft.write_text(f"verify: ignore-file sourcing: a test\n{TEXT}", encoding="utf-8")
    status, out, _ = run(capsys, "check", draft, "--offline", "--fail-on", "note")
    assert status == 0
    assert "let be" in out
    assert "a test" in out
    assert "verify:" not in out
