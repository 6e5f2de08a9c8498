"""The reference store: what is kept, what is found, and what happens when the file or the lock is not ours."""

import gzip
import shutil
import signal
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sources.errors import StoreCorrupt, StoreError, StoreLocked
from sources.model import Block, Document, Link, Page, Span, document_id
from sources.store import Store, Wanted
from tests.writers import work_together

NOW = datetime(2026, 1, 2, 3, 4, 5, tzinfo=UTC)
BRIDGE = "The Varn bridge closed on Tuesday. Mayor Olsen said cracks were found in two pillars."
FERRY = "A ferry sank near Holm. Nobody was hurt, the harbour office said."


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


def a_page(text: str, **known: object) -> Page:
    fields: dict[str, object] = {"name": "made.txt", "body": text.encode(), "fetched": NOW, "read_from": "file"}
    return Page.model_validate(fields | known)


@pytest.fixture
def store() -> Iterator[Store]:
    with Store.open(":memory:", now=NOW) as opened:
        yield opened


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "references.sqlite"


def filled(path: Path) -> Path:
    with Store.open(path) as store:
        store.add(a_page(BRIDGE), a_document(BRIDGE))
        store.add(a_page(FERRY), a_document(FERRY))
    return path


def rows(store: Store, table: str) -> int:
    return int(store._db.execute(f"SELECT count(*) FROM {table}").fetchone()[0])


# -- keeping ----------------------------------------------------------------------------------------------------------


def test_what_was_added_comes_back_whole(path: Path) -> None:
    document = a_document(
        BRIDGE,
        url="https://varn.example/a",
        title="Bridge closed",
        authors=("A. Writer",),
        published="2026-01-01",
        published_from="meta",
        links=(Link(url="https://varn.example/b", span=Span(4, 8), text="Varn"),),
    )
    with Store.open(path) as store:
        added = store.add(a_page(BRIDGE, url=document.url, headers=(("etag", "1"),)), document)
    with Store.open(path) as store:
        assert store.references() == (added,)
        assert store.get(document.id) == added
        assert store.find("https://varn.example/a") == added
    assert added.document == document
    assert (added.fetched, added.read_from) == (NOW, "file")


def test_adding_the_same_read_again_changes_nothing(store: Store) -> None:
    first = store.add(a_page(BRIDGE), a_document(BRIDGE))
    assert store.add(a_page(BRIDGE), a_document(BRIDGE)) == first
    assert [rows(store, t) for t in ("documents", "bodies", "pages", "passages")] == [1, 1, 1, 3]


def test_many_added_at_once_are_what_they_are_one_by_one_and_all_or_none(store: Store) -> None:
    read = [(a_page(text), a_document(text)) for text in (BRIDGE, FERRY, BRIDGE)]
    with Store.open(":memory:") as other:
        assert store.add_all(read) == tuple(other.add(*each) for each in read)
    damaged = a_document("A third text.").model_copy(update={"id": document_id(FERRY)})
    with pytest.raises(StoreError, match="share the id"):
        store.add_all([(a_page("A fourth."), a_document("A fourth.")), (a_page("A third text."), damaged)])
    assert [r.document.text for r in store.references()] == [BRIDGE, FERRY]
    assert list(store.upkeep().faults()) == []


def test_a_later_read_of_the_same_text_is_a_read_more_and_no_document_more(store: Store) -> None:
    store.add(a_page(BRIDGE), a_document(BRIDGE))
    store.add(a_page(BRIDGE, fetched=NOW + timedelta(days=1)), a_document(BRIDGE))
    assert [rows(store, t) for t in ("documents", "bodies", "pages", "passages")] == [1, 1, 2, 3]
    assert [r.fetched for r in store.references()] == [NOW + timedelta(days=1)]


def test_a_read_with_an_address_renews_a_document_without_one(store: Store) -> None:
    store.add(a_page(BRIDGE), a_document(BRIDGE))
    store.add(
        a_page(BRIDGE, url="https://varn.example/a"), a_document(BRIDGE, url="https://varn.example/a", title="New")
    )
    assert [(r.document.url, r.document.title) for r in store.references()] == [("https://varn.example/a", "New")]


def test_a_copy_at_another_address_is_a_reference_of_its_own_whose_text_is_shared(store: Store) -> None:
    for outlet in "ab":
        url = f"https://{outlet}.example/"
        store.add(a_page(BRIDGE, url=url), a_document(BRIDGE, url=url, publisher=outlet))
    first, second = store.references()
    assert [r.document.publisher for r in (first, second)] == ["a", "b"]
    assert first.id != second.id
    assert store.find("https://a.example/") == first
    assert store.find("https://b.example/") == second
    assert [rows(store, t) for t in ("documents", "texts", "bodies", "passages")] == [2, 1, 1, 3]
    assert {p.document for p in store.search(["pillars"])} == {first.id, second.id}
    assert store.remove(first.id)
    assert {p.document for p in store.search(["pillars"])} == {second.id}


def test_a_copy_keeps_its_id_when_it_is_read_again_and_a_file_of_it_is_no_third(store: Store) -> None:
    urls = ["https://a.example/", "https://b.example/"]
    ids = [store.add(a_page(BRIDGE, url=url), a_document(BRIDGE, url=url)).id for url in urls]
    assert [store.add(a_page(BRIDGE, url=url), a_document(BRIDGE, url=url)).id for url in urls] == ids
    assert store.add(a_page(BRIDGE, name="saved.html"), a_document(BRIDGE)).id == ids[0]
    assert [r.id for r in store.references()] == ids


def test_a_second_store_beside_the_first_names_a_copy_as_the_first_would(store: Store) -> None:
    store.add(a_page(BRIDGE, url="https://a.example/"), a_document(BRIDGE, url="https://a.example/"))
    copy = a_document(BRIDGE, url="https://b.example/")
    named = store.named(copy)
    assert named.id != copy.id
    with Store.open(":memory:") as beside:
        assert beside.add(a_page(BRIDGE, url="https://b.example/"), named).id == named.id
    assert store.add(a_page(BRIDGE, url="https://b.example/"), copy).id == named.id


def test_what_was_fetched_is_in_the_record_of_fetches_and_a_file_is_not(store: Store) -> None:
    url = "https://a.example/"
    store.add(a_page(BRIDGE), a_document(BRIDGE))
    store.add(a_page(BRIDGE, url=url, final_url=url, status=200, read_from="network"), a_document(BRIDGE, url=url))
    store.add(a_page(BRIDGE, url=url, final_url=url, status=200, read_from="cache"), a_document(BRIDGE, url=url))
    noted = store._db.execute("SELECT url, status, state, failure FROM fetches ORDER BY id").fetchall()
    assert noted == [(url, 200, "fetched", None), (url, 200, "not modified", None)]


# -- growing older ----------------------------------------------------------------------------------------------------

VERSION_3 = Path(__file__).parent / "stores" / "version3.sqlite.gz"
"""A store that the program of the first three migrations wrote, with a text read at two addresses."""


@pytest.fixture
def old(path: Path) -> Path:
    path.write_bytes(gzip.decompress(VERSION_3.read_bytes()))
    return path


def test_an_old_store_is_brought_up_to_date_without_loss(old: Path) -> None:
    before = sqlite3.connect(old)
    documents = before.execute("SELECT id, title, url, text FROM documents ORDER BY number").fetchall()
    pages = before.execute("SELECT * FROM pages ORDER BY id").fetchall()
    passages = before.execute('SELECT id, start, "end", text FROM passages ORDER BY id').fetchall()
    assert before.execute("PRAGMA user_version").fetchone() == (3,)
    before.close()
    with Store.open(old) as store:
        held = [(r.id, r.document.title, r.document.url, r.document.text) for r in store.references()]
        assert held == documents
        assert store._db.execute("SELECT * FROM pages ORDER BY id").fetchall() == pages
        kept = store._db.execute('SELECT id, start, "end", text FROM passages ORDER BY id').fetchall()
        assert kept == passages
        assert store._db.execute("SELECT count(*) FROM fetches").fetchone() == (2,)
        assert [found(store, word) != [] for word in ("pillars", "ferry", "大桥")] == [True] * 3
        store._db.execute("INSERT INTO passages_fts(passages_fts, rank) VALUES ('integrity-check', 1)")
        assert store._db.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        assert store._db.execute("PRAGMA foreign_keys").fetchone() == (1,)


def test_an_old_store_goes_on_as_a_new_one(old: Path) -> None:
    with Store.open(old) as store:
        again = store.add(a_page(FERRY), a_document(FERRY))
        copy = store.add(a_page(BRIDGE, url="https://b.example/copy"), a_document(BRIDGE, url="https://b.example/copy"))
        assert again.id in {r.id for r in store.references()}
        assert [rows(store, t) for t in ("documents", "texts")] == [4, 3]
        assert store.find("https://b.example/copy") == copy


def test_a_migration_that_fails_leaves_the_old_store_as_it_was(old: Path) -> None:
    damaged = sqlite3.connect(old)
    damaged.execute("UPDATE documents SET json = 'no json' WHERE number = 2")
    damaged.commit()
    damaged.close()
    with pytest.raises(StoreError):
        Store.open(old)
    after = sqlite3.connect(old)
    assert after.execute("PRAGMA user_version").fetchone() == (3,)
    assert after.execute("SELECT count(*) FROM documents").fetchone() == (3,)
    after.close()


def test_a_new_store_and_an_old_one_end_in_the_same_shape(old: Path, tmp_path: Path) -> None:
    shapes = []
    for path in (old, tmp_path / "new.sqlite"):
        with Store.open(path) as store:
            shapes.append(store._db.execute("SELECT type, name, sql FROM sqlite_master ORDER BY type, name").fetchall())
    assert shapes[0] == shapes[1]


def test_new_blocks_of_the_same_text_make_its_passages_anew(store: Store) -> None:
    store.add(a_page(BRIDGE), a_document(BRIDGE))
    store.add(a_page(BRIDGE), a_document(BRIDGE, blocks=(Block(kind="boilerplate", span=Span(0, len(BRIDGE))),)))
    assert store.search(["bridge"]) == ()


def test_two_texts_that_share_an_id_are_refused(store: Store) -> None:
    store.add(a_page(BRIDGE), a_document(BRIDGE))
    with pytest.raises(StoreError, match="share the id"):
        store.add(a_page(FERRY), a_document(FERRY, id=document_id(BRIDGE)))
    assert rows(store, "pages") == 1


def test_removing_takes_reads_passages_and_bytes_along(store: Store) -> None:
    kept = store.add(a_page(FERRY), a_document(FERRY))
    gone = store.add(a_page(BRIDGE), a_document(BRIDGE))
    assert store.remove(gone.id)
    assert not store.remove(gone.id)
    assert store.references() == (kept,)
    assert store.get(gone.id) is None
    assert store.search(["bridge"]) == ()
    assert [rows(store, t) for t in ("documents", "bodies", "pages")] == [1, 1, 1]
    store._db.execute("INSERT INTO passages_fts(passages_fts, rank) VALUES ('integrity-check', 1)")


def test_references_stand_in_the_order_they_were_added(store: Store) -> None:
    texts = [FERRY, BRIDGE, "Third text.", "A fourth."]
    for text in texts:
        store.add(a_page(text), a_document(text))
    assert [r.document.text for r in store.references()] == texts


def test_the_views_show_titles_and_reads(store: Store) -> None:
    store.add(a_page(BRIDGE), a_document(BRIDGE, title="Bridge closed"))
    assert store._db.execute("SELECT title, reads, characters FROM reference_list").fetchall() == [
        ("Bridge closed", 1, len(BRIDGE))
    ]
    assert store._db.execute("SELECT count(*) FROM passage_list").fetchone() == (3,)


@settings(deadline=None)
@given(st.text(max_size=80), st.text(max_size=20), st.lists(st.text(max_size=10), max_size=3))
def test_any_document_comes_back_as_it_was(text: str, title: str, authors: list[str]) -> None:
    document = a_document(text, title=title, authors=authors)
    with Store.open(":memory:") as store:
        assert store.add(a_page(text), document).document == document
        assert [r.document for r in store.references()] == [document]


# -- finding ----------------------------------------------------------------------------------------------------------


def found(store: Store, *words: str) -> list[str]:
    return [passage.text for passage in store.search(words)]


FINDS = {
    "a word": ("pillars", "cracks were found"),
    "another form": ("pillar", "cracks were found"),
    "another case": ("OLSEN", "Mayor Olsen"),
    "no accents": ("ólsen", "Mayor Olsen"),
    "a phrase": ("two pillars", "cracks were found"),
    "persian": ("پل", "پل وارن بسته شد"),
    "russian": ("мост", "Мост закрыт"),
    "hindi": ("पुल", "पुल बंद"),
    "two chinese characters": ("大桥", "瓦恩大桥"),
    "three chinese characters": ("瓦恩大", "瓦恩大桥"),
    "one chinese character alone": ("桥", "桥。"),
    "one chinese character that begins a word": ("瓦", "瓦恩大桥"),
    "thai": ("สะพาน", "สะพานปิด"),
}


@pytest.mark.parametrize(("word", "expected"), FINDS.values(), ids=FINDS)
def test_a_word_is_found_in_its_script_and_forms(store: Store, word: str, expected: str) -> None:
    for text in (BRIDGE, FERRY, "پل وارن بسته شد.", "Мост закрыт.", "पुल बंद है।", "瓦恩大桥关闭了。", "桥。", "สะพานปิด"):
        store.add(a_page(text), a_document(text))
    assert expected in found(store, word)[0]


def test_passages_with_more_of_the_words_come_first(store: Store) -> None:
    store.add(a_page(BRIDGE), a_document(BRIDGE))
    store.add(a_page(FERRY), a_document(FERRY))
    assert found(store, "said", "pillars", "Tuesday")[0] == BRIDGE
    assert found(store, "said", "pillars")[0] == "Mayor Olsen said cracks were found in two pillars."
    assert len(store.search(["said", "Tuesday"], limit=2)) == 2


SYNTAX = [
    '"',
    '""',
    "*",
    "a*",
    "NEAR(a b)",
    "text:bridge",
    "a AND",
    "NOT",
    "(",
    "bridge OR",
    "-bridge",
    "^a",
    "{",
    "\0",
    ";",
]


@pytest.mark.parametrize("word", SYNTAX)
def test_query_syntax_in_a_word_is_only_words(store: Store, word: str) -> None:
    store.add(a_page(BRIDGE), a_document(BRIDGE))
    store.search([word])
    assert not [p for p in found(store, word) if "closed" not in p and "Olsen" not in p]


def test_column_filters_in_a_word_do_not_work(store: Store) -> None:
    store.add(a_page(BRIDGE), a_document(BRIDGE))
    assert found(store, "text:bridge") == []


@pytest.fixture(scope="module")
def bridge_store() -> Iterator[Store]:
    with Store.open(":memory:") as opened:
        opened.add(a_page(BRIDGE), a_document(BRIDGE))
        yield opened


@given(st.lists(st.text(max_size=30) | st.text(alphabet='"*^():{}+-\0 abANDORNEAR大桥\ud800'), max_size=8))
def test_search_never_fails_on_any_words(bridge_store: Store, words: list[str]) -> None:
    assert set(bridge_store.search(words)) <= set(bridge_store.search(BRIDGE.split()))


def test_a_word_too_many_does_not_break_the_search(store: Store) -> None:
    store.add(a_page(BRIDGE), a_document(BRIDGE))
    assert len(found(store, "bridge", *(f"word{n}" for n in range(2000)))) == 2


def test_candidates_leave_out_and_demand_what_they_are_told(store: Store) -> None:
    bridge = a_document(BRIDGE, outlet="varn-post")
    ferry = a_document(FERRY)
    for document in (bridge, ferry):
        store.add(a_page(document.text), document)
    words = ["said", "harbour", "Olsen"]
    assert {p.document for p in store.candidates(words, Wanted())} == {bridge.id, ferry.id}
    assert {p.document for p in store.candidates(words, Wanted(exclude=bridge.id))} == {ferry.id}
    assert {p.text for p in store.candidates(["Tuesday", "harbour"], Wanted(at_least=2))} == set()
    one_enough = Wanted(at_least=2, outlets=("varn-post",))
    assert {p.document for p in store.candidates(["Tuesday", "harbour"], one_enough)} == {bridge.id}
    assert len(store.candidates(words, Wanted(per_document=1))) == 2


def test_a_word_that_many_passages_hold_only_confirms_what_a_rarer_one_found(store: Store) -> None:
    for n in range(8):
        text = f"The harbour office met. Ship number{n} left."
        store.add(a_page(text), a_document(text))
    rare = store.candidates(["harbour", "met", "number3"], Wanted(at_least=2, common=5))
    assert [p.text for p in rare] == ["The harbour office met. Ship number3 left."]
    every = store.candidates(["harbour", "met", "number3"], Wanted(at_least=2))
    assert set(rare) < set(every)
    assert set(store.candidates(["harbour", "met"], Wanted(at_least=2, common=5))) == {
        p for p in every if "met" in p.text
    }
    assert len(store.candidates(["number3"], Wanted(common=5))) == 2


def test_the_passages_with_most_of_the_words_are_given_where_not_all_can_be(store: Store) -> None:
    for n in range(8):
        text = f"The harbour office met {'on Tuesday' if n == 6 else 'again'} for ship number{n}."
        store.add(a_page(text), a_document(text))
    (only,) = store.candidates(["harbour", "Tuesday"], Wanted(most=1))
    assert "number6" in only.text
    own = document_id("The harbour office met on Tuesday for ship number6.")
    assert len(store.candidates(["harbour", "Tuesday"], Wanted(most=1, exclude=own))) >= 1


# -- trouble ----------------------------------------------------------------------------------------------------------


def test_a_store_without_its_folder_says_so(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="there is no folder"):
        Store.open(tmp_path / "missing" / "references.sqlite")


def test_a_folder_in_its_place_says_so(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="is a folder"):
        Store.open(tmp_path)


def test_a_file_that_is_no_store_is_refused_and_left_alone(path: Path) -> None:
    path.write_bytes(b"notes of mine, not a database\n" * 100)
    before = path.read_bytes()
    with pytest.raises(StoreCorrupt, match="left as it is"):
        Store.open(path)
    assert path.read_bytes() == before


def test_the_database_of_another_program_is_refused_and_left_alone(path: Path) -> None:
    other = sqlite3.connect(path)
    other.execute("CREATE TABLE notes (text)")
    other.commit()
    other.close()
    before = path.read_bytes()
    with pytest.raises(StoreCorrupt, match="another program"):
        Store.open(path)
    assert path.read_bytes() == before


def test_a_damaged_store_is_reported_and_left_alone(path: Path) -> None:
    filled(path)
    body = bytearray(path.read_bytes())
    body[4096:] = b"\xff" * (len(body) - 4096)
    path.write_bytes(body)
    with pytest.raises(StoreCorrupt, match="left as it is"), Store.open(path) as store:
        store.references()
    assert path.read_bytes() == bytes(body)


def test_a_cut_off_store_is_reported_and_left_alone(path: Path) -> None:
    filled(path)
    cut = path.read_bytes()[:9000]
    path.write_bytes(cut)
    with pytest.raises(StoreCorrupt), Store.open(path) as store:
        store.add(a_page("New."), a_document("New."))
    assert path.read_bytes() == cut


def test_a_document_that_cannot_be_read_is_corruption_not_a_crash(store: Store) -> None:
    store.add(a_page(BRIDGE), a_document(BRIDGE))
    store._db.execute("UPDATE documents SET json = '{}'")
    with pytest.raises(StoreCorrupt, match="cannot be read"):
        store.references()


def test_a_store_of_a_newer_version_is_refused(path: Path) -> None:
    filled(path)
    newer = sqlite3.connect(path)
    newer.execute("PRAGMA user_version = 99")
    newer.close()
    with pytest.raises(StoreError, match=r"newer version .* 99"):
        Store.open(path)


def test_migrations_note_their_time_and_are_applied_once(path: Path) -> None:
    Store.open(path, now=NOW).close()
    with Store.open(path, now=NOW + timedelta(days=1)) as store:
        noted = store._db.execute("SELECT number, applied FROM migrations").fetchall()
    assert noted == [(n, NOW.isoformat()) for n in range(1, len(noted) + 1)]


def test_a_second_writer_is_told_the_store_is_locked_while_readers_read(path: Path) -> None:
    filled(path)
    writer = sqlite3.connect(path, isolation_level=None)
    writer.execute("BEGIN IMMEDIATE")
    with Store.open(path, busy_timeout_s=0.05) as store:
        assert len(store.references()) == 2
        assert store.search(["ferry"])
        with pytest.raises(StoreLocked, match="another process"):
            store.add(a_page("New."), a_document("New."))
        writer.execute("ROLLBACK")
        store.add(a_page("New."), a_document("New."))
        assert len(store.references()) == 3
    writer.close()


class StoppedDocument(Document):
    """Ctrl-C comes while it is being stored."""

    def model_dump_json(self, **options: object) -> str:  # type: ignore[override]
        raise KeyboardInterrupt


def test_ctrl_c_while_adding_leaves_the_store_as_it_was(path: Path) -> None:
    with Store.open(filled(path)) as store:
        before = store.references()
        stopped = StoppedDocument.model_validate(a_document("New.").model_dump())
        with pytest.raises(KeyboardInterrupt):
            store.add(a_page("New."), stopped)
        assert store.references() == before
        store.add(a_page("New."), a_document("New."))
    with Store.open(path) as store:
        assert len(store.references()) == 3


ADD_FOR_EVER = """
import sys
sys.path.insert(0, sys.argv[3])
from datetime import UTC, datetime
from sources.model import Block, Document, Page, Span, document_id
from sources.store import Store
store = Store.open(sys.argv[1], busy_timeout_s=20)
for n in range(int(sys.argv[4])):
    text = f"Report {sys.argv[2]} number {n} is here. " * 20
    page = Page(name="made.txt", body=text.encode(), fetched=datetime(2026, 1, 1, tzinfo=UTC), read_from="file")
    store.add(page, Document(id=document_id(text), name="made.txt", title="", language="en", sha256="0" * 64, text=text,
                             blocks=(Block(kind="body", span=Span(0, len(text))),)))
    print(n, flush=True)
"""
ROOT = str(Path(__file__).parent.parent)


def adding(path: Path, name: str, count: int) -> "subprocess.Popen[str]":
    command = [sys.executable, "-c", ADD_FOR_EVER, str(path), name, ROOT, str(count)]
    return subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)


def test_a_killed_writer_loses_nothing_it_had_finished(path: Path) -> None:
    with adding(path, "a", 10_000) as writer:
        assert writer.stdout
        finished = [writer.stdout.readline() for _ in range(20)]
        writer.send_signal(signal.SIGKILL)
    with Store.open(path) as store:
        assert len(store.references()) >= len(finished)
        assert len(store.search(["number"], limit=10_000)) == 39 * len(store.references())
        assert store._db.execute("PRAGMA integrity_check").fetchone() == ("ok",)


def test_processes_may_make_and_fill_one_store_together_while_another_reads(path: Path) -> None:
    with adding(path, "a", 10) as one, adding(path, "b", 10) as two, adding(path, "c", 10) as three:
        seen = [0]
        while any(writer.poll() is None for writer in (one, two, three)):
            if path.exists():
                with Store.open(path, busy_timeout_s=20) as store:
                    seen.append(len(store.references()))
        assert [writer.communicate()[1] for writer in (one, two, three)] == ["", "", ""]
    assert seen == sorted(seen)
    with Store.open(path) as store:
        assert len(store.references()) == 30


def test_eight_processes_write_and_read_one_store_without_a_loss_or_a_lock(path: Path) -> None:
    done = work_together(path, processes=8, seconds=3)
    assert [each.errors for each in done] == [""] * 8
    with Store.open(path) as store:
        assert len(store.references()) == sum(each.added for each in done)
        assert list(store.upkeep().faults()) == []


def test_a_closed_store_says_it_failed(path: Path) -> None:
    store = Store.open(path)
    store.close()
    store.close()
    with pytest.raises(StoreError):
        store.references()


def test_a_copied_file_is_a_whole_store(path: Path, tmp_path: Path) -> None:
    copy = tmp_path / "copy.sqlite"
    shutil.copy(filled(path), copy)
    with Store.open(copy) as store:
        assert len(store.references()) == 2
