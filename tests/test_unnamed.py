"""Unnamed sources: who is taken for one, and what is no speech at all."""

import pytest

from sources.model import Span
from verify.attribution import attribute_text
from verify.settings import Parts, Settings


@pytest.mark.parametrize(
    ("text", "words", "kind"),
    [
        pytest.param(
            "Moss aides said the plan was dead.", "Moss aides", "anonymous_collective", id="aides of somebody"
        ),
        pytest.param("One Democrat said the vote was lost.", "One Democrat", "anonymous_bare", id="one of a party"),
        pytest.param("WHO says the fever is spreading.", "WHO", "organisation", id="initials like a pronoun"),
        pytest.param(
            "The plant will close, according to interviews with two former managers.",
            "two former managers",
            "anonymous_collective",
            id="those who were asked",
        ),
    ],
)
def test_an_unnamed_source_is_told_from_a_named_one(text: str, words: str, kind: str) -> None:
    parts = Parts(Settings())
    (parsed,) = parts.parser.parse_texts([text])
    found = [a for a in attribute_text(parsed, (), extractor="rules.v1") if a.source]
    start = text.index(words)
    assert [(a.source, a.type) for a in found] == [((Span(start, start + len(words)),), kind)]


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("All told, five roads were closed.", id="all told"),
        pytest.param("The notion that glass floats was tested.", id="a notion that nobody owns"),
    ],
)
def test_what_nobody_says_has_no_source(text: str) -> None:
    parts = Parts(Settings())
    (parsed,) = parts.parser.parse_texts([text])
    assert not attribute_text(parsed, (), extractor="rules.v1")
