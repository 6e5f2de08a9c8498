"""House rules: what a newsroom may change, errors that name the line, and findings that people let be."""

from pathlib import Path

import pytest

from sources.errors import UnknownName
from sources.extract import extract
from sources.extract.notes import lift_notes, with_notes
from sources.model import Page
from sources.outlets import load_outlets
from tests.articles import document_of
from tests.examples import codes
from tests.line import tools_of
from verify.errors import SettingsError
from verify.houserules import PLAIN, HouseRules, read_house_rules
from verify.houserules.lines import line_of
from verify.houserules.values import chosen
from verify.pipeline import check
from verify.rules import LEVELS, RULES
from verify.rules.choice import codes_of

FOLDER = Path(__file__).parent.parent / "seeds" / "house-rules"


@pytest.fixture(scope="module")
def tools():
    return tools_of(load_outlets())


def report_on(text, tools, house=PLAIN):
    source, jottings = lift_notes(text)
    return check(with_notes(document_of(source), jottings), tools._replace(standards=house.standards()))


def house_of(tmp_path, toml):
    path = tmp_path / "house.toml"
    path.write_text(toml, encoding="utf-8")
    return read_house_rules(path)


@pytest.mark.parametrize(
    ("name", "some"),
    [
        pytest.param("hearsay", {"hearsay"}, id="code"),
        pytest.param("SRC002", {"hearsay"}, id="number"),
        pytest.param("src00", {"hearsay", "unattributed"}, id="beginning of a number"),
        pytest.param("SRC", {"hearsay", "poll-incomplete"}, id="letters"),
        pytest.param("sourcing", {"hearsay", "poll-incomplete"}, id="family"),
        pytest.param("all", set(LEVELS), id="all"),
    ],
)
def test_a_rule_is_called_by_code_number_or_family(name, some):
    assert some <= codes_of(name, RULES)


def test_an_unknown_name_gets_the_nearest():
    with pytest.raises(UnknownName, match="did you mean hearsay"):
        codes_of("heersay", RULES)


def test_selecting_and_ignoring_switch_rules_off():
    found = chosen(LEVELS, select=["sourcing,WRD"], ignore=["hearsay"])
    assert {c for c, level in found.items() if level} == (codes_of("SRC", RULES) | codes_of("WRD", RULES)) - {"hearsay"}
    assert chosen(LEVELS, select=[], ignore=[]) == LEVELS


def test_nothing_changes_without_house_rules(tools):
    text = "Sources said the dam broke. Ten houses were flooded."
    plain, empty = report_on(text, tools), report_on(text, tools, HouseRules())
    assert plain == empty
    assert plain.rubric == "rubric/1"


def test_a_rule_of_its_own_outranks_its_family(tmp_path):
    house = house_of(tmp_path, '[rules]\nhearsay = "error"\nsourcing = "off"\nSRC01 = "note"\n')
    levels = house.levels()
    assert (levels["hearsay"], levels["unattributed"], levels["quote-without-speaker"]) == ("error", None, "note")


def test_levels_words_and_numbers_reach_the_report(tmp_path, tools):
    house = house_of(
        tmp_path,
        '[rules]\nplural-sources = { level = "error", cites = "House style, p. 4." }\n'
        '[rubric.bases]\nS2 = 0.11\n[measures]\nbarred = ["sources"]\n',
    )
    report = report_on("Sources said the dam broke.", tools, house)
    (claim,) = report.claims
    found = {f.code: f.level for f in claim.findings}
    assert (found["plural-sources"], found["anonymity-barred"]) == ("error", "warning")
    assert claim.attribution.score == pytest.approx(0.11)
    assert report.rubric == f"rubric/1+house:{house.digest}"
    assert {r.code: r.why for r in report.rules}["plural-sources"] == "House style, p. 4."


@pytest.mark.parametrize(
    ("toml", "line", "words"),
    [
        pytest.param('[rules]\n\nhearsay = "loud"\n', 3, "'loud'", id="a level that is none"),
        pytest.param("[rules]\nheersay = 'off'\n", 2, "did you mean hearsay", id="a rule that is none"),
        pytest.param("# ours\n[rubric.bases]\nS8 = 0.8\nS2 = 1.2\n", 4, "1.2", id="a base above one"),
        pytest.param('[rubric]\n[rubric.modifiers]\n"charm" = 0.1\n', 3, "charm", id="a modifier that is none"),
        pytest.param("name = 'a'\n[measures]\nstale_days = 0\n", 3, "stale_days cannot be 0", id="a threshold"),
        pytest.param("[masures]\nstale_days = 9\n", 1, "no setting 'masures'", id="a misspelt table"),
        pytest.param("[[ignore]]\nfiles = 'a'\nrules = ['all']\nreason = ''\n", 4, "reason", id="no reason"),
        pytest.param("name = \n", 1, "no TOML", id="no TOML"),
    ],
)
def test_errors_name_the_file_the_line_and_the_value(tmp_path, toml, line, words):
    with pytest.raises(SettingsError) as caught:
        house_of(tmp_path, toml)
    assert f"house.toml:{line}:" in str(caught.value)
    assert words in str(caught.value)
    assert "\n" not in str(caught.value)


def test_a_file_that_is_not_there_is_named(tmp_path):
    with pytest.raises(SettingsError, match=r"none\.toml cannot be read"):
        read_house_rules(tmp_path / "none.toml")


def test_tables_of_an_array_are_counted():
    text = "[[ignore]]\nfiles = 'a'\n\n[[ignore]]\nfiles = 'b'\nreason = 'x'\n"
    assert line_of(text, ("ignore", 1, "reason")) == 6
    assert line_of(text, ("ignore", 0, "nothing")) == 1


def suppressed(report):
    return {(c.id, f.code): f.suppressed for c in report.claims for f in c.findings if f.suppressed}


def test_a_note_lets_the_sentence_before_it_be_and_no_other(tools):
    text = (
        "Sources said the dam broke. <!-- verify: ignore plural-sources the desk knows both --> Experts said it held."
    )
    report = report_on(text, tools)
    assert suppressed(report) == {("c1", "plural-sources"): "the desk knows both"}
    assert "plural-sources" in codes(report)


def test_a_note_for_the_whole_file_names_many(tools):
    text = "verify: ignore-file SRC003, unattributed: a draft\nSources said the dam broke. Ten houses were flooded."
    report = report_on(text, tools)
    assert {code for _, code in suppressed(report)} >= {"plural-sources"}
    assert not codes(report) & {"plural-sources", "unattributed"}


@pytest.mark.parametrize(
    ("note", "why"),
    [
        pytest.param("ignore plural-sources", "give the reason", id="no reason"),
        pytest.param("ignore plurl-sources because", "did you mean", id="unknown rule"),
        pytest.param("forget it", "write `verify: ignore", id="no such word"),
    ],
)
def test_a_note_that_is_not_heeded_is_told(note, why, tools):
    report = report_on(f"Sources said the dam broke. <!-- verify: {note} -->", tools)
    assert suppressed(report) == {}
    assert [p for p in report.problems if p.stage == "rules" and why in p.message]


@pytest.mark.parametrize(("files", "counts"), [("test", False), ("opinion/*", True)], ids=["ours", "others"])
def test_house_rules_let_be_by_file(files, counts, tmp_path, tools):
    house = house_of(tmp_path, f"[[ignore]]\nfiles = '{files}'\nrules = ['sourcing']\nreason = 'signed opinion'\n")
    report = report_on("Sources said the dam broke.", tools, house)
    assert ("plural-sources" in codes(report)) is counts


SAMPLES = sorted(FOLDER.glob("*.toml"))


@pytest.mark.parametrize("path", SAMPLES, ids=lambda p: p.stem)
def test_the_samples_can_be_read_and_cite_a_handbook_for_every_rule(path):
    house = read_house_rules(path)
    assert house.name
    assert all("https://" in handbook for handbook in house.after)
    assert len(house.rules) >= 10
    assert [name for name, setting in house.rules.items() if not setting.cites.endswith(".")] == []


def test_there_are_three_samples_and_they_differ():
    assert len(SAMPLES) == 3
    assert len({read_house_rules(p).digest for p in SAMPLES} | {PLAIN.digest}) == 4


def test_house_rules_change_nothing_that_they_do_not_name(tools):
    page = Page(name="a.txt", body=b"The dam broke.", fetched=tools.now(), read_from="file")
    document = extract(page)
    house = HouseRules.model_validate({"rules": {"hearsay": "error"}})
    before, after = (check(document, tools._replace(standards=h.standards())) for h in (PLAIN, house))
    assert before.claims == after.claims
