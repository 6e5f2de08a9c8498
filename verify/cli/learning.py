"""`verify eval` and `verify train`: accuracy on labelled texts of one's own, and weights made anew."""

from collections.abc import Callable, Mapping
from pathlib import Path
from types import MappingProxyType
from typing import Annotated

import typer

from verify.cli.options import Quiet

Measured = Annotated[
    str, typer.Argument(metavar="NAME", help="What to measure: attribution, sourcing, checkworthy, judge …")
]
Learned = Annotated[str, typer.Argument(metavar="NAME", help="What to train: attribution, checkworthy or judge.")]
Gold = Annotated[
    Path,
    typer.Option("--gold", metavar="FILE", help="Labelled records, JSON Lines; .gz is read too.", show_default=False),
]
AsJson = Annotated[bool, typer.Option("--json", help="One JSON object a measure instead of a table.")]
Drawing = Annotated[
    Path | None,
    typer.Option("--svg", metavar="OUT", help="Draw reliability and precision by coverage (judge, corroboration)."),
]
Labels = Annotated[list[Path], typer.Argument(metavar="DATA", help="Labelled records, JSON Lines; .gz is read too.")]
Start = Annotated[
    Path | None,
    typer.Option("--start", metavar="FOLDER", help="all-MiniLM-L6-v2, to train the encoder too (attribution)."),
]
Model = Annotated[Path, typer.Option("--output", "-o", metavar="MODEL", help="The file to write.", show_default=False)]


def eval_(name: Measured, gold: Gold, as_json: AsJson = False, drawing: Drawing = None) -> int:
    """Measure the accuracy of one stage on labelled texts.

    As a whole and by slice. Shares are percent; the interval is where F1, or the figure, lies in 95 of 100 drawings of
    the records.

    Example: verify eval attribution --gold labelled.jsonl
    """
    from verify.cli.measures import print_measures

    return print_measures(name, gold, as_json=as_json, drawing=drawing)


def train(name: Learned, labels: Labels, model: Model, start: Start = None, quiet: Quiet = False) -> int:
    """Train weights from labelled texts.

    The same texts give the same bytes.

    Example: verify train attribution labelled.jsonl -o weights.npz
    """
    from verify.cli.measures import write_model

    return write_model(name, labels, model, start=start, quiet=quiet)


COMMANDS: Mapping[str, Callable[..., int]] = MappingProxyType({"eval": eval_, "train": train})
