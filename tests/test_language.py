"""Paragraphs, quotations, sentences, and the weights behind them."""

import shutil

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sources.model import Block, Document, Span
from tests.articles import document_of
from verify.errors import LanguageError
from verify.language import Tree, load_parser
from verify.language.paragraphs import LONGEST, find_paragraphs, whole_text
from verify.language.quotes import find_quotes
from verify.language.weights import Weights, check_weights, find_weights

STRANGE = st.text(st.sampled_from("ab Z.,\n\"'“”‘’«»„:—1é\u200b\u202e"), max_size=80)


@pytest.mark.parametrize(
    ("text", "quotes"),
    [
        pytest.param('He said "yes" and "no".', ['"yes"', '"no"'], id="straight"),
        pytest.param("“We go,” she said.", ["“We go,”"], id="typographic"),
        pytest.param("«Oui», dit-il. „Ja“, sagte er. »Nein«, sagte sie.", ["«Oui»", "„Ja“", "»Nein«"], id="foreign"),
        pytest.param("He said: “A ‘nested’ one.”", ["“A ‘nested’ one.”"], id="nested"),
        pytest.param("'It’s fine,' she said.", ["'It’s fine,'"], id="single marks with an apostrophe inside"),
        pytest.param("the dogs' bowls and the cats' toys", [], id="possessives"),
        pytest.param('a 5" pipe and a 6" one', [], id="inches"),
        pytest.param("“It goes on in the next paragraph.", ["“It goes on in the next paragraph."], id="unclosed"),
        pytest.param('It is good," she said.', ['It is good,"'], id="opened a paragraph before"),
    ],
)
def test_quotations_are_found(text, quotes):
    assert [q.span.of(text) for q in find_quotes(text, Span(0, len(text)))] == quotes


@given(STRANGE)
def test_quotations_of_any_text_lie_in_it_in_order(text):
    end = 0
    for quote in find_quotes(text, Span(0, len(text))):
        assert end <= quote.span.start <= quote.inner.start <= quote.inner.end <= quote.span.end <= len(text)
        end = quote.span.end


@settings(max_examples=40, deadline=None)
@given(STRANGE)
def test_sentences_and_tokens_of_any_text_lie_in_it_in_order(text):
    parsed = load_parser().parse_texts([text])[0]
    end = 0
    for sentence in parsed.sentences:
        assert end <= sentence.span.start < sentence.span.end <= len(text)
        end = sentence.span.end
    assert all(t.span.of(text).replace("\n", " ") == t.text for t in parsed.tokens)
    assert [t.number for t in parsed.tokens] == list(range(len(parsed.tokens)))


def test_lines_are_paragraphs_but_not_where_a_width_broke_them():
    wrapped = (
        "The council met on Monday to talk about the new bridge which\n"
        "would cross the river at the mill and cost more than\nanybody had thought."
    )
    assert len(whole_text(wrapped)) == 1
    assert len(whole_text("First line here.\nSecond line here.")) == 2


def test_boilerplate_is_not_parsed():
    text = "The bridge opened.\n\nRead also\n- Mayor quits"
    blocks = (Block(kind="body", span=Span(0, 18)), Block(kind="boilerplate", span=Span(20, len(text))))
    document = document_of(text).model_copy(update={"blocks": blocks})
    assert [s.span.of(text) for s in load_parser().parse(document).sentences] == ["The bridge opened."]


def test_an_overlong_paragraph_is_cut_at_sentence_ends_and_keeps_its_number():
    text = "The mill burned down. " * (2 * LONGEST // 22)
    pieces = find_paragraphs(document_of(text))
    assert len(pieces) > 1
    assert {p.number for p in pieces} == {0}
    assert all(p.span.of(text).endswith(".") and p.span.length <= LONGEST for p in pieces)


def test_a_sentence_does_not_end_before_its_closing_mark():
    text = 'He blamed "the crisis." She left.'
    parsed = load_parser().parse_texts([text])[0]
    assert [s.span.of(text) for s in parsed.sentences] == ['He blamed "the crisis."', "She left."]


def test_another_language_is_refused_not_guessed_at():
    document: Document = document_of("Der Rat tagte.").model_copy(update={"language": "de"})
    with pytest.raises(LanguageError, match="'de'"):
        load_parser().parse(document)


def test_altered_weights_are_refused_by_name(tmp_path):
    weights = find_weights()
    shutil.copytree(weights.folder, tmp_path / "model")
    altered = tmp_path / "model" / "tagger" / "model"
    altered.write_bytes(altered.read_bytes()[:-1] + b"\0")
    with pytest.raises(LanguageError, match=r"tagger/model.*altered"):
        check_weights(Weights(weights.package, tmp_path / "model", weights.digests))


def test_missing_weights_are_named(tmp_path):
    with pytest.raises(LanguageError, match="cannot read"):
        check_weights(Weights("any", tmp_path, find_weights().digests))


def test_a_subtree_leaves_out_what_it_is_told_to():
    parsed = load_parser().parse_texts(["The bridge, which cost millions, fell."])[0]
    tree = Tree(parsed.tokens)
    root = tree.root(parsed.sentences[0])
    clause = next(t for t in parsed.tokens if t.dep == "relcl")
    left = [parsed.tokens[n].text for n in tree.subtree(root.number, without=[clause.number])]
    assert "cost" not in left
    assert "fell" in left


@pytest.mark.parametrize("dash", ["—", "–", "―", " ―", "― "], ids=["em", "en", "bar", "bar apart", "bar behind"])
def test_a_name_signed_close_to_a_quotation_is_a_word_of_its_own(dash):
    (parsed,) = load_parser().parse_texts([f"“We are staying here.”{dash}Ada Moss"])
    words = [t.text for t in parsed.tokens]
    assert words[-4:] == ["”", dash.strip(), "Ada", "Moss"]
    assert parsed.tokens[-3].pos == "PUNCT"
