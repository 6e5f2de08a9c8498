"""`verify rules`: the rules, looked at; and two sets of house rules, compared on an article."""

from collections.abc import Callable, Mapping
from pathlib import Path
from types import MappingProxyType
from typing import Annotated, Literal

import typer

from verify.cli.options import Input, TableForm

Names = Annotated[list[str], typer.Argument(metavar="CODE", help="Code, number or family of rules; or `house`.")]
House = Annotated[
    Path | None, typer.Option("--rules", metavar="PATH", help="House rules (TOML), whose levels and words are shown.")
]
One = Annotated[str, typer.Argument(metavar="A", help="House rules (TOML); `-` for none.")]
Other = Annotated[str, typer.Argument(metavar="B", help="Other house rules; `-` for none.")]
ListForm = Annotated[Literal["text", "json", "md"], typer.Option("--format", help="A table, JSON Lines, or a page.")]


def list_(rules: House = None, form: ListForm = "text") -> int:
    """List the rules: number, code, how bad, what each catches.

    Example: verify rules list --rules seeds/house-rules/ap.toml
    """
    from verify.cli.ruling import list_rules

    return list_rules(rules, form)


def show(names: Names, rules: House = None, form: TableForm = "text") -> int:
    """Show rules: what they catch, who asks for it, how to mend it, and both examples. `house`: what a house may set.

    Example: verify rules show hearsay
    """
    from verify.cli.ruling import show_rules

    return show_rules(names, rules, form)


def diff(one: One, other: Other, article: Input, form: TableForm = "text") -> int:
    """Show what an article would be told under house rules B that it is not under A, offline.

    Example: verify rules diff - seeds/house-rules/ap.toml article.html
    """
    from verify.cli.ruling import diff_rules

    return diff_rules(one, other, article, form)


COMMANDS: Mapping[str, Callable[..., int]] = MappingProxyType({"list": list_, "show": show, "diff": diff})
