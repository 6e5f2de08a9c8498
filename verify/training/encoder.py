"""Training of the encoder: labelled articles to a network, and what networks say that have not seen an article.

The fields are trained on the latter (stacking; Wolpert, 1992): a network is surer of articles it has learned from than
of any other.
"""

from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Final, NamedTuple

import numpy as np
from numpy.typing import NDArray

from sources.errors import InputError
from verify.attribution.learned.columns import Ints
from verify.attribution.learned.encoder import ROLES, STATES, Alphabet, hints, lay_out, softmax
from verify.training.labelled import Example
from verify.training.start import read_start

if TYPE_CHECKING:
    from verify.training.network import Network, Taught

HALVES: Final = 2
INSTALL: Final = "python -m pip install torch onnx"
Say = Callable[[str], None]


class Learned(NamedTuple):
    """An encoder as bytes, and for every article what one made of it that had not seen it."""

    encoder: bytes
    hints: list[Ints]


def train_encoder(examples: Sequence[Example], folder: Path, say: Say) -> Learned:
    """An encoder fine-tuned from the model in `folder` (see `start.read_start`).

    One thread, one seed: the same bytes again on the same processor, nearly the same answers on another.
    Raises InputError when torch, or what it starts from, is missing.
    """
    start = read_start(folder)
    try:
        from verify.training import eight_bits, network
    except ImportError as err:
        raise InputError(f"training an encoder needs {err.name}, which is not installed: {INSTALL}") from err
    alphabet = Alphabet(start.pieces, _tags(examples))
    taught = [list(_taught(example, alphabet)) for example in examples]
    unseen: list[Ints] = [np.zeros((0, 2 * len(ROLES)), dtype=np.int64)] * len(examples)
    for half in range(HALVES):
        say(f"learning to encode, {half + 1} of {HALVES + 1}")
        others = [one for n, own in enumerate(taught) if n % HALVES != half for one in own]
        learned = network.fit(start, alphabet, others, say)
        for n in range(half, len(examples), HALVES):
            unseen[n] = hints(_chances(learned, examples[n], alphabet))
    say(f"learning to encode, {HALVES + 1} of {HALVES + 1}")
    everything = [one for own in taught for one in own]
    whole = network.fit(start, alphabet, everything, say)
    return Learned(eight_bits.write_down(whole, alphabet, everything), unseen)


def _tags(examples: Sequence[Example]) -> list[list[str]]:
    tokens = [t for example in examples for t in example.parsed.tokens]
    found = ({t.pos for t in tokens}, {t.dep for t in tokens}, {t.entity for t in tokens})
    return [sorted(names) for names in found]


def _taught(example: Example, alphabet: Alphabet) -> "Iterator[Taught]":
    from verify.training.network import Taught

    labels = states(example)
    for chunk, laid in lay_out(example.parsed, example.columns.quote, alphabet):
        yield Taught(laid, labels[chunk])


def states(example: Example) -> NDArray[np.int64]:
    """Outside 0, begins 1 or goes on 2, for each token and role; a beginning is kept where contents lie in contents."""
    found = np.zeros((len(example.parsed.tokens), len(ROLES)), dtype=np.int64)
    for column, role in enumerate(ROLES):
        runs = [run for pieces in example.gold for run in getattr(pieces, role)]
        for run in runs:
            found[list(run), column] = 2
        for run in runs:
            found[run[0], column] = 1
    return found


def _chances(network: "Network", example: Example, alphabet: Alphabet) -> NDArray[np.float32]:
    from verify.training.network import answer

    found = np.zeros((len(example.parsed.tokens), len(ROLES), STATES), dtype=np.float32)
    found[:, :, 0] = 1
    for chunk, laid in lay_out(example.parsed, example.columns.quote, alphabet):
        found[chunk] = softmax(answer(network, laid))
    return found
