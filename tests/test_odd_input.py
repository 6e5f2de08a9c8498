"""Odd input: capitals, no stops, transcripts, lists, other languages, marks of all sorts, and any string at all."""

import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from verify.answers import attribute
from verify.errors import LanguageError
from verify.language.tongue import refuse_foreign
from verify.records import TextIn
from verify.settings import Parts, Settings

PIECES = (
    "Ada Moss said", "“", "”", "‘", "’", "«", "»", "„", '"', "'", "``", "''", ":", "—", "…", ". ", "\n",
    "\n\n", "- ", "1. ", "SMITH: ", "according to the ministry", "it is believed", "reportedly ",
    "this is reported by", "who said that", "(", ")", "EXPERTS WARN", "told the Gazette", "\u200b", "\u202e",
    "\x00", "é", "中文", "😀", "http://a.b/c?d", "@moss_1", "3-1", "%",
)  # fmt: skip
FUZZED = 80
"""Seeded strings here; `tests/benchmarks/fuzz_attribution.py` takes 10,000."""


@pytest.fixture(scope="module")
def parts():
    return Parts(Settings())


def answers(parts, *texts):
    return attribute([TextIn(id=n, text=text) for n, text in enumerate(texts)], parts)


def check_spans(text, answer):
    """Every span lies in the text, and sentences stand in order without overlap."""
    for found in answer.attributions:
        for span in (*found.source, *found.cue, *found.content):
            assert 0 <= span[0] < span[1] <= len(text)
    ends = 0
    for sentence in answer.sentences:
        assert ends <= sentence.span[0] < sentence.span[1] <= len(text)
        ends = sentence.span[1]


def check_any(parts, text):
    """The spans lie in the text, or it was taken for one in another language, and refused."""
    try:
        (answer,) = answers(parts, text)
    except LanguageError:
        return
    check_spans(text, answer)


def said(parts, text):
    """Source and content of every attribution, as words."""
    (answer,) = answers(parts, text)
    check_spans(text, answer)
    return [
        (" ".join(text[s:e] for s, e in a.source), " ".join(text[s:e] for s, e in a.content))
        for a in answer.attributions
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "THE MINISTRY SAID ON MONDAY THAT THE BRIDGE WOULD REOPEN.",
            ("THE MINISTRY", "THAT THE BRIDGE WOULD REOPEN"),
            id="capitals",
        ),
        pytest.param(
            "the mayor said the bridge is safe and experts warn that it may fall",
            ("experts", "that it may fall"),
            id="no stops",
        ),
        pytest.param(
            "SMITH: We did not know.\nJONES: I told you in March.", ("SMITH", "We did not know"), id="transcript"
        ),
        pytest.param(
            "- The mayor said the bridge is safe\n- Police say nobody was hurt",
            ("Police", "nobody was hurt"),
            id="list",
        ),
        pytest.param("«The bridge is safe», said Ada Moss.", ("Ada Moss", "«The bridge is safe»"), id="guillemets"),
        pytest.param(
            "„The bridge will hold“, the mayor added.", ("the mayor", "„The bridge will hold“"), id="low marks"
        ),
        pytest.param("‘We doubt it,’ Ben Roe said.", ("Ben Roe", "‘We doubt it,’"), id="single marks"),
        pytest.param('"We doubt it," Ben Roe said.', ("Ben Roe", '"We doubt it,"'), id="straight marks"),
        pytest.param(
            "“He told me, ‘The dam leaks,’ and I believed him,” Ada Moss said.",
            ("Ada Moss", "“He told me, ‘The dam leaks,’ and I believed him,”"),
            id="nested",
        ),
    ],
)
def test_attributions_are_found_in_odd_dress(text, expected, parts):
    assert expected in said(parts, text)


@pytest.mark.parametrize("text", ["“The dam leaks, Ada Moss said.", 'It was "bad, he added. ’’’ ““', "»»« „ said"])
def test_loose_marks_break_nothing(text, parts):
    said(parts, text)


def test_whoever_speaks_in_a_transcript_vouches(parts):
    (answer,) = answers(parts, "SMITH: We did not know about the dam.\nJONES: I told you in March that it leaked.")
    assert {sentence.level for sentence in answer.sentences} <= {"S8", "EX"}


@pytest.mark.parametrize(
    ("text", "language"),
    [
        pytest.param(
            "Der Minister sagte am Montag, die Brücke bleibe geschlossen, und die Polizei sah das auch so.",
            "de",
            id="de",
        ),
        pytest.param(
            "Le ministre a déclaré lundi que le pont resterait fermé, et la maire demande une enquête.", "fr", id="fr"
        ),
        pytest.param(
            "Министр заявил в понедельник, что мост останется закрытым, и полиция это подтвердила.", "ru", id="ru"
        ),
    ],
)
def test_another_language_is_refused_by_name(text, language, parts):
    with pytest.raises(LanguageError, match=f"'{language}'.*only English"):
        answers(parts, text)


@pytest.mark.parametrize(
    "text", ["I don't know what to say to that man.", "Ada Moss, Ben Roe", "", "Gorky Moskva Novgorod"]
)
def test_short_and_odd_english_is_tried(text):
    refuse_foreign(text)


@settings(max_examples=60, deadline=None)
@given(st.lists(st.sampled_from(PIECES), max_size=25).map(" ".join))
def test_no_mix_of_marks_and_words_leads_outside_the_text(text):
    check_any(Parts(Settings()), text)


def test_seeded_strings_raise_nothing(parts):
    draw = random.Random(20180501)
    for _ in range(FUZZED):
        check_any(parts, "".join(draw.choices(PIECES, k=draw.randint(1, 20))))
