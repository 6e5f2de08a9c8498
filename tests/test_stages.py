"""`verify stage NAME`: the contract's records, in order, as they come, and an error in the place of what fails."""

import io
import json
import subprocess
import sys
from pathlib import Path

import jsonschema
import pytest
from hypothesis import given
from hypothesis import strategies as st

from sources.errors import UnknownName
from verify.cli import main
from verify.schema import json_schema, schema_names
from verify.settings import Parts, read_settings
from verify.stages import BATCH, CHUNK, STAGES, bunches, find_stage, stream

ROOT = Path(__file__).parent.parent
TEXT = "The ministry said the bridge was closed. Sources told Reuters that 3 people died. It rained."
COPY = " ".join(f"On day {n} crews pumped {n * 13} litres past valve {n * 7} of the station." for n in range(1, 20))
PAGE = "<html><head><title>Bridge closed</title></head><body><article><h1>Bridge closed</h1>{}</article></body></html>"
HTML = PAGE.format(
    "".join(f"<p>The bridge over the river Tarn was closed on Monday, the town said in part {n}.</p>" for n in range(9))
)

RECORDS = {
    "attribute": {"id": "a", "text": TEXT},
    "claims": {"id": 7, "text": TEXT},
    "checkworthy": {"id": "c", "text": "Unemployment fell by 3 percent in 2019."},
    "judge": {"id": "j", "claim": "Three people died.", "passage": "Three people died on Monday."},
    "retrieve": {
        "id": "r",
        "claim": "The bridge was closed.",
        "passages": [{"id": "x", "text": "It rained."}, {"id": 2, "text": "The bridge was closed."}],
    },
    "origins": {"id": "o", "text": COPY, "publisher": None, "published": "2025-09-10"},
    "outlets": {
        "id": "m",
        "text": "Reuters and The Daily Telegraph reported it.",
        "publisher": "unknown fields are let be",
    },
    "extract": {"id": "e", "html": HTML, "url": "https://a.example/bridge"},
}


@pytest.fixture(scope="module")
def parts():
    return Parts(read_settings(offline=True))


def answers(name, records, parts):
    """Answers of a stage to records (dictionaries, or raw lines), with the number of failures."""
    lines = b"".join((r if isinstance(r, bytes) else json.dumps(r).encode()) + b"\n" for r in records)
    given, failures = zip(*stream(name, io.BytesIO(lines), parts), strict=True)
    return [json.loads(line) for line in "".join(given).splitlines()], sum(failures)


@pytest.mark.parametrize("name", RECORDS)
def test_every_stage_takes_and_gives_what_its_schema_says(name, parts):
    jsonschema.validate(RECORDS[name], json_schema(f"{name}/in"))
    (answer,), failures = answers(name, [RECORDS[name]], parts)
    jsonschema.validate(answer, json_schema(name))
    assert failures == 0
    assert answer["id"] == RECORDS[name]["id"]
    assert set(STAGES[name].gives.model_fields) - {"by_passage", "wire"} <= set(answer)


def test_every_stage_of_the_contract_is_tried():
    assert set(RECORDS) == set(STAGES)


BAD = [
    pytest.param(b"not json", None, id="not-json"),
    pytest.param(b"[1, 2]", None, id="no-object"),
    pytest.param(b"{}", None, id="nothing-in-it"),
    pytest.param(b'{"id": "x"}', "x", id="field-missing"),
    pytest.param(b'{"id": "x", "text": 5}', "x", id="field-of-the-wrong-type"),
    pytest.param(b'{"id": "x", "text": "\\ud800"}', "x", id="lone-surrogate"),
    pytest.param(b'{"id": ["x"], "text": "y"}', None, id="odd-id"),
    pytest.param(b'\xff\xfe{"id": "x"}', None, id="no-utf-8"),
    pytest.param(b"[" * 100_000, None, id="nested-without-end"),
]


@pytest.mark.parametrize(("line", "expected"), BAD)
def test_a_record_that_fails_has_its_error_in_its_place_and_the_rest_go_on(line, expected, parts):
    good = RECORDS["outlets"]
    found, failures = answers("outlets", [good, line, good], parts)
    assert [list(a) for a in found] == [["id", "mentions"], ["id", "error"], ["id", "mentions"]]
    assert found[1]["id"] == expected
    assert found[1]["error"]["message"]
    assert failures == 1
    jsonschema.validate(found[1], json_schema("outlets"))


def test_a_stage_that_breaks_on_one_record_still_answers_the_others(parts):
    page = RECORDS["extract"]
    found, failures = answers("extract", [page, {"id": "empty", "html": ""}, page], parts)
    assert [a.get("title") for a in found] == ["Bridge closed", None, "Bridge closed"]
    assert "error" in found[1]
    assert failures == 1


@pytest.mark.parametrize("passages", [{}, {"passage": "a", "passages": []}])
def test_judge_wants_a_passage_or_passages(passages, parts):
    (answer,), failures = answers("judge", [{"id": 1, "claim": "c", **passages}], parts)
    assert failures == 1
    assert "passage" in answer["error"]["message"]


def test_judge_gives_one_answer_over_several_passages_and_one_for_each(parts):
    passages = [{"id": "p1", "text": "It rained."}, {"id": "p2", "text": "Three people died on Monday."}]
    (answer,), _ = answers("judge", [{"id": 1, "claim": "Three people died.", "passages": passages}], parts)
    assert [p["id"] for p in answer["by_passage"]] == ["p1", "p2"]
    assert answer["stance"] == answer["by_passage"][1]["stance"]
    assert sum(answer["p"].values()) == pytest.approx(1)


def test_judge_abstains_over_no_passage_at_all(parts):
    (answer,), failures = answers("judge", [{"id": 1, "claim": "Three people died.", "passages": []}], parts)
    assert (answer["stance"], answer["by_passage"], failures) == ("abstain", [], 0)


def test_retrieve_ranks_every_passage_under_its_own_id(parts):
    (answer,), _ = answers("retrieve", [RECORDS["retrieve"]], parts)
    assert answer["ranked"] == [2, "x"]


def test_origins_are_known_among_all_texts_however_many(parts):
    texts = [
        {"id": n, "text": f"{COPY} {n}" if n % 50 == 0 else f"Story {n} is about {n * 37} other things."}
        for n in range(101)
    ]
    found, failures = answers("origins", texts, parts)
    assert [a["origin"] for a in found if a["id"] % 50 == 0] == ["0", "0", "0"]
    assert len(found) == 101
    assert failures == 0


def test_sentences_of_attribute_tell_weak_and_anonymous_sourcing(parts):
    (answer,), _ = answers("attribute", [RECORDS["attribute"]], parts)
    said, told, rained = answer["sentences"]
    assert [s["level"] for s in (said, told)] == ["S7", "S2"]
    assert [s["anonymous"] for s in (said, told, rained)] == [False, True, False]
    assert [s["weak"] for s in (said, told)] == [False, True]


def test_an_unknown_stage_lists_the_known_ones():
    with pytest.raises(UnknownName, match="attribute, claims"):
        find_stage("nope")


def test_every_schema_is_a_schema():
    for name in schema_names():
        jsonschema.Draft202012Validator.check_schema(json_schema(name))


class Trickle(io.RawIOBase):
    """A pipe that hands out the given pieces one by one."""

    def __init__(self, pieces):
        self.pieces = list(pieces)

    def read1(self, size=-1):
        return self.pieces.pop(0) if self.pieces else b""


@given(st.lists(st.binary(max_size=40), max_size=20))
def test_lines_come_back_whole_and_in_order_however_the_pipe_cuts_them(pieces):
    pieces = [p for p in pieces if p]
    bunched = list(bunches(Trickle(pieces)))
    assert [line for bunch in bunched for line in bunch] == [x for x in b"".join(pieces).split(b"\n") if x.strip()]
    assert all(0 < len(bunch) <= BATCH for bunch in bunched)


def test_a_stage_answers_what_it_has_before_it_waits_for_more():
    command = [sys.executable, "-c", "import sys; from verify.cli import main; sys.exit(main())", "stage", "outlets"]
    with subprocess.Popen(command, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as running:
        for n in range(2):
            running.stdin.write(json.dumps({"id": n, "text": "Reuters reported it."}).encode() + b"\n")
            running.stdin.flush()
            assert json.loads(running.stdout.readline())["id"] == n
        running.stdin.close()
    assert running.returncode == 0


def test_the_command_names_the_failures_and_gives_status_3(monkeypatch, capsys):
    lines = b'{"id": 1, "text": "Reuters"}\nbroken\n'
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(lines)))
    assert main(["stage", "outlets"]) == 3
    out, err = capsys.readouterr()
    assert [set(json.loads(line)) for line in out.splitlines()] == [{"id", "mentions"}, {"id", "error"}]
    assert "1 record" in err


def test_stages_read_more_than_one_chunk(parts):
    record = {"id": "long", "text": "Reuters. " * (CHUNK // 8)}
    (answer,), failures = answers("outlets", [record], parts)
    assert len(answer["mentions"]) == CHUNK // 8
    assert failures == 0
