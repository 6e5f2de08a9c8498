"""Inputs as documents: files, addresses, standard input; and the files of a folder of references."""

import re
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

from sources.errors import InputError
from sources.files import plain_name
from sources.model import Document, Page
from verify.following import Fetcher

ENDINGS = frozenset({".html", ".htm", ".xhtml", ".txt", ".md", ".markdown"})
"""Files of a folder that are read as pages; pictures and style sheets beside them are nobody's mistake."""
NOTES = frozenset({"readme", "sources", "license", "changelog"})
"""Names of files that speak about a folder instead of being one of its pages."""


def is_address(name: str) -> bool:
    """Whether `name` is meant as a URL: anything with a scheme and two slashes."""
    return re.match(r"[A-Za-z][A-Za-z0-9+.-]*://", name) is not None


def called(name: str) -> str:
    """What to call an input in messages and reports: readable, and without the user name or password of an address."""
    return re.sub(r"^([A-Za-z][A-Za-z0-9+.-]*://)[^/?#]*@", r"\1", plain_name(name))


def read_input(name: str, fetcher: Fetcher | None) -> tuple[Page, Document]:
    """The page and its text behind a file's path, `-` or a URL.

    Raises InputError, and FetchError for a URL; without a `fetcher` a URL is refused.
    """
    from sources.extract import extract
    from sources.files import read_page

    if not is_address(name):
        page = read_page(name, now=datetime.now(UTC))
    elif fetcher is None:
        raise InputError(
            f"{called(name)} is on the web and --offline forbids fetching: drop --offline or give a saved file"
        )
    else:
        page = fetcher.get(name)
    return page, extract(page)


def files_in(folder: Path) -> Iterator[str]:
    """The pages in a folder and its sub-folders, by path; hidden files and notes about the folder are left out.

    Raises InputError when there is no such folder, or no page in it.
    """
    if not folder.is_dir():
        raise InputError(f"{folder} is not a folder: give one that holds .html, .txt or .md files")
    found = [path for path in sorted(folder.rglob("*")) if _is_page(path.relative_to(folder), path)]
    if not found:
        raise InputError(f"{folder} holds no .html, .txt or .md file: save the pages to compare with there")
    yield from map(str, found)


def _is_page(inside: Path, path: Path) -> bool:
    hidden = any(part.startswith(".") for part in inside.parts)
    return not hidden and path.suffix.lower() in ENDINGS and path.stem.lower() not in NOTES and path.is_file()
