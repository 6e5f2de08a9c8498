"""Ten thousand strings through attribution: `python tests/benchmarks/fuzz_attribution.py [N]`.

Nothing may be raised, and every span must lie in its text. Printed: strings, failures, seconds; status 1 on a failure.
"""

import random
import sys
import time
from pathlib import Path

ROOT = Path(__file__).parents[2]
SEED = 20180501
TOLD = 1000
"""Strings after which it says how far it is."""


def main() -> int:
    """Print what came of it."""
    sys.path.insert(0, str(ROOT))
    from tests.test_odd_input import PIECES, check_any
    from verify.settings import Parts, Settings

    count = int(sys.argv[1]) if len(sys.argv) > 1 else 10_000
    draw = random.Random(SEED)
    parts = Parts(Settings())
    start, failed = time.perf_counter(), 0
    for number in range(count):
        text = _string(draw, PIECES)
        try:
            check_any(parts, text)
        except Exception as err:  # noqa: BLE001 - the point is that there is none
            failed += 1
            print(f"string {number}, {text!r}: {type(err).__name__}: {err}", flush=True)
        if number % TOLD == TOLD - 1:
            print(f"{number + 1:,} strings so far", flush=True)
    print(f"{count:,} strings, {failed} failures, {time.perf_counter() - start:.0f} s")
    return int(failed > 0)


def _string(draw: random.Random, pieces: tuple[str, ...]) -> str:
    """Pieces with and without spaces between, and now and then any code points."""
    if draw.random() < 0.2:
        return "".join(chr(draw.choice((draw.randint(1, 0x2FF), draw.randint(0x2000, 0x206F)))) for _ in range(40))
    return draw.choice(("", " ")).join(draw.choices(pieces, k=draw.randint(1, 25)))


if __name__ == "__main__":
    sys.exit(main())
