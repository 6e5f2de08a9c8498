"""Sentence ends, paragraphs and the windows made of them."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sources.model import Block, Document, Span, document_id
from sources.passages import find_paragraphs, split_passages
from sources.sentences import LONGEST_SENTENCE, find_sentences


def document(text: str, *blocks: tuple[str, int, int]) -> Document:
    return Document(
        id=document_id(text),
        name="made.txt",
        title="",
        language="en",
        sha256="0" * 64,
        text=text,
        blocks=tuple(Block(kind=kind, span=Span(start, end)) for kind, start, end in blocks),
    )


def sentences(text: str) -> list[str]:
    return [span.of(text) for span in find_sentences(text, Span(0, len(text)))]


SPLITS = {
    "plain": ["The bridge closed.", "Nobody was hurt."],
    "title": ["Dr. Olsen met Gen. Ruiz.", "They spoke."],
    "initials": ["J. R. Olsen met P. Ruiz in Varn.", "They spoke."],
    "decimal": ["It cost 3.5 million.", "That is 1,200.50 each."],
    "dotted before a name": ["The U.S. Army denied it."],
    "dotted before an opener": ["It left the U.S.", "The army denied it."],
    "company before an opener": ["She runs Harbour Lines Inc.", "It was founded in 1990."],
    "month": ["It opened on Jan. 5 in Varn.", "It closed later."],
    "number after no.": ["It took No. 5 in the list.", "Fine."],
    "the answer no": ["He said no.", "Others agreed."],
    "year": ["It closed in 2019.", "Varn protested."],
    "list number": ["1. Close the bridge."],
    "quote with its speaker behind": ["“Did it close?” she asked.", "“No.”", "Silence."],
    "straight quotes": ['"It closed."', "Varn protested."],
    "quote opens the next": ["He left.", '"We stay," she said.'],
    "bracket": ["(It closed.)", "Varn protested."],
    "ellipsis inside": ["It was… not closed.", "It burned."],
    "ellipsis at the end": ["It was...", "Varn protested."],
    "several marks": ["Closed?!", "Varn protested!"],
    "chinese": ["大桥关闭了。", "没有人受伤！", "市长说：“不。”", "完了。"],
    "persian": ["پل بسته شد.", "آیا کسی آسیب دید؟", "نه."],
    "urdu": ["پل بند ہے۔", "کوئی زخمی نہیں۔"],
    "hindi": ["पुल बंद है।", "कोई घायल नहीं।"],
    "russian": ["В. В. Петров прибыл в г. Варн.", "Мост закрыт."],
    "address": ["See www.varn.example/a.b for more.", "Thanks."],
}


@pytest.mark.parametrize("expected", SPLITS.values(), ids=SPLITS)
def test_sentences_end_where_a_reader_ends_them(expected: list[str]) -> None:
    unspaced = expected[0].endswith("。")
    assert sentences(("" if unspaced else " ").join(expected)) == expected


def test_a_stretch_without_stops_is_cut_at_white_space() -> None:
    pieces = sentences("word " * 1000)
    assert max(map(len, pieces)) <= LONGEST_SENTENCE
    assert "".join(pieces).replace(" ", "") == "word" * 1000
    assert all(piece.startswith("word") and piece.endswith("word") for piece in pieces)


def test_a_stretch_without_stops_or_spaces_is_cut_all_the_same() -> None:
    assert list(map(len, sentences("x" * 2500))) == [1000, 1000, 500]


PARAGRAPHS = {
    "one a line": ("A headline\nA long first line of the text, longer than the headline.\nMore.", 3),
    "wrapped at a width": (
        "The harbour council said on Tuesday that\nthe bridge at Varn would stay closed\nuntil spring and for longer.",
        1,
    ),
    "two wrapped lines": ("The harbour council said on Tuesday that\nthe bridge stays closed.", 1),
    "two headings": ("The harbour council said on Tuesday so\nBridge stays closed", 2),
    "blank lines": ("One.\n\nTwo.\n \t\nThree.", 3),
    "windows line ends": ("One.\r\nTwo.\r\n\r\nThree.", 3),
}


@pytest.mark.parametrize(("text", "count"), PARAGRAPHS.values(), ids=PARAGRAPHS)
def test_paragraphs_are_lines_unless_wrapped_at_a_width(text: str, count: int) -> None:
    assert len([p for p in find_paragraphs(text, Span(0, len(text))) if p.of(text).strip()]) == count


def test_passages_are_sentences_and_pairs_within_a_paragraph() -> None:
    text = "One is here. Two is here. Three is here.\nFour is here."
    assert [p.text for p in split_passages(document(text, ("body", 0, len(text))))] == [
        "One is here.",
        "One is here. Two is here.",
        "Two is here.",
        "Two is here. Three is here.",
        "Three is here.",
        "Four is here.",
    ]


def test_no_passage_crosses_blocks_or_touches_boilerplate() -> None:
    text = "Bridge closed. Varn angry\nIt closed.\nRead also: Ferry sinks.\nIt burned."
    made = document(text, ("title", 0, 25), ("body", 26, 36), ("boilerplate", 37, 60), ("quote", 61, 71))
    assert [p.text for p in split_passages(made)] == ["Bridge closed. Varn angry", "It closed.", "It burned."]


def test_a_document_without_blocks_is_one_body() -> None:
    assert [p.text for p in split_passages(document("It closed."))] == ["It closed."]


@pytest.mark.parametrize("text", ["", "   \n\n ", "* * *\n---\n…"], ids=["empty", "blank", "no words"])
def test_a_document_without_words_has_no_passages(text: str) -> None:
    assert split_passages(document(text, ("body", 0, len(text)))) == ()


PROSE = st.text(alphabet=st.sampled_from("aBc. !?\n\r\t\"'“”…。1९ä中ا؟-"), max_size=200) | st.text(max_size=100)


@st.composite
def documents(draw: st.DrawFn) -> Document:
    text = draw(PROSE)
    cuts = sorted(draw(st.lists(st.integers(0, len(text)), max_size=6)))
    kinds = st.sampled_from(["title", "body", "quote", "boilerplate"])
    return document(text, *((draw(kinds), start, end) for start, end in zip(cuts[::2], cuts[1::2], strict=False)))


@given(documents())
def test_every_span_is_exact_in_one_block_and_outside_boilerplate(made: Document) -> None:
    for passage in split_passages(made):
        assert passage.document == made.id
        assert passage.span.of(made.text) == passage.text == passage.text.strip() != ""
        assert not made.is_boilerplate(passage.span)
        assert not made.blocks or any(b.span.contains(passage.span) for b in made.blocks)


@given(PROSE)
def test_sentences_cover_all_but_white_space(text: str) -> None:
    spans = find_sentences(text, Span(0, len(text)))
    assert "".join("".join(sentences(text)).split()) == "".join(text.split())
    assert all(a.end <= b.start for a, b in pairwise(spans))
    assert all(0 < span.length <= LONGEST_SENTENCE for span in spans)
