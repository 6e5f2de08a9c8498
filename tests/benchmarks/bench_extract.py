"""Pages read a second on one core, beside trafilatura alone, in one run.

    python tests/benchmarks/bench_extract.py PAGES.jsonl [PASSES]

PAGES holds one page a line: {"id", "html", "url"?}, where `html` is the markup or the name of a file beside PAGES,
gzip-compressed if it ends in .gz. Each pass reads all pages by `sources.extract`, then by trafilatura's fast mode with
its own parsing, so that both meet the same machine; of the passes the quickest counts. CPU time, not wall time.
The bar: 60 pages a second, which is 16.7 ms a page (pages of news sites, 275,000 characters on average), and no more
than trafilatura alone takes, whose text then still lacks title, date, authors, links and the marking of furniture.
"""

import gzip
import json
import logging
import sys
import time
from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import NamedTuple

sys.path.insert(0, str(Path(__file__).parents[2]))

from trafilatura import bare_extraction

from sources.errors import InputError
from sources.extract import extract
from sources.model import Page

BAR_PAGES_PER_S = 60
PASSES = 3
READ_AT = datetime(2026, 1, 1, tzinfo=UTC)


class Record(NamedTuple):
    """A page to read."""

    name: str
    html: str
    url: str | None


def records(path: Path) -> list[Record]:
    """The pages of a JSON Lines file."""
    rows = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]
    return [Record(str(row["id"]), _markup(path.parent, row["html"]), row.get("url")) for row in rows]


def _markup(folder: Path, html: str) -> str:
    if "<" in html:
        return html
    raw = (folder / html).read_bytes()
    return (gzip.decompress(raw) if html.endswith(".gz") else raw).decode("utf-8", "replace")


def ours(pages: Sequence[Page]) -> int:
    """How many pages hold an article."""
    read = 0
    for page in pages:
        try:
            extract(page)
        except InputError:
            continue
        read += 1
    return read


def theirs(pages: Sequence[Record]) -> int:
    """The same by trafilatura alone, told to look for what we look for."""
    asked = {"fast": True, "favor_precision": True, "include_comments": False, "include_links": True}
    return sum(bare_extraction(page.html, **asked) is not None for page in pages)


def cpu_ms(read: Callable[[], int], pages: int) -> float:
    """CPU milliseconds a page."""
    start = time.process_time()
    read()
    return (time.process_time() - start) * 1000 / pages


def main(path: str, passes: str = str(PASSES)) -> int:
    """Print the figures; 1 when they miss the bar."""
    logging.disable(logging.CRITICAL)
    found = records(Path(path))
    pages = [
        Page(
            name=record.url or record.name,
            url=record.url,
            final_url=record.url,
            content_type="text/html; charset=utf-8",
            body=record.html.encode(),
            fetched=READ_AT,
            read_from="network",
        )
        for record in found
    ]
    size = sum(len(record.html) for record in found) / len(found)
    print(
        f"{len(found)} pages of {size:,.0f} characters; {ours(pages)} read by us, {theirs(found)} by trafilatura alone"
    )
    times = [
        (cpu_ms(lambda: ours(pages), len(found)), cpu_ms(lambda: theirs(found), len(found))) for _ in range(int(passes))
    ]
    mine, other = (min(column) for column in zip(*times, strict=True))
    print(f"sources.extract    {mine:6.1f} ms a page  {1000 / mine:6.1f} pages/s")
    print(f"trafilatura alone  {other:6.1f} ms a page  {1000 / other:6.1f} pages/s   ratio {mine / other:.2f}")
    is_met = 1000 / mine >= BAR_PAGES_PER_S
    print(f"bar {BAR_PAGES_PER_S} pages/s on one core: {'met' if is_met else 'not met'}")
    return 0 if is_met else 1


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]) if sys.argv[1:] else __doc__)
