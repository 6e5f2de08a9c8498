"""Gathering references from files, folders and addresses: every failure has a name and stops nothing else."""

import os
from collections.abc import Iterator, Mapping
from datetime import UTC, datetime
from pathlib import Path

import pytest

from sources.errors import BadStatus, FetchError, InputError, StoreLocked
from sources.fetch.bulk import Bulk
from sources.model import Block, Document, Page, Span, document_id
from sources.references import fetch_references, read_references
from sources.store import Store

NOW = datetime(2026, 1, 2, tzinfo=UTC)


@pytest.fixture
def store() -> Iterator[Store]:
    with Store.open(":memory:") as opened:
        yield opened


def document_of(page: Page) -> Document:
    text = page.body.decode()
    if "binary" in text:
        raise InputError(f"{page.name} is not a text; name a text file")
    blocks = (Block(kind="body", span=Span(0, len(text))),)
    return Document(
        id=document_id(text),
        url=page.url,
        name=page.name,
        title="",
        language="en",
        sha256="0" * 64,
        text=text,
        blocks=blocks,
    )


def read(name: str) -> tuple[Page, Document]:
    if not Path(name).exists():
        raise InputError(f"{name} does not exist")
    page = Page(name=name, body=Path(name).read_bytes(), fetched=NOW, read_from="file")
    return page, document_of(page)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    texts = {
        "b.txt": "Bridge.",
        "a.HTML": "Ferry.",
        "deep/er/c.md": "School.",
        "deep/d.htm": "Mill.",
        "README.md": "About.",
        "deep/sources.md": "About.",
        ".hidden.txt": "Hidden.",
        ".git/e.txt": "Hidden.",
        "f.sqlite": "No text.",
        "g.jpg": "No text.",
    }
    for name, text in texts.items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(text)
    return tmp_path


def test_a_folder_gives_its_readable_files_in_order(folder: Path, store: Store) -> None:
    gathered = read_references([folder], store, now=NOW, read=read)
    assert [r.document.text for r in gathered.references] == ["Ferry.", "Bridge.", "Mill.", "School."]
    assert gathered.failures == ()
    assert store.references() == gathered.references


def test_a_file_named_itself_is_read_whatever_it_is_called(folder: Path, store: Store) -> None:
    gathered = read_references([folder / "README.md", str(folder / ".hidden.txt")], store, now=NOW, read=read)
    assert [r.document.text for r in gathered.references] == ["About.", "Hidden."]


def test_a_file_met_twice_is_read_once(folder: Path, store: Store) -> None:
    paths = [folder / "b.txt", folder, folder / "deep" / ".." / "b.txt"]
    gathered = read_references(paths, store, now=NOW, read=read)
    assert [r.document.text for r in gathered.references] == ["Bridge.", "Ferry.", "Mill.", "School."]


def test_a_failure_is_named_and_stops_nothing(folder: Path, store: Store) -> None:
    (folder / "aa.txt").write_text("binary")
    gathered = read_references([folder / "missing.txt", folder], store, now=NOW, read=read)
    assert len(gathered.references) == 4
    assert [Path(f.name).name for f in gathered.failures] == ["missing.txt", "aa.txt"]
    assert "does not exist" in str(gathered.failures[0].error)


def test_a_link_to_itself_and_a_long_name_are_failures(folder: Path, store: Store) -> None:
    (folder / "loop.txt").symlink_to(folder / "loop.txt")
    gathered = read_references([folder / "loop.txt", "x" * 5000], store, now=NOW)
    assert [f.name for f in gathered.failures] == [str(folder / "loop.txt"), "x" * 5000]


def test_a_folder_without_references_is_a_failure(tmp_path: Path, store: Store) -> None:
    (tmp_path / "notes.docx").write_text("x")
    (failure,) = read_references([tmp_path], store, now=NOW, read=read).failures
    assert failure.name == str(tmp_path)
    assert ".html" in str(failure.error)


def test_pipes_and_circles_of_links_are_left_out(folder: Path, store: Store) -> None:
    os.mkfifo(folder / "pipe.txt")
    (folder / "deep" / "up").symlink_to(folder)
    (folder / "broken.txt").symlink_to(folder / "nowhere")
    assert len(read_references([folder], store, now=NOW, read=read).references) == 4


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="rights do not bind the root user")
def test_a_closed_folder_is_a_failure(folder: Path, store: Store) -> None:
    (folder / "deep").chmod(0)
    gathered = read_references([folder], store, now=NOW, read=read)
    (folder / "deep").chmod(0o700)
    assert len(gathered.references) == 2
    assert [f.name for f in gathered.failures] == [str(folder / "deep")]


def test_reading_a_folder_again_adds_no_document(folder: Path, store: Store) -> None:
    first = read_references([folder], store, now=NOW, read=read)
    assert read_references([folder], store, now=NOW, read=read) == first
    assert len(store.references()) == 4


def test_a_store_that_fails_is_no_failure_of_a_file(folder: Path) -> None:
    class Locked(Store):
        def add(self, page: Page, document: Document) -> None:  # type: ignore[override]
            raise StoreLocked("store x is being written by another process")

    with Locked.open(":memory:") as locked, pytest.raises(StoreLocked):
        read_references([folder], locked, now=NOW, read=read)


def test_saved_pages_are_read_and_extracted_as_they_come(tmp_path: Path, store: Store) -> None:
    head = '<link rel="canonical" href="https://varn.example/a"><title>Bridge closed</title>'
    body = "<article><h1>Bridge closed</h1>" + "<p>The Varn bridge closed on Tuesday, the council said.</p>" * 3
    (tmp_path / "a.html").write_text(f"<html><head>{head}</head><body>{body}</article></body></html>")
    (tmp_path / "b.txt").write_text("The ferry still runs. Nobody was hurt.")
    gathered = read_references([tmp_path], store, now=NOW)
    assert [r.document.url for r in gathered.references] == ["https://varn.example/a", None]
    assert store.find("https://varn.example/a") == gathered.references[0]
    assert store.search(["ferry"])[0].text == "The ferry still runs."


class Web:
    """A client whose answers are given."""

    def __init__(self, answers: Mapping[str, bytes | FetchError]) -> None:
        self.answers = answers
        self.asked: list[str] = []

    def get(self, url: str) -> Page:
        self.asked.append(url)
        answer = self.answers[url]
        if isinstance(answer, FetchError):
            raise answer
        return Page(url=url, final_url=url, name=url, status=200, body=answer, fetched=NOW, read_from="network")


def test_addresses_are_fetched_once_each_and_failures_stop_nothing(store: Store) -> None:
    gone = BadStatus("https://c.example/ answered 404; check the address")
    web = Web(
        {
            "https://a.example/": b"Bridge.",
            "https://b.example/": b"binary",
            "https://c.example/": gone,
            "https://d.example/": b"Mill.",
        }
    )
    gathered = fetch_references([*web.answers, "https://a.example/#part"], Bulk(web.get), store, document_of)
    assert sorted(web.asked) == list(web.answers)
    assert [r.document.url for r in gathered.references] == ["https://a.example/", "https://d.example/"]
    assert [f.name for f in gathered.failures] == ["https://b.example/", "https://c.example/"]
    assert gathered.failures[1].error is gone
    assert store.references() == gathered.references
