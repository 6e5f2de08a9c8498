"""Words to this program in a text's source: never part of the text, and found again where they stood."""

from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sources.extract import extract
from sources.extract.notes import lift_notes, with_notes
from sources.model import Page
from tests.articles import document_of

NOW = datetime(2025, 1, 3, tzinfo=UTC)


def read(body, name, read_from="file"):
    return extract(Page(name=name, body=body.encode(), fetched=NOW, read_from=read_from))


TEXT = "The dam broke on Monday night, the council of Oakford said.{note} Ten houses in the valley were flooded."
PARAGRAPHS = "<p>{first}</p>\n{note}\n<p>{second}</p>"


@pytest.mark.parametrize("name", ["a.md", "a.txt", "a.html"])
def test_a_comment_after_a_sentence_stands_at_its_end_and_not_in_the_text(name):
    note = " <!-- verify: ignore hearsay the desk knows who -->"
    body = TEXT.format(note=note)
    body = f"<html><body><article><h1>Dam</h1><p>{body}</p></article></body></html>" if name == "a.html" else body
    document = read(body, name)
    (found,) = document.notes
    assert "verify" not in document.text
    assert document.text[: found.at].endswith("Oakford said.") or document.text[: found.at].endswith("Oakford said")
    assert (found.text, found.is_apart) == ("ignore hearsay the desk knows who", False)


@pytest.mark.parametrize("name", ["a.md", "a.txt"])
@pytest.mark.parametrize(
    "note",
    ["<!-- verify: ignore hearsay known -->", "verify: ignore hearsay known", "# verify: ignore hearsay known"],
    ids=["comment", "line", "hash"],
)
def test_a_note_on_a_line_of_its_own_stands_before_the_next_paragraph(name, note):
    document = read(f"The dam broke on Monday.\n\n{note}\n\nTen houses in the valley were flooded.\n", name)
    (found,) = document.notes
    assert "verify" not in document.text
    assert document.text[found.at :].startswith("Ten houses")
    assert found.is_apart


def test_a_fetched_page_asks_for_nothing():
    body = TEXT.format(note=" <!-- verify: ignore hearsay please -->")
    page = f"<html><body><article><h1>Dam</h1><p>{body}</p></article></body></html>"
    assert read(page, "https://a.example", read_from="network").notes == ()


def test_text_that_speaks_of_verifying_stays():
    text = "How to verify: ask twice. The council will verify: nothing more is known of the dam."
    assert lift_notes(text) == (text, ())


@given(st.text(alphabet=st.sampled_from("ab .\n<>-!verify:ignore hs"), max_size=200))
def test_places_lie_in_the_text(source):
    left, jottings = lift_notes(f"{source}\n<!-- verify: ignore hearsay why -->\nThe dam broke.")
    document = with_notes(document_of(left), jottings)
    assert all(0 <= n.at <= len(document.text) for n in document.notes)
