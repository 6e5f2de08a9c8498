"""Inputs as documents: files, addresses, standard input; and the files of a folder of references."""

import re
from collections.abc import Iterator, Mapping
from datetime import UTC, datetime
from pathlib import Path

from sources.errors import InputError
from sources.files import plain_name
from sources.model import Document, Page
from verify.following import Fetcher
from verify.reports.relocating import Media, SourceFile

ENDINGS = frozenset({".html", ".htm", ".xhtml", ".txt", ".md", ".markdown", ".pdf", ".docx", ".eml", ".warc"})
"""Files of a folder that are read as pages; pictures and style sheets beside them are nobody's mistake."""
_READ = " ".join(sorted(ENDINGS))
_MEDIA: Mapping[str, Media] = {"plain": "text/plain", "markdown": "text/markdown", "html": "text/html"}
"""Kinds of documents that people edit as text."""
NOTES = frozenset({"readme", "sources", "license", "changelog"})
"""Names of files that speak about a folder instead of being one of its pages."""


def is_address(name: str) -> bool:
    """Whether `name` is meant as a URL: anything with a scheme and two slashes."""
    return re.match(r"[A-Za-z][A-Za-z0-9+.-]*://", name) is not None


def is_archive(name: str) -> bool:
    """Whether `name`, a path or an address, is that of a web archive, which may hold several articles."""
    path = re.split(r"[?#]", name)[0] if is_address(name) else name
    return path.lower().endswith((".warc", ".warc.gz"))


def called(name: str) -> str:
    """What to call an input in messages and reports: readable, and without the user name or password of an address."""
    return re.sub(r"^([A-Za-z][A-Za-z0-9+.-]*://)[^/?#]*@", r"\1", plain_name(name))


def page_at(name: str, fetcher: Fetcher | None) -> Page:
    """What is at a file's path, `-` or a URL, as it is.

    Raises InputError, and FetchError for a URL; without a `fetcher` a URL is refused.
    """
    from sources.files import read_page

    if not is_address(name):
        return read_page(name, now=datetime.now(UTC))
    if fetcher is None:
        raise InputError(
            f"{called(name)} is on the web and --offline forbids fetching: drop --offline or give a saved file"
        )
    return fetcher.get(name)


def pages_of(name: str, fetcher: Fetcher | None) -> Iterator[Page]:
    """The pages there: one, or all that a web archive holds; raises what `page_at` raises."""
    from sources.extract import pages_in

    yield from pages_in(page_at(name, fetcher))


def read_inputs(name: str, fetcher: Fetcher | None) -> Iterator[tuple[Page, Document]]:
    """The pages behind `name` with their texts; raises what `pages_of` raises, and InputError for a page without any.

    A page of a web archive that holds no article is passed over: such archives keep menus and redirects as well.
    """
    from sources.extract import extract

    pages = pages_of(name, fetcher)
    first = next(pages)
    rest = list(pages)
    if not rest:
        yield first, extract(first)
        return
    found = 0
    for page in (first, *rest):
        try:
            yield page, extract(page)
        except InputError:
            continue
        found += 1
    if not found:
        raise InputError(f"{called(name)} holds {len(rest) + 1} pages and no article; give an archive with articles")


def read_input(name: str, fetcher: Fetcher | None) -> tuple[Page, Document]:
    """The page and its text behind `name`, where one is wanted; raises as `read_inputs`, and InputError for several."""
    found = read_inputs(name, fetcher)
    first = next(found)
    if next(found, None) is not None:
        shown = "standard input" if name == "-" else called(name)
        raise InputError(
            f"{shown} holds several articles where one is wanted; `verify check` shows each, in text, md or json"
        )
    return first


def source_of(name: str) -> SourceFile | None:
    """The text file that an article was read from, its markup and marks included; None where it was none."""
    from sources.extract.decoding import decode
    from sources.extract.kinds import kind_of
    from sources.files import read_page

    if name == "-" or is_address(name) or is_archive(name):
        return None
    try:
        page = read_page(name, now=datetime.now(UTC))
        media = _MEDIA.get(kind_of(page))
        text = decode(page.body, name=name, is_html=media == "text/html")
    except InputError:
        return None
    return SourceFile(page.name, text, media, page.sha256) if media else None


def files_in(folder: Path) -> Iterator[str]:
    """The pages in a folder and its sub-folders, by path; hidden files and notes about the folder are left out.

    Raises InputError when there is no such folder, or no page in it.
    """
    if not folder.is_dir():
        raise InputError(
            f"{folder} is not a folder: give one that holds .html, .txt, .md, .pdf, .docx, .eml or .warc files"
        )
    found = [path for path in sorted(folder.rglob("*")) if _is_page(path.relative_to(folder), path)]
    if not found:
        raise InputError(
            f"{folder} holds no .html, .txt, .md, .pdf, .docx, .eml or .warc file: save the pages to compare with there"
        )
    yield from map(str, found)


def _is_page(inside: Path, path: Path) -> bool:
    hidden = any(part.startswith(".") for part in inside.parts)
    is_read = path.suffix.lower() in ENDINGS or is_archive(path.name)
    return not hidden and is_read and path.stem.lower() not in NOTES and path.is_file()
