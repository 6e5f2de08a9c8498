"""Check-worthiness: orders sentences as a checker would, never fails, and trusts no altered weights."""

import json
import subprocess
import sys
import time
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from verify.claims import checkworthiness
from verify.claims.signs import normalise, sentence_signs, split_words
from verify.claims.worth import MODEL, PLACE, SHA256, WorthModel, WorthWeights, read_weights, write_weights
from verify.errors import WeightsError

SHARED = Path(__file__).parent.parent.parent / "shared"
CHECKABLE = {
    "percentage": "Unemployment in the region fell by 12 percent last year.",
    "money": "The ministry spent $340 million on the bridge.",
    "count": "More than 40,000 people lost their jobs in the recession.",
    "record": "The company paid no federal taxes between 2014 and 2018.",
    "vote": "The senator voted against the bill three times.",
    "superlative": "We have the highest murder rate in the world.",
    "deed": "He cut taxes for the wealthiest one percent and doubled the deficit.",
}
IDLE = {
    "greeting": "Good evening, and thank you all for coming.",
    "question": "What do you think about that?",
    "interruption": "Let me finish, please.",
    "wish": "I hope we can work together.",
    "thanks": "Thank you very much.",
    "promise": "I will fight for you.",
    "view": "I think that is a good idea.",
    "fragment": "Well, no, but",
}


@pytest.mark.parametrize("idle", IDLE.values(), ids=IDLE.keys())
@pytest.mark.parametrize("checkable", CHECKABLE.values(), ids=CHECKABLE.keys())
def test_what_can_be_checked_stands_above_small_talk(checkable, idle):
    assert checkworthiness(checkable) > checkworthiness(idle)


@pytest.mark.parametrize("text", CHECKABLE.values(), ids=CHECKABLE.keys())
def test_what_can_be_checked_is_past_the_middle(text):
    assert checkworthiness(text) >= 0.5


@pytest.mark.parametrize("text", IDLE.values(), ids=IDLE.keys())
def test_small_talk_stays_below_the_middle(text):
    assert checkworthiness(text) < 0.5


@given(st.text())
def test_any_string_gets_a_probability_and_always_the_same(text):
    first = checkworthiness(text)
    assert 0 <= first <= 1
    assert checkworthiness(text) == first


@pytest.mark.parametrize(
    "text",
    ["", " ", "?", "\ud800", "١٢٣", "percent " * 100_000, "9" * 100_000, "a" * 1_000_000, "1,.,." * 50_000],
    ids=["empty", "blank", "mark", "surrogate", "arabic-digits", "repeated", "long-number", "long-word", "dots"],
)
def test_odd_and_endless_strings_get_a_probability_too(text):
    assert 0 <= checkworthiness(text) <= 1


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("It cost 12 percent more.", "It cost 57 percent more."),
        ("They don't pay taxes.", "They don’t pay taxes."),
        ("They pay no taxes.", '"They pay no taxes."'),
        ("In 1987 he left.", "In 2003 he left."),
    ],
    ids=["figure", "apostrophe", "quotation-marks", "year"],
)
def test_what_does_not_bear_on_checking_changes_nothing(one, other):
    assert checkworthiness(one) == checkworthiness(other)


@pytest.mark.parametrize(
    ("word", "shape"),
    [("1987", "#year"), ("12", "#2"), ("1,500,000", "#5"), ("3.5", "#.#"), ("Don’t", "don't"), ("%", "%")],
)
def test_a_number_is_known_by_its_shape(word, shape):
    assert normalise(word) == shape


def test_names_are_not_counted_where_everything_is_in_capitals():
    text = "TAXES ROSE IN EVERY STATE"
    written = split_words(text)
    assert "names 0" in sentence_signs(text, written, [normalise(w) for w in written])


def test_shipped_weights_are_small_and_hold_no_run_of_three_words():
    weights = read_weights(PLACE, sha256=SHA256)
    assert weights.model == MODEL
    assert PLACE.stat().st_size < 1_000_000
    assert max(len(sign.split()) for family in (weights.words, weights.pairs) for sign in family) == 2


def test_altered_weights_are_refused(tmp_path):
    copy = tmp_path / "weights.json"
    copy.write_bytes(PLACE.read_bytes().replace(b'"slope": ', b'"slope": 1'))
    with pytest.raises(WeightsError, match="have been altered"):
        read_weights(copy, sha256=SHA256)


@pytest.mark.parametrize(
    ("body", "message"),
    [
        ("{", "no weights of linear"),
        ("[]", "no weights of linear"),
        ('{"model": "linear.v1"}', "no weights of linear"),
        (None, "cannot read"),
    ],
    ids=["cut-off", "list", "fields-missing", "absent"],
)
def test_what_is_not_a_file_of_weights_is_refused(tmp_path, body, message):
    place = tmp_path / "weights.json"
    if body is not None:
        place.write_text(body)
    with pytest.raises(WeightsError, match=message):
        read_weights(place, sha256=None)


def test_weights_of_another_model_are_refused(tmp_path):
    other = WorthWeights("linear.v0", 1.0, 1.0, 0.0, {}, {}, {})
    digest = write_weights(other, tmp_path / "w.json")
    with pytest.raises(WeightsError, match=r"linear\.v0"):
        read_weights(tmp_path / "w.json", sha256=digest)


def test_weights_written_and_read_are_the_same_and_score_the_same(tmp_path):
    weights = WorthWeights(MODEL, 0.05, 1.5, -0.5, {"w taxes": 40}, {"< taxes": 2}, {"": -10, "names 0": 3})
    digest = write_weights(weights, tmp_path / "w.json")
    read = read_weights(tmp_path / "w.json", sha256=digest)
    assert read == weights
    # 40 and 2 in a sentence of one word, -10 always, 3 for no name; the step is a twentieth.
    assert WorthModel(read).score("Taxes") == pytest.approx((40 + 2 - 10 + 3) / 20)


def test_importing_reads_no_weights():
    program = (
        "import builtins, io, pathlib\n"
        "read = pathlib.Path.read_bytes\n"
        "def watched(self):\n"
        "    assert 'worth_weights' not in self.name, 'weights read at import'\n"
        "    return read(self)\n"
        "pathlib.Path.read_bytes = watched\n"
        "import verify.claims\n"
    )
    subprocess.run([sys.executable, "-c", program], check=True, cwd=Path(__file__).parent.parent)


def test_a_thousand_sentences_take_well_under_half_a_second():
    sentences = [f"{text} {number}" for number in range(70) for text in (*CHECKABLE.values(), *IDLE.values())]
    checkworthiness("")
    began = time.process_time()
    for text in sentences:
        checkworthiness(text)
    assert time.process_time() - began < 0.5


def test_debates_of_another_year_are_judged_at_least_as_well_as_asked():
    gold = SHARED / "data" / "checkworthy" / "ct24_devtest.jsonl"
    if not gold.exists():
        pytest.skip("labelled debates are not beside the repository (shared/data/checkworthy)")
    records = [json.loads(line) for line in gold.read_text(encoding="utf-8").splitlines()]
    said = [(checkworthiness(r["text"]) >= 0.5, r["label"] == "Yes") for r in records]
    right = sum(a and b for a, b in said)
    assert 2 * right / sum(a + b for a, b in said) >= 0.78
