"""The encoder: words to pieces, texts to chunks, answers to steps; and its training where torch is installed."""

import json
import struct
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sources.errors import InputError
from verify.attribution.learned.columns import read_columns
from verify.attribution.learned.encoder import (
    EDGES,
    LONGEST,
    MOST_PIECES,
    ROLES,
    Alphabet,
    hints,
    lay_out,
    open_encoder,
)
from verify.attribution.learned.weights import load_weights
from verify.errors import WeightsError
from verify.language import load_parser
from verify.training.encoder import states, train_encoder
from verify.training.labelled import Example, Pieces
from verify.training.start import read_start

PIECES = ("[PAD]", "[UNK]", "the", "dam", "##s", "bridge", "said", "mayor", "stay", "##ed", "shut", "e", "cafe", ".")
ALPHABET = Alphabet(PIECES, (["NOUN"], ["nsubj"], [""]))
TEXT = "The mayor said the bridge stayed shut. The dam was shut."


def example(text: str, source: str, cue: str, content: str) -> Example:
    """A labelled text whose three parts stand in it word by word."""
    parsed = load_parser().parse_texts([text])[0]
    words = [t.text for t in parsed.tokens]

    def run(part: str) -> tuple[tuple[int, ...], ...]:
        own = part.split()
        first = next(n for n in range(len(words)) if words[n : n + len(own)] == own)
        return (tuple(range(first, first + len(own))),)

    return Example(parsed, read_columns(parsed), (Pieces(run(source), run(cue), run(content)),))


@pytest.mark.parametrize(
    ("word", "expected"),
    [
        pytest.param("Dams", ("dam", "##s"), id="a part that goes on"),
        pytest.param("café", ("cafe",), id="accents fall"),
        pytest.param("dam.", ("dam", "."), id="a mark is a piece of its own"),
        pytest.param("zebra", ("[UNK]",), id="not known"),
        pytest.param("\u200b", ("[UNK]",), id="nothing to see"),
        pytest.param("e" * 40, ("[UNK]",), id="too many parts that are not known"),
    ],
)
def test_a_word_is_split_into_the_longest_known_pieces(word, expected):
    assert tuple(PIECES[n] for n in ALPHABET.split(word)) == expected


@settings(max_examples=200, deadline=None)
@given(st.text(min_size=1, max_size=60))
def test_every_word_has_a_piece_and_not_too_many(word):
    assert 1 <= len(ALPHABET.split(word)) <= MOST_PIECES


@settings(max_examples=30, deadline=None)
@given(st.lists(st.sampled_from([TEXT, "It rained.", "a " * 300, "“No,” he said"]), max_size=12).map("\n\n".join))
def test_chunks_hold_every_token_once_and_in_order(text):
    parsed = load_parser().parse_texts([text])[0]
    cut = list(lay_out(parsed, np.zeros(len(parsed.tokens), dtype=np.int64), ALPHABET))
    assert [n for chunk, _ in cut for n in range(chunk.start, chunk.stop)] == list(range(len(parsed.tokens)))
    assert all(len(laid.pieces) <= LONGEST for _, laid in cut)
    assert all(len(laid.first) == chunk.stop - chunk.start for chunk, laid in cut)


def test_hints_are_steps_of_beginning_and_of_being_part():
    chances = np.zeros((2, len(ROLES), 3), dtype=np.float32)
    chances[0, :, 0] = 1
    chances[1, :, 1], chances[1, :, 2] = 0.5, 0.5
    even = int(np.digitize(0.5, EDGES))
    assert hints(chances).tolist() == [[0, 0] * 3, [even, len(EDGES)] * 3]


def test_the_shipped_encoder_gives_probabilities_and_knows_who_speaks():
    parsed = load_parser().parse_texts([TEXT])[0]
    chances = open_encoder(load_weights().encoder).chances(parsed, read_columns(parsed).quote)
    assert np.allclose(chances.sum(axis=2), 1, atol=1e-5)
    words = [t.text for t in parsed.tokens]
    assert words[int(chances[:, ROLES.index("cue"), 1].argmax())] == "said"
    assert words[int(chances[:, ROLES.index("source"), 1].argmax())] == "The"


def test_the_shipped_encoder_says_the_same_again():
    parsed = load_parser().parse_texts([TEXT])[0]
    encoder = open_encoder(load_weights().encoder)
    first, again = (encoder.chances(parsed, read_columns(parsed).quote) for _ in range(2))
    assert np.array_equal(first, again)


def test_no_encoder_is_refused_in_a_sentence():
    with pytest.raises(WeightsError, match="reinstall secondsource"):
        open_encoder(b"no network")


def test_states_keep_the_beginning_of_a_content_within_a_content():
    one = example(TEXT, "The mayor", "said", "the bridge stayed shut")
    inner = one.gold[0]._replace(content=((4,),))
    assert states(one._replace(gold=(*one.gold, inner)))[:7, 2].tolist() == [0, 0, 0, 1, 1, 2, 2]


def write_start(folder: Path, *, width: int = 24) -> Path:
    """A BERT model of three layers that knows nothing, in the files that training starts from."""
    draw = np.random.default_rng(3)
    dense = {"attention.self.query", "attention.self.key", "attention.self.value", "attention.output.dense"}
    shapes = {
        "embeddings.word_embeddings.weight": (len(PIECES), width),
        "embeddings.position_embeddings.weight": (LONGEST, width),
        "embeddings.token_type_embeddings.weight": (2, width),
        **{f"embeddings.LayerNorm.{kind}": (width,) for kind in ("weight", "bias")},
    }
    for layer in range(3):
        at = f"encoder.layer.{layer}."
        for name in dense:
            shapes |= {f"{at}{name}.weight": (width, width), f"{at}{name}.bias": (width,)}
        shapes |= {f"{at}intermediate.dense.weight": (2 * width, width), f"{at}intermediate.dense.bias": (2 * width,)}
        shapes |= {f"{at}output.dense.weight": (width, 2 * width), f"{at}output.dense.bias": (width,)}
        for name in ("attention.output.LayerNorm", "output.LayerNorm"):
            shapes |= {f"{at}{name}.{kind}": (width,) for kind in ("weight", "bias")}
    described, body = {}, b""
    for name, shape in shapes.items():
        values = draw.normal(0, 0.1, shape).astype("<f4").tobytes()
        described[name] = {"dtype": "F32", "shape": shape, "data_offsets": [len(body), len(body) + len(values)]}
        body += values
    head = json.dumps(described).encode()
    (folder / "model.safetensors").write_bytes(struct.pack("<Q", len(head)) + head + body)
    (folder / "vocab.txt").write_text("\n".join([*PIECES, "[unused0]", "水"]) + "\n", encoding="utf-8")
    return folder


def test_a_start_is_read_without_what_english_news_is_not_written_with(tmp_path):
    start = read_start(write_start(tmp_path))
    assert start.pieces == list(PIECES)
    assert start.kept.tolist() == list(range(len(PIECES)))
    assert start.tensors["embeddings.LayerNorm.bias"].shape == (24,)


def test_a_start_that_is_none_is_refused_with_its_name(tmp_path):
    with pytest.raises(InputError, match="give the folder of all-MiniLM-L6-v2"):
        read_start(tmp_path / "gone")
    (write_start(tmp_path) / "model.safetensors").write_bytes(b"short")
    with pytest.raises(InputError, match="is no file of tensors"):
        read_start(tmp_path)


def test_training_reads_back_what_it_wrote_down(tmp_path):
    pytest.importorskip("torch", reason="an encoder is trained with torch, which is not installed")
    pytest.importorskip("onnx", reason="an encoder is written with onnx, which is not installed")
    examples = [example(TEXT, "The mayor", "said", "the bridge stayed shut")] * 4
    said: list[str] = []
    learned = train_encoder(examples, write_start(tmp_path), said.append)
    encoder = open_encoder(learned.encoder)
    for one, own in zip(examples, learned.hints, strict=True):
        assert own.shape == (len(one.parsed.tokens), 2 * len(ROLES))
        chances = encoder.chances(one.parsed, one.columns.quote)
        assert np.allclose(chances.sum(axis=2), 1, atol=1e-5)
    assert said[0] == "learning to encode, 1 of 3"
