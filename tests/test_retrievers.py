"""Words, their weights, the ranking of passages, and the retriever over the local store."""

import doctest
import gzip
import json
from collections.abc import Iterator, Mapping
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import sources.retrievers.words
from sources.errors import UnknownName
from sources.model import Block, Document, Page, Passage, Query, Span, document_id
from sources.retrievers import PASSAGE_RETRIEVERS, PassageRetriever
from sources.retrievers.fts5 import StoreRetriever
from sources.retrievers.ranking import rank, scorer
from sources.retrievers.words import find_stems, find_words, query_of
from sources.store import Store

NOW = datetime(2026, 1, 1, tzinfo=UTC)
VERDICT = Path(__file__).parents[2] / "shared" / "data" / "verdict"


def a_document(text: str, **known: object) -> Document:
    fields: dict[str, object] = {
        "id": document_id(text),
        "name": "made.txt",
        "title": "",
        "language": "en",
        "sha256": "0" * 64,
        "text": text,
        "blocks": (Block(kind="body", span=Span(0, len(text))),),
    }
    return Document.model_validate(fields | known)


def put(store: Store, *documents: Document) -> None:
    for document in documents:
        page = Page(name=document.name, body=document.text.encode(), fetched=NOW, read_from="file")
        store.add(page, document)


@pytest.fixture
def store() -> Iterator[Store]:
    with Store.open(":memory:") as opened:
        yield opened


# -- words ------------------------------------------------------------------------------------------------------------


def test_the_examples_in_the_docstrings_run() -> None:
    assert doctest.testmod(sources.retrievers.words).failed == 0


SAME_STEM = {
    "plural": ("bridges", "bridge"),
    "plural in y": ("cities", "city"),
    "past": ("attacked", "attack"),
    "doer": ("attackers", "attack"),
    "noun": ("payments", "payment"),
    "case": ("NATO", "Nato"),
    "thousands": ("1,200", "1200"),
    "width": ("ＮＡＴＯ", "nato"),
    "possessive": ("Olsen's", "Olsen"),
}


@pytest.mark.parametrize(("one", "other"), SAME_STEM.values(), ids=SAME_STEM)
def test_forms_of_a_word_share_a_stem(one: str, other: str) -> None:
    assert [w.stem for w in find_words(one)] == [w.stem for w in find_words(other)]


def test_numbers_that_differ_do_not_share_a_stem() -> None:
    assert len({find_words(n)[0].stem for n in ("3.5", "35", "3", "5")}) == 4


def test_function_words_are_left_out() -> None:
    assert find_words("It is said that they were not there") == ()


def test_names_are_capitals_that_their_place_does_not_explain() -> None:
    names = [
        w.text for w in find_words("Bridges closed. Trains of Varn Lines stopped: Olsen “Angry” Ruiz") if w.is_name
    ]
    assert names == ["Varn", "Lines", "Ruiz"]


def test_unspaced_scripts_give_pairs_of_characters() -> None:
    assert [w.text for w in find_words("瓦恩大桥")] == ["瓦恩", "恩大", "大桥"]


def test_a_query_takes_its_phrases_from_quotations() -> None:
    query = query_of("Olsen called it “a slow disaster” and 'sad', then \"sad\".", exclude="d1", outlets=("varn-post",))
    assert query.phrases == ("a slow disaster",)
    assert (query.exclude, query.outlets) == ("d1", ("varn-post",))


@settings(deadline=None)
@given(st.text(max_size=60))
def test_stems_alone_are_those_of_the_words(text: str) -> None:
    assert find_stems(text) == tuple(word.stem for word in find_words(text))


@given(st.text(max_size=200))
def test_any_text_makes_a_query_without_doubles(text: str) -> None:
    stems = [w.stem for word in query_of(text).words for w in find_words(word)]
    assert all(stems)
    assert len(set(query_of(text).words)) == len(query_of(text).words)


# -- ranking ----------------------------------------------------------------------------------------------------------


def test_a_passage_with_more_of_the_weight_scores_more() -> None:
    query = query_of("The council of Varn closed the old bridge on Tuesday")
    texts = ["Varn is old.", "The council closed it.", "The council of Varn closed the bridge.", "Nothing here."]
    scores = [scorer(query)(text) for text in texts]
    assert scores[2] == max(scores)
    assert scores[3] == 0


def test_an_exact_phrase_scores_more_than_its_words_apart() -> None:
    query = query_of('He called it "a slow disaster"')
    apart, together = "The disaster was slow, a mess, as called.", "It was called a  slow\ndisaster, no less."
    assert scorer(query)(together) > scorer(query)(apart) + 0.4


@given(st.text(max_size=100), st.text(max_size=100))
def test_scores_are_finite_and_never_negative(claim: str, text: str) -> None:
    assert 0 <= scorer(query_of(claim))(text) < 100


@given(st.text(max_size=60), st.lists(st.text(max_size=60), max_size=8))
def test_ranking_gives_back_every_id_once(claim: str, texts: list[str]) -> None:
    passages = [(f"p{n}", text) for n, text in enumerate(texts)]
    assert sorted(rank(claim, passages)) == sorted(i for i, _ in passages)


def test_ranking_puts_rare_shared_words_first_and_keeps_the_order_of_ties() -> None:
    passages = [("a", "The sea is blue."), ("b", "The bridge is old."), ("c", "The ferry of Varn sank."), ("d", "No.")]
    assert rank("A ferry sank", passages) == ["c", "a", "b", "d"]


FLOORS = {
    "averitec, pooled over the first 500": ("averitec_train.jsonl.gz", 500, (50, 70, 77)),
    "wice, within the page": ("wice_dev.jsonl.gz", None, (74, 96.5, 98.5)),
}


@pytest.mark.parametrize(("file", "limit", "floors"), FLOORS.values(), ids=FLOORS)
def test_ranking_stays_above_plain_bm25(file: str, limit: int | None, floors: tuple[float, ...]) -> None:
    if not (VERDICT / file).exists():
        pytest.skip(f"labelled data {file} is not here")
    with gzip.open(VERDICT / file, "rt", encoding="utf-8") as lines:
        records = [json.loads(line) for line in lines][:limit]
    pool = [(p["id"], p["text"]) for r in records for p in r["passages"]] if limit else None
    # Every fifth claim, or third page: all of them take a minute. So few stray some points from the whole file's
    # figures (56.8/75.8/81.2 and 82.1/98.1/99.1), so the floors, plain BM25's on whole files, are lowered by two.
    places = [place_of_gold(r, pool) for r in [r for r in records if r["gold_passages"]][:: 5 if limit else 3]]
    for depth, floor in zip((1, 5, 10), floors, strict=True):
        assert 100 * sum(place < depth for place in places) / len(places) >= floor - 2


def place_of_gold(record: Mapping[str, list[dict[str, str]]], pool: list[tuple[str, str]] | None) -> int:
    ranked = rank(str(record["claim"]), pool or [(p["id"], p["text"]) for p in record["passages"]])
    return min(ranked.index(str(gold)) for gold in record["gold_passages"])


# -- the local store --------------------------------------------------------------------------------------------------

CLAIM = "Mayor Olsen said 14 people were hurt when the Varn bridge closed"
NEAR = "The Varn bridge closed on Tuesday. Mayor Olsen said 14 people were hurt. The ferry still runs."
FAR = "In Holm, Mayor Ruiz opened a school. People in Holm were glad. Children came."


def test_the_registry_names_the_retriever(store: Store) -> None:
    made: PassageRetriever = PASSAGE_RETRIEVERS.load("fts5.v1")(store)  # type: ignore[operator]
    assert (made.name, made.needs) == ("fts5.v1", ("store",))
    with pytest.raises(UnknownName, match=r"fts5\.v1"):
        PASSAGE_RETRIEVERS.load("fts9")


def test_the_passage_that_says_it_comes_first(store: Store) -> None:
    put(store, a_document(FAR), a_document(NEAR))
    assert StoreRetriever(store).find(query_of(CLAIM))[0].text.startswith("The Varn bridge closed on Tuesday. Mayor")


def test_passages_of_one_document_do_not_overlap_and_are_three_at_most(store: Store) -> None:
    put(store, a_document(f"{NEAR}\n" * 10))
    found = StoreRetriever(store).find(query_of(CLAIM))
    assert len(found) == 3
    assert not any(a.span.overlaps(b.span) for a in found for b in found if a != b)


def test_one_shared_word_is_not_enough_unless_the_outlet_is_wanted(store: Store) -> None:
    put(store, a_document("Varn is a town.", outlet="varn-post"))
    assert StoreRetriever(store).find(query_of(CLAIM)) == ()
    assert StoreRetriever(store).find(query_of(CLAIM, outlets=("varn-post",)))


def test_one_shared_word_is_enough_when_there_is_only_one(store: Store) -> None:
    put(store, a_document("Varn is a town."))
    assert StoreRetriever(store).find(Query(("Varn",)))


def test_the_article_itself_is_left_out(store: Store) -> None:
    put(store, a_document(NEAR))
    assert StoreRetriever(store).find(query_of(CLAIM, exclude=document_id(NEAR))) == ()


@pytest.mark.parametrize("query", [Query(()), Query(("",)), Query(("…", '"'), ("*",))], ids=["none", "empty", "marks"])
def test_a_query_without_words_finds_nothing(store: Store, query: Query) -> None:
    put(store, a_document(NEAR))
    assert StoreRetriever(store).find(query) == ()


TOPICS = ("Varn", "bridge", "Olsen", "closed", "14", "hurt", "ferry", "school", "Tuesday", "the", "people")
SENTENCES = st.lists(st.sampled_from(TOPICS), min_size=1, max_size=8).map(lambda words: " ".join(words) + ".")
TEXTS = st.lists(SENTENCES, min_size=1, max_size=5).map(" ".join)


@settings(max_examples=40, deadline=None)
@given(st.lists(TEXTS, min_size=1, max_size=5, unique=True), st.data())
def test_adding_a_copy_changes_nothing_that_is_found_in_the_others(texts: list[str], data: st.DataObject) -> None:
    copied = data.draw(st.sampled_from(texts))
    with Store.open(":memory:") as store:
        put(store, *map(a_document, texts))
        before = StoreRetriever(store).find(query_of(CLAIM))
        put(store, *(a_document(f"Copy {n}. {copied}") for n in range(12)))
        after = StoreRetriever(store).find(query_of(CLAIM))
    others = {document_id(text) for text in texts}
    assert before == tuple(passage for passage in after if passage.document in others)


def test_what_is_found_does_not_hang_on_the_order_of_adding() -> None:
    documents = [a_document(f"{NEAR} Part {n}.") for n in range(6)]
    found: list[tuple[Passage, ...]] = []
    for order in (documents, documents[::-1]):
        with Store.open(":memory:") as store:
            put(store, *order)
            found.append(StoreRetriever(store).find(query_of(CLAIM)))
    assert found[0] == found[1]
