"""Origins among many texts: `verify stage origins` over generated news, its time, memory, precision and recall.

Every text is synthetic: words are drawn by a seeded generator, nothing is taken from any publisher. A set holds
stories with several copies each (whole, cut to 40 % of their words, edited, spliced into other text) by different
publishers, stories nobody copies, and hard negatives: bulletins of one publisher that share the frame and
tell different news, and reports of one event that share long quotations.

Limits: 100,000 texts in 120 s of CPU and 1,024 MB; ten-thousand texts cost the same in the smallest and the largest set
within a factor of 1.5; copies cut to 40 % found at least .95; pairs at least .95 precise.
Run: python tests/benchmarks/bench_origins.py [number of texts, default 100000]
Exit status 1 when a limit is broken.
"""

import json
import os
import random
import subprocess
import sys
import tempfile
from collections import Counter, defaultdict
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).parents[2]
VERIFY = "import sys; from verify.cli import main; sys.exit(main())"
CPU_LIMIT_S, PEAK_LIMIT_MB, GROWTH_LIMIT = 120.0, 1_024.0, 1.5
CUT_RECALL, PRECISION = 0.95, 0.95
CUT_TO = 0.4
STORY_WORDS = 450
PUBLISHERS = 400
VOCABULARY = 30_000
BEGAN = datetime(2024, 1, 1, tzinfo=UTC)


class Made(NamedTuple):
    """A generated text with what it is made of."""

    id: str
    text: str
    publisher: str
    published: str
    story: int
    how: str


def vocabulary(draw: random.Random) -> tuple[list[str], list[float]]:
    """Invented words with weights that fall with their rank, as in any language (Zipf)."""
    words = ["".join(draw.choices("abcdefghilmnoprstuvz", k=draw.randint(2, 10))) for _ in range(VOCABULARY)]
    weights = [1 / (rank + 3) for rank in range(VOCABULARY)]
    total, running = 0.0, []
    for weight in weights:
        total += weight
        running.append(total)
    return words, running


def make(count: int, draw: random.Random) -> Iterator[Made]:
    """`count` texts of the mixture that the module describes, story by story."""
    words, running = vocabulary(draw)
    frames = [draw.choices(words, cum_weights=running, k=90) for _ in range(PUBLISHERS)]
    made = story = 0
    while made < count:
        story += 1
        body = draw.choices(words, cum_weights=running, k=draw.randint(STORY_WORDS // 2, STORY_WORDS * 3 // 2))
        if draw.random() < 0.1:
            tellings = [("bulletin", framed(frames[story % PUBLISHERS], body[:110]))]
        else:
            kinds = ["whole", "cut", "edited", "spliced"][: draw.choice((0, 0, 0, 1, 2, 3, 4, 4))]
            kinds *= 12 if draw.random() < 0.002 else 1  # now and then a story that everybody prints
            tellings = [("first", body), *((how, retold(how, body, (words, running), draw)) for how in kinds)]
        for number, (how, telling) in enumerate(tellings):
            house = story % PUBLISHERS if how == "bulletin" else draw.randrange(PUBLISHERS)
            when = BEGAN + timedelta(minutes=story, hours=number)
            text = " ".join(telling).capitalize() + "."
            yield Made(f"t{made}", text, f"Publisher {house}", when.isoformat(), story, how)
            made += 1
            if made == count:
                return


def framed(frame: list[str], news: list[str]) -> list[str]:
    """A bulletin: the publisher's frame of 90 words around 110 words of news."""
    return [*frame[:30], *news[:55], *frame[30:60], *news[55:], *frame[60:]]


def retold(how: str, body: list[str], language: tuple[list[str], list[float]], draw: random.Random) -> list[str]:
    """A copy: whole with a line of its own, cut to 40 %, one word in 14 replaced, or 60 % after 120 other words."""
    words, running = language
    own = draw.choices(words, cum_weights=running, k=120)
    if how == "cut":
        length = int(len(body) * CUT_TO)
        start = draw.randrange(len(body) - length)
        return body[start : start + length]
    if how == "edited":
        return [draw.choice(own) if draw.random() < 1 / 14 else word for word in body]
    if how == "spliced":
        return [*own, *body[: int(len(body) * 0.6)]]
    return [*own[:15], *body]


class Measured(NamedTuple):
    """What one run showed."""

    texts: int
    cpu_s: float
    peak_mb: float
    precision: float
    recall: float
    cut_recall: float


def measure(count: int, folder: Path) -> Measured:
    """Runs the command in a process of its own over `count` texts and holds its answers against how they were made."""
    source, answers = folder / "in.jsonl", folder / "out.jsonl"
    kinds: list[tuple[int, str]] = []
    with source.open("w", encoding="utf-8") as lines:
        for made in make(count, random.Random(7)):
            kinds.append((made.story, made.how))
            lines.write(
                json.dumps({key: getattr(made, key) for key in ("id", "text", "publisher", "published")}) + "\n"
            )
    with source.open("rb") as given, answers.open("wb") as taken:
        process = subprocess.Popen(
            [sys.executable, "-c", VERIFY, "stage", "origins"], cwd=ROOT, stdin=given, stdout=taken
        )
        _, status, usage = os.wait4(process.pid, 0)
    if os.waitstatus_to_exitcode(status) != 0:
        raise SystemExit(f"verify stage origins ended with {os.waitstatus_to_exitcode(status)}")
    with answers.open(encoding="utf-8") as found:
        origins = [json.loads(line)["origin"] for line in found]
    return Measured(count, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024, *scored(kinds, origins))


def scored(kinds: list[tuple[int, str]], origins: list[str]) -> tuple[float, float, float]:
    """Precision and recall over pairs of texts, and recall of pairs of a story's first text with a copy cut to 40 %."""
    sizes, found, both = (
        Counter(s for s, _ in kinds),
        Counter(origins),
        Counter(zip(origins, kinds_of(kinds), strict=True)),
    )
    pairs = [sum(n * (n - 1) // 2 for n in counted.values()) for counted in (both, found, sizes)]
    first = {story: origin for (story, how), origin in zip(kinds, origins, strict=True) if how == "first"}
    cut: dict[bool, int] = defaultdict(int)
    for (story, how), origin in zip(kinds, origins, strict=True):
        if how == "cut":
            cut[first[story] == origin] += 1
    return pairs[0] / pairs[1], pairs[0] / pairs[2], cut[True] / max(1, sum(cut.values()))


def kinds_of(kinds: list[tuple[int, str]]) -> list[int]:
    """The story of each text."""
    return [story for story, _ in kinds]


def main(most: int) -> int:
    """One line for a quarter, one for half and one for all; whether every limit holds."""
    rows = []
    for count in (most // 4, most // 2, most):
        with tempfile.TemporaryDirectory() as folder:
            row = measure(count, Path(folder))
        rows.append(row)
        sys.stdout.write(
            f"{row.texts:7} synthetic texts: {row.cpu_s:6.1f} s CPU ({1e6 * row.cpu_s / row.texts:.0f} µs each), "
            f"peak {row.peak_mb:5.0f} MB; pairs precision {row.precision:.4f}, recall {row.recall:.4f}; "
            f"cut to 40 %: {row.cut_recall:.4f} found\n"
        )
        sys.stdout.flush()
    last = rows[-1]
    growth = (last.cpu_s / last.texts) / (rows[0].cpu_s / rows[0].texts)
    sys.stdout.write(f"each text costs x{growth:.2f} when there are four times as many\n")
    within = last.cpu_s <= CPU_LIMIT_S * most / 100_000 + 5 and last.peak_mb <= PEAK_LIMIT_MB and growth <= GROWTH_LIMIT
    return 0 if within and last.cut_recall >= CUT_RECALL and last.precision >= PRECISION else 1


if __name__ == "__main__":
    sys.exit(main(int(sys.argv[1]) if len(sys.argv) > 1 else 100_000))
