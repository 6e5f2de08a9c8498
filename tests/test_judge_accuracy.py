"""Floors under the judge's accuracy on labelled data that is not part of the repository; skips where it is not here."""

import hashlib
import importlib.util
from pathlib import Path

import pytest

from verify.gauging import gauge_judge
from verify.judges import Pair
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


def test_distortions_made_by_other_rules_are_caught_too():
    spec = importlib.util.spec_from_file_location("made", Path(__file__).parent / "benchmarks" / "made_distortions.py")
    made = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(made)
    path = LABELLED / "verdict/wice_dev.jsonl.gz"
    if not path.exists():
        pytest.skip("the labelled file verdict/wice_dev.jsonl.gz is not here; ../shared/data holds it")
    found = made.make([path], 8)
    judged = Parts(Settings()).judge.judge([Pair(m.claim, m.passage) for m in found])
    caught = [made.is_caught(m, j) for m, j in zip(found, judged, strict=True) if m.kind != "faithful"]
    alarms = [made.is_caught(m, j) for m, j in zip(found, judged, strict=True) if m.kind == "faithful"]
    assert len(caught) >= 60
    assert sum(caught) / len(caught) >= 0.9
    assert not any(alarms)
