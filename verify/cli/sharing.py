"""Options that several commands have, spelled once: a command takes what they come to, and shows them as its own."""

from collections.abc import Callable
from inspect import Signature, signature
from typing import TypeVar

from verify.cli.options import (
    Asked,
    BaselinePath,
    FailOn,
    HouseRulesPath,
    Ignore,
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
    WriteBaseline,
)

Given = TypeVar("Given")
ASKED = "asked"
"""Parameter of a command in whose place the shared options are shown."""


def sharing(options: Callable[..., Asked]) -> Callable[[Callable[..., Given]], Callable[..., Given]]:
    """A decorator for what takes `asked`: whoever calls it gives the parameters of `options` instead.

    The signature says so, since typer reads a command's options from there.
    """
    shared = signature(options).parameters

    def decorate(command: Callable[..., Given]) -> Callable[..., Given]:
        own = signature(command).parameters

        def run(**given: object) -> Given:
            asked = options(**{name: given.pop(name) for name in shared if name in given})
            return command(**given, asked=asked)

        shown = [each for name, each in own.items() if name != ASKED]
        added = [each.replace(kind=each.KEYWORD_ONLY) for each in shared.values()]
        run.__signature__ = Signature([*shown, *added])  # type: ignore[attr-defined]
        run.__annotations__ = {each.name: each.annotation for each in (*shown, *added)}
        run.__name__, run.__doc__, run.__module__ = command.__name__, command.__doc__, command.__module__
        return run

    return decorate


def held(
    *,
    offline: Offline = False,
    refs: Refs = None,
    store: StorePath = None,
    quiet: Quiet = False,
    verbose: Verbose = False,
) -> Asked:
    """What an article is held against, and what is said meanwhile."""
    return Asked(offline, store, tuple(refs or ()), quiet=quiet, verbose=verbose)


@sharing(held)
def ruled(
    *,
    rules: HouseRulesPath = None,
    select: Select = None,
    ignore: Ignore = None,
    ratings: RatingsPath = None,
    no_ratings: NoRatings = False,
    asked: Asked,
) -> Asked:
    """And by which rules it is judged."""
    ruling = Ruling(rules, tuple(select or ()), tuple(ignore or ()))
    return asked._replace(ruling=ruling, rated=Rated(ratings, no_ratings))


@sharing(ruled)
def gated(
    *,
    fail_on: FailOn = "never",
    baseline: BaselinePath = None,
    write_baseline: WriteBaseline = False,
    reviews: ReviewsPath = None,
    asked: Asked,
) -> Asked:
    """And which findings count."""
    ruling = asked.ruling._replace(baseline=baseline, write_baseline=write_baseline)
    return asked._replace(fail_on=fail_on, reviews=reviews, ruling=ruling)
