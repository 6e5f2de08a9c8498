"""Measures of single sentences: how well each is sourced, and which are worth checking."""

import json

import pytest

from sources.model import Span
from verify.cli import main
from verify.evaluate import Sourced, SourcedArticle, evaluate_sourcing, evaluate_worth

TEXT = "The dam is safe, Ada Moss said. Experts say it leaks."
GOLD = (
    {"span": [0, 31], "kind": "fact", "level": "S8", "weak": False, "anonymous": False},
    {"span": [32, 53], "kind": "fact", "level": "S2", "weak": True, "anonymous": True},
)


def sourced(start, level, *, weak=False):
    return Sourced(Span(start, start + 10), "fact", level, weak, anonymous=level == "S2")


def test_levels_are_right_near_or_neither():
    gold = tuple(sourced(n * 10, level) for n, level in enumerate(("S8", "S8", "S8", "EX")))
    found = tuple(sourced(n * 10, level) for n, level in enumerate(("S8", "S7", "S0", "EX")))
    lines = {line.name: line for line in evaluate_sourcing([SourcedArticle(gold, found)])}
    assert (lines["level"].f1, lines["level within one"].f1) == (0.5, 0.75)
    assert lines["level: EX"].f1 == 1


def test_what_the_readers_did_not_agree_on_is_not_counted():
    gold = (sourced(0, "S8"), sourced(10, "S8")._replace(level=None, weak=None))
    lines = {line.name: line for line in evaluate_sourcing([SourcedArticle(gold, ())])}
    assert lines["level"].gold == 1
    assert lines["level"].f1 == 0


def test_a_sentence_missed_is_not_weak():
    lines = {x.name: x for x in evaluate_sourcing([SourcedArticle((sourced(0, "S0", weak=True),), ())])}
    assert lines["weak"].recall == 0


def test_worth_is_counted_over_the_sentences_that_are_worth_it():
    (line,) = evaluate_worth([(True, True), (True, False), (False, True), (False, False)])
    assert (line.precision, line.recall, line.gold) == (0.5, 0.5, 2)


def test_a_newsroom_can_measure_its_own_labels(tmp_path, capsys):
    path = tmp_path / "gold.jsonl"
    path.write_text(json.dumps({"id": "a", "text": TEXT, "sentences": GOLD}) + "\n", encoding="utf-8")
    assert main(["eval", "sourcing", "--gold", str(path), "--json"]) == 0
    lines = {line["name"]: line for line in map(json.loads, capsys.readouterr().out.splitlines())}
    assert lines["weak"]["f1"] == lines["level"]["f1"] == 1


def test_worth_is_measured_from_the_command_line(tmp_path, capsys):
    path = tmp_path / "gold.jsonl"
    rows = (
        {"text": "Unemployment fell by four percent last year.", "label": "Yes"},
        {"text": "Thanks.", "label": "No"},
    )
    path.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    assert main(["eval", "checkworthy", "--gold", str(path)]) == 0
    assert "worth checking" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("name", "body", "complaint"),
    [
        pytest.param("sourcing", '{"id": "a"}\n', "line 1", id="fields missing"),
        pytest.param("sourcing", "\nno json\n", "line 2", id="no json"),
        pytest.param("checkworthy", '{"text": "x", "label": "Maybe"}\n', "line 1", id="other label"),
    ],
)
def test_unusable_labels_are_refused_with_their_line(tmp_path, capsys, name, body, complaint):
    path = tmp_path / "gold.jsonl"
    path.write_text(body, encoding="utf-8")
    assert main(["eval", name, "--gold", str(path)]) == 2
    assert complaint in capsys.readouterr().err
