"""Formats beyond text and HTML: PDF, Word, e-mail, web archives."""

import gzip
import io
import random
import zipfile
from datetime import UTC, datetime

import pytest

from sources.errors import InputError
from sources.extract import extract, pages_in
from tests.extracting import page, read, texts, warc

LINES = (
    (20, "Harbour board lost 12 million"),
    (11, "By Ann Poe, 3 May 2024"),
    (11, "The harbour board of Varn lost twelve million crowns on the new pier, as an audit pub-"),
    (11, "lished on Friday says."),
    (11, "The builder denies this. It says that every invoice was checked by engineers of the board,"),
    (11, "and that its papers are complete."),
)


def pdf(*pages: tuple[tuple[int, str], ...], head: str = "", mark: bool = False) -> bytes:
    """A PDF of Helvetica lines, written by hand: each page a list of (size, text), a blank line after short ones."""
    objects = [b"<</Type/Catalog/Pages 2 0 R>>", b"", b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>"]
    kids = []
    for number, lines in enumerate(pages, 1):
        y, drawn = 800, [f"BT /F 9 Tf 60 {820} Td ({head}) Tj ET"] if head else []
        for size, text in lines:
            y -= size + 4
            escaped = text.replace("(", r"\(").replace(")", r"\)")
            drawn.append(f"BT /F {size} Tf 60 {y} Td ({escaped}) Tj ET")
            y -= size if len(text) < 60 else 0
        if mark:
            drawn.append(f"BT /F 9 Tf 300 30 Td (Page {number} of {len(pages)}) Tj ET")
        stream = "\n".join(drawn).encode("latin-1")
        objects.append(b"<</Length %d>>stream\n%s\nendstream" % (len(stream), stream))
        objects.append(
            b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents %d 0 R/Resources<</Font<</F 3 0 R>>>>>>"
            % len(objects)
        )
        kids.append(len(objects))
    objects[1] = b"<</Type/Pages/Count %d/Kids[%s]>>" % (len(kids), b" ".join(b"%d 0 R" % k for k in kids))
    out, places = b"%PDF-1.4\n", []
    for number, body in enumerate(objects, 1):
        places.append(len(out))
        out += b"%d 0 obj%s endobj\n" % (number, body)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    start = len(out)
    out += b"xref\n0 %d\n0000000000 65535 f \n%s" % (len(objects) + 1, table)
    return out + b"trailer<</Size %d/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF" % (len(objects) + 1, start)


W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"


def docx(body: str, **members: str) -> bytes:
    """The smallest Word file that holds `body` (WordprocessingML)."""
    buffer = io.BytesIO()
    office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    packages = "http://schemas.openxmlformats.org/package/2006"
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(
            "[Content_Types].xml",
            f'<Types xmlns="{packages}/content-types"><Override PartName="/word/document.xml" ContentType='
            '"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>',
        )
        archive.writestr(
            "_rels/.rels",
            f'<Relationships xmlns="{packages}/relationships"><Relationship Id="r1" Type="{office}/officeDocument" '
            'Target="word/document.xml"/></Relationships>',
        )
        archive.writestr(
            "word/_rels/document.xml.rels",
            f'<Relationships xmlns="{packages}/relationships"><Relationship Id="l1" Type="{office}/hyperlink" '
            'Target="https://wire.example/a" TargetMode="External"/></Relationships>',
        )
        archive.writestr(
            "word/document.xml", f'<w:document xmlns:w="{W}" xmlns:r="{office}"><w:body>{body}</w:body></w:document>'
        )
        for name, text in members.items():
            archive.writestr(name, text)
    return buffer.getvalue()


def paragraph(text: str, style: str = "") -> str:
    mark = f'<w:pPr><w:pStyle w:val="{style}"/></w:pPr>' if style else ""
    return f"<w:p>{mark}<w:r><w:t xml:space='preserve'>{text}</w:t></w:r></w:p>"


MAIL = (
    b'From: "Press Office, Varn" <press@varn.example>\r\nSubject: Board statement on\r\n the pier\r\n'
    b"Date: Fri, 03 May 2024 07:30:00 +0200\r\nMIME-Version: 1.0\r\nContent-Type: text/plain; charset=utf-8\r\n"
    b"Content-Transfer-Encoding: quoted-printable\r\n\r\nThe board lost =E2=82=AC 12 million, the chairwoman said.\r\n"
)
STORY = b"<html><body><h1>Pier closed</h1><p>The pier was closed on Friday after an audit, the board said.</p></html>"


def test_lines_of_a_pdf_become_its_paragraphs():
    document = read(pdf(LINES), "a.pdf")
    assert document.title == "Harbour board lost 12 million"
    assert document.authors == ("Ann Poe",)
    assert document.published == "2024-05-03"
    assert texts(document, "body") == [
        "The harbour board of Varn lost twelve million crowns on the new pier, as an audit published on Friday says.",
        " ".join(text for _, text in LINES[4:]),
    ]


def test_running_heads_and_page_numbers_of_a_pdf_are_left_out():
    text = read(pdf(LINES, LINES[2:], LINES[2:], LINES[2:], head="The Varn Herald", mark=True), "a.pdf").text
    assert "The Varn Herald" not in text
    assert "Page" not in text
    assert text.count("The builder denies this.") == 4


def test_a_web_page_printed_to_pdf_keeps_its_address():
    document = read(pdf((*LINES, (9, "https://herald.example/pier 1/1"))), "a.pdf")
    assert document.url == "https://herald.example/pier"
    assert "herald.example" not in document.text


def test_a_pdf_is_known_by_its_bytes_whatever_it_is_called():
    assert read(pdf(LINES), "a.txt").title == "Harbour board lost 12 million"


@pytest.mark.parametrize(
    ("body", "name", "says"),
    [
        (b"%PDF-1.7\nnothing", "a.pdf", "not a PDF that can be read"),
        (pdf(()), "a.pdf", "without text, perhaps a scan"),
        (pdf(*[()] * 501), "a.pdf", "more than the 500 pages"),
        (b"just words", "a.pdf", "a PDF by its name, and none inside"),
        (b"PK\x03\x04....word/document.xml", "a.docx", "no Word document that can be read"),
        (docx(""), "a.docx", "holds no article text"),
        (docx("<w:p>", **{"word/styles.xml": " " * 31_000_000}), "a.docx", "unpacks to 31 MB"),
        (b"Subject: x\nContent-Type: image/png\n\nabc", "a.eml", "an e-mail without text"),
        (
            warc(("https://a.example/", "200 OK", "text/html", STORY)),
            "a.warc",
            "a web archive where one page",
        ),
    ],
    ids=["broken", "scan", "long", "no pdf", "broken docx", "empty docx", "docx bomb", "picture mail", "archive"],
)
def test_a_file_that_cannot_be_read_says_why_in_one_line(body, name, says):
    with pytest.raises(InputError, match=says) as caught:
        read(body, name)
    assert "\n" not in str(caught.value)


def test_a_word_document_keeps_headings_quotations_and_links():
    link = (
        "<w:p><w:r><w:t xml:space='preserve'>It closed, </w:t></w:r>"
        "<w:hyperlink r:id='l1'><w:r><w:t>a wire said</w:t></w:r></w:hyperlink></w:p>"
    )
    document = read(docx(paragraph("Pier closed", "Title") + link + paragraph("We did nothing.", "Quote")), "a.docx")
    assert document.text.split("\n\n")[1:] == ["It closed, a wire said", "We did nothing."]
    assert [(link.url, link.text) for link in document.links] == [("https://wire.example/a", "a wire said")]


def test_deleted_text_of_a_word_document_is_not_read():
    body = (
        "<w:p><w:r><w:t xml:space='preserve'>The board lost </w:t></w:r><w:del><w:r><w:delText>ten</w:delText></w:r>"
        "</w:del><w:ins><w:r><w:t>twelve</w:t></w:r></w:ins></w:p>"
    )
    assert read(docx(body), "a.docx").text == "The board lost twelve"


def test_a_mail_has_its_subject_sender_and_date():
    document = read(MAIL, "a.eml")
    assert document.title == "Board statement on the pier"
    assert document.authors == ("Press Office, Varn",)
    assert (document.published, document.published_from) == ("2024-05-03T07:30:00+02:00", "header")
    assert "€ 12 million" in document.text


@pytest.mark.parametrize("gzipped", [False, True], ids=["plain", "gzipped"])
def test_the_pages_of_a_web_archive_come_with_address_and_time(gzipped):
    body = warc(
        ("https://a.example/1", "200 OK", "text/html; charset=utf-8", STORY),
        ("https://a.example/p.png", "200 OK", "image/png", b"\x89PNG"),
        ("https://a.example/gone", "404 Not Found", "text/html", STORY),
        ("https://a.example/2", "200 OK", "text/html", STORY),
        gzipped=gzipped,
    )
    found = list(pages_in(page(body, "a.warc.gz")))
    assert [p.url for p in found] == ["https://a.example/1", "https://a.example/2"]
    assert {p.fetched for p in found} == {datetime(2024, 5, 3, 7, 30, tzinfo=UTC)}
    assert {p.read_from for p in found} == {"archive"}
    assert extract(found[0]).url == "https://a.example/1"


def test_anything_else_holds_itself_alone():
    alone = page(STORY, "a.html")
    assert list(pages_in(alone)) == [alone]


@pytest.mark.parametrize(
    ("body", "says"),
    [
        (warc(), "without any page"),
        (warc(("https://a.example/", "200 OK", "text/html", STORY))[:-400] + b"WARC/9 broken\r\n\r\n", "web archive"),
        (gzip.compress(b"WARC/1.0\r\n" + b"x" * 1000), "web archive"),
    ],
    ids=["empty", "cut", "no record"],
)
def test_an_archive_that_cannot_be_read_says_so(body, says):
    with pytest.raises(InputError, match=says):
        list(pages_in(page(body, "a.warc")))


@pytest.mark.parametrize(
    ("body", "name", "rounds"),
    [
        (docx(paragraph("Pier closed")), "a.docx", 60),
        (MAIL, "a.eml", 60),
        (pdf(LINES), "a.pdf", 8),
        (warc(("https://a.example/1", "200 OK", "text/html", STORY)), "a.warc", 100),
    ],
    ids=["docx", "mail", "pdf", "warc"],
)
def test_damaged_files_fail_as_unreadable_input_in_one_line_or_not_at_all(body, name, rounds, capfd):
    chance = random.Random(1)
    for _ in range(rounds):
        damaged = bytearray(body)
        for _ in range(chance.randint(1, 20)):
            damaged[chance.randrange(len(damaged))] = chance.randrange(256)
        assert "\n" not in trouble_with(bytes(damaged), name)
    assert capfd.readouterr().err == ""


def trouble_with(body: bytes, name: str) -> str:
    try:
        for held in pages_in(page(body, name)):
            extract(held)
    except InputError as err:
        return str(err)
    return ""
