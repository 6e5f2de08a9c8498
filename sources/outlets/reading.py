"""The registry's files, read and held to its rules."""

import re
import tomllib
from collections import defaultdict
from collections.abc import Sequence
from importlib.resources import files
from importlib.resources.abc import Traversable
from typing import NamedTuple

from pydantic import ValidationError

from sources.errors import RegistryError
from sources.model import Outlet
from sources.outlets.forms import forms_of
from sources.outlets.words import load_words

_KEY = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_COUNTRY = re.compile(r"[A-Z]{2}")
_LANGUAGE = re.compile(r"[a-z]{2,3}(?:-[A-Z][a-z]{3})?(?:-[A-Z]{2})?")
_DOMAIN = re.compile(r"(?:[a-z0-9](?:[a-z0-9-]*[a-z0-9])?\.)+[a-z][a-z0-9-]*[a-z0-9]")


class Entry(NamedTuple):
    """An outlet and the file that lists it."""

    file: str
    outlet: Outlet


def read_outlets(folder: Traversable | None = None) -> tuple[Outlet, ...]:
    """Every outlet of the TOML files in `folder` (ours if None), files by name, entries in file order.

    Raises RegistryError, naming file and entry, at the first broken rule.
    """
    place = folder or files("sources.outlets").joinpath("registry")
    toml = sorted((file for file in place.iterdir() if file.name.endswith(".toml")), key=lambda file: file.name)
    entries = tuple(entry for file in toml for entry in _read_file(file))
    check_entries(entries)
    return tuple(entry.outlet for entry in entries)


def _read_file(file: Traversable) -> tuple[Entry, ...]:
    try:
        tables = tomllib.loads(file.read_text(encoding="utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as err:
        raise RegistryError(f"{file.name}: {err}; it must be TOML in UTF-8") from err
    if set(tables) - {"outlet"} or not isinstance(tables.get("outlet", []), list):
        raise RegistryError(f"{file.name}: only [[outlet]] tables belong here, found {', '.join(sorted(tables))}")
    return tuple(_read_entry(file.name, number, raw) for number, raw in enumerate(tables.get("outlet", []), start=1))


def _read_entry(file: str, number: int, raw: object) -> Entry:
    try:
        return Entry(file, Outlet.model_validate(raw))
    except ValidationError as err:
        called = raw.get("key", f"number {number}") if isinstance(raw, dict) else f"number {number}"
        first = err.errors()[0]
        field = ".".join(str(part) for part in first["loc"])
        raise RegistryError(f"{file}, outlet {called}: {field}: {first['msg']}, got {first['input']!r}") from err


def check_entries(entries: Sequence[Entry]) -> None:
    """Hold the entries to the rules that one outlet alone or all together can break.

    Raises RegistryError: ill-formed key, code or domain; no source of facts; a key, domain or name listed twice; a
    name that two outlets claim without `context` to tell them apart.
    """
    keys: dict[str, Entry] = {}
    domains: dict[str, Entry] = {}
    for entry in entries:
        _check_alone(entry)
        _claim(keys, entry.outlet.key, entry)
        for domain in entry.outlet.domains:
            _claim(domains, domain, entry)
    _check_shared_names(entries)


def _claim(taken: dict[str, Entry], value: str, entry: Entry) -> None:
    if value in taken:
        other = taken[value]
        raise RegistryError(
            f"{entry.file}, outlet {entry.outlet.key}: {value!r} is already taken by {other.outlet.key} in {other.file}"
        )
    taken[value] = entry


def _check_alone(entry: Entry) -> None:
    outlet = entry.outlet
    checks = (
        ("key", _KEY, (outlet.key,), "lower-case ASCII with hyphens"),
        ("family", _KEY, (outlet.family,) if outlet.family is not None else (), "lower-case ASCII with hyphens"),
        ("country", _COUNTRY, (outlet.country,), "ISO 3166-1 alpha-2"),
        ("government", _COUNTRY, (outlet.government,) if outlet.government is not None else (), "ISO 3166-1 alpha-2"),
        ("languages", _LANGUAGE, outlet.languages, "BCP 47"),
        ("domains", _DOMAIN, outlet.domains, "lower-case host names without scheme or www."),
    )
    for field, shape, values, rule in checks:
        for value in values:
            if not shape.fullmatch(value) or value.startswith("www."):
                raise RegistryError(f"{entry.file}, outlet {outlet.key}: {field} {value!r} must be {rule}")
    for field in ("languages", "facts_from"):
        if not getattr(outlet, field):
            raise RegistryError(f"{entry.file}, outlet {outlet.key}: {field} is empty; name at least one")
    for written in (outlet.name, *outlet.names):
        if written != written.strip() or not written:
            raise RegistryError(f"{entry.file}, outlet {outlet.key}: name {written!r} is empty or has outer spaces")


def _check_shared_names(entries: Sequence[Entry]) -> None:
    files_of = {entry.outlet.key: entry for entry in entries}
    for folded, forms in forms_of((entry.outlet for entry in entries), load_words()).items():
        claimants: defaultdict[str, int] = defaultdict(int)
        for form in forms:
            claimants[form.key] += 1
        bare = [key for key in claimants if not files_of[key].outlet.context]
        if len(bare) > 1:
            listed = ", ".join(f"{key} ({files_of[key].file})" for key in bare)
            raise RegistryError(
                f"{files_of[bare[1]].file}, outlet {bare[1]}: the name {folded!r} is claimed by {listed};"
                " all but one need `context` words"
            )
