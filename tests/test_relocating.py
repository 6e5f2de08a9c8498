"""A statement's place in the file it was read from: lines and columns that an editor jumps to."""

import json
from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sources.extract import extract
from sources.files import read_page
from sources.model import Span
from verify.cli.reading import source_of
from verify.reports.places import Lines
from verify.reports.relocating import SourceFile, relocate

SAID = "Sources told Reuters that the “old” bridge was closed."
PAGE = """<!doctype html>
<title>The bridge</title>
<script>var a = "Sources told Reuters that the old bridge was closed";</script>
<nav><a href="/">Sources</a></nav>
<h1>The bridge</h1>
<p class="lead">Sources told
  <a href="https://example.org/a-b?c=d">Reuters</a> that the &ldquo;old&rdquo; bridge was <em>closed</em>.</p>
<p>The caf&eacute; burnt.</p>
"""


def at(text, words, media="text/markdown", source=""):
    """Line, column and words of the place in `source` where the statement with `words` of `text` stands."""
    start = text.index(words)
    span = Span(start, start + len(words))
    found = relocate([span], text, SourceFile("a", source or text, media, "0" * 64)).get(span)
    if found is None:
        return None
    place = Lines(source).region(found)
    return place.start_line, place.start_column, found.of(source)


@pytest.mark.parametrize(
    ("media", "source", "told"),
    [
        pytest.param("text/plain", f"Head\r\n\r\n  {SAID}\r\n", (3, 3, SAID), id="plain, CRLF"),
        pytest.param("text/plain", f"verify: ignore hearsay because\n\n{SAID}\n", (3, 1, SAID), id="a note before it"),
        pytest.param(
            "text/markdown",
            "---\ntitle: Sources\n---\n\n> *Sources* told [Reuters](https://a.example/that-the) that\n"
            "> the “**old**” bridge was closed.\n",
            (5, 4, "Sources* told [Reuters](https://a.example/that-the) that\n> the “**old**” bridge was closed."),
            id="markdown with a link, over two lines",
        ),
        pytest.param("text/html", PAGE, (6, 17, None), id="a page"),
    ],
)
def test_a_statement_is_found_in_its_file(media, source, told):
    line, column, words = at(f"The bridge\n\n{SAID}", SAID, media, source)
    assert (line, column) == told[:2]
    assert told[2] in (None, words)
    assert words.endswith("closed." if media != "text/html" else "closed")


def test_a_word_with_an_entity_in_it_is_one_word():
    text = "The bridge\n\nThe café burnt."
    assert at(text, "The café burnt", "text/html", PAGE) == (8, 4, "The caf&eacute; burnt")


@pytest.mark.parametrize(("heading", "line"), [("<h1>The <em>bridge</em></h1>", 3), ("<h1>Other</h1>", 1)])
def test_a_headline_is_found_on_the_page_or_else_in_its_head(heading, line):
    page = f"<title>The bridge | A Paper</title>\n<p>Above.</p>\n{heading}\n<p>It fell.</p>"
    found = at("The bridge\n\nIt fell.", "The bridge", "text/html", page)
    assert found is not None
    assert found[0] == line


def test_of_two_places_with_the_same_words_each_statement_has_its_own():
    text = "It fell.\n\nIt rose.\n\nIt fell."
    spans = [Span(0, 7), Span(10, 17), Span(20, 27)]
    source = SourceFile("a.md", "# It fell.\n\nIt *rose*.\n\n- It fell.\n", "text/markdown", "0" * 64)
    found = relocate(spans, text, source)
    assert [Lines(source.text).region(found[s]).start_line for s in spans] == [1, 3, 5]


@pytest.mark.parametrize("mark", ["<!--", "<script>", "<p ", "&am", "<", "["])
def test_a_page_of_nothing_but_broken_markup_is_read_in_its_length(mark):
    assert at(SAID, SAID, "text/html", mark * 20_000) is None


def test_words_that_are_not_in_the_file_have_no_place():
    assert at(SAID, SAID, "text/plain", "Something else stands here now.") is None


@given(st.lists(st.lists(st.from_regex(r"\A[a-zé]{1,6}\Z"), min_size=1, max_size=6), min_size=1, max_size=8))
def test_every_sentence_is_found_among_the_markup_and_in_order(sentences):
    lines = [" ".join(words) for words in sentences]
    text, spans, start = "\n\n".join(lines), [], 0
    for line in lines:
        spans.append(Span(start, start + len(line)))
        start += len(line) + 2
    markup = "".join(f'<p class="x"><a href="/y">{words[0]}</a> {" ".join(words[1:])}</p>\n' for words in sentences)
    found = relocate(spans, text, SourceFile("a.html", markup, "text/html", "0" * 64))
    assert [found[s].start for s in spans] == sorted(found[s].start for s in spans)
    for number, span in enumerate(spans):
        assert Lines(markup).region(found[span]).start_line <= number + 1
        assert found[span].of(markup).replace("</a>", "").split() == span.of(text).split()


@pytest.mark.parametrize("name", ["draft.md", "draft.html", "draft.txt"])
def test_what_a_reader_sees_is_found_where_it_is_written(name, tmp_path):
    path = tmp_path / name
    path.write_text(PAGE if name.endswith("html") else f"The bridge\n\n{SAID}\n\nIt was old.\n", encoding="utf-8")
    document = extract(read_page(str(path), now=datetime(2025, 1, 1, tzinfo=UTC)))
    source = source_of(str(path))
    assert source
    start = document.text.index("bridge was closed")
    span = Span(start, start + len("bridge was closed"))
    place = Lines(source.text).region(relocate([span], document.text, source)[span])
    assert source.text.splitlines()[place.start_line - 1][place.start_column - 1 :].startswith("bridge was")


@pytest.mark.parametrize("name", ["-", "https://example.org/a", "a.warc.gz", "missing.md", "picture.pdf"])
def test_what_is_no_text_file_has_no_lines_of_its_own(name):
    assert source_of(name) is None


def test_findings_of_a_draft_name_the_draft_and_its_lines(tmp_path, monkeypatch, capsys):
    from verify.cli import main

    monkeypatch.chdir(tmp_path)
    (tmp_path / "draft.md").write_text(
        "# The bridge\n\n[Sources](https://a.example/x) told *Reuters* that the bridge was closed.\n", encoding="utf-8"
    )
    assert main(["check", "draft.md", "--offline", "--format", "sarif", "-q"]) == 0
    run = json.loads(capsys.readouterr().out)["runs"][0]
    place = next(r for r in run["results"] if r["ruleId"] == "plural-sources")["locations"][0]["physicalLocation"]
    assert place["artifactLocation"]["uri"] == run["artifacts"][0]["location"]["uri"] == "draft.md"
    assert (place["region"]["startLine"], place["region"]["startColumn"]) == (3, 2)
    assert "contents" not in run["artifacts"][0]
