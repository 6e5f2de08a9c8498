"""The HTML report of an article with 1,000 claims: bytes and seconds. Run: python tests/benchmarks/bench_html.py."""

import sys
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[2]))

from tests.test_html import LARGEST, many_claims
from verify.reports.html import render

SECONDS = 2.0

if __name__ == "__main__":
    report = many_claims(1_000)
    started = time.perf_counter()
    page = render(report)
    seconds = time.perf_counter() - started
    size = len(page.encode())
    print(f"1,000 claims, {len(report.evidence)} passages")
    print(f"{size:,} bytes (at most {LARGEST:,}), {seconds:.2f} s (at most {SECONDS})")
    sys.exit(size > LARGEST or seconds > SECONDS)
