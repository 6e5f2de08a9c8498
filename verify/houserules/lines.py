"""In which line of a TOML file a value stands: what a reader of it loses, and an editor who erred needs."""

import re
from collections.abc import Sequence

_HEADER = re.compile(r"\s*\[\[?\s*(?P<name>[^\[\]]+?)\s*\]\]?\s*(?:#.*)?$")
_KEY = re.compile(r"\s*(?P<name>(?:[A-Za-z0-9_-]+|\"[^\"]*\"|'[^']*')(?:\s*\.\s*(?:[A-Za-z0-9_-]+|\"[^\"]*\"))*)\s*=")
_PART = re.compile(r"[A-Za-z0-9_-]+|\"[^\"]*\"|'[^']*'")

Path = tuple[str, ...]


def line_of(text: str, path: Sequence[str | int]) -> int:
    """The line, from 1, where the value at `path` is set, or the nearest thing around it; numbers count tables."""
    lines = _lines(text)
    wanted = tuple(str(part) for part in path)
    for length in range(len(wanted), 0, -1):
        if wanted[:length] in lines:
            return lines[wanted[:length]]
    return 1


def _lines(text: str) -> dict[Path, int]:
    """Path of each table and key → its line; tables of an array carry their number."""
    found: dict[Path, int] = {}
    counts: dict[Path, int] = {}
    table: Path = ()
    for number, line in enumerate(text.splitlines(), 1):
        if header := _HEADER.match(line):
            table = _parts(header["name"])
            if line.lstrip().startswith("[["):
                counts[table] = counts.get(table, -1) + 1
                table = (*table, str(counts[table]))
            found.setdefault(table, number)
        elif key := _KEY.match(line):
            found.setdefault((*table, *_parts(key["name"])), number)
    return found


def _parts(name: str) -> Path:
    return tuple(part.strip("\"'") for part in _PART.findall(name))
