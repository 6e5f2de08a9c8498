"""`verify outlets`: the outlet registry looked at, and ratings by others kept beside it."""

from collections.abc import Callable, Mapping
from pathlib import Path
from types import MappingProxyType
from typing import Annotated, Literal

import typer

from verify.cli.options import NoRatings, Quiet, RatingsPath, TableForm

Names = Annotated[list[str], typer.Argument(metavar="OUTLET", help="Key, name, domain or address of an outlet.")]
Country = Annotated[
    str | None, typer.Option("--country", metavar="CODE", help="Only outlets of this country (ISO 3166: UA).")
]
Table = Annotated[Path, typer.Argument(metavar="FILE", help="CSV, TSV or JSON Lines, .gz too: a row for each outlet.")]
Rater = Annotated[
    str | None, typer.Option("--rater", metavar="NAME", help="Who rates; in a file of several, take this one alone.")
]
Date = Annotated[
    str | None, typer.Option("--date", metavar="DATE", help="When the ratings were made: 2019, 2019-05, 2019-05-31.")
]
ScaleText = Annotated[
    str | None, typer.Option("--scale", metavar="SCALE", help="WORST..BEST as 0..100, or low<mixed<high.")
]
BasisText = Annotated[
    Literal["observed", "imputed"] | None, typer.Option("--basis", help="Whether somebody looked, for all rows.")
]
Skip = Annotated[bool, typer.Option("--skip", help="Leave out rows that cannot be kept; else nothing is imported.")]
Raters = Annotated[list[str], typer.Argument(metavar="RATER", help="Names of raters, or ids of sets.")]
_NAMES = "Its name in the head; else found by its usual ones."
DomainColumn = Annotated[str | None, typer.Option("--domain-column", metavar="NAME", help=_NAMES)]
ValueColumn = Annotated[str | None, typer.Option("--value-column", metavar="NAME", help=_NAMES)]
RaterColumn = Annotated[str | None, typer.Option("--rater-column", metavar="NAME", help=_NAMES)]
ScaleColumn = Annotated[str | None, typer.Option("--scale-column", metavar="NAME", help=_NAMES)]
DateColumn = Annotated[str | None, typer.Option("--date-column", metavar="NAME", help=_NAMES)]
BasisColumn = Annotated[str | None, typer.Option("--basis-column", metavar="NAME", help="Observed or imputed, by row.")]
SinceColumn = Annotated[str | None, typer.Option("--since-column", metavar="NAME", help="First day it is about.")]
UntilColumn = Annotated[str | None, typer.Option("--until-column", metavar="NAME", help="Last day it is about.")]


def show(outlets: Names, ratings: RatingsPath = None, no_ratings: NoRatings = False, form: TableForm = "text") -> int:
    """Show what the registry knows about outlets, where each fact comes from, and what raters say, side by side.

    Example: verify outlets show lemonde.fr
    """
    from verify.cli.registry import show_outlets
    from verify.settings import Parts, read_settings

    settings = read_settings(ratings=ratings, use_ratings=False if no_ratings else None)
    return show_outlets(outlets, Parts(settings).ratings, form)


def list_(country: Country = None, form: TableForm = "text") -> int:
    """List the outlets of the registry: key, country, kind, domain, name.

    Example: verify outlets list --country IR
    """
    from verify.cli.registry import list_outlets

    return list_outlets(country, form)


def import_(
    file: Table,
    rater: Rater = None,
    date: Date = None,
    scale: ScaleText = None,
    basis: BasisText = None,
    domain_column: DomainColumn = None,
    value_column: ValueColumn = None,
    rater_column: RaterColumn = None,
    scale_column: ScaleColumn = None,
    date_column: DateColumn = None,
    basis_column: BasisColumn = None,
    since_column: SinceColumn = None,
    until_column: UntilColumn = None,
    skip: Skip = False,
    ratings: RatingsPath = None,
    quiet: Quiet = False,
) -> int:
    """Keep somebody's ratings of outlets: rater, value on the rater's own scale, date, observed or imputed.

    They are shown beside outlets and may set how far a witness counts, r .55 to .75; never how well a statement is
    attributed. Nothing is averaged: raters stand side by side, and the least favourable sets r.

    Example: verify outlets import ratings.csv --rater "A Rater" --date 2024 --scale 0..100 --basis observed
    """
    from sources.outlets.ratings import Columns, Statement
    from verify.cli.rating import ToImport, import_file

    columns = Columns(
        domain_column,
        value_column,
        rater_column,
        scale_column,
        date_column,
        basis_column,
        since_column,
        until_column,
    )
    return import_file(ToImport(file, Statement(rater, scale, date, basis), columns, skip), ratings, quiet=quiet)


def ratings_(ratings: RatingsPath = None, form: TableForm = "text") -> int:
    """List the imported sets of ratings: id, rater, date, scale, how many outlets.

    Example: verify outlets ratings
    """
    from verify.cli.rating import list_ratings

    return list_ratings(ratings, form)


def forget(raters: Raters, ratings: RatingsPath = None) -> int:
    """Take back the sets of raters; importing a set again brings it back.

    Example: verify outlets forget "A Rater"
    """
    from verify.cli.rating import forget_ratings

    return forget_ratings(raters, ratings)


COMMANDS: Mapping[str, Callable[..., int]] = MappingProxyType(
    {"show": show, "list": list_, "import": import_, "ratings": ratings_, "forget": forget}
)
