"""Floors under the judge's accuracy on labelled data that is not part of the repository; skips where it is not here."""

import hashlib
from pathlib import Path

import pytest

from verify.gauging import gauge_judge
from verify.settings import Parts, Settings

LABELLED = Path(__file__).parents[2] / "shared" / "data"
DIGESTS = {
    "verdict/fever_symmetric_dev.jsonl": "7f1814155a9e8ef2368b79c02548429c61ad6c2863e9f2bde2f0b8a418d5a43c",
    "distortions/distortions_dev.jsonl": "e51b6a8eac2b6efcc8084cb8cb51fdbb4cdbddc95aa85e934fb069566a7a0eec",
}


def measured(name):
    path = LABELLED / name
    if not path.exists():
        pytest.skip(f"the labelled file {name} is not here; it is measured where ../shared/data holds it")
    assert hashlib.sha256(path.read_bytes()).hexdigest() == DIGESTS[name], "other data than the floors were taken on"
    return gauge_judge(path, Parts(Settings()))


def test_what_the_judge_calls_refuted_or_carried_mostly_is():
    found = measured("verdict/fever_symmetric_dev.jsonl")
    lines = {line.name: line for line in found.lines}
    figures = {figure.name: figure.value for figure in found.figures}
    assert lines["refutes"].precision >= 0.95
    assert lines["supports"].precision >= 0.95
    assert figures["verdicts given"] >= 0.13
    assert figures["calibration error, given"] <= 0.08


def test_distortions_are_caught_and_faithful_restatements_left_alone():
    found = measured("distortions/distortions_dev.jsonl")
    figures = {figure.name: figure.value for figure in found.figures}
    assert min(line.recall for line in found.lines if line.name.startswith("kind: ")) >= 0.95
    assert figures["false alarms on faithful"] <= 0.01
