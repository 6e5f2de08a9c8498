"""Eight processes write and read one store for a minute: python tests/benchmarks/bench_processes.py [SECONDS].

Exits 1 when a row is lost, a process fails (`database is locked` would be one) or the store is not whole after it.
"""

import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).parent.parent.parent
sys.path.insert(0, str(ROOT))

from sources.store import Store  # noqa: E402
from tests.writers import work_together  # noqa: E402


def main(seconds: float) -> int:
    """0 when nothing was lost and nobody failed."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "s.sqlite")
        done = work_together(path, processes=8, seconds=seconds)
        added = sum(each.added for each in done)
        with Store.open(path) as store:
            held = len(store.references())
            faults = list(store.upkeep().faults())
    failed = [each.errors for each in done if each.errors]
    sys.stdout.write(
        f"8 processes, {seconds:.0f} s: {added} added, {held} held, {sum(each.read for each in done)} reads, "
        f"{len(failed)} processes failed, longest wait {max(each.slowest_s for each in done):.2f} s, faults {faults}\n"
    )
    for errors in failed:
        sys.stdout.write(errors)
    return 1 if failed or faults or held != added else 0


if __name__ == "__main__":
    sys.exit(main(float(sys.argv[1]) if len(sys.argv) > 1 else 60))
