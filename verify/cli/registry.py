"""The outlet registry behind `verify outlets`."""

from collections.abc import Sequence

from sources.errors import UnknownName
from sources.model import Outlet
from sources.outlets import OutletRegistry, load_outlets
from verify.cli.output import write_out
from verify.cli.status import Status


def show_outlets(names: Sequence[str], form: str) -> Status:
    """Print each outlet's facts; raises UnknownName when the registry has none of that key, name or domain."""
    registry = load_outlets()
    found = [_find(registry, name) for name in names]
    for outlet in found:
        write_out(_facts(outlet) if form == "text" else outlet.model_dump_json() + "\n")
    return Status.DONE


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
