"""Furniture among lines: lists of other stories, pointers, captions, appeals; and prose that only looks like it."""

import pytest

from sources.extract.boilerplate import Unit, mark_boilerplate

PROSE = "The council met on Monday. It agreed on a plan for the harbour after two hours."
FURNITURE = [
    "Read more: How the bridge was built",
    "READ ALSO: Ferry fares rise",
    "Читайте також: Міністр пішов у відставку",
    "Lesen Sie auch: Der Hafen wird gesperrt",
    "Advertisement",
    "Sign up for our daily newsletter",
    "Підписуйтесь на наш канал",
    "Follow us on Twitter and Facebook",
    "Share this article",
    "Facebook Twitter WhatsApp",
    "© 2024 Varn Herald. All rights reserved.",
    "We use cookies to make this site better.",
    "Photo: The bridge in 2019",
    "The mayor at the harbour on Monday. Photograph: Ann Poe/Wire",
    "The ferry before it sank (Ann Poe via Getty Images)",
    "Home > News > World",
    "12 comments",
    "Riproduzione riservata",
]
CONTENT = [
    PROSE,
    "Related costs rose by 5 percent last year.",
    "Copyright law is about to change, the minister said.",
    "Subscribers left the service in their thousands.",
    "Share prices fell on Monday.",
    "Photographs of the ferry were published on Monday.",
    "Trending topics were removed by the company, it said on Monday.",
    '"We use cookies on every page," the company told the court.',
    "Read the report before you sign, she said.",
    "He told reporters to follow the money.",
    "The mayor: no comment",
]


@pytest.mark.parametrize("line", FURNITURE)
def test_furniture_is_known_on_its_own(line):
    assert mark_boilerplate([Unit(PROSE), Unit(line), Unit(PROSE)]) == (False, True, False)


@pytest.mark.parametrize("line", CONTENT)
def test_content_that_looks_like_furniture_is_kept(line):
    assert mark_boilerplate([Unit(PROSE), Unit(line), Unit(PROSE)]) == (False, False, False)


@pytest.mark.parametrize(
    "heading",
    "Read also|READ ALSO:|Related stories|Читайте також:|По теме|Mehr zum Thema|À lire aussi :|Te puede interesar"
    "|Leggi anche|بیشتر بخوانید|مطالب مرتبط:|More from the Varn Herald|Most read in world news|Don’t miss".split("|"),
)
def test_a_heading_takes_its_list_along_until_prose_resumes(heading):
    units = [Unit(PROSE), Unit(heading), Unit("Ferry fares rise"), Unit("New school opens in May"), Unit(PROSE)]
    assert mark_boilerplate(units) == (False, True, True, True, False)


def test_a_bulleted_list_ends_with_its_bullets():
    units = [Unit("Read also"), Unit("- It rained. It poured.", is_item=True), Unit("What happens next"), Unit(PROSE)]
    assert mark_boilerplate(units) == (True, True, False, False)


def test_a_heading_right_before_prose_takes_only_itself():
    assert mark_boilerplate([Unit("Related"), Unit(PROSE)]) == (True, False)


def test_the_subheading_above_resuming_prose_is_kept():
    units = [Unit("Related"), Unit("Ferry fares rise"), Unit("What happens next", is_apart=True), Unit(PROSE)]
    assert mark_boilerplate(units) == (True, True, False, False)


def test_a_list_at_the_end_runs_to_the_end():
    assert mark_boilerplate([Unit(PROSE), Unit("Most read"), Unit("One thing"), Unit("Another")])[1:] == (True,) * 3


def test_one_list_after_another_is_two_lists():
    units = [Unit("Related"), Unit("Most read"), Unit("- One thing", is_item=True), Unit("- Another", is_item=True)]
    assert mark_boilerplate(units) == (True,) * 4
