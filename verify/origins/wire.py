"""Wire credits: which agency a page says it took its text from, in the forms newsrooms really use."""

import re
import tomllib
from functools import cache, lru_cache
from importlib.resources import files
from typing import NamedTuple
from urllib.parse import urlsplit

HEAD = 1_500
TAIL = 700
"""Code points at either end in which a credit is looked for: bylines and datelines, copyright and thanks."""
LONGEST_BYLINE = 90
"""Code points of a line up to which it may be a byline rather than a sentence that ends with an agency."""
SHORT = 4
"""Letters up to which a name is too short to be told from other capitals in a byline without brackets or "by"."""

_JOB = r"staff|reporters?|writers?|correspondents?|news|newsroom|wires?|business|sports|political|diplomatic"
_PLACE = r"[A-Z][\w.’'-]*(?:[ ,/]+(?:[A-Z][\w.’'-]*|de|of|la|el|al)){0,5}"
_PICTURE = re.compile(r"(?i)photo|picture|image|getty|file|pool|via|/|\d\)$")


class Credit(NamedTuple):
    """An agency credited by a page, and the words that credit it."""

    wire: str
    words: str


class Agencies(NamedTuple):
    """The agencies of the world, and the words that credit them."""

    by_name: dict[str, str]
    """Name → key of the agency."""
    by_domain: dict[str, str]
    """Domain of its own → key."""
    thanks: tuple[str, ...]
    """Words before a name that credit it."""


class _Forms(NamedTuple):
    """Where some agencies are credited: at the head of a text, at its foot, in a byline without "by"."""

    head: tuple[re.Pattern[str], ...]
    tail: tuple[re.Pattern[str], ...]
    ending: re.Pattern[str] | None
    beginning: re.Pattern[str] | None


@cache
def agencies() -> Agencies:
    """What `agencies.toml` beside this file holds, longest names first."""
    found = tomllib.loads(files("verify.origins").joinpath("agencies.toml").read_text(encoding="utf-8"))
    names = {name: entry["key"] for entry in found["agency"] for name in entry["names"]}
    domains = {domain: entry["key"] for entry in found["agency"] for domain in entry["domains"]}
    thanks = {words for of_language in found["thanks"].values() for words in of_language}
    return Agencies(
        {name: names[name] for name in sorted(names, key=lambda n: (-len(n), n))},
        domains,
        tuple(sorted(thanks, key=lambda t: (-len(t), t))),
    )


def find_credit(text: str, *, url: str | None = None) -> Credit | None:
    """The agency that the text credits as its origin, from its head or its tail, else the one whose page `url` is.

    None where there is none. Picture credits ("AP Photo/…") and mentions in the story ("told Reuters") are no credits
    of the text.
    """
    head, tail = text[:HEAD], text[-TAIL:]
    # Few texts name an agency at all, so the forms are made for those that do, and for the agencies they name.
    named = tuple(name for name in agencies().by_name if name in head or name in tail)
    found = _credited(head, tail, named) if named else None
    return found or (_own_page(url) if url else None)


def _credited(head: str, tail: str, names: tuple[str, ...]) -> Credit | None:
    forms = _forms(names)
    for patterns, stretch in ((forms.head, head), (forms.tail, tail)):
        for pattern in patterns:
            found = pattern.search(stretch)
            if found:
                return Credit(agencies().by_name[found["wire"]], " ".join(found.group().split()))
    return _byline(head, forms)


def _own_page(url: str) -> Credit | None:
    host = urlsplit(url).hostname or ""
    domain = next((d for d in agencies().by_domain if host == d or host.endswith(f".{d}")), None)
    return Credit(agencies().by_domain[domain], f"a page of {domain}") if domain else None


@lru_cache(maxsize=256)
def _forms(names: tuple[str, ...]) -> _Forms:
    name = "|".join(re.escape(n) for n in names)
    full = "|".join(re.escape(n) for n in names if len(n) > SHORT)
    return _Forms(
        _head_forms(name),
        _tail_forms(name),
        re.compile(rf"(?P<wire>{full})(?:[ \t]+(?i:{_JOB}))*[ \t]*$") if full else None,
        # A byline without "by", on a line of its own: "The Associated Press | Sunday, 8 a.m.".
        re.compile(rf"[ \t]*(?P<wire>{full})[ \t]*[|–—-]") if full else None,
    )


def _head_forms(name: str) -> tuple[re.Pattern[str], ...]:
    return (
        # "LONDON (Reuters) -", "HELSINKI, July 15 (AP) —": a dateline with the agency in brackets.
        re.compile(rf"(?m)^[ \t]*(?:{_PLACE}[^\n(]{{0,40}})?\((?P<wire>{name})\)[ \t]*[-–—:|]"),
        # "(CNN) The president …", at the very start of a line: some sites drop the dash.
        re.compile(rf"(?m)^[ \t]*(?:[A-Z][A-Z., ]+ )?\((?P<wire>{name})\)[ \t]+\S"),
        # "By Reuters", "By Jane Doe | AP", "By JANE DOE of Reuters", "By JANE DOE - AP Business Writer".
        re.compile(
            rf"(?m)^[ \t]*(?:[Ww]ritten )?(?i:by)[ \t]+"
            rf"(?:[^\n.!?]{{2,90}}?[,|/–—-][ \t]*|[^\n.!?]{{2,60}}?[ \t]+of[ \t]+)?"
            rf"(?P<wire>{name})(?:[ \t]+(?i:{_JOB}))*\b[ \t]*(?:[|,/•·-]|$)"
        ),
        # "Posted 6:08 am, July 16, 2018, by CNN Wires".
        re.compile(rf"(?mi)^[ \t]*(?:posted|published|updated)\b[^\n]{{0,60}}\bby[ \t]+(?-i:(?P<wire>{name}))\b"),
        # A byline split over lines: a name, then the agency alone on its line.
        re.compile(rf"(?m)^[ \t]*(?:[Ss]ource:?[ \t]*)?(?P<wire>{name})(?: [Ww]riters?| [Ss]taff)?[ \t]*$"),
    )


def _tail_forms(name: str) -> tuple[re.Pattern[str], ...]:
    thanks = "|".join(re.escape(t) for t in agencies().thanks)
    return (
        # "© 2018 The Associated Press", "Copyright 2018 Reuters".
        re.compile(rf"(?:©|\([cC]\)|[Cc]opyright)[^\n]{{0,30}}?(?P<wire>{name})\b"),
        # "— Associated Press", "Source: Xinhua", "(Reuters)" closing the text.
        re.compile(rf"(?m)^[ \t]*(?:[-–—/]+[ \t]*|[Ss]ource:[ \t]*)(?P<wire>{name})\.?[ \t]*$"),
        re.compile(rf"(?m)[(\[](?P<wire>{name})[)\]]\.?[ \t]*$"),
        # "(With inputs from PTI)", "Mit Material von dpa": on a line that begins with the thanks.
        re.compile(rf"(?mi)^[ \t(\[*—–-]*(?:{thanks})[ \t]+[^\n.]{{0,40}}?(?-i:(?P<wire>{name}))\b"),
    )


def _byline(head: str, forms: _Forms) -> Credit | None:
    if forms.ending is None or forms.beginning is None:
        return None
    for line in head.split("\n"):
        if len(line) > LONGEST_BYLINE or _PICTURE.search(line):
            continue
        found = forms.ending.search(line) or forms.beginning.match(line)
        # A name before the agency, or nothing: "told Reuters" ends a sentence, a byline is all capitals words.
        if found and all(w[0].isupper() or not w[0].isalpha() or w in {"and", "of", "by"} for w in line.split()):
            return Credit(agencies().by_name[found["wire"]], " ".join(line.split()))
    return None
