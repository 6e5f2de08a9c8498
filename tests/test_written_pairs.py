"""Floors under the judge on invented pairs, in constructions it did not grow up with."""

import importlib.util
from pathlib import Path
from typing import get_args

import pytest

from verify.model import DifferenceKind

FLOORS = {"hedge": 0.8, "attribution": 0.8}
"""Of the others it is .9."""


@pytest.fixture(scope="module")
def found():
    spec = importlib.util.spec_from_file_location("written", Path(__file__).parent / "benchmarks" / "written_pairs.py")
    written = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(written)
    pairs = written.written()
    return written.shares(pairs, written.judge_all(pairs))


@pytest.mark.parametrize("kind", get_args(DifferenceKind))
def test_what_differs_is_caught(found, kind):
    count, caught, _ = found[kind]
    assert count >= 18
    assert caught >= FLOORS.get(kind, 0.9)


def test_faithful_restatements_raise_no_alarm_and_most_are_carried(found):
    count, alarms, carried = found["faithful"]
    assert count >= 140
    assert alarms <= 0.02
    assert carried >= 0.5
