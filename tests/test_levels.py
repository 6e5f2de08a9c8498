"""Sentence levels: signs, weights, and what is decided of them."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra import numpy as arrays

from tests.labelled import rows
from verify.answers import bare_document
from verify.attribution.levels.reader import ALWAYS, ASKABLE, chances, decide, read_sentences
from verify.attribution.levels.signs import signs_of
from verify.attribution.levels.weights import (
    ANSWERS,
    KINDS,
    LEVELS,
    UNNAMED,
    LevelWeights,
    hash_sign,
    load_weights,
    read_weights,
    write_weights,
)
from verify.attribution.sentences import rule_readings, sentence_levels
from verify.errors import WeightsError
from verify.measuring import find_trainer
from verify.pipeline import take_apart
from verify.settings import Parts, Settings
from verify.training.sentences import GoldSentence
from verify.training.sourcing import Read, learn, train

EMPTY = LevelWeights(np.array([1], dtype=np.uint64), np.zeros((1, ANSWERS), np.int8), np.zeros(ANSWERS), 0.5, 0.9)
REPORT = (
    "The bridge stays open, the mayor says.\n\n"
    "Mayor Ada Moss said the bridge was safe. She had walked over it herself.\n\n"
    "Experts warn that it will fall. Nobody in the town trusts her.\n\nRead more: ten bridges of the north."
)


@pytest.fixture(scope="module")
def parts():
    return Parts(Settings())


def apart(text, parts):
    (parsed,) = parts.parser.parse_texts([text])
    article = take_apart(bare_document(text), parsed, parts.outlets)
    return parsed, article.claims, article.account.vouchings


@given(
    arrays.arrays(np.float64, ANSWERS, elements=st.floats(0, 1)),
    st.floats(0.05, 0.95),
    st.floats(0.05, 0.95),
)
def test_what_is_decided_goes_together(row, asked, unnamed):
    read = decide(row, EMPTY._replace(asked=asked, unnamed=unnamed))
    assert (read.level == "EX") == (read.kind in {"background", "none"})
    assert read.weak == (read.level in ALWAYS or (read.level in ASKABLE and read.asked >= asked))


def row_of(**told):
    row = np.full(ANSWERS, 0.01)
    for place, name in enumerate((*LEVELS, *KINDS, "weak")):
        row[place] = told.get(name, row[place])
    return row


@pytest.mark.parametrize(
    ("row", "level", "weak"),
    [
        pytest.param(row_of(S8=0.9, fact=0.9), "S8", False, id="named"),
        pytest.param(row_of(S0=0.8, opinion=0.9, weak=0.7), "S0", True, id="asked for"),
        pytest.param(row_of(S8=0.5, S2=0.21, S3=0.2, fact=0.9), "S2", True, id="unnamed together"),
        pytest.param(row_of(EX=0.6, S0=0.5, fact=0.9, none=0.3), "S0", False, id="a claim has a level"),
        pytest.param(row_of(S8=0.9, fact=0.9, weak=0.9), "S8", False, id="named is not weak"),
    ],
)
def test_the_likeliest_that_goes_together_is_told(row, level, weak):
    read = decide(row, EMPTY._replace(asked=0.5, unnamed=0.3))
    assert (read.level, read.weak) == (level, weak)


def test_a_sentence_carries_signs_of_its_own_its_neighbours_and_its_text(parts):
    parsed, claims, vouchings = apart(REPORT, parts)
    rules = rule_readings(parsed, claims, vouchings)
    signs = signs_of(parsed, rules)
    assert len(signs) == len(parsed.sentences)
    assert {"level=S8", "word=bridge", "pair=the bridge", "root=say", "subject=PERSON", "place=1"} <= set(signs[1])
    assert {"-1=level=S8", "1|level=S2", "paragraph=01"} <= set(signs[2])
    assert all(any(sign.startswith("text long=") for sign in names) for names in signs)
    assert not any("Moss" in sign or "Ada" in sign for names in signs for sign in names)


def test_a_report_reads_as_its_readers_would(parts):
    parsed, claims, vouchings = apart(REPORT, parts)
    levels = sentence_levels(parsed, claims, vouchings)
    assert [found.level for found in levels][1:4] == ["S8", "S8", "S2"]
    assert levels[3].weak
    assert levels[3].anonymous
    assert not levels[1].weak
    assert levels[-1].level == "EX"


def test_a_text_reads_the_same_again(parts):
    parsed, claims, vouchings = apart(REPORT, parts)
    rules = rule_readings(parsed, claims, vouchings)
    assert read_sentences(parsed, rules) == read_sentences(parsed, rules)


def test_weights_come_back_as_they_were_written(tmp_path):
    first = write_weights(tmp_path / "one.npz", EMPTY)
    again = read_weights(tmp_path / "one.npz", sha256=first)
    assert write_weights(tmp_path / "two.npz", again) == first
    assert again.asked == EMPTY.asked


def test_altered_weights_are_refused(tmp_path):
    path = tmp_path / "weights.npz"
    write_weights(path, EMPTY)
    with pytest.raises(WeightsError, match="altered"):
        read_weights(path, sha256="0" * 64)
    path.write_bytes(b"no weights")
    with pytest.raises(WeightsError, match="train them anew"):
        read_weights(path, sha256=None)


def test_the_shipped_weights_know_no_rare_sign_and_are_small():
    held = load_weights()
    assert (np.diff(held.keys.astype(object)) > 0).all()
    assert held.steps.shape == (len(held.keys), ANSWERS)
    assert held.steps.nbytes < 1_000_000


def test_what_articles_teach_is_told_again():
    said = GoldSentence(span=(0, 1), kind="fact", level="S8", weak=False, anonymous=False)
    blamed = GoldSentence(span=(0, 1), kind="opinion", level="S0", weak=True, anonymous=False)
    articles = [Read([["root=say", "word=x"], ["root=betray", "word=x"]], (said, blamed)) for _ in range(60)]
    weights = learn(articles)
    rows = chances([["root=say"], ["root=betray"]], weights)
    assert [decide(row, weights).level for row in rows] == ["S8", "S0"]
    assert [decide(row, weights).weak for row in rows] == [False, True]
    assert {hash_sign("root=say"), hash_sign("root=betray")} <= set(weights.keys.tolist())


def test_labels_that_readers_did_not_agree_on_teach_nothing():
    open_ = GoldSentence(span=(0, 1), kind=None, level=None, weak=None, anonymous=None)
    said = GoldSentence(span=(0, 1), kind="fact", level="S8", weak=False, anonymous=False)
    known = [Read([["root=say"]], (said,)) for _ in range(30)]
    unsure = [Read([["root=mumble"]], (open_,)) for _ in range(30)]
    weights = learn([*known, *unsure])
    assert hash_sign("root=mumble") not in weights.keys.tolist()


def test_too_few_articles_are_refused_with_their_number(tmp_path, parts):
    gold = tmp_path / "gold.jsonl"
    gold.write_text("", encoding="utf-8")
    with pytest.raises(Exception, match="0 labelled articles"):
        find_trainer("sourcing")([gold], tmp_path / "out.npz", parts, lambda _: None)


def test_training_on_the_same_articles_writes_the_same_bytes(tmp_path):
    said = GoldSentence(span=(0, 1), kind="fact", level="S8", weak=False, anonymous=False)
    unnamed = GoldSentence(span=(0, 1), kind="fact", level="S2", weak=True, anonymous=True)
    articles = [Read([["root=say", f"word={n % 5}"], ["subject=expert"]], (said, unnamed)) for n in range(40)]
    heard = []
    digests = {train(articles, tmp_path / f"{n}.npz", heard.append) for n in range(2)}
    assert len(digests) == 1
    assert any("learning from 40 articles" in line for line in heard)


def test_the_taught_articles_have_a_label_for_every_sentence():
    found = list(rows("taught"))
    assert len(found) == 32
    assert all(s["level"] in LEVELS and s["kind"] in KINDS for row in found for s in row["sentences"])
    assert all(s["anonymous"] == (s["level"] in UNNAMED) for row in found for s in row["sentences"])
