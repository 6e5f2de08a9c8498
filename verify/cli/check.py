"""`verify check`, `verify weak` and `verify report`: the whole line, and three ways to look at its end."""

from collections.abc import Callable, Mapping
from pathlib import Path
from types import MappingProxyType
from typing import Annotated

import typer

from verify.cli.options import (
    Asked,
    BaselinePath,
    FailOn,
    Feed,
    Form,
    HouseRulesPath,
    Ignore,
    Input,
    Inputs,
    Keep,
    NoRatings,
    Offline,
    Quiet,
    Rated,
    RatingsPath,
    Refs,
    ReviewsPath,
    Ruling,
    Select,
    StorePath,
    Verbose,
    Watch,
    WriteBaseline,
)

Out = Annotated[
    Path, typer.Option("--output", "-o", metavar="OUT", help="File to write; its ending chooses the form. - is stdout.")
]


def check(
    inputs: Inputs,
    feed: Feed = False,
    offline: Offline = False,
    refs: Refs = None,
    store: StorePath = None,
    form: Form = None,
    fail_on: FailOn = "never",
    reviews: ReviewsPath = None,
    watch: Watch = False,
    ratings: RatingsPath = None,
    no_ratings: NoRatings = False,
    rules: HouseRulesPath = None,
    select: Select = None,
    ignore: Ignore = None,
    baseline: BaselinePath = None,
    write_baseline: WriteBaseline = False,
    keep: Keep = False,
    quiet: Quiet = False,
    verbose: Verbose = False,
) -> int:
    """Take articles apart, claim by claim.

    Every claim, who vouches for it through which chain, how strong that is and why, and what references say.

    Example: verify check article.html --refs pages/
    """
    from verify.cli.line import show_reports

    ruling = Ruling(rules, tuple(select or ()), tuple(ignore or ()), baseline, write_baseline)
    rated = Rated(ratings, no_ratings)
    asked = Asked(offline, store, tuple(refs or ()), fail_on, quiet, verbose, reviews, ruling, keep, feed, rated=rated)
    return show_reports(inputs, asked, form or "text", watch=watch)


def weak(
    inputs: Inputs,
    feed: Feed = False,
    offline: Offline = False,
    refs: Refs = None,
    store: StorePath = None,
    form: Form = None,
    fail_on: FailOn = "never",
    reviews: ReviewsPath = None,
    watch: Watch = False,
    ratings: RatingsPath = None,
    no_ratings: NoRatings = False,
    rules: HouseRulesPath = None,
    select: Select = None,
    ignore: Ignore = None,
    baseline: BaselinePath = None,
    write_baseline: WriteBaseline = False,
    quiet: Quiet = False,
    verbose: Verbose = False,
) -> int:
    """List the weakly sourced statements, worst first.

    Each comes with the one edit that mends it.

    Example: verify weak draft.md --offline --fail-on error
    """
    from verify.cli.line import show_reports

    ruling = Ruling(rules, tuple(select or ()), tuple(ignore or ()), baseline, write_baseline)
    rated = Rated(ratings, no_ratings)
    asked = Asked(offline, store, tuple(refs or ()), fail_on, quiet, verbose, reviews, ruling, feed=feed, rated=rated)
    return show_reports(inputs, asked, form or "text", weak=True, watch=watch)


def report(
    article: Input,
    output: Out,
    offline: Offline = False,
    refs: Refs = None,
    store: StorePath = None,
    form: Form = None,
    fail_on: FailOn = "never",
    reviews: ReviewsPath = None,
    ratings: RatingsPath = None,
    no_ratings: NoRatings = False,
    rules: HouseRulesPath = None,
    select: Select = None,
    ignore: Ignore = None,
    baseline: BaselinePath = None,
    write_baseline: WriteBaseline = False,
    keep: Keep = False,
    quiet: Quiet = False,
    verbose: Verbose = False,
) -> int:
    """Write the report on one article to a file.

    The form follows the ending of OUT, or --format.

    Example: verify report article.html -o report.md
    """
    from verify.cli.line import write_report

    ruling = Ruling(rules, tuple(select or ()), tuple(ignore or ()), baseline, write_baseline)
    rated = Rated(ratings, no_ratings)
    asked = Asked(offline, store, tuple(refs or ()), fail_on, quiet, verbose, reviews, ruling, keep, rated=rated)
    return write_report(article, asked, output, form)


COMMANDS: Mapping[str, Callable[..., int]] = MappingProxyType({"check": check, "weak": weak, "report": report})
