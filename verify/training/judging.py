"""Training of the judge's calibration: labelled claims and passages to the weights that ship.

Every file counts the same, however many records it has, so that no kind of text outvotes the others.
"""

import gzip
import json
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

import numpy as np

from sources.errors import InputError
from verify.errors import OutputError
from verify.judges import Pair
from verify.judges.differences.calibration import MODEL, SIGNS, Calibration, write_calibration
from verify.judges.differences.judge import Differences, Seen
from verify.language import Parser
from verify.training.logistic import Floats, Rows, Task, fit

PENALTY = 0.03
"""On squared weights, the bias nearly free; each file has `FILE_COUNT` records' worth of say."""
FILE_COUNT = 400.0
DIGITS = 3
"""Digits kept of a weight, so that the machine does not show."""


class LabelledPair(NamedTuple):
    """What the judge saw of a record, and what is right."""

    signs: Mapping[str, float]
    label: str
    say: float
    """How much it counts."""


def train_files(paths: Sequence[Path], out: Path, parser: Parser) -> str:
    """Writes a calibration learned from labelled records to `out`; gives back the sha256 of the file.

    Files are JSON Lines of `{"id","claim","label"}` with `"passage"` or `"passages":[{"id","text"}]`. Raises InputError
    when a file cannot be read, OutputError when nothing can be written.
    """
    pairs = [pair for path in paths for pair in read_pairs(path, parser)]
    try:
        return write_calibration(learn(pairs), out)
    except OSError as err:
        raise OutputError(f"cannot write {out}: {err.strerror}; give a place that can be written") from err


def learn(pairs: Sequence[LabelledPair]) -> Calibration:
    """The calibration that fits the pairs best."""
    cells = [(n, SIGNS.index(name), value) for n, p in enumerate(pairs) for name, value in p.signs.items() if value]
    row, column, value = (np.array(part) for part in zip(*cells, strict=True))
    rows = Rows(row.astype(np.int64), column.astype(np.int64), value.astype(np.float64), (len(pairs), len(SIGNS)))
    counts = np.array([p.say for p in pairs])
    penalty = np.array([1e-3 if name == "bias" else PENALTY for name in SIGNS])

    def weights(stance: str) -> dict[str, float]:
        labels: Floats = np.array([float(p.label == stance) for p in pairs])
        found = fit(Task(rows, labels, counts, penalty))
        return {name: round(float(w), DIGITS) for name, w in zip(SIGNS, found, strict=True)}

    return Calibration(MODEL, weights("supports"), weights("refutes"))


def read_pairs(path: Path, parser: Parser) -> list[LabelledPair]:
    """What the judge sees of each record's passage that says most of its claim."""
    records, judge = list(_read(path)), Differences(parser)
    count = FILE_COUNT / max(1, len(records))
    pairs = []
    for record in records:
        label = str(record["label"])
        seen = judge.see([Pair(str(record["claim"]), text) for text in _passages(record)])
        best = max(seen, key=_rank, default=None)
        if best is not None:
            pairs.append(LabelledPair(best.signs, label, count))
    return pairs


def _rank(seen: Seen) -> tuple[int, float]:
    return ({"abstain": 0, "neutral": 1}.get(seen.stance, 2), seen.signs.get("coverage", 0.0))


def _passages(record: Mapping[str, object]) -> list[str]:
    several = record.get("passages")
    if isinstance(several, list):
        return [str(p["text"]) for p in several]
    return [str(record["passage"])]


def _read(path: Path) -> Iterator[dict[str, object]]:
    opened = gzip.open if path.suffix == ".gz" else open
    try:
        with opened(path, "rt", encoding="utf-8") as lines:
            for number, line in enumerate(lines, 1):
                if line.strip():
                    record = json.loads(line)
                    if not isinstance(record, dict) or "claim" not in record or "label" not in record:
                        raise InputError(f"{path}, line {number}: give an object with claim, label and passages")
                    yield record
    except (OSError, ValueError) as err:
        raise InputError(f"cannot read the labelled file {path}: {err}; give JSON Lines, gzipped or not") from err
