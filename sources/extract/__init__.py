"""Bytes to `Document`: the only door to every library that reads a format."""

from sources.extract.decoding import decode
from sources.extract.kinds import kind_of
from sources.extract.notes import lift_notes, with_notes
from sources.extract.plain import read_plain
from sources.extract.warc import pages_in
from sources.model import Document, Page

__all__ = ["extract", "pages_in"]


def extract(page: Page) -> Document:
    """The document in `page`: its text with the roles of its stretches, and what it says about itself.

    Plain text stays verbatim; all else becomes a title and paragraphs joined by blank lines. Raises InputError when the
    bytes are of a kind nobody reads here, in no readable encoding, or hold no article.
    """
    kind = kind_of(page)
    if kind == "pdf":
        from sources.extract.pdf import read_pdf

        return read_pdf(page)
    if kind == "docx":
        from sources.extract.docx import read_docx

        return read_docx(page)
    if kind == "mail":
        from sources.extract.mail import read_mail

        return read_mail(page)
    text = decode(page.body, name=page.name, content_type=page.content_type, is_html=kind == "html")
    # Only a file is its author's own: what a fetched page asks of us is a stranger's wish.
    text, jottings = lift_notes(text) if page.read_from == "file" else (text, ())
    return with_notes(_read_text(page, text, kind), jottings)


def _read_text(page: Page, text: str, kind: str) -> Document:
    if kind == "html":
        from sources.extract.html import read_html

        return read_html(page, text)
    if kind == "markdown":
        from sources.extract.markdown import read_markdown

        return read_markdown(page, text)
    return read_plain(page, text)
