"""The options that several commands share, each spelled once, and the value that carries them on."""

from pathlib import Path
from typing import Annotated, Literal, NamedTuple

import typer

READS = "A file (.txt .md .html .pdf .docx .eml .warc), a URL, or - for stdin."
Inputs = Annotated[list[str], typer.Argument(metavar="INPUT", help=READS)]
Input = Annotated[str, typer.Argument(metavar="INPUT", help=READS)]
Offline = Annotated[bool, typer.Option("--offline", help="Never touch the network; links are not followed.")]
StorePath = Annotated[
    Path | None,
    typer.Option("--store", metavar="PATH", help="The reference store; `refs add` and --keep make a new one."),
]
Refs = Annotated[
    list[Path] | None,
    typer.Option("--refs", metavar="FOLDER", help="Hold claims against the pages in FOLDER too; may be repeated."),
]
ReviewsPath = Annotated[
    Path | None, typer.Option("--reviews", metavar="PATH", help="The file of people's decisions on claims.")
]
RatingsPath = Annotated[
    Path | None, typer.Option("--ratings", metavar="PATH", help="The file of imported outlet ratings.")
]
NoRatings = Annotated[bool, typer.Option("--no-ratings", help="Leave imported ratings of outlets out of everything.")]
Watch = Annotated[bool, typer.Option("--watch", help="Look again whenever a file changes, until Ctrl-C.")]
Form = Annotated[
    str | None,
    typer.Option(
        "--format",
        metavar="FORM",
        help="text, md, json, html, pdf, csv, sarif, claimreview, annotations, bibtex or csl.",
    ),
]
WeakForm = Annotated[
    str | None, typer.Option("--format", metavar="FORM", help="text, json, csv, sarif or annotations.")
]
TableForm = Annotated[Literal["text", "json"], typer.Option("--format", help="A table, or JSON Lines.")]
FailOnLevel = Literal["error", "warning", "note", "never"]
FailOn = Annotated[
    FailOnLevel, typer.Option("--fail-on", metavar="LEVEL", help="Exit 1 on a finding of: error, warning, note.")
]
Quiet = Annotated[bool, typer.Option("--quiet", "-q", help="Say nothing on stderr but errors.")]
Verbose = Annotated[bool, typer.Option("--verbose", "-v", help="Say on stderr what is read and what goes wrong.")]

HouseRulesPath = Annotated[
    Path | None, typer.Option("--rules", metavar="PATH", help="House rules (TOML): levels, numbers, words of your own.")
]
Select = Annotated[
    list[str] | None,
    typer.Option("--select", metavar="NAMES", help="Only these rules: codes, numbers, families, commas between."),
]
Ignore = Annotated[
    list[str] | None, typer.Option("--ignore", metavar="NAMES", help="Not these rules: codes, numbers, families.")
]
BaselinePath = Annotated[
    Path | None, typer.Option("--baseline", metavar="FILE", help="Only findings that are not in FILE count.")
]
WriteBaseline = Annotated[
    bool, typer.Option("--write-baseline", help="Write what is found now to the file of --baseline.")
]

Keep = Annotated[
    bool, typer.Option("--keep", help="Keep the report in the reference store, for `store export` and Datasette.")
]


Feed = Annotated[
    bool, typer.Option("--feed", help="INPUT is a feed or news sitemap: every article that it lists is checked.")
]


class Ruling(NamedTuple):
    """Which rules count, and what they are measured by."""

    rules: Path | None = None
    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    baseline: Path | None = None
    write_baseline: bool = False


class Rated(NamedTuple):
    """Which ratings of outlets count."""

    path: Path | None = None
    is_off: bool = False


class Asked(NamedTuple):
    """What the user asked for, besides the inputs."""

    offline: bool = False
    store: Path | None = None
    refs: tuple[Path, ...] = ()
    fail_on: FailOnLevel = "never"
    quiet: bool = False
    verbose: bool = False
    reviews: Path | None = None
    ruling: Ruling = Ruling()
    keep: bool = False
    feed: bool = False
    rated: Rated = Rated()
    alone: bool = False
    """What is made holds one article: a web archive of several is refused rather than cut."""
