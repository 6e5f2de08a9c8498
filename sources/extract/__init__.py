"""Bytes to `Document`, pure: the only door to bs4, trafilatura, htmldate, lxml, markdown-it, charset-normalizer."""

from sources.extract.decoding import decode
from sources.extract.kinds import kind_of
from sources.extract.plain import read_plain
from sources.model import Document, Page

__all__ = ["extract"]


def extract(page: Page) -> Document:
    """The document in `page`: its text with the roles of its stretches, and what it says about itself.

    Plain text stays verbatim; Markdown and HTML become a title and paragraphs joined by blank lines. Raises InputError
    when the bytes are no text, of a kind not supported yet, in no readable encoding, or hold no article.
    """
    kind = kind_of(page)
    text = decode(page.body, name=page.name, content_type=page.content_type, is_html=kind == "html")
    if kind == "html":
        from sources.extract.html import read_html

        return read_html(page, text)
    if kind == "markdown":
        from sources.extract.markdown import read_markdown

        return read_markdown(page, text)
    return read_plain(page, text)
