"""How searching grows with the store: python tests/benchmarks/bench_store.py [PASSAGES]; a million unless told.

Made-up words are drawn with Zipf's frequencies, as in running text. Machines differ and are shared, so every build has
its yardstick beside it: SQLite alone, with the same passages in one table of FTS5, in one transaction. The other ratio
that matters: a store ten times as large may cost ten times as much per search, not more.
"""

import random
import sqlite3
import sys
import tempfile
from collections.abc import Callable
from datetime import UTC, datetime
from itertools import islice
from pathlib import Path
from time import perf_counter, process_time
from typing import NamedTuple

sys.path.insert(0, str(Path(__file__).parent.parent.parent))

from sources.model import Block, Document, Page, Query, Span, document_id
from sources.retrievers.fts5 import StoreRetriever
from sources.store import Store, Wanted
from sources.store.steps import TOKENS

WORDS = 50_000
FUNCTION_WORDS = 150
"""The commonest words, which a query leaves out."""
LETTERS = str.maketrans("0123456789", "bcdfghjkmp")
SENTENCES = 40
"""A document; it gives one passage for each sentence and one for each two that follow each other."""
TOGETHER = 32
"""Documents that are added in one transaction."""


def words(draw: random.Random, count: int, commonest: int = 1) -> list[str]:
    """Words whose n-th is drawn about 1/n as often as the first; `commonest` leaves the first ones out."""
    numbers = (int(commonest * (WORDS / commonest) ** draw.random()) for _ in range(count))
    return ["x" + str(n).translate(LETTERS) for n in numbers]


def document(draw: random.Random) -> Document:
    text = " ".join(" ".join(words(draw, 18)).capitalize() + "." for _ in range(SENTENCES))
    blocks = (Block(kind="body", span=Span(0, len(text))),)
    return Document(
        id=document_id(text), name="made", title="", language="en", sha256="0" * 64, text=text, blocks=blocks
    )


class Built(NamedTuple):
    """What it took to fill a store."""

    wall_s: float
    cpu_s: float
    passages: int
    bytes_on_disk: int


class Searched(NamedTuple):
    """CPU milliseconds of one search: in the middle, and what 95 of 100 stay below."""

    p50: float
    p95: float


def fill(store: Store, passages: int, draw: random.Random) -> Built:
    """Brings the store to about so many `passages`; the making of the texts is not counted."""
    wall = cpu = 0.0
    page = Page(name="made", body=b"", fetched=datetime(2026, 1, 1, tzinfo=UTC), read_from="file")
    left = passages // (2 * SENTENCES - 1)
    while left > 0:
        read = [(page, document(draw)) for _ in range(min(TOGETHER, left))]
        began, began_cpu = perf_counter(), process_time()
        store.add_all(read)
        wall, cpu = wall + perf_counter() - began, cpu + process_time() - began_cpu
        left -= len(read)
    figures = store.upkeep().figures()
    return Built(wall, cpu, figures.rows["passages"], figures.bytes_on_disk)


def fill_bare(store: Store, path: Path) -> float:
    """CPU seconds that SQLite alone takes to index the store's passages, in a file of their own."""
    bare = sqlite3.connect(path, isolation_level=None)
    bare.execute("PRAGMA journal_mode = WAL")
    bare.execute(f"CREATE VIRTUAL TABLE bare USING fts5(text, tokenize='{TOKENS}')")
    bare.execute("BEGIN")
    cpu, rows = 0.0, ((row["text"],) for row in store.upkeep().rows("passages"))
    while some := list(islice(rows, 10_000)):
        began = process_time()
        bare.executemany("INSERT INTO bare VALUES (?)", some)
        cpu += process_time() - began
    began = process_time()
    bare.execute("COMMIT")
    cpu += process_time() - began
    bare.close()
    return cpu


def search(find: Callable[[Query], object], draw: random.Random) -> Searched:
    """What one `find` takes, of 100 queries with 14 words each."""
    times = []
    for _ in range(100):
        query = Query(tuple(words(draw, 14, FUNCTION_WORDS)))
        began = process_time()
        find(query)
        times.append(1000 * (process_time() - began))
    return Searched(sorted(times)[50], sorted(times)[95])


def measure(passages: int) -> tuple[Built, Searched]:
    """One line for a store of that size, printed, and what it says."""
    with tempfile.TemporaryDirectory() as folder, Store.open(Path(folder, "bench.sqlite")) as store:
        built = fill(store, passages, random.Random(1))
        query = search(lambda q: store.candidates(q.words[:12], Wanted(at_least=2)), random.Random(2))
        found = search(StoreRetriever(store).find, random.Random(2))
        bare = fill_bare(store, Path(folder, "bare.sqlite"))
    sys.stdout.write(
        f"{built.passages} passages: built in {built.cpu_s:.1f} s CPU ({built.wall_s:.1f} s by the clock), "
        f"{built.cpu_s / bare:.2f} times SQLite alone ({bare:.1f} s); "
        f"{1e6 * built.cpu_s / built.passages:.0f} µs and {built.bytes_on_disk / built.passages:.0f} bytes each; "
        f"query p50 {query.p50:.1f} ms, p95 {query.p95:.1f}; ranked p50 {found.p50:.1f} ms, p95 {found.p95:.1f}\n"
    )
    return built, query


def main(passages: int) -> int:
    """Prints one line for the tenth and one for the whole; 1 when a limit for a million passages is passed."""
    (small, quick), (large, slow) = measure(passages // 10), measure(passages)
    adding = (large.cpu_s / large.passages) / (small.cpu_s / small.passages)
    sys.stdout.write(f"ten times the store: adding each x{adding:.2f}, query x{slow.p50 / quick.p50:.1f}\n")
    is_within = large.cpu_s < 40 and slow.p50 < 10 and slow.p95 < 40
    return 0 if is_within else 1


if __name__ == "__main__":
    sys.exit(main(int(sys.argv[1]) if len(sys.argv) > 1 else 1_000_000))
