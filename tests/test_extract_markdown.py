"""Markdown: marks gone, links and roles kept, front matter read."""

import pytest

from sources.errors import InputError
from tests.extracting import blocks, read

TEXT = """---
title: "Harbour bridge closes"
author: Ann Poe and Bob Roe
date: 2024-05-03
lang: en
---
# Harbour bridge closes

The bridge **closes** today, [the *city* council](https://example.org/a#x) said. It
wraps here. [mail](mailto:a@b.example)

> We had no choice, the mayor said.

```
code()
```

## Read also
- [One story](https://example.org/1)
- [Another story](https://example.org/2)

Traffic will be <b>led</b> over the ring road.
"""


def test_markdown_becomes_headline_and_paragraphs():
    assert blocks(read(TEXT, "story.md")) == [
        ("title", "Harbour bridge closes"),
        ("body", "The bridge closes today, the city council said. It wraps here. mail"),
        ("quote", "We had no choice, the mayor said."),
        ("boilerplate", "Read also"),
        ("boilerplate", "One story"),
        ("boilerplate", "Another story"),
        ("body", "Traffic will be led over the ring road."),
    ]


def test_front_matter_declares_authors_date_and_language():
    document = read(TEXT, "story.md")
    assert document.authors == ("Ann Poe", "Bob Roe")
    assert (document.published, document.published_from, document.language) == ("2024-05-03", "meta", "en")


def test_a_link_set_in_several_types_is_one_link():
    document = read(TEXT, "story.md")
    assert [(link.url, link.text) for link in document.links] == [("https://example.org/a", "the city council")]


def test_markdown_from_standard_input_is_recognised():
    assert read("# Bridge closes\n\nThe **bridge** closes today.\n", "-").title == "Bridge closes"


@pytest.mark.parametrize("mark", ["[", "![[]()", "*a_ ", "<"], ids=["brackets", "pictures", "stars", "angles"])
def test_marks_without_end_are_refused(mark):
    with pytest.raises(InputError, match="marks of Markdown"):
        read("# x\n\n" + mark * 100_000, "story.md")
