"""Which kind of document bytes are, in which encoding, in which language; and the laws of every document."""

import gzip
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sources.errors import InputError
from sources.extract import extract
from sources.extract.language import language_of
from sources.model import Document
from tests.extracting import ARTICLE_HTML, page, read

PAGES = Path(__file__).parents[2] / "shared" / "data" / "extraction" / "html"

RUSSIAN = "Министр заявил, что переговоры будут продолжены на следующей неделе, а решение ещё не принято."
FRENCH = "Le président a déclaré que les négociations se poursuivraient à Besançon la semaine prochaine."
PERSIAN = "رئیس جمهور گفت که مذاکرات هفته آینده ادامه خواهد یافت و پیشنهاد تازه ای هست."


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        (RUSSIAN, "utf-8-sig"),
        (RUSSIAN, "utf-16"),
        (RUSSIAN, "utf-16-le"),
        (FRENCH, "utf-16-be"),
        (RUSSIAN, "utf-32"),
        (RUSSIAN, "cp1251"),
        (RUSSIAN, "koi8-r"),
        (FRENCH, "latin-1"),
        ("“Quoted” – and dashed, she said: it’s over.", "cp1252"),
        (PERSIAN, "utf-8"),
        ("大統領は来週も交渉を続けると述べた。大臣はまだ決定していないと付け加えた。", "shift_jis"),
    ],
    ids=lambda value: value if len(value) < 20 else "",
)
def test_a_text_is_read_in_its_encoding(text, encoding):
    assert read(text.encode(encoding)).text == text


@pytest.mark.parametrize(
    ("body", "content_type", "expected"),
    [
        ("Привет, мир".encode("cp1251"), "text/plain; charset=windows-1251", "Привет, мир"),
        (b'<html><meta charset="windows-1251"><p>' + "Привет, мир".encode("cp1251"), "text/html", "Привет, мир"),
        ("Café closed".encode(), "text/plain; charset=iso-8859-1", "Café closed"),
        (b"It\x92s over", "text/plain; charset=iso-8859-1", "It’s over"),
        ("Café closed".encode("latin-1"), "text/plain; charset=no-such", "Café closed"),
        (("é à ô " * 20).encode() + b"\xc3 cut", "text/plain", "é à ô " * 20 + "\ufffd cut"),
    ],
    ids=["http", "meta", "declared wrongly", "latin-1 means 1252", "unknown charset", "a broken byte"],
)
def test_a_declared_charset_counts_unless_the_bytes_contradict_it(body, content_type, expected):
    assert read(body, "x", content_type=content_type).text == expected


@pytest.mark.parametrize(
    ("body", "name", "says"),
    [
        (b"PK\x03\x04....", "a.zip", "looks like a ZIP archive"),
        (b"\x89PNG\r\n\x1a\n\x00", "a.txt", "looks like a PNG image"),
        (b"\xff\xd8\xff\xe0", "-", "looks like a JPEG image"),
        (b"{\\rtf1 hello}", "a.rtf", "looks like an RTF document"),
        (b"<?xml version='1.0'?><rss><channel/></rss>", "a.xml", "looks like a feed"),
        (b"some text\x00\x00\x00\x01\x02" * 9, "a.txt", "not a text in any encoding"),
        (bytes(range(256)) * 4, "a.bin", "not a text in any encoding"),
    ],
    ids=["zip", "png", "jpeg", "rtf", "feed", "nul bytes", "all bytes"],
)
def test_what_is_no_article_is_named(body, name, says):
    with pytest.raises(InputError, match=says) as caught:
        read(body, name)
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize(
    ("name", "content_type", "title"),
    [
        ("a.html", None, "Ferry sinks off Varn"),
        ("a.txt", None, "Ferry sinks off Varn"),
        ("-", None, "Ferry sinks off Varn"),
        ("a", "text/html; charset=utf-8", "Ferry sinks off Varn"),
        ("a.md", "application/octet-stream", "Ferry sinks off Varn"),
    ],
    ids=["ending", "opening beats ending", "opening alone", "declared", "opening beats all"],
)
def test_a_page_is_known_as_html(name, content_type, title):
    assert read(ARTICLE_HTML, name, content_type=content_type).title == title


def test_plain_text_with_angles_stays_plain():
    assert read("Is 3 < 5?\n\nYes, and 7 > 5, he said.").text.startswith("Is 3 < 5?")


@pytest.mark.parametrize(
    ("text", "declared", "language"),
    [
        ("The mayor said that he was tired of it.", None, "en"),
        ("Міністр заявив, що рішення ще не ухвалено, а переговори тривають.", None, "uk"),
        (RUSSIAN, None, "ru"),
        (PERSIAN, None, "fa"),
        ("قال الرئيس إن المفاوضات ستستمر الأسبوع المقبل", None, "ar"),
        (FRENCH, None, "fr"),
        ("Der Minister sagte, dass die Gespräche mit dem Nachbarn nicht beendet sind.", None, "de"),
        ("El ministro dijo que la reunión no es para los jueces.", None, "es"),
        ("Il ministro ha detto che la riunione non è finita.", None, "it"),
        ("总统表示谈判将于下周继续进行。", None, "zh"),
        ("大統領は来週も交渉を続けると述べた。", None, "ja"),
        ("대통령은 다음 주에도 협상을 계속할 것이라고 말했다.", None, "ko"),
        ("12 345", None, "und"),
        ("Zzyx qwrt", None, "und"),
        (FRENCH, "fr_CA", "fr-CA"),
        (RUSSIAN, "en", "ru"),
        ("Mayor resigns", "de", "de"),
        ("The mayor of the town said that he was on the way to it. " * 9, "de", "en"),
        ("The mayor said that he was tired of it.", "not a tag", "en"),
    ],
)
def test_a_language_is_declared_or_told_from_script_and_small_words(text, declared, language):
    assert language_of(text, declared) == language


def check_laws(document: Document) -> None:
    """Blocks hold words and lie in order; links lie in body blocks and carry their text; JSON brings the same back."""
    end = 0
    for block in document.blocks:
        assert end <= block.span.start < block.span.end <= len(document.text)
        end = block.span.end
    for link in document.links:
        assert link.span.of(document.text) == link.text
        assert any(b.kind == "body" and b.span.contains(link.span) for b in document.blocks)
    assert Document.model_validate_json(document.model_dump_json()) == document


LINES = st.sampled_from(
    """Read also|- Ferry fares rise|The mayor resigned on Monday. He left.||> quoted|Photo: x|\r|  |# Heading|<script>
    |By Ann Poe, 3 May 2020|<p>one <a href='http://a.example'>two</a>|</div><blockquote>|**b** [c](http://d.e)
    |Читайте також:|LONDON, 3 May 2024 (ABC) —|\u2028|&amp;&#0;|<td>1<td>2""".split("|")
)


@settings(max_examples=60, deadline=None)
@given(lines=st.lists(LINES, max_size=12), name=st.sampled_from(["a.txt", "a.md", "a.html", "-"]))
def test_every_document_keeps_the_laws(lines, name):
    text = "\n".join(lines)
    try:
        document = read(text, name)
    except InputError:
        return
    check_laws(document)
    if name == "a.txt":
        assert document.text == text


@settings(max_examples=80, deadline=None)
@given(
    body=st.binary(max_size=300) | st.text(max_size=200).map(str.encode),
    name=st.sampled_from(["a.txt", "a.md", "a.html", "-"]),
)
def test_any_bytes_give_a_document_or_an_input_error(body, name):
    try:
        document = extract(page(body, name))
    except InputError:
        return
    check_laws(document)


@pytest.mark.skipif(not PAGES.is_dir(), reason="the public pages are not at hand in ../shared/data/extraction")
def test_real_pages_are_read_with_exact_offsets():
    for path in sorted(PAGES.glob("*.html.gz"))[::6]:
        check_laws(read(gzip.decompress(path.read_bytes()), path.name, content_type="text/html"))
