"""Memory and time of taking texts apart, as they grow: `python tests/benchmarks/long_text.py [WORDS…] [--text FILE]`.

Each length runs in a process of its own; printed are its words a second, its peak of memory, and both against the bars:
at most 800 MB at 200,000 words, and time that grows with the text and not with its square.
"""

import argparse
import json
import random
import resource
import subprocess
import sys
import time
from itertools import cycle, islice
from pathlib import Path

ROOT = Path(__file__).parents[2]
LIMIT_MB = 800
STEEPEST = 1.5
"""Times more per word that the longest text may take than the shortest."""
PEOPLE = (
    "Ada Moss",
    "the mayor",
    "Ben Roe, a farmer",
    "two officials",
    "The Gazette",
    "The ministry",
    "She",
    "Critics",
)
CUES = ("said", "warned", "told reporters", "denied", "announced", "believes", "added", "argued")
THINGS = ("the bridge over the Lene would stay shut", "nobody had looked at the old dam since 1987",
          "prices rose by 4.5 percent in the north", "the plan for the port was never paid for")  # fmt: skip
PLAIN = ("The road runs along the river for nine miles.", "It rained in the hills for most of March.",
         "The school opened again on Monday after a long repair.", "Nobody was hurt.")  # fmt: skip


def make_text(words: int) -> str:
    """A text of about so many words: attributions, quotations and plain sentences in paragraphs."""
    draw = random.Random(7)
    made: list[str] = []
    count = 0
    while count < words:
        who, cue, what = draw.choice(PEOPLE), draw.choice(CUES), draw.choice(THINGS)
        form = draw.choice(
            (f"{who} {cue} that {what}.", f"“{what.capitalize()},” {who} {cue}.", f"{draw.choice(PLAIN)}")
        )
        made.append(form[0].upper() + form[1:])
        count += len(form.split())
    return "\n\n".join(" ".join(made[n : n + 4]) for n in range(0, len(made), 4))


def cut_text(path: Path, words: int) -> str:
    """So many words of a file, from its start, again and again where it is shorter."""
    lines = cycle(path.read_text(encoding="utf-8").split("\n"))
    taken: list[str] = []
    count = 0
    while count < words:
        more = list(islice(lines, 50))
        taken.extend(more)
        count += sum(len(line.split()) for line in more)
    return "\n".join(taken)


def run_one(text: str) -> dict[str, float]:
    """Words, seconds and megabytes at the peak of one text; weights are loaded before the clock starts."""
    sys.path.insert(0, str(ROOT))
    from verify.answers import attribute
    from verify.records import TextIn
    from verify.settings import Parts, Settings

    parts = Parts(Settings())
    attribute([TextIn(id=0, text="The dam is safe, Ada Moss said.")], parts)
    start = time.perf_counter()
    attribute([TextIn(id=1, text=text)], parts)
    seconds = time.perf_counter() - start
    return {
        "words": len(text.split()),
        "seconds": seconds,
        "mb": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024,
    }


def main() -> int:
    """Print a line for each length; 1 where a bar is missed."""
    given = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    given.add_argument("words", nargs="*", type=int, default=[25_000, 100_000, 200_000])
    given.add_argument("--text", type=Path, help="a file to take the words from; without it they are made up")
    given.add_argument("--one", action="store_true", help=argparse.SUPPRESS)
    options = given.parse_args()
    if options.one:
        text = cut_text(options.text, options.words[0]) if options.text else make_text(options.words[0])
        print(json.dumps(run_one(text)))
        return 0
    rows = []
    for words in options.words:
        command = [
            sys.executable,
            __file__,
            str(words),
            "--one",
            *(["--text", str(options.text)] if options.text else []),
        ]
        done = subprocess.run(command, check=True, capture_output=True, text=True)
        rows.append(json.loads(done.stdout))
        count, seconds, peak = (rows[-1][name] for name in ("words", "seconds", "mb"))
        print(f"{count:8,.0f} words {seconds:7.1f} s {count / seconds:6,.0f} words/s {peak:6.0f} MB")
    steep = rows[-1]["seconds"] / rows[-1]["words"] / (rows[0]["seconds"] / rows[0]["words"])
    print(f"time a word, longest against shortest: {steep:.2f}, at most {STEEPEST}")
    print(f"memory: {rows[-1]['mb']:.0f} MB, at most {LIMIT_MB}")
    return int(steep > STEEPEST or rows[-1]["mb"] > LIMIT_MB)


if __name__ == "__main__":
    sys.exit(main())
