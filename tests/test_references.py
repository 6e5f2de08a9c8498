"""Gathering references from addresses: every failure has a name and stops nothing else."""

from collections.abc import Iterator, Mapping
from datetime import UTC, datetime

import pytest

from sources.errors import BadStatus, FetchError, InputError
from sources.fetch.bulk import Bulk
from sources.model import Block, Document, Page, Span, document_id
from sources.references import fetch_references
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
