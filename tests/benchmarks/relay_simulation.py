"""How often corroboration is right when most of what is read is relayed: the rubric's simulation, with our own code.

80 outlets report every claim. Each is right about what it finds out itself with a probability of its own, drawn from
.55 to .75: the range in which the rubric lets a rating move a witness. Of the items, 60 % are relays: they say what
another outlet said, and a few outlets are relayed far more than others (Zipf, with the exponent at which plain voting
is right as often as the rubric reports, .738). A parser finds the origin of a relay with the recall given; a relay
whose origin is missed stands as a witness of its own. `p` comes from `assess_true`, which knows none of the outlets.

Everything is drawn by a seeded generator: no data, the same figures on every run.
Bars: at origin recall .8 accuracy at least .89 and calibration error at most .05.
Run: python tests/benchmarks/relay_simulation.py [number of claims, default 2000]
Exit status 1 when a bar is missed.
"""

import random
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import NamedTuple

sys.path.insert(0, str(Path(__file__).parents[2]))

from sources.model import Span
from verify.model import Evidence, Origin, StanceProbabilities
from verify.rubric.corroboration import assess_true

OUTLETS, RELAYED = 80, 0.6
RIGHT_FROM, RIGHT_TO = 0.55, 0.75
EXPONENT = 1.75
"""Of the popularity of relayed outlets; at this one plain voting comes out as the rubric has it."""
PLAIN = StanceProbabilities(supports=0.4, refutes=0.3, neutral=0.3)
BINS = 10
ACCURACY_FROM, ERROR_TO = 0.89, 0.05


class Item(NamedTuple):
    """What one outlet says of a claim that is so."""

    origin: int
    """Number of the outlet that found it out."""
    is_right: bool


class Answer(NamedTuple):
    """How sure the answer is, and how often an answer like it is right: 1, 0, or .5 for a tie."""

    confidence: float
    right: float


def claim(draw: random.Random, rights: Sequence[float]) -> list[Item]:
    """What every outlet says of one claim."""
    relays = [draw.random() < RELAYED for _ in rights]
    own = [n for n, relayed in enumerate(relays) if not relayed] or [0]
    finds = {n: draw.random() < rights[n] for n in own}
    popularity = [1 / (rank + 1) ** EXPONENT for rank in range(len(own))]
    draw.shuffle(popularity)
    followed = iter(draw.choices(own, weights=popularity, k=len(rights)))
    origins = [n if n in finds else next(followed) for n in range(len(rights))]
    return [Item(origin, finds[origin]) for origin in origins]


def answered(items: Sequence[Item], is_known: Callable[[int], bool]) -> Answer:
    """The product's answer, where `is_known` tells whether an item's origin was found by the parser."""
    groups: dict[int, list[Evidence]] = {}
    for number, item in enumerate(items):
        group = item.origin if item.origin == number or is_known(number) else number
        groups.setdefault(group, []).append(evidence(number, group, is_right=item.is_right))
    told = [e for found in groups.values() for e in found]
    origins = [
        Origin(id=f"o{group}", claim="c1", name=f"outlet {group:03}", reason="", evidence=tuple(e.id for e in found))
        for group, found in sorted(groups.items())
    ]
    p = assess_true(told, origins).p
    p = 0.5 if p is None else p
    return Answer(max(p, 1 - p), 1.0 if p > 0.5 + 1e-9 else 0.0 if p < 0.5 - 1e-9 else 0.5)


def evidence(number: int, group: int, *, is_right: bool) -> Evidence:
    """An item as the line holds it."""
    return Evidence(
        id=f"e{number}",
        claim="c1",
        reference=f"d{number}",
        span=Span(0, 4),
        passage="text",
        stance="supports" if is_right else "refutes",
        abstained=False,
        p=PLAIN,
        match=1.0,
        judge="simulation",
        differences=(),
        origin=f"o{group}",
    )


def accuracy(answers: Sequence[Answer]) -> float:
    """Share of answers that are right."""
    return sum(a.right for a in answers) / len(answers)


def calibration_error(answers: Sequence[Answer]) -> float:
    """Expected calibration error over ten bins of equal width (Naeini and others 2015)."""
    total = 0.0
    for number in range(BINS):
        inside = [a for a in answers if min(BINS - 1, int(a.confidence * BINS)) == number]
        if inside:
            total += abs(sum(a.right for a in inside) - sum(a.confidence for a in inside))
    return total / len(answers)


def run(count: int, recall: float) -> tuple[float, float]:
    """Accuracy and calibration error over `count` claims; the same claims for every recall."""
    draw, parsing = random.Random(3), random.Random(4)
    rights = [draw.uniform(RIGHT_FROM, RIGHT_TO) for _ in range(OUTLETS)]
    answers = []
    for _ in range(count):
        found = [parsing.random() < recall for _ in range(OUTLETS)]
        answers.append(answered(claim(draw, rights), found.__getitem__))
    return accuracy(answers), calibration_error(answers)


def main(count: int) -> int:
    """A line for plain voting over outlets and one for each recall of the parser."""
    rows = {recall: run(count, recall) for recall in (0.0, 0.8, 0.95, 1.0)}
    for recall, (right, error) in rows.items():
        name = f"origins parsed at recall {recall}" if recall else "every outlet a witness (voting)"
        sys.stdout.write(f"{name:34} accuracy {right:.3f}  calibration error {error:.3f}\n")
    return 0 if rows[0.8][0] >= ACCURACY_FROM and rows[0.8][1] <= ERROR_TO else 1


if __name__ == "__main__":
    sys.exit(main(int(sys.argv[1]) if len(sys.argv) > 1 else 2_000))
