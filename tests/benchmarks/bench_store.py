"""How searching grows with the store: python tests/benchmarks/bench_store.py [PASSAGES]. Prints ratios, not a test.

Made-up words are drawn with Zipf's frequencies, as in running text. The ratio that matters: a store ten times as large
may cost ten times as much per search, not more.
"""

import random
import sys
import tempfile
from datetime import UTC, datetime
from pathlib import Path
from time import process_time

from sources.model import Block, Document, Page, Query, Span, document_id
from sources.retrievers.fts5 import StoreRetriever
from sources.store import Store

WORDS = 50_000
FUNCTION_WORDS = 150
"""The commonest words, which a query leaves out."""
LETTERS = str.maketrans("0123456789", "bcdfghjkmp")
SENTENCES = 40
"""A document; it gives one passage for each sentence and one for each two that follow each other."""


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


def fill(store: Store, passages: int, draw: random.Random) -> float:
    """CPU seconds to bring the store to `passages`."""
    began = process_time()
    for _ in range(passages // (2 * SENTENCES - 1)):
        made = document(draw)
        store.add(Page(name="made", body=b"", fetched=datetime(2026, 1, 1, tzinfo=UTC), read_from="file"), made)
    return process_time() - began


def search(store: Store, draw: random.Random) -> tuple[float, float]:
    """CPU milliseconds of one `find`, in the middle and at the worst of 50."""
    times = []
    for _ in range(50):
        query = Query(tuple(words(draw, 14, FUNCTION_WORDS)))
        began = process_time()
        StoreRetriever(store).find(query)
        times.append(1000 * (process_time() - began))
    return sorted(times)[25], max(times)


def main(passages: int) -> None:
    """Prints one line for the tenth and one for the whole."""
    measured = []
    for size in (passages // 10, passages):
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder, "bench.sqlite")
            with Store.open(path) as store:
                built = fill(store, size, random.Random(1))
                middle, worst = search(store, random.Random(2))
            measured.append((built / size, middle))
            each = f"{1e6 * built / size:.0f} µs and {path.stat().st_size / 1024 / size:.2f} KiB each"
            sys.stdout.write(f"{size} passages: {each}; find {middle:.1f} ms, at worst {worst:.1f}\n")
    adding, finding = (measured[1][n] / measured[0][n] for n in (0, 1))
    sys.stdout.write(f"ten times the store: adding each x{adding:.2f}, find x{finding:.1f}\n")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 100_000)
