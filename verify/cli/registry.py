"""The outlet registry behind `verify outlets`, and the ratings beside it."""

import json
from collections.abc import Sequence
from datetime import UTC, datetime
from typing import NamedTuple

from sources.errors import UnknownName
from sources.model import Outlet
from sources.outlets import OutletRegistry, load_outlets
from sources.outlets.ratings import Ratings
from verify.cli.output import write_out
from verify.cli.status import Status
from verify.model import OutletRating
from verify.ratings import Raters, shown
from verify.reports.escape import one_line
from verify.reports.standings import cells
from verify.reports.words import decimals
from verify.rubric.trust import Trust, trust_of
from verify.rubric.values import RUBRIC


class Shown(NamedTuple):
    """What one name led to: a listed outlet, or an address that only raters know."""

    outlet: Outlet | None
    ratings: tuple[OutletRating, ...]
    trust: Trust | None = None
    """How far a witness published there today is relied on; None: as one that nobody rated."""
    place: str = ""


def show_outlets(names: Sequence[str], ratings: Ratings, form: str) -> Status:
    """Print each outlet's facts and ratings; raises UnknownName when neither registry nor raters know the name."""
    registry = load_outlets()
    for found in [_look_up(registry, ratings, name) for name in names]:
        write_out(_told(found) if form == "text" else _as_json(found) + "\n")
    return Status.DONE


def _look_up(registry: OutletRegistry, ratings: Ratings, name: str) -> Shown:
    today = datetime.now(UTC).date().isoformat()
    unlisted = ratings.at(name) if registry.by_domain(name) is None else ()
    try:
        outlet = _find(registry, name)
    except UnknownName:
        if not unlisted:
            raise
        place = unlisted[0].place
        return Shown(None, tuple(shown(r, place) for r in unlisted), trust_of(unlisted, today), place)
    raters = Raters(ratings, registry)
    return Shown(outlet, raters.of(outlet), raters.witness(outlet, today))


def _told(found: Shown) -> str:
    unknown = f"{found.place}\n  not in the registry, which says nothing about it\n"
    head = _facts(found.outlet) if found.outlet else unknown
    lines = [*_side_by_side(found.ratings)]
    if found.ratings:
        weight = found.trust.reason if found.trust else f"r {decimals(RUBRIC.witnesses.unrated)}, as one nobody rated"
        lines.append(f"{'as a witness':13}{one_line(weight)}")
    return head + "".join(f"  {line}\n" for line in lines)


def _side_by_side(ratings: Sequence[OutletRating]) -> Sequence[str]:
    """A row a rating, in columns."""
    if not ratings:
        return ("ratings      not rated",)
    rows = [("rater", "value", "scale", "date", "basis", ""), *map(cells, ratings)]
    widths = [max(len(row[n]) for row in rows) for n in range(len(rows[0]))]
    lines = ["  ".join(map(str.ljust, row, widths)).rstrip() for row in rows]
    return [f"{'ratings':13}{lines[0]}", *(" " * 13 + line for line in lines[1:])]


def _as_json(found: Shown) -> str:
    facts = found.outlet.model_dump(mode="json") if found.outlet else {"place": found.place}
    told = [r.model_dump(mode="json") for r in found.ratings]
    trust = found.trust._asdict() if found.trust else None
    return json.dumps(facts | {"ratings": told, "witness": trust}, ensure_ascii=False)


def list_outlets(country: str | None, form: str) -> Status:
    """Print every outlet, one a line, by key; `country` (ISO 3166-1 alpha-2) keeps that country's alone."""
    wanted = country.upper() if country else None
    outlets = [o for o in load_outlets().outlets if wanted in {None, o.country}]
    if not outlets:
        raise UnknownName(f"no outlet of country {country!r} is listed: give two letters as in ISO 3166, such as UA")
    for outlet in sorted(outlets, key=lambda o: o.key):
        write_out(_line(outlet) if form == "text" else outlet.model_dump_json() + "\n")
    return Status.DONE


def _find(registry: OutletRegistry, name: str) -> Outlet:
    spelled = {n.casefold(): o for o in registry.outlets for n in (*o.names, o.name)}
    found = registry.get(name) or spelled.get(name.casefold()) or registry.by_domain(name)
    if found is None:
        raise UnknownName(f"no outlet {name!r} is listed, which says nothing about it: `verify outlets list` shows all")
    return found


def _line(outlet: Outlet) -> str:
    domain = outlet.domains[0] if outlet.domains else "-"
    return f"{outlet.key:32} {outlet.country:3} {outlet.kind:13} {domain:32} {outlet.name}\n"


def _facts(outlet: Outlet) -> str:
    """Every field on its own line, under the words of the registry itself."""
    lines = [f"{outlet.name} ({outlet.key})"]
    for field, value in outlet:
        if field not in {"key", "name"} and value:
            shown = ", ".join(value) if isinstance(value, tuple) else value
            lines.append(f"  {field.replace('_', ' '):12} {shown}")
    return "\n".join(lines) + "\n"
