"""The learned extractor: every construction once, and the laws of what it is made of."""

from itertools import pairwise
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from verify.attribution.learned.columns import read_columns
from verify.attribution.learned.decode import best_paths, make_field, marginals
from verify.attribution.learned.extractor import find_reportings, rank_readings
from verify.attribution.learned.features import Lexicon
from verify.attribution.learned.joined import find_reportings as find_with_rules
from verify.attribution.learned.signatures import find_signatures
from verify.attribution.learned.weights import PLACE, Weights, load_weights, read_weights, write_weights
from verify.errors import WeightsError
from verify.language import Tree, load_parser
from verify.model import ParsedText


def parse(text: str) -> ParsedText:
    return load_parser().parse_texts([text])[0]


def words(parsed: ParsedText, numbers: list[int]) -> str:
    if not numbers:
        return ""
    return parsed.text[parsed.tokens[numbers[0]].span.start : parsed.tokens[numbers[-1]].span.end]


def found(text: str) -> list[tuple[str, str, str]]:
    parsed = parse(text)
    return [
        (words(parsed, r.source), words(parsed, r.cue), words(parsed, r.content))
        for r in find_reportings(parsed, Tree(parsed.tokens))
    ]


CONSTRUCTIONS = {
    "said that": (
        "The mayor said that the bridge would reopen in spring.",
        ("The mayor", "said", "that the bridge would reopen in spring"),
    ),
    "quotation before": (
        "“We have no money left,” Harriet Bloom said on Monday.",
        ("Harriet Bloom", "said", "“We have no money left,”"),
    ),
    "according to": (
        "The dam was inspected twice last year, according to the water board.",
        ("the water board", "according to", "The dam was inspected twice last year"),
    ),
    "noun cue": (
        "His claims about the flood were met with silence.",
        ("His", "claims about", "the flood"),
    ),
    "passive": (
        "The project was criticized by local farmers.",
        ("local farmers", "was criticized", "The project"),
    ),
    "object": (
        "Senator Vale denounced the ruling.",
        ("Senator Vale", "denounced", "the ruling"),
    ),
    "colon": (
        "Mr. Ortega added: “Nobody asked us.”",
        ("Mr. Ortega", "added:", "“Nobody asked us.”"),
    ),
}  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), CONSTRUCTIONS.values(), ids=CONSTRUCTIONS.keys())
def test_every_construction_is_found(text, expected):
    assert expected in found(text)


def joined(text: str) -> list[tuple[str, str, bool]]:
    parsed = parse(text)
    reportings = find_with_rules(parsed, Tree(parsed.tokens))
    return [(words(parsed, r.source), words(parsed, r.cue), r.points_back) for r in reportings]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("The dam broke. This is reported by the Herald.", ("the Herald", "is reported", True), id="back"),
        pytest.param("He is said to have left the country.", ("", "is said", False), id="hearsay"),
        pytest.param("KAINE: No, you don't.", ("KAINE", ":", False), id="transcript"),
        pytest.param("And from Chairwoman Lopez: “We did it.”", ("Chairwoman Lopez", ":", False), id="announced"),
    ],
)
def test_the_rules_stand_in_where_they_are_surer(text, expected):
    assert expected in joined(text)


def test_a_quotation_over_several_sentences_has_one_speaker():
    text = "“It was dark,” Anna Reed said. “Nobody saw the truck. We heard it later.”"
    parsed = parse(text)
    said = max(find_reportings(parsed, Tree(parsed.tokens)), key=lambda r: len(r.content))
    assert words(parsed, said.source) == "Anna Reed"
    assert words(parsed, said.content).endswith("We heard it later.”")


def test_a_dash_and_a_name_sign_a_quotation():
    text = "“The river was never this high. We left at night.” ― Ada Moss, baker"
    assert ("Ada Moss, baker", "―", "“The river was never this high. We left at night.”") in found(text)


@pytest.mark.parametrize("text", ["", " \n", "Well, it rained.", "— Ada Moss", "”"], ids=repr)
def test_what_says_nothing_gives_nothing(text):
    assert found(text) == []


def test_a_dash_without_a_quotation_signs_nothing():
    parsed = parse("The river was high. — Ada Moss")
    assert find_signatures(parsed, read_columns(parsed)) == ()


@settings(max_examples=60, deadline=None)
@given(st.text(alphabet=st.sampled_from("abc SAID said:,.“”\"''`―— \n«»‘’()¡é中\U0001f600"), max_size=120))
def test_spans_lie_in_the_text_whatever_it_is(text):
    parsed = parse(text)
    for ranked in rank_readings(parsed, load_weights()):
        reading = ranked.reading
        numbers = [*reading.source, *reading.content, *range(reading.candidate.first, reading.candidate.last)]
        assert all(0 <= n < len(parsed.tokens) for n in numbers)
        assert 0 <= ranked.probability <= 1
        own = set(range(reading.candidate.first, reading.candidate.last))
        assert own.isdisjoint(reading.content)
        assert own.isdisjoint(reading.source)


def test_the_same_text_gives_the_same_whatever_stands_beside_it():
    text = "The mayor said that the bridge would reopen in spring."
    alone, beside = load_parser().parse_texts([text])[0], load_parser().parse_texts([text, "It rained. " * 50])[0]
    assert rank_readings(alone, load_weights()) == rank_readings(beside, load_weights())


def test_altered_weights_are_refused(tmp_path: Path):
    altered = bytearray(PLACE.read_bytes())
    altered[len(altered) // 2] ^= 1
    place = tmp_path / "weights.npz"
    place.write_bytes(bytes(altered))
    with pytest.raises(WeightsError, match="altered"):
        read_weights(place, sha256="0" * 64)


@pytest.mark.parametrize("body", [b"", b"PK\x03\x04", b"not an archive"], ids=["empty", "torn", "other"])
def test_a_file_that_holds_no_weights_is_told(tmp_path: Path, body: bytes):
    place = tmp_path / "weights.npz"
    place.write_bytes(body)
    with pytest.raises(WeightsError, match="no weights of this version"):
        read_weights(place, sha256=None)


def test_missing_weights_are_told(tmp_path: Path):
    with pytest.raises(WeightsError, match="cannot read"):
        read_weights(tmp_path / "none.npz", sha256=None)


def sample_weights() -> Weights:
    field = make_field(np.array([3, 90], dtype=np.int32), np.array([[0.5, -0.5], [1, 0]], np.float32), np.zeros((2, 2)))
    lexicon = Lexicon(np.array([1, 5], dtype=np.uint64), np.array([2, 7]))
    return Weights(field, field, field, lexicon, lexicon, b"network", 0.4)


def test_weights_written_twice_are_the_same_bytes(tmp_path: Path):
    one = write_weights(tmp_path / "one.npz", sample_weights())
    assert one == write_weights(tmp_path / "two.npz", sample_weights())


def test_weights_survive_writing(tmp_path: Path):
    digest = write_weights(tmp_path / "one.npz", sample_weights())
    again = read_weights(tmp_path / "one.npz", sha256=digest)
    assert again.threshold == 0.4
    assert np.allclose(again.cues.weights, sample_weights().cues.weights, atol=0.02)
    assert np.array_equal(again.cues.place, sample_weights().cues.place)


SCORES = st.lists(st.lists(st.floats(-4, 4), min_size=3, max_size=3), min_size=1, max_size=7)


@settings(max_examples=40, deadline=None)
@given(st.lists(SCORES, min_size=1, max_size=4))
def test_probabilities_sum_to_one_and_no_sequence_sees_another(sequences):
    steps = np.array([[0.3, -0.2, 0], [0.1, 0, 0.5], [-1, 0.2, 0.1]])
    field = make_field(np.zeros(0, dtype=np.int32), np.zeros((0, 3), np.float32), steps)
    given_all = np.array([row for s in sequences for row in s])
    sizes = np.array([len(s) for s in sequences])
    together = marginals(field, given_all, sizes)
    assert np.allclose(together.sum(axis=1), 1)
    alone = [marginals(field, np.array(s), np.array([len(s)])) for s in sequences]
    assert np.allclose(together, np.concatenate(alone))
    paths = [best_paths(field, np.array(s), np.array([len(s)])) for s in sequences]
    assert np.array_equal(best_paths(field, given_all, sizes), np.concatenate(paths))


def test_the_best_path_is_the_best_of_all_paths():
    steps = np.array([[0.0, 2.0], [-1.0, 0.5]])
    field = make_field(np.zeros(0, dtype=np.int32), np.zeros((0, 2), np.float32), steps)
    rows = np.array([[0.2, 0.1], [0.0, 0.3], [0.4, 0.0]])

    def worth(path: tuple[int, ...]) -> float:
        own = sum(rows[n, label] for n, label in enumerate(path))
        return float(own + sum(steps[a, b] for a, b in pairwise(path)))

    best = max(np.ndindex(2, 2, 2), key=worth)
    assert tuple(best_paths(field, rows, np.array([3]))) == best
