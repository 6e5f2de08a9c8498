"""HTML pages: declarations, paragraphs, links, and pages made to hurt."""

import re
import time

import pytest

from sources.errors import InputError
from tests.extracting import ARTICLE_HTML, blocks, read, texts

HTML = "story.html"


def test_a_page_is_read_as_headline_and_paragraphs():
    document = read(ARTICLE_HTML, HTML)
    assert blocks(document)[0] == ("title", "Ferry sinks off Varn")
    assert document.text.startswith("Ferry sinks off Varn\n\nThe ferry Olsen sank off Varn on Friday morning, the port")
    assert [text.split()[0] for text in texts(document, "quote")] == ["We"]
    assert [text[:10] for text in texts(document, "boilerplate")] == ["Read more:"]
    assert "Home" not in document.text
    assert "rights reserved" not in document.text


def test_declarations_come_from_json_ld_first():
    document = read(ARTICLE_HTML, HTML)
    assert document.authors == ("Ann Poe", "Bob Roe")
    assert (document.published, document.published_from) == ("2024-05-03T07:30:00+02:00", "json-ld")
    assert (document.publisher, document.language) == ("The Varn Herald", "en-GB")
    assert document.url == "https://herald.example/2024/05/03/ferry"


def test_links_are_absolute_carry_their_words_and_skip_mail_fragments_and_furniture():
    document = read(ARTICLE_HTML, HTML)
    assert [(link.url, link.text) for link in document.links] == [
        ("https://herald.example/port", "the port authority"),
        ("https://wire.example/a", "according to a report"),
    ]
    assert all(link.span.of(document.text) == link.text for link in document.links)


def test_the_address_asked_for_stands_above_the_declared_one():
    document = read(ARTICLE_HTML, HTML, url="https://a.example/x", final_url="https://b.example/y/")
    assert document.url == "https://b.example/y/"
    assert document.links[0].url == "https://b.example/port"


BODY = "<p>The ferry sank off Varn on Friday morning, the port authority said in a statement.</p>" * 3
HEADS = {
    "meta": (
        '<meta property="article:published_time" content="2024-05-03T07:30:00Z">',
        "2024-05-03T07:30:00+00:00",
        "meta",
    ),
    "time": ('<time class="published" datetime="2024-05-03">3 May</time>', "2024-05-03", "time"),
    "broken json-ld": (
        '<script type="application/ld+json">{"@type":"NewsArticle","datePublished":"2024-05-03",}</script>',
        "2024-05-03",
        "json-ld",
    ),
    "list in json-ld": (
        '<script type="application/ld+json">[{"@type":["Article","X"],"datePublished":["2024-05-03"]}]</script>',
        "2024-05-03",
        "json-ld",
    ),
    "unreadable json-ld": ('<script type="application/ld+json">{"@type":</script>', None, None),
    "json-ld of another story": (
        (
            '<script type="application/ld+json">{"@type":"ItemList","itemListElement":[{"@type":"NewsArticle",'
            '"datePublished":"2024-05-03"}]}</script>'
        ),
        None,
        None,
    ),
    "yet to come": ('<meta name="date" content="2031-05-03">', None, None),
    "modified only": ('<meta property="article:modified_time" content="nonsense">', None, None),
}


@pytest.mark.parametrize(("head", "date", "read_from"), HEADS.values(), ids=HEADS.keys())
def test_where_a_date_was_read_is_recorded(head, date, read_from):
    document = read(f"<html><head>{head}</head><body>{BODY}</body></html>", HTML)
    assert (document.published, document.published_from) == (date, read_from)


def test_the_address_dates_a_page_that_does_not_date_itself():
    document = read(f"<html><body>{BODY}</body></html>", HTML, url="https://a.example/news/2024/may/3/ferry")
    assert (document.published, document.published_from) == ("2024-05-03", "url")


def test_a_date_between_headline_and_first_paragraph_is_the_page_s():
    top = "<h1>Ferry sinks</h1><div>By Ann Poe</div><span>on Monday, May 3rd, 2021 at 11:04 a.m.</span>"
    document = read(f"<html><body><div><b>4 May 2019</b></div>{top}{BODY}</body></html>", HTML)
    assert (document.published, document.published_from) == ("2021-05-03T11:04:00", "dateline")


def test_a_date_in_prose_or_in_a_list_of_other_stories_is_not_the_page_s():
    aside = "<h2>Read also</h2><ul><li>Losses as of April 26, 2025</li><li>3 May 2024</li></ul>"
    prose = "<p>It was built on 4 May 1999 in Varn.</p>"
    document = read(f"<html><body><h1>Ferry sinks</h1>{BODY}{prose}{aside}</body></html>", HTML)
    assert document.published is None


TITLES = {
    "json-ld without the site": (
        (
            '<script type="application/ld+json">{"@type":"Article","headline":"Ferry&#8217;s end | Herald",'
            '"publisher":{"name":"Herald"}}</script>'
        ),
        "Ferry’s end",
    ),
    "og with section and site": (
        '<meta property="og:title" content="Ferry sinks - World | herald.example">',
        "Ferry sinks",
    ),
    "h1 before title": ("<title>Ferry sinks today</title>", "Ferry sinks"),
}


@pytest.mark.parametrize(("head", "title"), TITLES.values(), ids=TITLES.keys())
def test_a_headline_comes_without_the_site_s_name(head, title):
    assert read(f"<html><head>{head}</head><body><h1>Ferry sinks</h1>{BODY}</body></html>", HTML).title == title


AUTHORS = {
    "several in one": ("By Ann Poe and Bob Roe", ("Ann Poe", "Bob Roe")),
    "with a role": ("Ann Poe, Chief Reporter", ("Ann Poe",)),
    "an outlet with by in it": ("Skellby Courier", ("Skellby Courier",)),
    "an address is no name": ("https://a.example/ann", ()),
}


@pytest.mark.parametrize(("content", "names"), AUTHORS.values(), ids=AUTHORS.keys())
def test_author_fields_hold_names(content, names):
    head = f'<meta name="author" content="{content}">'
    assert read(f"<html><head>{head}</head><body>{BODY}</body></html>", HTML).authors == names


@pytest.mark.parametrize(
    ("html", "text"),
    [
        ("<p>The mayor resigned.</p>", "The mayor resigned."),
        ("Some <b>words</b> here<br>and there", "Some words here\n\nand there"),
        ('<?xml version="1.0" encoding="latin-1"?><html><body><p>Café closed</p></body></html>', "Café closed"),
        ("<p>one</p><p>two</p>", "one\n\ntwo"),
    ],
    ids=["one paragraph", "no paragraphs", "xml declaration", "neighbours"],
)
def test_a_tiny_page_is_read_whole(html, text):
    assert read(html, HTML).text == text


WRITTEN = {
    "a script in an attribute": '<p data-x="<script>">The mayor resigned.</p><script>let a = 1</script>',
    "markup in a script": '<script>let a = "<p>not this</p>"</script><p>The mayor resigned.</p>',
    "another end in a style": "<style>a::after {content: '</script>'}</style><p>The mayor resigned.</p>",
    "a comment that never ends": "<p>The mayor resigned.</p><!-- not this",
    "an empty comment": "<!--><p>The mayor resigned.</p>",
    "a drawing that never ends": "<svg><p>The mayor resigned.</p>",
    "a drawing": "<svg><text>not this</text></svg><p>The mayor resigned.</p>",
    "a script in a title": "<title>How <script> works</title><p>The mayor resigned.</p>",
    "a control character": "<p>The\x00mayor resigned.</p>" + " " * 100,
    "a page that closes itself": '<html lang="en"/><p>The mayor resigned.</p>',
}


@pytest.mark.parametrize("body", WRITTEN.values(), ids=WRITTEN.keys())
def test_what_a_browser_does_not_show_is_no_text_and_what_it_shows_is(body):
    html = body if body.startswith("<html") else f"<html><body>{body}</body></html>"
    assert texts(read(html, HTML), "body") == ["The mayor resigned."]


def test_a_page_nested_deeper_than_the_parser_goes_is_read_to_its_end():
    html = (
        "<div>" * 400 + BODY + "</div>" * 400 + "<p>The owners promised to raise the ship before winter, they said.</p>"
    )
    assert read(f"<html><body>{html}</body></html>", HTML).text.endswith("before winter, they said.")


HOSTILE = {
    "nested 100,000 deep": "<div>" * 100_000 + "hello there" + "</div>" * 100_000,
    "nested just under the cap": "<b>" * 24_000 + "hello there",
    "unclosed tags": "<div><span>x" * 400_000,
    "huge attribute": '<p title="' + "x" * 4_000_000 + '">hello</p>',
    "many attributes": "<p " + " ".join(f"a{n}=1" for n in range(300_000)) + ">hello</p>",
    "attributes behind a script that is none": (
        """<p x' a='><script>' """ + " ".join(f"a{n}" for n in range(100_000)) + ">hello</p>"
    ),
    "attributes in a drawing": "<svg><p " + " ".join(f"a{n}=1" for n in range(100_000)) + ">hello</p></svg>",
    "attributes behind an odd end of a comment": (
        "<!-- x --!><p " + " ".join(f"a{n}" for n in range(100_000)) + ">hello</p>-->"
    ),
    "attributes behind a script in a script": (
        "<script><!--<script></script> <!-- </script><p " + " ".join(f"a{n}" for n in range(100_000)) + ">hello</p>"
    ),
    "attributes joined over comments": "<p " + "<!-- > -->".join(f" a{n}=" for n in range(20_000)) + ">hello</p>",
    "attributes joined over scripts": (
        "<p " + "<script></script>".join(" ".join(f"a{n}_{m}" for n in range(1000)) for m in range(100)) + ">hello</p>"
    ),
    "scripts whose quotes never end": '<script a="' * 20_001,
    "styles whose quotes never end": "<style a='" * 20_001,
    "drawings whose quotes never end": '<svg a="' * 20_001,
    "titles whose quotes never end": "<title a='" * 20_001,
    "tags whose quotes never end": '<p a="' * 20_001,
    "drawings that never end": "<svg><path/>" * 12_000,
    "drawings that end again and again": "<svg></svg " * 12_000,
    "entity bomb": '<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;&a;">]><html><p>&b;&b; hello there</p></html>',
    "unclosed scripts": "<script>" * 24_000,
    "unclosed comments": "<!--" * 1_000_000,
    "only opening signs": "<" * 4_000_000,
    "deep json": '<script type="application/ld+json">' + '{"a":[' * 50_000 + "</script><p>hello</p>",
    "one name a thousand times": "<meta name=date content=2020>" * 24_000,
}


@pytest.mark.parametrize("html", HOSTILE.values(), ids=HOSTILE.keys())
def test_a_page_made_to_hurt_ends_soon_with_a_document_or_one_sentence(html):
    start = time.process_time()
    try:
        assert read("<html><body>" + html, HTML).text
    except InputError as err:
        message = str(err)
    else:
        message = "'story.html' holds no surprise"
    assert re.fullmatch(r"'story\.html' holds .{8,200}", message)
    assert time.process_time() - start < 3
