"""Asking services: queries as each writes them, and answers in JSON read without trust."""

import json
import re
from collections.abc import Iterable, Mapping
from typing import TypeVar
from urllib.parse import unquote, urlsplit

from sources.errors import FetchError, SourceError
from sources.model import Page
from sources.retrievers import Candidate
from sources.retrievers.scripts import written_in
from sources.retrievers.sought import Sought

MOST_CANDIDATES = 20
"""Items given of one answer; nobody reads past them."""
_OPERATORS = re.compile(r'[":()\[\]{}<>|+~^*?\\]|(?<!\w)-')
"""What search services read as syntax; a claim's own colons and brackets are none."""

Value = TypeVar("Value")


class Unset(SourceError):
    """A retriever was named, and a setting that it needs was not given."""


def setting(value: Value | None, name: str, why: str) -> Value:
    """`value`, where it is given; raises Unset with the variable to set."""
    if value is None:
        raise Unset(f"{why}: set SECONDSOURCE_FINDING__{name.upper()}, or leave the retriever out of `retrievers`")
    return value


def terms(sought: Sought) -> list[str]:
    """What to ask for, the most telling first: quotations and names of several words as phrases, in double quotes.

    Names are written in the outlet's script where its language has another one; words of the claim's own language are
    then left out, for its pages do not hold them.
    """
    names = [form for name in sought.names for form in written_in(name, sought.language)]
    foreign = bool(sought.names) and tuple(names) != sought.names
    rest = () if foreign else (*sought.numbers, *sought.words)
    quotes = () if foreign else sought.quotes
    return [_phrase(each) for each in (*quotes, *names, *(sought.numbers if foreign else ()), *rest) if each.strip()]


def web_query(sought: Sought, most: int = 8) -> str:
    """The query as web search engines read it: phrases in quotes, `site:` for the outlet's main domain.

    >>> web_query(Sought(names=("Anna Olsen",), numbers=("14",), words=("bridge",), domains=("varn-post.example",)))
    '"Anna Olsen" 14 bridge site:varn-post.example'
    """
    sites = [f"site:{domain}" for domain in sought.domains[:1]]
    return " ".join([*terms(sought)[:most], *sites])


def _phrase(text: str) -> str:
    plain = " ".join(_OPERATORS.sub(" ", text).split())
    return f'"{plain}"' if " " in plain else plain


def answer(page: Page, service: str) -> Mapping[str, object]:
    """The JSON object that a service answered; raises FetchError, with the service's name, for anything else."""
    try:
        told = json.loads(page.body)
    except (ValueError, RecursionError) as err:
        # GDELT and others say in plain words what is wrong with a query.
        said = ascii(page.body[:120].decode("utf-8", "replace").strip())[1:-1]
        raise FetchError(f"{service} gave no JSON but {said!r}; try again later, or leave it out") from err
    if not isinstance(told, dict):
        raise FetchError(f"{service} gave JSON that is no object; its interface may have changed")
    return told


def objects(told: object, *path: str) -> list[Mapping[str, object]]:
    """The list of objects at a path in an answer; empty where there is none."""
    for step in path:
        told = told.get(step) if isinstance(told, dict) else None
    return [each for each in told if isinstance(each, dict)] if isinstance(told, list) else []


def text(told: Mapping[str, object], *names: str) -> str:
    """The first of these fields that is a text; empty where none is."""
    return next((value for name in names if isinstance(value := told.get(name), str)), "")[:2000]


def choose(sought: Sought, found: Iterable[Candidate]) -> tuple[Candidate, ...]:
    """The candidates that may be it, each address once, the best match first, then in the order found."""
    seen: dict[str, Candidate] = {}
    for each in found:
        if each.url and sought.takes(each.url, each.published):
            seen.setdefault(each.url, each)
    return tuple(sorted(seen.values(), key=lambda each: -each.match)[:MOST_CANDIDATES])


def matched(sought: Sought, url: str, *texts: str) -> float:
    """How much of what is looked for stands in texts about an item and in the words of its address."""
    return sought.match(" . ".join([*texts, words_of(url)]))


def words_of(url: str) -> str:
    """The words in an address's path: `/2026/01/bridge-closed.html` says that a bridge closed."""
    try:
        path = unquote(urlsplit(url).path)
    except ValueError:
        return ""
    return " ".join(re.findall(r"[^\W_]+", path))
