"""Ten thousand strings through attribution: `python tests/benchmarks/fuzz_attribution.py [N]`.

Nothing may be raised, and every span must lie in its text. Printed: strings, failures, seconds; status 1 on a failure.
"""

import random
import sys
import time
from pathlib import Path

ROOT = Path(__file__).parents[2]
SEED = 20180501
TOGETHER = 250
"""Strings answered at once."""


def main() -> int:
    """Print what came of it."""
    sys.path.insert(0, str(ROOT))
    from tests.test_odd_input import PIECES, answers, check_spans
    from verify.settings import Parts, Settings

    count = int(sys.argv[1]) if len(sys.argv) > 1 else 10_000
    draw = random.Random(SEED)
    parts = Parts(Settings())
    start, failed = time.perf_counter(), 0
    for first in range(0, count, TOGETHER):
        size = min(TOGETHER, count - first)
        texts = [_string(draw, PIECES) for _ in range(size)]
        try:
            for text, answer in zip(texts, answers(parts, *texts), strict=True):
                check_spans(text, answer)
        except Exception as err:  # noqa: BLE001 - the point is that there is none
            failed += 1
            print(f"strings {first}–{first + size}: {type(err).__name__}: {err}")
    print(f"{count:,} strings, {failed} failures, {time.perf_counter() - start:.0f} s")
    return int(failed > 0)


def _string(draw: random.Random, pieces: tuple[str, ...]) -> str:
    """Pieces with and without spaces between, and now and then any code points."""
    if draw.random() < 0.2:
        return "".join(chr(draw.choice((draw.randint(1, 0x2FF), draw.randint(0x2000, 0x206F)))) for _ in range(40))
    return draw.choice(("", " ")).join(draw.choices(pieces, k=draw.randint(1, 25)))


if __name__ == "__main__":
    sys.exit(main())
