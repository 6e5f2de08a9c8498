"""Following links: in the article's order however they come in, copies apart, and nothing that ends the rest."""

import threading
import time
from datetime import UTC, datetime

import pytest

from sources.errors import BadStatus, SourceError, StoreCorrupt
from sources.model import Page
from sources.store import Store
from tests.test_store import a_document, a_page
from verify.following import LinkFollower, Ways

NOW = datetime(2026, 1, 2, tzinfo=UTC)
SAME = "The harbour of Holm was closed on Monday after the storm, the port office said."


class Web:
    """Answers after a while that is shorter for later links; keeps how many requests were under way at once."""

    def __init__(self, **failures: SourceError) -> None:
        self.most = self._now = 0
        self._failures = failures
        self._lock = threading.Lock()

    def get(self, url: str) -> Page:
        number = int(url.rpartition("/")[2])
        with self._lock:
            self._now += 1
            self.most = max(self.most, self._now)
        time.sleep(0.05 / (1 + number))
        with self._lock:
            self._now -= 1
        if failure := self._failures.get(f"at_{number}"):
            raise failure
        text = f"{SAME} It opened again {number} days later, the mayor told the council."
        return Page(
            url=url,
            final_url=url,
            name=url,
            status=200,
            content_type="text/plain",
            body=(SAME if number > 6 else text).encode(),
            fetched=NOW,
            read_from="network",
        )


URLS = [f"https://{n % 3}.example/{n}" for n in range(9)]


@pytest.mark.parametrize("threads", [1, 4])
def test_references_stand_in_the_order_of_the_links(threads: int) -> None:
    web = Web()
    followed = LinkFollower(web, most=20, ways=Ways(threads, per_host=2))([*URLS, f"{URLS[0]}#part"])
    assert [r.document.url for r in followed.references] == URLS
    assert followed.failures == ()
    assert web.most <= threads
    assert threads == 1 or web.most > 1


def test_one_text_at_two_links_is_two_references() -> None:
    followed = LinkFollower(Web(), most=20)(URLS[7:])
    assert len({r.document.text for r in followed.references}) == 1
    assert len({r.id for r in followed.references}) == 2


def test_a_link_to_a_copy_of_what_is_stored_is_a_reference_beside_it() -> None:
    with Store.open(":memory:") as store:
        stored = store.add(a_page(SAME, url="https://first.example/"), a_document(SAME, url="https://first.example/"))
        (copy,) = LinkFollower(Web(), most=20, ways=Ways(beside=store))(URLS[7:8]).references
        assert copy.document.text == stored.document.text
        assert copy.id != stored.id
        assert store.references() == (stored,)


def test_failures_are_named_and_end_nothing() -> None:
    web = Web(at_1=BadStatus("gone; check the address"), at_3=StoreCorrupt("the page cache is broken; delete it"))
    followed = LinkFollower(web, most=5)(URLS)
    assert [r.document.url for r in followed.references] == [URLS[0], URLS[2], URLS[4]]
    assert [url for url, _ in followed.failures] == [URLS[1], URLS[3], *URLS[5:]]
    assert dict(followed.failures)[URLS[3]] == "the page cache is broken; delete it"
    assert "max_links" in dict(followed.failures)[URLS[8]]
