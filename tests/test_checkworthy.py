"""Training of check-worthiness: the optimum is found, the bytes repeat, rare words leave no trace."""

import gzip
import json
from itertools import product

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from sources.errors import InputError
from verify.claims.worth import WorthModel, read_weights
from verify.errors import OutputError
from verify.training.checkworthy import RAREST, Labelled, learn, train
from verify.training.logistic import Rows, Task, fit
from verify.training.ranking import Scored, measure

WHO = ("The council", "The mayor", "Their party", "This company", "The ministry")
DEEDS = ("spent 40 million dollars", "cut 12 percent of jobs", "voted against the bill", "paid no taxes in 2014")
WISHES = ("hopes for the best", "will fight for you", "is a good friend", "should be proud")


def sentences():
    made = [f"{who} {deed} {n}." for n in range(9) for who, deed in product(WHO, (*DEEDS, *WISHES))]
    return [Labelled(n, text, any(deed in text for deed in DEEDS)) for n, text in enumerate(made)]


def write(path, labelled):
    lines = (json.dumps({"id": f"s_{s.place}", "text": s.text, "label": "Yes" if s.worth else "No"}) for s in labelled)
    body = "\n".join(lines).encode()
    path.write_bytes(gzip.compress(body) if path.suffix == ".gz" else body)
    return path


def test_the_same_sentences_give_the_same_bytes_in_any_order(tmp_path):
    plain = write(tmp_path / "a.jsonl", sentences())
    turned = write(tmp_path / "b.jsonl.gz", sentences()[::-1])
    assert train([plain], tmp_path / "a.json") == train([turned], tmp_path / "b.json")
    assert (tmp_path / "a.json").read_bytes() == (tmp_path / "b.json").read_bytes()


def test_what_is_learned_tells_deeds_from_wishes(tmp_path):
    digest = train([write(tmp_path / "a.jsonl", sentences())], tmp_path / "a.json")
    model = WorthModel(read_weights(tmp_path / "a.json", sha256=digest))
    assert model.probability("The mayor paid no taxes.") > 0.5 > model.probability("The mayor is a good friend.")


def test_a_rare_word_leaves_no_trace():
    secret = [Labelled(1000 + n, "Xylograph paid taxes.", True) for n in range(RAREST - 1)]
    weights = learn([*sentences(), *secret])
    assert not [sign for family in weights[4:] for sign in family if "xyl" in sign]


@pytest.mark.parametrize(
    ("line", "message"),
    [
        ("{", "line 1: no "),
        ('{"id": "1", "text": "a"}', "line 1: no "),
        ('{"id": "1", "text": "a", "label": "maybe"}', "'maybe'; write Yes or No"),
        ('{"id": "1", "text": "a", "label": "Yes"}', "at least"),
    ],
    ids=["cut-off", "no-label", "odd-label", "too-few"],
)
def test_files_that_teach_nothing_are_refused_by_line(tmp_path, line, message):
    (tmp_path / "a.jsonl").write_text(line)
    with pytest.raises(InputError, match=message):
        train([tmp_path / "a.jsonl"], tmp_path / "out.json")


def test_an_absent_or_broken_file_is_named(tmp_path):
    with pytest.raises(InputError, match=r"gone\.jsonl"):
        train([tmp_path / "gone.jsonl"], tmp_path / "out.json")
    whole = gzip.compress(b'{"id": "1", "text": "a", "label": "Yes"}')
    for body in (b"not gzip", whole[:-12], whole[:12] + b"\xff" + whole[13:]):
        (tmp_path / "broken.jsonl.gz").write_bytes(body)
        with pytest.raises(InputError, match=r"broken\.jsonl"):
            train([tmp_path / "broken.jsonl.gz"], tmp_path / "out.json")


def test_a_place_that_cannot_be_written_is_named(tmp_path):
    learned = write(tmp_path / "a.jsonl", sentences())
    with pytest.raises(OutputError, match="cannot write"):
        train([learned], tmp_path / "nowhere" / "out.json")


def task_of(matrix, labels, penalty):
    row, column = np.nonzero(np.ones_like(matrix))
    rows = Rows(row, column, matrix.ravel(), matrix.shape)
    return Task(rows, labels, np.ones(len(labels)), np.full(matrix.shape[1], penalty))


@given(st.integers(0, 2**32 - 1), st.floats(0.1, 10))
def test_at_the_weights_found_no_direction_lowers_the_loss(seed, penalty):
    chance = np.random.default_rng(seed)
    matrix, labels = chance.normal(size=(12, 3)) * 3, chance.integers(0, 2, 12).astype(float)
    weights = fit(task_of(matrix, labels, penalty))
    said = 1 / (1 + np.exp(-matrix @ weights))
    assert np.abs(matrix.T @ (said - labels) + penalty * weights).max() < 1e-4


def test_perfect_answers_measure_one_and_a_coin_measures_what_it_should():
    perfect = measure([Scored(1.0, True), Scored(0.0, False)])
    assert perfect[2:] == (1.0, 1.0, 1.0, 1.0, 0.0)
    coin = measure([Scored(0.5, n % 2 == 0) for n in range(100)])
    assert coin.precision == coin.average_precision == 0.5
    assert coin.recall == 1.0
    assert coin.calibration_error == pytest.approx(0)


def test_nothing_measured_is_nothing_claimed():
    assert set(measure([])) == {0}


@given(st.lists(st.builds(Scored, st.floats(0, 1), st.booleans()), min_size=1))
def test_every_figure_is_a_share(scored):
    assert all(0 <= figure <= 1 + 1e-9 for figure in measure(scored)[1:])
