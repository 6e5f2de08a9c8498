"""The store's house work: figures, faults, room given back, and tables that other programs can read."""

import csv
import io
import json
import sqlite3
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from sources.errors import UnknownName
from sources.store import Failed, Store
from tests.test_store import BRIDGE, FERRY, NOW, a_document, a_page
from verify.cli import main
from verify.cli.status import Status


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "s.sqlite"
    with Store.open(path) as store:
        for outlet in "ab":
            url = f"https://{outlet}.example/"
            page = a_page(BRIDGE, url=url, final_url=url, status=200, read_from="network", name=url)
            store.add(page, a_document(BRIDGE, url=url, name=url, title=f"=Bridge {outlet}"))
        store.add(a_page(FERRY), a_document(FERRY))
        store.fail("https://c.example/", Failed("failed", "TimedOut", "no answer; try again", NOW))
    return path


@pytest.fixture
def store(path: Path) -> Iterator[Store]:
    with Store.open(path) as opened:
        yield opened


def test_figures_count_rows_and_bytes(store: Store) -> None:
    figures = store.upkeep().figures()
    assert {t: figures.rows[t] for t in ("documents", "texts", "bodies", "fetches")} == {
        "documents": 3,
        "texts": 2,
        "bodies": 2,
        "fetches": 3,
    }
    assert figures.fetches == {"failed": 1, "fetched": 2}
    assert figures.body_bytes == len(BRIDGE) + len(FERRY)
    assert 0 < figures.packed_bytes < figures.bytes_on_disk


def test_a_whole_store_has_no_fault(store: Store) -> None:
    assert list(store.upkeep().faults()) == []


DAMAGE = {
    "another body": ("UPDATE bodies SET compressed = x'789c030000000001' WHERE rowid = 1", "is not what was read"),
    "a body that cannot be unpacked": ("UPDATE bodies SET compressed = x'00' WHERE rowid = 1", "cannot be unpacked"),
    "a body of another length": ("UPDATE bodies SET size = size + 1 WHERE rowid = 1", "is not what was read"),
    "an edited text": ("UPDATE texts SET text = 'x' || text WHERE rowid = 1", "its digest is another"),
    "a moved passage": ("UPDATE passages SET start = start + 1 WHERE id = 1", "does not stand where it says"),
    "an index that lacks a passage": (
        "INSERT INTO passages_fts(passages_fts, rowid, text) SELECT 'delete', id, text FROM passages WHERE id = 1",
        "does not fit its passages",
    ),
    "unreadable knowledge": ("UPDATE documents SET json = '{' WHERE number = 1", "cannot be read"),
    "a row without its parent": ("DELETE FROM documents WHERE number = 3", "belongs to something in documents"),
    "a text of no document": ("INSERT INTO texts VALUES ('t0', 'x', 'y')", "`verify store vacuum`"),
    "a body of no read": ("DELETE FROM pages WHERE read_from = 'file'", "1 bodies that no read leads to"),
    "a document read nowhere": ("DELETE FROM pages WHERE id = 3", "1 documents that were read nowhere"),
}


@pytest.mark.parametrize(("damage", "says"), DAMAGE.values(), ids=DAMAGE)
def test_each_kind_of_damage_is_found_and_named(path: Path, damage: str, says: str) -> None:
    other = sqlite3.connect(path)
    other.execute(damage)
    other.commit()
    other.close()
    with Store.open(path) as store:
        assert any(says in fault for fault in store.upkeep().faults())


def test_vacuum_gives_back_what_nothing_leads_to(path: Path) -> None:
    with Store.open(path) as store:
        for n in range(40):
            store.add(a_page(f"{n} " * 3000), a_document(f"Made text {n}. " * 300))
        for reference in store.references()[3:]:
            store.remove(reference.id)
        before, after = store.upkeep().vacuum()
        assert after < before / 2
        assert [r.document.text for r in store.references()] == [BRIDGE, BRIDGE, FERRY]
        assert list(store.upkeep().faults()) == []


def test_an_unknown_table_is_named_with_the_known_ones(store: Store) -> None:
    with pytest.raises(UnknownName, match="references, passages, vectors, fetches"):
        list(store.upkeep().rows("sqlite_master"))


# -- from the command line --------------------------------------------------------------------------------------------


def run(capsys: pytest.CaptureFixture[str], *arguments: str) -> tuple[int, str]:
    capsys.readouterr()
    status = main(["store", *arguments])
    return status, capsys.readouterr().out


def test_the_commands_say_what_they_found(path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    at = ("--store", str(path))
    status, out = run(capsys, "stats", *at)
    assert status == Status.DONE
    assert "documents" in out
    assert json.loads(run(capsys, "stats", *at, "--format", "json")[1])["rows"]["documents"] == 3
    assert run(capsys, "check", *at)[0] == Status.DONE
    assert run(capsys, "vacuum", *at)[0] == Status.DONE
    other = sqlite3.connect(path)
    other.execute("UPDATE bodies SET size = 1")
    other.commit()
    other.close()
    status, out = run(capsys, "check", *at)
    assert status == Status.FINDINGS
    assert out.count("is not what was read") == 2


@pytest.mark.parametrize("from_page", [1, 2, 5, 9, 14], ids="from page {}".format)
def test_a_malformed_file_is_a_finding_like_any_other_fault(
    path: Path, capsys: pytest.CaptureFixture[str], from_page: int
) -> None:
    whole = path.read_bytes()
    cut = (from_page - 1) * 4096 + 100
    path.write_bytes(whole[:cut] + b"\xa5" * 8192 + whole[cut + 8192 :])
    status, out = run(capsys, "check", "--store", str(path))
    assert status == Status.FINDINGS
    assert out
    lines = out.splitlines()
    assert len(set(lines)) == len(lines)


def test_exports_are_json_lines_or_csv_that_no_spreadsheet_runs(path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    at = ("--store", str(path))
    rows = [json.loads(line) for line in run(capsys, "export", *at)[1].splitlines()]
    assert [row["text"] for row in rows] == [BRIDGE, BRIDGE, FERRY]
    assert len({row["id"] for row in rows}) == 3
    fetches = list(csv.DictReader(io.StringIO(run(capsys, "export", "fetches", *at, "--format", "csv")[1])))
    assert [row["failure"] for row in fetches] == ["", "", "TimedOut"]
    titles = list(csv.DictReader(io.StringIO(run(capsys, "export", *at, "--format", "csv")[1])))
    assert titles[0]["title"] == "'=Bridge a"
    for table in ("passages", "reports", "claims", "citations", "weak_claims"):
        assert run(capsys, "export", table, *at)[0] == Status.DONE
    assert run(capsys, "export", "nothing", *at)[0] == Status.MISUSE


def test_a_store_that_is_not_there_is_not_made(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for command in ("stats", "check", "vacuum", "export"):
        assert run(capsys, command, "--store", str(tmp_path / "none.sqlite"))[0] == Status.MISUSE
    assert list(tmp_path.iterdir()) == []


def test_other_programs_read_it_as_it_is(path: Path) -> None:
    """What sqlite-utils and Datasette go by: names of tables, foreign keys, views and full-text indexes."""
    from sqlite_utils import Database

    db = Database(path)
    keys = {(key.table, key.column, key.other_table) for t in db.tables for key in t.foreign_keys}
    assert {("documents", "content", "texts"), ("pages", "document", "documents"), ("wanted", "run", "runs")} <= keys
    assert set(db.view_names()) >= {"citations", "weak_claims", "reference_list", "passage_list", "failed_fetches"}
    assert db["passages"].detect_fts() == "passages_fts"
    assert [row["text"] for row in db["passages"].search("pillars")][:1]
    for view in db.view_names():
        list(db[view].rows)
    db.close()


def test_times_are_kept_in_utc(store: Store) -> None:
    times = [row["fetched"] for row in store.upkeep().rows("fetches")]
    assert {datetime.fromisoformat(str(time)).tzinfo for time in times} == {UTC}
