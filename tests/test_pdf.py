"""The PDF: tagged, in a language, with a title; made of the page alone."""

import io
import re
import subprocess
import sys
import zlib

import pypdfium2
import pytest

from tests.browsing import missing
from tests.reports_sample import checked_report, offline_report
from tests.test_forms import hostile_report
from verify.cli.forms import Look, choose_form
from verify.errors import OutputError
from verify.reports.pdf import render


@pytest.fixture(scope="module", autouse=True)
def _pango():
    try:
        import weasyprint  # noqa: F401
    except (ImportError, OSError) as err:
        missing(f"weasyprint cannot be used here ({err})")


@pytest.fixture(scope="module")
def paper():
    return render(checked_report())


def streams(paper: bytes) -> list[bytes]:
    """Every compressed stream of a PDF, inflated; one is its XMP metadata."""
    found = re.findall(rb"stream\n(.*?)\nendstream", paper, re.DOTALL)
    return [zlib.decompress(one) for one in found if one.startswith(b"x\xda")]


def test_it_is_a_tagged_pdf_that_says_it_is_accessible(paper):
    document = pypdfium2.PdfDocument(io.BytesIO(paper))
    assert paper.startswith(b"%PDF-1.7")
    assert document.is_tagged()
    assert any(b'pdfuaid:part="1"' in found for found in streams(paper))
    assert document.get_metadata_dict()["Title"].startswith("Source report: Water board")
    document.close()


def test_it_holds_every_claim(paper):
    document = pypdfium2.PdfDocument(io.BytesIO(paper))
    words = "".join(page.get_textpage().get_text_range() for page in document)
    assert all(f"Claim {n}" in words for n in range(1, 8))
    document.close()


def test_it_is_a_document_that_an_editor_would_print(paper):
    document = pypdfium2.PdfDocument(io.BytesIO(paper))
    words = "".join(page.get_textpage().get_text_range() for page in document)
    claims = len(checked_report().claims)
    assert len(document) <= 3 + claims / 2.5, f"{claims} claims on {len(document)} pages"
    assert words.count("STEPS OF THE SCORE") == sum(c.attribution.score is not None for c in checked_report().claims)
    document.close()


def test_strangers_words_bring_no_script_and_no_file():
    report = hostile_report()
    made = render(report.model_copy(update={"claims": report.claims[:1]}))
    assert not any(word in made for word in (b"/JavaScript", b"/Launch", b"/EmbeddedFile", b"javascript:"))


def test_the_form_is_bytes():
    assert isinstance(choose_form("pdf", Look(to_file=True))(offline_report(claims=(), sources=())), bytes)


def test_without_the_library_the_command_that_installs_it_is_told():
    code = (
        "import sys; sys.modules['weasyprint'] = None\n"
        "from tests.reports_sample import offline_report\n"
        "from verify.reports.pdf import render\n"
        "from verify.errors import OutputError\n"
        "try:\n    render(offline_report())\nexcept OutputError as err:\n    print(err)\n"
    )
    told = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert "python -m pip install weasyprint" in told.stdout
    assert issubclass(OutputError, Exception)
