"""The stock phrases of page furniture from `furniture.toml`, ready to compare with; what they decide is elsewhere."""

import re
import tomllib
from functools import cache
from importlib.resources import files
from typing import NamedTuple

_EDGES = re.compile(r"^[\W_]+|[\W_]+$")
_LONGEST_LINE = 200
"""Characters, marks around it included; the longest phrase listed has 60."""
_CREDIT_CHARACTERS = 80
"""How far before the end of a line the marks of a credit stand: a name after "Photo:" has up to 60 letters."""


class Furniture(NamedTuple):
    """Phrases as `bare` writes them, patterns that ignore case."""

    list_headings: frozenset[str]
    """Headings of lists of other stories."""
    lone_lines: frozenset[str]
    """Lines that say nothing about the world."""
    pointer: re.Pattern[str]
    """Start of a line that points to one other story."""
    opening: re.Pattern[str]
    """Start of an appeal, a notice, a counter."""
    caption: re.Pattern[str]
    """Start of a line that names a picture: "Photo: …"."""
    credit: re.Pattern[str]
    """End of a line that credits a picture: "(… via Getty Images)"."""
    agency: re.Pattern[str]
    """A picture agency, to be matched in full."""
    share_line: re.Pattern[str]
    """Names of networks and nothing else, to be matched in full."""

    def is_lone_line(self, text: str) -> bool:
        """Whether `text` is one of the lines that say nothing."""
        return len(text) <= _LONGEST_LINE and bare(text) in self.lone_lines

    def is_credit(self, text: str) -> bool:
        """Whether `text` ends in a picture's credit."""
        ending = text[-_CREDIT_CHARACTERS:]
        # The pattern is slow to fail, and most paragraphs end in none of its marks.
        may_be = (
            ending.rstrip(".").endswith((")", "]"))
            or any(mark in ending for mark in "/|:")
            or "getty" in ending.lower()
        )
        return may_be and self.credit.search(text) is not None


@cache
def furniture() -> Furniture:
    """The tables, all languages together, read once."""
    tables = tomllib.loads(files("sources.extract").joinpath("furniture.toml").read_text(encoding="utf-8"))
    words, agencies = "|".join(tables["pictures"]["words"]), "|".join(tables["pictures"]["agencies"])
    credit = (
        rf"[(\[][^()\[\]]*(?:\b(?:{agencies})\b|\b(?:{words})(?: by\b|\s?:))[^()\[\]]*[)\]]",
        rf"[/|] ?(?:{agencies})",
        r"\bvia getty images",
        r"(?:photograph|photo|image|foto|фото)(?: by| credit)?\s?:[^.:]{2,60}",
    )
    return Furniture(
        list_headings=frozenset(bare(phrase) for phrase in _all(tables["list_headings"])),
        lone_lines=frozenset(bare(phrase) for phrase in _all(tables["lone_lines"])),
        pointer=_pattern(rf"\W{{0,4}}(?:{'|'.join(_all(tables['pointers']))})\s*(?:[:：»>|]|\s[-–—])\s*\S"),
        opening=_pattern("|".join(_all(tables["openings"]))),
        caption=_pattern(rf"\W{{0,2}}(?:{words})(?: by| credit| courtesy(?: of)?| via)?\s?[:©/]\s?\S"),
        credit=_pattern(rf"(?:{'|'.join(credit)})\.?$"),
        agency=_pattern(rf"{agencies}|reuters/\w+(?: \w+){{0,2}}"),
        share_line=_pattern(rf"(?:(?:{'|'.join(tables['pictures']['share'])})(?:\W+|$)){{2,12}}"),
    )


def bare(text: str) -> str:
    """`text` as phrases are compared: case folded, no marks at either end, straight apostrophes, single spaces."""
    text = _EDGES.sub("", text.casefold().replace("\u2019", "'").replace("\u200c", " "))
    return " ".join(text.split())


def _all(by_language: dict[str, list[str]]) -> list[str]:
    return [phrase for phrases in by_language.values() for phrase in phrases]


def _pattern(expression: str) -> re.Pattern[str]:
    return re.compile(expression, re.IGNORECASE)
