"""Vectors beside the passages: found the same with and without them, made once, and readable as plain rows."""

import hashlib
import sqlite3
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sources.errors import StoreError
from sources.model import Query
from sources.retrievers import PASSAGE_RETRIEVERS
from sources.retrievers.embeddings import EMBEDDING, Embedder, EmbeddingsMissing, cosines
from sources.retrievers.fts5 import StoreRetriever
from sources.retrievers.nearest import AT_ONCE, NearRetriever, embed_store
from sources.retrievers.words import query_of
from sources.store import Store
from tests.test_store import BRIDGE, FERRY, a_document, a_page
from verify.cli import main
from verify.cli.status import Status

if TYPE_CHECKING:
    from numpy.typing import NDArray

OTHER = EMBEDDING._replace(name="older.v1", digest="0" * 64)
LIKE = {"vessel": "ferry", "span": "bridge", "shut": "closed"}
"""What the made embedder takes for one thing, though no word is shared."""


class MadeEmbedder(Embedder):
    """Directions drawn from a text's words; counts what it reads. No model is loaded."""

    def __init__(self) -> None:
        super().__init__()
        self.read: list[str] = []

    def codes(self, texts: Sequence[str]) -> "NDArray[np.int8]":
        self.read += texts
        return np.stack([_direction(text) for text in texts]) if texts else np.zeros((0, 384), dtype=np.int8)


def _direction(text: str) -> "NDArray[np.int8]":
    total = np.zeros(384)
    for raw in text.lower().replace(".", " ").split():
        seed = hashlib.sha256(LIKE.get(raw, raw).encode()).digest()
        total += np.random.default_rng(list(seed)).normal(size=384)
    return np.rint(total * (127 / max(float(np.abs(total).max()), 1e-9))).astype(np.int8)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    with Store.open(tmp_path / "s.sqlite") as store:
        for text in (BRIDGE, FERRY, "The span was shut. A vessel sank."):
            store.add(a_page(text), a_document(text))
    return tmp_path / "s.sqlite"


@pytest.fixture
def store(path: Path) -> Iterator[Store]:
    with Store.open(path) as opened:
        yield opened


def embed_all(store: Store) -> MadeEmbedder:
    embedder = MadeEmbedder()
    assert sum(embed_store(store, embedder)) == len(embedder.read)
    return embedder


# -- finding ----------------------------------------------------------------------------------------------------------


def test_sense_finds_beside_words_what_no_word_shares(store: Store) -> None:
    query = query_of("A ferry sank.")
    by_words = StoreRetriever(store).find(query)
    found = NearRetriever(store, MadeEmbedder()).find(query)
    assert found[: len(by_words)] == by_words
    assert "A vessel sank." in [passage.text for passage in found]
    assert len(set(found)) == len(found)


@pytest.mark.parametrize("made", [0, 1, 3, 100], ids="{} vectors at hand".format)
def test_the_same_is_found_whatever_vectors_are_at_hand(store: Store, made: int) -> None:
    query, vectors = query_of("The span was closed."), store.vectors(EMBEDDING)
    expected = NearRetriever(store, MadeEmbedder()).find(query)
    assert vectors.missing() > 3
    vectors.put([(*each, _direction(each[1]).tobytes()) for each in vectors.without(made)])
    assert NearRetriever(store, MadeEmbedder()).find(query) == expected


def test_a_search_writes_nothing(path: Path) -> None:
    before = path.read_bytes()
    with Store.open(path) as store:
        assert NearRetriever(store, MadeEmbedder()).find(query_of("A ferry sank."))
        assert store.vectors(EMBEDDING).missing()
    assert path.read_bytes() == before


def test_the_article_itself_and_claims_known_by_words_alone_are_left_out(store: Store) -> None:
    claim = "A vessel sank."
    (one,) = {p.document for p in NearRetriever(store, MadeEmbedder()).find(query_of(claim)) if claim in p.text}
    found = NearRetriever(store, MadeEmbedder()).find(query_of(claim, exclude=one))
    assert one not in {passage.document for passage in found}
    words = Query(query_of(claim).words)
    assert NearRetriever(store, MadeEmbedder()).find(words) == StoreRetriever(store).find(words)


def test_too_many_passages_without_a_vector_are_an_error_that_says_what_to_do(store: Store) -> None:
    with pytest.raises(StoreError, match="have no vector yet: `verify store embed`"):
        NearRetriever(store, MadeEmbedder(), most_unread=2).find(query_of("A ferry sank."))
    embed_all(store)
    assert NearRetriever(store, MadeEmbedder(), most_unread=2).find(query_of("A ferry sank."))


def test_the_registry_names_both_ways_of_finding() -> None:
    assert PASSAGE_RETRIEVERS.load("fused.v1") is NearRetriever
    assert set(PASSAGE_RETRIEVERS.names()) >= {"fts5.v1", "fused.v1"}


@settings(deadline=None, max_examples=30)
@given(st.integers(1, 40), st.integers(0, 2**32 - 1))
def test_a_cosine_does_not_hang_on_what_stands_beside_it(count: int, seed: int) -> None:
    codes = np.random.default_rng(seed).integers(-127, 128, (count, 384), dtype=np.int8)
    alone = [float(cosines(row[None], codes[0])[0]) for row in codes]
    assert cosines(codes, codes[0]).tolist() == alone
    assert alone[0] == 1


# -- keeping ----------------------------------------------------------------------------------------------------------


def test_vectors_are_made_once_for_each_passage(store: Store) -> None:
    first = embed_all(store)
    assert len(first.read) == store.upkeep().figures().rows["passages"]
    assert embed_all(store).read == []
    store.add(a_page("The mayor spoke."), a_document("The mayor spoke."))
    assert embed_all(store).read == ["The mayor spoke."]


def test_what_was_made_before_an_interruption_is_kept(store: Store) -> None:
    text = " ".join(f"Item {n} was read aloud." for n in range(AT_ONCE))
    store.add(a_page(text), a_document(text))
    stopped = embed_store(store, MadeEmbedder())
    made = next(stopped)
    stopped.close()
    left = store.vectors(EMBEDDING).missing()
    assert (made, left) == (AT_ONCE, store.upkeep().figures().rows["passages"] - AT_ONCE)
    assert len(embed_all(store).read) == left


def test_batches_give_every_vector_once_whatever_their_size(store: Store) -> None:
    embed_all(store)
    vectors = store.vectors(EMBEDDING)
    (whole,) = vectors.batches()
    parts = list(vectors.batches(2))
    assert max(len(part.passages) for part in parts) == 2
    assert (sum((p.passages for p in parts), ()), b"".join(p.vectors for p in parts)) == whole


def test_vectors_of_another_embedder_are_not_used_and_vacuum_takes_them_away(store: Store) -> None:
    count = store.vectors(OTHER).missing()
    store.vectors(OTHER).put([(number, text, bytes(384)) for number, text in store.vectors(OTHER).without(count)])
    assert store.vectors(EMBEDDING).missing() == count
    assert list(store.vectors(EMBEDDING).batches()) == []
    embed_all(store)
    assert list(store.upkeep().figures().embedders.values()) == [count, count]
    store.upkeep().vacuum()
    assert store.upkeep().figures().embedders == {f"minilm.v1 {EMBEDDING.digest[:8]}": count}
    assert store.vectors(OTHER).missing() == count
    assert list(store.upkeep().faults()) == []


def test_a_removed_document_takes_its_vectors_along_and_a_changed_passage_gets_none(store: Store) -> None:
    vectors = store.vectors(EMBEDDING)
    (number, text), *_ = vectors.without(1)
    vectors.put([(number, f"{text} Changed meanwhile.", bytes(384))])
    assert store.upkeep().figures().rows["vectors"] == 0
    embed_all(store)
    for reference in store.references():
        store.remove(reference.id)
    assert store.upkeep().figures().rows["vectors"] == 0
    with pytest.raises(ValueError, match="makes vectors of 384 bytes, not 3"):
        vectors.put([(number, text, b"abc")])


def test_a_damaged_vector_is_named_and_never_used(path: Path) -> None:
    with Store.open(path) as store:
        embed_all(store)
    other = sqlite3.connect(path)
    other.execute("UPDATE vectors SET vector = x'00' WHERE passage = 1")
    other.commit()
    other.close()
    with Store.open(path) as store:
        assert list(store.upkeep().faults()) == ["the vector of passage 1 by minilm.v1 has 1 bytes, not 384"]
        with pytest.raises(StoreError, match="damaged vector: `verify store check`"):
            NearRetriever(store, MadeEmbedder()).find(query_of("A ferry sank."))


def test_other_programs_read_vectors_as_plain_rows(store: Store, path: Path) -> None:
    from sqlite_utils import Database

    embed_all(store)
    db = Database(path)
    (row,) = db["vectors"].rows_where("passage = 1")
    assert len(row["vector"]) == EMBEDDING.dimensions
    assert {key.other_table for key in db.table("vectors").foreign_keys} == {"passages", "embedders"}
    assert [each["digest"] for each in db["embedders"].rows] == [EMBEDDING.digest]
    db.close()


# -- from the command line --------------------------------------------------------------------------------------------


def test_the_command_makes_what_is_missing_and_the_others_know_of_it(
    path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    try:
        Embedder().codes(["warm"])
    except EmbeddingsMissing as err:
        pytest.skip(str(err))
    at = ("--store", str(path))
    assert main(["store", "embed", *at]) == Status.DONE
    made = int(capsys.readouterr().out.split()[0])
    assert main(["store", "embed", *at]) == Status.DONE
    assert capsys.readouterr().out.startswith("0 vectors made")
    assert main(["store", "stats", *at]) == Status.DONE
    assert f"vectors minilm.v1 {EMBEDDING.digest[:8]}" in capsys.readouterr().out
    assert main(["store", "check", *at]) == Status.DONE
    assert main(["store", "export", "vectors", *at]) == Status.DONE
    assert len(capsys.readouterr().out.splitlines()) == made + 1


def test_there_must_be_a_store_to_embed(tmp_path: Path) -> None:
    assert main(["store", "embed", "--store", str(tmp_path / "none.sqlite")]) == Status.MISUSE
