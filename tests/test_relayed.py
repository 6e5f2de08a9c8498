"""Two speakers in one sentence: who relays whom."""

import pytest

from verify.attribution.extract import find_reportings
from verify.language import Tree, load_parser


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "The Anvil Post quoted police chief Dora Finch as saying that the bell was stolen.",
            [("The Anvil Post", "quoted"), ("police chief Dora Finch", "saying")],
        ),
        (
            "The minister was quoted by the Courier as saying that taxes would rise.",
            [("the Courier", "quoted"), ("The minister", "saying")],
        ),
        ("Mr Tate was quoted as saying that taxes would rise.", [("Mr Tate", "saying")]),
        (
            "The old bridge is no longer safe, engineer Paul Dorn said, the Span Journal reported.",
            [("engineer Paul Dorn", "said"), ("the Span Journal", "reported")],
        ),
        (
            "Exports of timber will rise, the ministry says, the Courier reported on Monday.",
            [("the ministry", "says"), ("the Courier", "reported")],
        ),
    ],
    ids=["quoted as saying", "was quoted by", "was quoted", "said, reported", "with a day"],
)
def test_both_speakers_of_a_sentence_are_read(text, expected):
    (parsed,) = load_parser().parse_texts([text])
    found = [(r, parsed.tokens) for r in find_reportings(parsed, Tree(parsed.tokens))]
    told = [(" ".join(t[n].text for n in r.source), t[r.cue[-1]].text) for r, t in found]
    assert told == expected


def test_one_speaker_is_left_as_read():
    (parsed,) = load_parser().parse_texts(["The bank is sound and open, the mayor said, and the roads are dry."])
    assert [r.source for r in find_reportings(parsed, Tree(parsed.tokens))] == [[7, 8]]
