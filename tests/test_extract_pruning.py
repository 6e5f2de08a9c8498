"""The main text of a page: which paragraphs are the article's, whatever boxes stand around and between them."""

from tests.extracting import read, texts

HTML = "story.html"
SENTENCES = tuple(
    f"The {place} was closed on Friday after the storm, the port authority said in its {n}. statement of the day."
    for n, place in enumerate(("harbour", "bridge", "school", "market", "museum", "station", "ferry", "theatre"), 2)
)
TEASER = "<div class='card'><a href='/x'>Ten things to know about the town and its harbour before you travel</a></div>"


def paragraphs(sentences):
    return "".join(f"<p>{sentence}</p>" for sentence in sentences)


def body(html):
    document = read(f"<html><head><title>Storm</title></head><body>{html}</body></html>", HTML)
    return texts(document, "body")


def test_words_after_an_empty_tag_stay_in_their_paragraph():
    first = f"<p>Before the storm <b></b>{SENTENCES[0]}</p>"
    assert body(f"<article>{first}{paragraphs(SENTENCES[1:])}</article>")[0] == f"Before the storm {SENTENCES[0]}"


def test_a_text_cut_into_boxes_by_advertisements_is_read_whole():
    halves = (paragraphs(SENTENCES[:4] * 2), paragraphs(SENTENCES[4:] * 2))
    boxes = "<div class='ad'></div>".join(
        f"<div class='row'><div class='body__box'>{half}</div></div>" for half in halves
    )
    found = body(f"<main><h1>Storm</h1>{boxes}</main>")
    assert found[0] == SENTENCES[0]
    assert found[-1] == SENTENCES[-1]


def test_the_parts_of_a_report_in_boxes_keep_their_headings_and_their_order():
    posts = "".join(
        f"<h2>Report {n} of the day</h2><div class='update'><p>{s}</p></div>" for n, s in enumerate(SENTENCES, 1)
    )
    expected = [line for n, s in enumerate(SENTENCES, 1) for line in (f"Report {n} of the day", s)]
    assert body(f"<article><h1>Storm</h1>{posts}</article>") == expected


def test_a_list_of_what_matters_above_the_text_is_part_of_it():
    points = "".join(f"<li>{sentence.split(', the')[0]} and will open again</li>" for sentence in SENTENCES[:3])
    found = body(f"<main><h1>Storm</h1><ul>{points}</ul><div>{paragraphs(SENTENCES * 3)}</div></main>")
    assert found[0].startswith("The harbour was closed on Friday after the storm and")


def test_another_article_below_with_its_own_headline_is_not_joined_to_it():
    first = f"<article><h1>Storm</h1><div class='article-body'>{paragraphs(SENTENCES[:4] * 2)}</div></article>"
    other = f"<article><h1>Calm</h1><div class='article-body'>{paragraphs(SENTENCES[4:] * 2)}</div></article>"
    assert not set(body(first + other)) & set(SENTENCES[4:])


def test_boxes_of_links_around_and_within_the_article_are_not_its_text():
    around, within = f"<div>{TEASER * 9}</div>", f"<div>{TEASER * 3}</div>"
    article = paragraphs(SENTENCES[:4]) + within + paragraphs(SENTENCES[4:])
    assert body(f"{around}<article>{article}</article>{around}") == list(SENTENCES)


def test_an_article_without_paragraphs_is_found():
    assert body("<div class='x'>" + "".join(f"<div>{sentence}</div>" for sentence in SENTENCES) + "</div>") == list(
        SENTENCES
    )


def test_comments_longer_than_the_article_do_not_displace_it():
    comment = (
        "<div class='reader'><p>I was there on Friday and saw nothing of the kind, to be honest with you all.</p></div>"
    )
    found = body(f"<article>{paragraphs(SENTENCES)}</article><section>{comment * 40}</section>")
    assert found[:8] == list(SENTENCES)
