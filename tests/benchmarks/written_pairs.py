"""Invented claims and passages in constructions that the judge did not grow up with, each pair written by hand.

The table beside this file has a kind of difference, or `faithful`, a construction, a claim and a passage. Told of each
kind is the share caught, which is called refuted or shown with some difference, and the share shown with that very
kind; of the faithful, the share on which an alarm is raised, and the share that is called carried.

Run: python tests/benchmarks/written_pairs.py [--missed: print what was missed, and every false alarm]
"""

import sys
from collections import defaultdict
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).parents[2]
TABLE = Path(__file__).with_suffix(".tsv")
sys.path.insert(0, str(ROOT))

from verify.judges import Pair  # noqa: E402
from verify.judges.differences import Differences  # noqa: E402
from verify.language import load_parser  # noqa: E402
from verify.model import Judgement  # noqa: E402

FAITHFUL = "faithful"


class Written(NamedTuple):
    """A pair with what is wrong with it."""

    kind: str
    construction: str
    claim: str
    passage: str


def written() -> tuple[Written, ...]:
    """The table."""
    lines = TABLE.read_text(encoding="utf-8").splitlines()
    return tuple(Written(*line.split("\t")) for line in lines if not line.startswith("#"))


def is_alarm(found: Judgement) -> bool:
    """Whether the judge says that something differs."""
    return found.stance == "refutes" or bool(found.differences)


def shares(pairs: tuple[Written, ...], judged: tuple[Judgement, ...]) -> dict[str, tuple[int, float, float]]:
    """Kind → how many there are, share on which an alarm is raised, and share shown with that kind, or carried."""
    tally: dict[str, list[tuple[bool, bool]]] = defaultdict(list)
    for pair, found in zip(pairs, judged, strict=True):
        rightly = found.stance == "supports" if pair.kind == FAITHFUL else _shows(found, pair.kind)
        tally[pair.kind].append((is_alarm(found), rightly))
    return {
        kind: (len(met), sum(alarm for alarm, _ in met) / len(met), sum(right for _, right in met) / len(met))
        for kind, met in tally.items()
    }


def _shows(found: Judgement, kind: str) -> bool:
    return kind in {d.kind for d in found.differences}


def judge_all(pairs: tuple[Written, ...]) -> tuple[Judgement, ...]:
    """What the default judge says of each."""
    return Differences(load_parser()).judge([Pair(p.claim, p.passage) for p in pairs])


def main(arguments: list[str]) -> int:
    """Exit status."""
    pairs = written()
    judged = judge_all(pairs)
    if "--missed" in arguments:
        for pair, found in zip(pairs, judged, strict=True):
            if is_alarm(found) == (pair.kind == FAITHFUL):
                shown = [(d.kind, d.claim.of(pair.claim), d.passage.of(pair.passage)) for d in found.differences]
                sys.stdout.write(f"{pair.kind}, {pair.construction}: {found.stance} {shown}\n")
                sys.stdout.write(f"  claim   {pair.claim}\n  passage {pair.passage}\n")
    found = shares(pairs, judged)
    for kind, (count, alarmed, rightly) in found.items():
        told = ("false alarms", "carried") if kind == FAITHFUL else ("caught", "that kind shown")
        sys.stdout.write(f"{kind:12} n {count:3}  {told[0]} {alarmed:.3f}  {told[1]} {rightly:.3f}\n")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
