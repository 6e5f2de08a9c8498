"""Plain text: verbatim, with roles for its lines."""

from pathlib import Path

import pytest

from sources.errors import InputError
from tests.extracting import blocks, read, texts

SEED = Path(__file__).parents[1] / "seeds" / "kremlin-left-iran.txt"

WIRE = """Bridge to close for repairs in autumn

By Ann Poe and Bob Roe, March 3, 2020

SPRINGTOWN, 3 March 2020 (ABC) — The city will close its oldest
bridge in autumn, the mayor said on Monday. The work is due to take
two years.

Photo: The bridge in 2019 (Getty Images)

"We had no choice," she said. The council agreed.

Read more: How the bridge was built

> The bridge is safe today, the engineer wrote.

Traffic will be led over the northern ring road.

Related
Ferry fares rise
New school opens in May

What happens next
The council votes on 12 May. It will then publish the plan.

Sign up for our newsletter
© 2020 Springtown Post. All rights reserved.
"""


def test_the_text_stays_as_it_is_but_for_a_byte_order_mark():
    text = "A line.\r\n\r\n  Indented\ttext.\n\n"
    assert read(b"\xef\xbb\xbf" + text.encode()).text == text


def test_a_wire_story_is_told_from_its_furniture():
    document = read(WIRE)
    assert document.title == "Bridge to close for repairs in autumn"
    assert [text.split("\n")[0] for text in texts(document, "body")] == [
        "SPRINGTOWN, 3 March 2020 (ABC) — The city will close its oldest",
        '"We had no choice," she said. The council agreed.',
        "Traffic will be led over the northern ring road.",
        "What happens next",
        "The council votes on 12 May. It will then publish the plan.",
    ]
    assert texts(document, "quote") == ["The bridge is safe today, the engineer wrote."]
    assert "Ferry fares rise" in texts(document, "boilerplate")


def test_a_wrapped_paragraph_is_one_block():
    assert any("oldest\nbridge in autumn" in text and text.endswith("two years.") for _, text in blocks(read(WIRE)))


def test_byline_and_date_come_from_the_top():
    document = read(WIRE)
    assert document.authors == ("Ann Poe", "Bob Roe")
    assert (document.published, document.published_from) == ("2020-03-03", "dateline")


TITLES = {
    "set off by a blank line": ("Mayor resigns\n\nThe mayor resigned on Monday.\n", "Mayor resigns"),
    "right above longer text": ("Mayor resigns\nThe mayor resigned on Monday.\n", "Mayor resigns"),
    "ends in a full stop": ("The mayor resigned.\n\n\nHe left.\nShe came.\n", "The mayor resigned."),
    "below date and byline": (
        "Published: 12 March 2021\nBy Ann Poe\n\nMayor resigns\n\nHe left on Monday.",
        "Mayor resigns",
    ),
    "a first paragraph is none": ("The mayor resigned.\n\nHe left.\n\nShe came.\n", ""),
    "a dateline is none": ("LONDON, May 3 (ABC) - The mayor resigned.\n\n\nHe left.\nShe came.\n", ""),
    "a lone sentence is none": ("The mayor resigned on Monday", ""),
    "two sentences are none": ("He left. She came.\n\n\nThey met.\nIt rained.\n", ""),
}


@pytest.mark.parametrize(("text", "title"), TITLES.values(), ids=TITLES.keys())
def test_a_headline_is_known_by_its_place_and_shape(text, title):
    assert read(text).title == title


DATES = {
    "published line": ("Mayor resigns\n\nPublished: 12 March 2021\n\nHe left.", "2021-03-12"),
    "published beats updated": (
        "Updated: 13 March 2021\nPublished: 12 March 2021\n\nMayor resigns\n\nHe left.",
        "2021-03-12",
    ),
    "a date alone": ("Mayor resigns\n\n12 березня 2021, 14:30\n\nHe left.", "2021-03-12T14:30:00"),
    "dateline without agency": ("KYIV, Ukraine, May 3, 2024 — The mayor resigned.\n\nHe left.", "2024-05-03"),
    "prose is no dateline": ("On 3 May 2018 he lost the vote.\n\nIn London, 3 May 2019 was a Friday.", None),
    "dateline without a year": ("LONDON, May 3 (ABC) - The mayor resigned. It began on 3 May 2019.", None),
    "day yet to come": ("Published: 12 March 2031\n\nMayor resigns\n\nHe left.", None),
    "in a list of other stories": (
        "Mayor resigns\n\nHe left.\n\nRead also\n- Losses as of 26 April 2025\n- 3 May 2024",
        None,
    ),
    "entry of a timeline": (
        "Mayor resigns\n\n" + "He left the hall early. " * 6 + "\n\n12 March 2021\n\nHe was told.",
        None,
    ),
    "far down": ("Mayor resigns\n\n" + "He left the hall.\n\n" * 9 + "Published: 12 March 2021\n", None),
}


@pytest.mark.parametrize(("text", "date"), DATES.values(), ids=DATES.keys())
def test_a_date_is_read_from_byline_or_dateline_only(text, date):
    document = read(text)
    assert document.published == date
    assert document.published_from == (None if date is None else "dateline")


@pytest.mark.parametrize("text", ["   \n \n", "---\n***\n"], ids=["blank", "rules only"])
def test_a_text_without_words_is_refused(text):
    with pytest.raises(InputError, match="holds no article text"):
        read(text)


def test_a_dump_of_lines_is_refused():
    with pytest.raises(InputError, match="50,000 lines"):
        read("The end.\n" * 50_001)


def test_of_the_seed_article_exactly_the_closing_list_is_furniture_and_dates_nothing():
    document = read(SEED.read_bytes())
    start = document.text.index("\nRead also\n")
    assert [block.kind == "boilerplate" for block in document.blocks] == [
        block.span.start > start for block in document.blocks
    ]
    assert document.published is None
