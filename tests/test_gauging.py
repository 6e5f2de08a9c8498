"""`verify eval judge|retrieve|origins|corroboration`: hand-made records whose measures are known."""

import json
from xml.etree import ElementTree as ET

import pytest

from sources.errors import InputError
from verify.cli import main
from verify.evaluate.clusters import Sorted, evaluate_origins
from verify.evaluate.corroboration import Answer, evaluate_corroboration
from verify.evaluate.drawing import draw_reliability
from verify.evaluate.judging import Ruling, evaluate_judge
from verify.evaluate.reliability import Scored, bins_of, calibration_error, curve_of
from verify.evaluate.retrieval import Ranking, evaluate_retrieval
from verify.gauging import gauge_judge, gauge_origins, gauge_retrieval
from verify.settings import Parts, Settings
from verify.weighing import gauge_corroboration

YES, NO, EITHER = (0.9, 0.05, 0.05), (0.05, 0.9, 0.05), (0.2, 0.2, 0.6)


def figures(measured):
    return {f.name: f.value for f in measured.figures}


def lines(measured):
    return {x.name: x for x in measured.lines}


def written(tmp_path, *records):
    path = tmp_path / "gold.jsonl"
    path.write_text("".join(json.dumps(r) + "\n" for r in records))
    return path


def test_an_abstention_is_a_miss_but_no_mistake():
    found = evaluate_judge([Ruling("refutes", "refutes", NO), Ruling("refutes", "abstain", EITHER)])
    assert (lines(found)["refutes"].precision, lines(found)["refutes"].recall) == (1.0, 0.5)
    assert figures(found)["verdicts given"] == 0.5


def test_without_abstention_the_likeliest_stance_counts():
    rulings = [Ruling("refutes", "abstain", NO), Ruling("supports", "abstain", YES), Ruling("nei", "abstain", EITHER)]
    found = figures(evaluate_judge(rulings))
    assert found["macro-F1, no abstention"] == 1.0
    assert found["macro-F1"] == 0.0


def test_a_made_claim_counts_as_caught_by_its_kind_and_a_faithful_one_as_an_alarm():
    rulings = [
        Ruling("overstated", "abstain", EITHER, frozenset({"hedge"}), "hedge"),
        Ruling("overstated", "abstain", EITHER, frozenset(), "hedge"),
        Ruling("supports", "refutes", NO, frozenset({"date"}), "faithful"),
        Ruling("supports", "supports", YES, frozenset(), "faithful"),
    ]
    found = evaluate_judge(rulings)
    assert lines(found)["kind: hedge"].recall == 0.5
    assert figures(found)["false alarms on faithful"] == 0.5


def test_the_calibration_error_is_the_gap_between_stated_and_right():
    assert calibration_error([Scored(0.8, True)] * 8 + [Scored(0.8, False)] * 2) == pytest.approx(0)
    assert calibration_error([Scored(0.9, False)] * 4) == pytest.approx(0.9)
    assert calibration_error([]) == 0


def test_bins_hold_every_answer_once_and_a_certain_one_lies_in_the_last():
    bins = bins_of([Scored(0.0, False), Scored(0.55, True), Scored(1.0, True)])
    assert [b.answers for b in bins] == [1, 1, 1]
    assert bins[-1].p == 1.0


def test_the_curve_begins_with_the_surest_and_ends_with_all_of_them():
    curve = curve_of([Scored(0.9, True), Scored(0.6, False), Scored(0.6, True)], total=10)
    assert [(p.coverage, round(p.precision, 2)) for p in curve] == [(0.1, 1.0), (0.3, 0.67)]


def test_the_drawing_is_well_formed_and_says_its_numbers():
    scored = [Scored(0.9, True), Scored(0.6, False)]
    drawn = draw_reliability("a < b", bins_of(scored), curve_of(scored, 4), error=0.25)
    tree = ET.fromstring(drawn)
    assert "0.250" in tree.attrib["aria-label"]
    assert drawn.count("<circle") == 4


def test_ranks_count_from_the_first_labelled_passage():
    found = figures(evaluate_retrieval([Ranking(("a", "b"), frozenset("b")), Ranking(("a",), frozenset("z"))]))
    assert found["among the first 1"] == 0.0
    assert found["among the first 5"] == 0.5
    assert found["mean reciprocal rank"] == 0.25


def test_pairs_clusters_and_credits_of_origins_are_counted():
    texts = Sorted(
        {"1": "a", "2": "a", "3": "b"},
        {"1": "x", "2": "x", "3": "x"},
        [("1", "2", True), ("1", "3", False), ("1", "9", False)],
        [("AP", "ap"), (None, "AP"), ("AFP", None)],
    )
    found = lines(evaluate_origins(texts))
    assert (found["pairs"].precision, found["pairs"].recall) == (0.5, 1.0)
    assert (found["clusters, B-cubed"].recall, round(found["clusters, B-cubed"].precision, 3)) == (1.0, 0.556)
    assert (found["wire credits"].precision, found["wire credits"].recall) == (0.5, 0.5)


def test_an_unanswered_claim_is_neither_right_nor_wrong():
    found = figures(evaluate_corroboration([Answer(True, 0.8), Answer(False, None)]))
    assert found["answers given"] == 0.5
    assert found["right, of those given"] == 1.0


def test_labelled_passages_are_judged(tmp_path):
    claim = "The port handled 4 tons in May."
    gold = written(
        tmp_path,
        {"id": 1, "claim": claim, "passage": "The port handled 9 tons in May.", "label": "refutes"},
        {"id": 2, "claim": claim, "passages": [{"id": "a", "text": "Rain fell."}], "label": "nei"},
    )
    found = gauge_judge(gold, Parts(Settings()))
    assert lines(found)["refutes"].precision == 1.0
    assert figures(found)["refutes given"] == 0.5


def test_labelled_passages_are_ranked(tmp_path):
    passages = [{"id": "a", "text": "Rain fell on the coast."}, {"id": "b", "text": "The port of Bergen was closed."}]
    gold = written(tmp_path, {"id": 1, "claim": "Bergen's port closed", "passages": passages, "gold_passages": ["b"]})
    assert figures(gauge_retrieval(gold, Parts(Settings())))["among the first 1"] == 1.0


def test_a_claim_is_ranked_among_the_passages_of_others_too(tmp_path):
    records = [
        {"id": n, "claim": claim, "passages": [{"id": "a", "text": text}], "gold_passages": ["a"]}
        for n, (claim, text) in enumerate(
            [("Bergen's port closed", "The port of Bergen closed."), ("Geese eat grass", "The port of Bergen opened.")]
        )
    ]
    found = figures(gauge_retrieval(written(tmp_path, *records), Parts(Settings())))
    assert found["among the first 1"] == 1.0
    assert found["among the first 1, pooled"] == 0.5


def test_origins_without_texts_say_where_to_put_them(tmp_path):
    gold = written(tmp_path, {"id": "x", "wire": "AP"})
    with pytest.raises(InputError, match=r"1 records have no text, the first 'x'.*documents\.jsonl"):
        gauge_origins(gold, Parts(Settings()))


def test_texts_of_origins_are_read_from_the_file_beside_it(tmp_path):
    words = " ".join(f"In year {n} the council of Bergen weighed plan {n * n} for the harbour." for n in range(40))
    (tmp_path / "documents_x.jsonl").write_text(
        "".join(json.dumps({"id": i, "text": t}) + "\n" for i, t in [("1", words), ("2", words), ("3", "Rain fell.")])
    )
    gold = written(
        tmp_path,
        {"type": "document", "id": "1", "cluster": "a"},
        {"type": "pair", "a": "1", "b": "2", "label": "same"},
        {"type": "pair", "a": "1", "b": "3", "label": "different"},
    )
    assert lines(gauge_origins(gold, Parts(Settings())))["pairs"].f1 == 1.0


def test_relays_of_one_origin_do_not_outvote_two_witnesses(tmp_path):
    relayed = [{"stance": "supports", "origin": "one"}] * 9
    gold = written(
        tmp_path,
        {"evidence": [*relayed, *({"stance": "refutes", "origin": o} for o in ("two", "three"))], "label": "refutes"},
    )
    assert figures(gauge_corroboration(gold, Parts(Settings())))["right, of those given"] == 1.0


@pytest.mark.parametrize(
    ("line", "complaint"),
    [
        pytest.param('{"id": 1, "claim": "x", "label": "supports"}', "either passage or passages", id="no-passage"),
        pytest.param("[1]", "line 1: not an object", id="no-object"),
        pytest.param("nonsense", "line 1: not JSON", id="no-json"),
    ],
)
def test_a_file_of_another_form_is_named_with_what_is_wrong(tmp_path, line, complaint):
    path = tmp_path / "gold.jsonl"
    path.write_text(line + "\n")
    with pytest.raises(InputError, match=complaint):
        gauge_judge(path, Parts(Settings()))


def test_the_command_draws_and_prints(tmp_path, capsys):
    gold = written(tmp_path, {"id": 1, "evidence": [{"stance": "supports", "origin": "a"}], "label": "supports"})
    out = tmp_path / "chart.svg"
    assert main(["eval", "corroboration", "--gold", str(gold), "--svg", str(out)]) == 0
    assert "calibration error" in capsys.readouterr().out
    assert out.read_text().startswith("<svg")


def test_a_measure_without_a_chart_says_so(tmp_path, capsys):
    gold = written(tmp_path, {"id": "1", "text": "(AP) - Rain fell.", "wire": "AP"})
    assert main(["eval", "origins", "--gold", str(gold), "--svg", str(tmp_path / "x.svg")]) == 2
    assert "no chart of origins" in capsys.readouterr().err
