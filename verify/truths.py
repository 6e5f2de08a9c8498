"""Truths: a table of what sources say of objects, and which value is so, for `verify eval corroboration`.

Every value that some source gives of an object is a claim: the sources that give it speak for it, the others against.
Sources that have it from one origin are one witness. Where the table names no origins, sources that share values which
hardly anybody else gives have them from one another: shared mistakes tell copies (after Dong et al., VLDB 2009).
"""

import csv
import gzip
import io
import json
import re
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import combinations
from pathlib import Path
from typing import NamedTuple

from sources.errors import InputError

RARE = 0.2
"""Share of an object's sources up to which a value is one that hardly anybody gives."""
SHARED = 3
"""Rare values that two sources must share for one to have them from the other."""
MOSTLY = 0.5
"""Share of the rare values of the one with fewer of them, among objects both speak of, that must be shared."""
_OBJECT, _VALUE, _TRUE = ("object", "claim", "id"), ("value", "says"), ("true", "holds")
_YES = frozenset({"true", "yes", "1", "y", "right"})
_NO = frozenset({"false", "no", "0", "n", "wrong", ""})

Key = frozenset[str] | float
"""What a value is matched by: its words, or its number."""


class Told(NamedTuple):
    """What one source says of one object."""

    object: str
    source: str
    value: str
    origin: str
    """Whom it has it from: itself, where nothing else is known."""


class Table(NamedTuple):
    """What is said, and what is so."""

    told: tuple[Told, ...]
    true: Mapping[str, str]
    """Object → the value that is so; objects that are not here are not measured."""


def read_table(gold: Path) -> Table:
    """The table in a CSV file, or the one beside a file of true values.

    A CSV has the columns object, source, value, and may have origin, and true: whether the value is so. A JSON Lines
    file of `{"object","value"}` is read with `…_claims.csv` beside it, .gz too: `x_gold.jsonl`, `x_claims.csv`.
    Raises InputError for another form.
    """
    if ".csv" in gold.suffixes:
        rows = list(_rows(gold))
        return Table(_told(rows, gold), _marked(rows, gold))
    path = _beside(gold)
    return Table(_told(_rows(path), path), dict(_truths(gold)))


def is_table(gold: Path) -> bool:
    """Whether the file is a table, or tells what is so of the objects of one beside it."""
    if ".csv" in gold.suffixes:
        return True
    first = next((line for line in _text(gold).splitlines() if line.strip()), "")
    return '"object"' in first and '"evidence"' not in first


def same_value(one: str, other: str) -> bool:
    """Whether two values say the same: equal numbers, or the same words in any order, initials aside."""
    return key_of(one) == key_of(other)


def key_of(value: str) -> Key:
    """What a value is matched by."""
    bare = value.replace(",", "").replace(" ", "")
    if re.fullmatch(r"[-+]?\d+(\.\d+)?", bare):
        return float(bare)
    plain = "".join(c for c in unicodedata.normalize("NFKD", value.casefold()) if not unicodedata.combining(c))
    return frozenset(w for w in re.findall(r"[^\W_]+(?:['’-][^\W_]+)*", plain) if len(w) > 1 and w != "and")


def witnesses(table: Table) -> dict[str, dict[Key, list[Told]]]:
    """Object → value's key → who gives it, each with its origin, copies found where the table names none."""
    named = any(t.origin != t.source for t in table.told)
    found: dict[str, dict[Key, list[Told]]] = defaultdict(lambda: defaultdict(list))
    for t in table.told if named else _with_origins(table.told):
        if t.object in table.true and key_of(t.value):
            found[t.object][key_of(t.value)].append(t)
    return found


def _with_origins(told: Sequence[Told]) -> Iterator[Told]:
    """What is told, sources that copy from one another under one origin."""
    first = _copied(told)
    return (t._replace(origin=first.get(t.source, t.source)) for t in told)


def _copied(told: Sequence[Told]) -> dict[str, str]:
    """Source → the source that stands for all that it copies from, or that copy from it."""
    by_object: dict[str, dict[str, Key]] = defaultdict(dict)
    for t in told:
        by_object[t.object].setdefault(t.source, key_of(t.value))
    rare: Counter[str] = Counter()
    shared: Counter[tuple[str, str]] = Counter()
    for said in by_object.values():
        counts = Counter(said.values())
        givers: dict[Key, list[str]] = defaultdict(list)
        for source, value in said.items():
            if value and counts[value] <= max(2, RARE * len(said)) and len(said) > 3:
                givers[value].append(source)
                rare[source] += 1
        for sources in givers.values():
            shared.update(combinations(sorted(sources), 2))
    joined = [p for p, n in shared.items() if n >= SHARED and n >= MOSTLY * min(rare[p[0]], rare[p[1]])]
    return _groups(joined)


def _groups(pairs: Iterable[tuple[str, str]]) -> dict[str, str]:
    above: dict[str, str] = {}

    def top(name: str) -> str:
        while name in above:
            name = above[name]
        return name

    for one, other in sorted(pairs):
        first, second = sorted((top(one), top(other)))
        if first != second:
            above[second] = first
    return {name: top(name) for name in above}


def _told(rows: Iterable[Mapping[str, str]], path: Path) -> tuple[Told, ...]:
    found = []
    for number, row in enumerate(rows, start=2):
        thing, value, source = _field(row, _OBJECT), _field(row, _VALUE), row.get("source")
        if thing is None or value is None or source is None:
            known = ", ".join(row) or "none"
            raise InputError(f"{path}, line {number}: columns object, source and value are needed; it has {known}")
        if value.strip():
            found.append(Told(thing, source, value, row.get("origin") or source))
    return tuple(found)


def _marked(rows: Iterable[Mapping[str, str]], path: Path) -> dict[str, str]:
    true = {}
    for number, row in enumerate(rows, start=2):
        mark = (_field(row, _TRUE) or "").strip().casefold()
        if mark not in _YES | _NO:
            raise InputError(f"{path}, line {number}: true is {mark!r}; write yes or no")
        if mark in _YES:
            true[str(_field(row, _OBJECT))] = str(_field(row, _VALUE))
    if not true:
        raise InputError(f"{path}: no row says which value is so; add a column true with yes or no")
    return true


def _truths(gold: Path) -> Iterator[tuple[str, str]]:
    for number, line in enumerate(_text(gold).splitlines(), start=1):
        if not line.strip():
            continue
        try:
            row = json.loads(line)
            rest = [v for k, v in row.items() if k not in _OBJECT]
            yield str(next(row[k] for k in _OBJECT if k in row)), str(rest[0])
        except (ValueError, AttributeError, StopIteration, IndexError) as err:
            raise InputError(f'{gold}, line {number}: not {{"object", "value"}}; write one such object a line') from err


def _beside(gold: Path) -> Path:
    name = gold.name.partition(".")[0].removesuffix("_gold")
    places = [gold.with_name(f"{name}_claims{end}") for end in (".csv", ".csv.gz")]
    found = next((p for p in places if p.exists()), None)
    if found is None:
        raise InputError(f"{gold}: no table of what sources say beside it; put it at {places[0]}, or give a CSV")
    return found


def _rows(path: Path) -> Iterator[dict[str, str]]:
    return (
        {str(k).strip().casefold(): v or "" for k, v in row.items() if k}
        for row in csv.DictReader(io.StringIO(_text(path)))
    )


def _text(path: Path) -> str:
    try:
        body = path.read_bytes()
        return (gzip.decompress(body) if path.suffix == ".gz" else body).decode("utf-8-sig", errors="replace")
    except OSError as err:
        raise InputError(f"cannot read {path}: {err.strerror or err}; give a CSV or a JSON Lines file") from err


def _field(row: Mapping[str, str], names: Sequence[str]) -> str | None:
    return next((row[n] for n in names if n in row), None)
