"""What a newcomer waits for: a cold `verify check` of a 1,000-word article offline, and `verify --help`.

Limits (issue: the main job): 4 s and 700 MB on one core for the article, 150 ms CPU for the help.
Run: python tests/benchmarks/cold_check.py
Each command runs five times in its own process on one core; the table gives the least, middle and greatest of wall
seconds, CPU seconds and peak memory. Exit status 1 when the middle of a figure is past its limit.
"""

import os
import statistics
import subprocess
import sys
import tempfile
import time
from datetime import UTC, datetime
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).parents[2]
WORDS = 1_000
RUNS = 5
VERIFY = "import sys; from verify.cli import main; sys.exit(main())"


class Run(NamedTuple):
    """One process, from its start to its end."""

    wall_s: float
    cpu_s: float
    peak_mb: float


def article(folder: Path) -> Path:
    """The invented example's prose, repeated under changed years until it has WORDS words."""
    sys.path.insert(0, str(ROOT))
    from sources.extract import extract
    from sources.files import read_page

    page = read_page(str(ROOT / "seeds" / "example" / "article.html"), now=datetime.now(UTC))
    document = extract(page)
    body = "\n\n".join(b.span.of(document.text) for b in document.blocks if b.kind == "body")
    words = 0
    parts = []
    for year in range(2000, 2100):
        parts.append(body.replace("Sunday", f"Sunday in {year}"))
        words += len(body.split())
        if words >= WORDS:
            break
    path = folder / "article.txt"
    path.write_text(document.title + "\n\n" + "\n\n".join(parts), encoding="utf-8")
    return path


def timed(*arguments: str) -> Run:
    """One run of the command on one core, in a fresh process."""
    began = time.perf_counter()
    process = subprocess.Popen([sys.executable, "-c", VERIFY, *arguments], cwd=ROOT, stdout=subprocess.DEVNULL)
    _, status, usage = os.wait4(process.pid, 0)
    wall = time.perf_counter() - began
    if os.waitstatus_to_exitcode(status) != 0:
        raise SystemExit(f"verify {' '.join(arguments)} ended with {os.waitstatus_to_exitcode(status)}")
    return Run(wall, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024)


def show(name: str, runs: list[Run], limits: Run) -> bool:
    """Print one row a figure; whether every middle is within its limit."""
    within = True
    for field, limit in zip(Run._fields, limits, strict=True):
        values = [getattr(run, field) for run in runs]
        middle = statistics.median(values)
        ratio = middle / limit
        within &= ratio <= 1
        print(
            f"{name:24} {field:8} {min(values):8.2f} {middle:8.2f} {max(values):8.2f}  limit {limit:7.2f}  {ratio:4.0%}"
        )
    return within


def main() -> int:
    """Time both commands."""
    os.sched_setaffinity(0, {min(os.sched_getaffinity(0))})  # the commands inherit it
    with tempfile.TemporaryDirectory() as folder:
        path = article(Path(folder))
        os.environ["SECONDSOURCE_STORE"] = str(Path(folder) / "none.sqlite")
        checks = [timed("check", str(path), "--offline") for _ in range(RUNS)]
        helps = [timed("--help") for _ in range(RUNS)]
    good = show("check, 1,000 words", checks, Run(4.0, 4.0, 700.0))
    good &= show("--help", helps, Run(0.5, 0.15, 100.0))
    return 0 if good else 1


if __name__ == "__main__":
    sys.exit(main())
