"""The example that newcomers see first: it stays invented, labelled and whole."""

import json
import re
from pathlib import Path

import pytest

SEEDS = Path(__file__).parent.parent / "seeds"
ARTICLE = SEEDS / "example" / "article.html"
PAGES = (ARTICLE, *sorted((SEEDS / "example" / "refs").glob("*.html")))


@pytest.mark.parametrize("page", PAGES, ids=lambda p: p.stem)
def test_every_page_says_that_it_is_invented(page):
    html = page.read_text(encoding="utf-8")
    assert html.splitlines()[1].startswith("<!-- INVENTED EXAMPLE")
    assert "Note: this example is invented." in html


@pytest.mark.parametrize("page", PAGES, ids=lambda p: p.stem)
def test_no_address_could_belong_to_anyone(page):
    hosts = re.findall(r"https?://([^/\"]+)", page.read_text(encoding="utf-8"))
    assert {h for h in hosts if not h.endswith(".example")} == {"schema.org"}


@pytest.mark.parametrize("page", PAGES, ids=lambda p: p.stem)
def test_every_page_states_headline_date_and_publisher(page):
    found = re.search(
        r'<script type="application/ld\+json">(.*?)</script>', page.read_text(encoding="utf-8"), re.DOTALL
    )
    facts = json.loads(found[1])
    assert facts["headline"]
    assert facts["datePublished"].startswith("2025-09-1")
    assert facts["publisher"]["name"]


def test_the_article_links_a_page_that_lies_among_the_references():
    (link,) = re.findall(r'<p>[^<]*<a href="([^"]+)"', ARTICLE.read_text(encoding="utf-8"))
    canonical = [p.stem for p in PAGES if f'<link rel="canonical" href="{link}">' in p.read_text(encoding="utf-8")]
    assert canonical == ["merrowick-gazette"]


def test_sources_names_every_page():
    text = (SEEDS / "SOURCES.md").read_text(encoding="utf-8")
    assert [p.name for p in PAGES if p.name not in text] == []
