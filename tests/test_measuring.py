"""Measuring and training on labelled texts, as the command line does it."""

import gzip
import json
from pathlib import Path

import pytest

from sources.model import Span
from verify.cli import main
from verify.evaluate import Labelled, Said, evaluate_attribution

PEOPLE = ("The mayor", "Anna Reed", "A spokesman", "The ministry", "Mr. Ortega", "The farmers", "She", "The report")
SAID = (
    ("said", "the bridge would reopen in spring"),
    ("denied", "the claims"),
    ("warned", "that the dam could break"),
    ("announced", "a review of the contract"),
)


def article(number: int) -> dict[str, object]:
    """An article of four sentences, labelled."""
    text, attributions = "", []
    for turn, (cue, content) in enumerate(SAID):
        source = PEOPLE[(number + turn) % len(PEOPLE)]
        start = len(text)
        text += f"{source} {cue} {content}. It rained all day. "
        places = [(start, len(source)), (start + len(source) + 1, len(cue))]
        places.append((places[1][0] + len(cue) + 1, len(content)))
        spans = [[[at, at + length]] for at, length in places]
        attributions.append(dict(zip(("source", "cue", "content"), spans, strict=True)))
    return {"id": f"a{number}", "text": text, "attributions": attributions, "publisher": "nobody"}


@pytest.fixture
def gold(tmp_path: Path) -> Path:
    path = tmp_path / "gold.jsonl"
    path.write_text("".join(json.dumps(article(n)) + "\n" for n in range(8)), encoding="utf-8")
    return path


def test_measures_are_a_table_with_slices(gold, capsys):
    assert main(["eval", "attribution", "--gold", str(gold)]) == 0
    table = capsys.readouterr().out
    for name in ("source strict", "link", "kind: indirect", "cue: VERB", "source: person"):
        assert name in table


def test_measures_are_json_where_asked(gold, capsys):
    assert main(["eval", "attribution", "--gold", str(gold), "--json"]) == 0
    lines = {line["name"]: line for line in map(json.loads, capsys.readouterr().out.splitlines())}
    assert lines["cue strict"]["gold"] == 32
    assert lines["cue strict"]["recall"] > 0.7
    assert lines["link"]["low"] <= lines["link"]["f1"] <= lines["link"]["high"]


def test_the_same_labels_give_the_same_weights(gold, tmp_path, capsys):
    packed = tmp_path / "gold.jsonl.gz"
    packed.write_bytes(gzip.compress(gold.read_bytes()))
    for name, labels in (("one.npz", gold), ("two.npz", packed)):
        assert main(["train", "attribution", str(labels), "-o", str(tmp_path / name), "--quiet"]) == 0
    assert (tmp_path / "one.npz").read_bytes() == (tmp_path / "two.npz").read_bytes()
    first, second = capsys.readouterr().out.splitlines()
    assert first.split()[0] == second.split()[0]


def test_weights_learn_what_is_labelled(gold, tmp_path):
    from verify.attribution.learned.extractor import rank_readings
    from verify.attribution.learned.weights import read_weights
    from verify.language import load_parser

    main(["train", "attribution", str(gold), "-o", str(tmp_path / "w.npz"), "--quiet"])
    parsed = load_parser().parse_texts(["Anna Reed said the bridge would reopen in spring. It rained all day."])[0]
    best = max(rank_readings(parsed, read_weights(tmp_path / "w.npz", sha256=None)), key=lambda r: r.probability)
    assert parsed.tokens[best.reading.candidate.first].text == "said"
    assert [parsed.tokens[n].text for n in best.reading.source] == ["Anna", "Reed"]


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        pytest.param(["eval", "tides", "--gold", "G"], "known: attribution", id="unknown measure"),
        pytest.param(["train", "tides", "G", "-o", "w"], "known: attribution, sourcing", id="unknown trainer"),
        pytest.param(["eval", "attribution", "--gold", "none.jsonl"], "cannot read none.jsonl", id="no file"),
        pytest.param(["train", "attribution", "none.jsonl", "-o", "no/where"], "no folder", id="nowhere to write"),
    ],
)
def test_misuse_is_one_line(arguments, told, capsys):
    assert main(arguments) == 2
    captured = capsys.readouterr()
    assert told in captured.err
    assert captured.err.count("\n") == 1


@pytest.mark.parametrize(
    ("body", "told"),
    [
        pytest.param("", "no articles", id="empty"),
        pytest.param("{}\n", "line 1 lacks", id="other records"),
        pytest.param("[1]\n", "line 1 lacks", id="not an object"),
        pytest.param("{\n", "line 1", id="torn"),
        pytest.param('{"id": "a", "text": "b", "attributions": [{"source": 3}]}\n', "line 1", id="not spans"),
    ],
)
def test_a_file_of_another_form_is_told(body, told, tmp_path, capsys):
    path = tmp_path / "gold.jsonl"
    path.write_text(body, encoding="utf-8")
    assert main(["eval", "attribution", "--gold", str(path)]) == 2
    assert told in capsys.readouterr().err


def said(*spans: tuple[int, int]) -> Said:
    source, cue, content = ((Span(*s),) for s in spans)
    return Said(source, cue, content)


TEXT = "Anna Reed said the bridge would reopen in spring."
GOLD = said((0, 9), (10, 14), (15, 48))


def measured(found: tuple[Said, ...]) -> dict[str, float]:
    return {line.name: line.f1 for line in evaluate_attribution([Labelled(TEXT, (GOLD,), found)])}


def test_what_is_labelled_is_right_in_full():
    assert set(measured((GOLD,)).values()) == {1.0}


def test_nothing_found_is_nothing_right():
    assert set(measured(()).values()) == {0.0}


def test_a_content_cut_short_overlaps_but_is_not_exact():
    found = measured((said((0, 9), (10, 14), (15, 38)),))
    assert (found["content strict"], found["content overlap"], found["link"]) == (0.0, 1.0, 1.0)


def test_another_source_breaks_the_link_alone():
    found = measured((said((39, 41), (10, 14), (15, 48)),))
    assert (found["content strict"], found["link"]) == (1.0, 0.0)
