"""Finished reports in the reference store: whole again as they were, and in tables that can be asked."""

import json
from pathlib import Path

import pytest

from sources.errors import UnknownName
from sources.store import Store
from tests.reports_sample import checked_report
from verify.cli import main
from verify.cli.status import Status
from verify.store import keep_report, kept_report, kept_reports

REPORT = checked_report()


def test_a_report_comes_back_as_it_was_and_is_kept_once() -> None:
    with Store.open(":memory:") as store:
        key = keep_report(REPORT, store)
        assert keep_report(REPORT, store) == key
        assert kept_report(key, store) == REPORT
        assert list(kept_reports(store)) == [(key, REPORT)]
        assert list(store.upkeep().faults()) == []


def test_its_parts_stand_in_tables() -> None:
    with Store.open(":memory:") as store:
        keep_report(REPORT, store)
        rows = store.upkeep().figures().rows
        assert (rows["reports"], rows["claims"]) == (1, len(REPORT.claims))
        citations = list(store.upkeep().rows("citations"))
        assert {row["passage"] for row in citations} == {e.passage for e in REPORT.evidence}
        weak = {row["claim"] for row in store.upkeep().rows("weak_claims")}
        banded = {c.id for c in REPORT.claims if c.attribution.band in ("weak", "very weak")}
        flagged = {c.id for c in REPORT.claims if any(f.suppressed is None for f in c.findings)}
        assert weak == banded | flagged


def test_what_hangs_on_a_report_goes_with_it() -> None:
    with Store.open(":memory:") as store:
        key = keep_report(REPORT, store)
        assert store.tables().delete("reports", key)
        assert not store.tables().delete("reports", key)
        for table in ("claims", "findings", "cited", "evidence"):
            assert list(store.tables().all(table)) == []


def test_a_report_that_is_not_kept_is_named() -> None:
    with Store.open(":memory:") as store, pytest.raises(UnknownName, match="no report 'r0'"):
        kept_report("r0", store)


def test_check_keeps_its_reports_only_when_told_to(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("a.txt").write_text(
        "The harbour was closed on Monday, officials said. The ferry sank, Anna Berg told reporters."
    )
    Path("pages").mkdir()
    Path("pages/b.txt").write_text("The harbour of Holm was closed on Monday after the storm, the port office said.")
    check = ["check", "a.txt", "--offline", "--refs", "pages", "--format", "json"]
    assert main(check) == Status.DONE
    assert not Path("s.sqlite").exists()
    capsys.readouterr()
    assert main([*check, "--store", "s.sqlite"]) == Status.MISUSE
    assert main(["refs", "add", "pages", "--store", "s.sqlite"]) == Status.DONE
    capsys.readouterr()
    assert main([*check, "--store", "s.sqlite", "--keep"]) == Status.DONE
    shown = json.loads(capsys.readouterr().out)
    with Store.open("s.sqlite") as store:
        ((_, kept),) = kept_reports(store)
        assert json.loads(kept.to_json()) == shown
        assert [row["document"] for row in store.tables().all("cited")] == [r["id"] for r in shown["references"]]
