"""`verify outlets`: the outlet registry, looked at."""

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Annotated

import typer

from verify.cli.options import TableForm

Names = Annotated[list[str], typer.Argument(metavar="OUTLET", help="Key, name, domain or address of an outlet.")]
Country = Annotated[
    str | None, typer.Option("--country", metavar="CODE", help="Only outlets of this country (ISO 3166: UA).")
]


def show(outlets: Names, form: TableForm = "text") -> int:
    """Show what the registry knows about outlets, and where each fact comes from.

    Example: verify outlets show lemonde.fr
    """
    from verify.cli.registry import show_outlets

    return show_outlets(outlets, form)


def list_(country: Country = None, form: TableForm = "text") -> int:
    """List the outlets of the registry: key, country, kind, domain, name.

    Example: verify outlets list --country IR
    """
    from verify.cli.registry import list_outlets

    return list_outlets(country, form)


COMMANDS: Mapping[str, Callable[..., int]] = MappingProxyType({"show": show, "list": list_})
